//! How each assertion is looked into, one file per endpoint.

pub(crate) mod daily;
pub(crate) mod every;
pub(crate) mod generate;
pub(crate) mod preview;
pub(crate) mod score;
pub(crate) mod usage;
pub(crate) mod version;

pub(crate) use generate::items;
