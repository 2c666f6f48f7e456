//! A registry of container images, asked by the OCI distribution protocol: manifests and labels, never a layer.
//!
//! - [`image_name`], [`tag`], [`digest`]: what things are called; [`manifest`]: what a tag stands for;
//! - [`client`]: what can be asked; [`exchange`]: asking, with patience and proof of who asks;
//! - [`challenge`], [`credentials`], [`token`]: that proof;
//! - [`trouble`]: why there is no answer.

mod challenge;
mod client;
mod credentials;
mod digest;
mod exchange;
mod image_name;
mod manifest;
mod tag;
mod token;
mod trouble;

pub(crate) use client::Registry;
pub(crate) use credentials::Credentials;
pub(crate) use digest::Digest;
pub(crate) use image_name::ImageName;
pub(crate) use manifest::{Labels, Manifest};
pub(crate) use tag::Tag;
pub(crate) use trouble::{Trouble, failed, not_run};
