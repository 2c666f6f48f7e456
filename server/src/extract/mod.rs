//! What handlers take from a request.

mod body;
mod caller;
mod json;
mod path;
mod precondition;
mod query;
mod record;
mod upload;

pub(crate) use body::{is_multipart, most_bytes, read_body};
pub(crate) use caller::Caller;
pub(crate) use json::ApiJson;
pub(crate) use path::ApiPath;
pub(crate) use precondition::{etag, if_match, if_none_match};
pub(crate) use query::ApiQuery;
pub(crate) use record::{records, some_record, some_records};
pub(crate) use upload::ApiUpload;
