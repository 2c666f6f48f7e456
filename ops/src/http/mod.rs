//! Asking a service that may be broken or hostile: bounded in time and size, no redirects, and what is shown of it is
//! one clean line.

mod access;
mod base_url;
mod client;
mod endpoint;
mod finding;
mod reply;
mod request;
mod trouble;
mod wire;

pub(crate) use access::Access;
pub(crate) use base_url::BaseUrl;
pub(crate) use client::{Client, Patience, Sent};
pub(crate) use endpoint::Endpoint;
pub(crate) use finding::{Check, Finding, ensure, show};
pub(crate) use reply::Reply;
pub(crate) use request::Request;
pub(crate) use trouble::said;
pub(crate) use wire::Wire;
