//! The server function of the study page: its forms post to it, and its island calls it.

use leptos::{
    prelude::*,
    server_fn::codec::{PostUrl, Postcard},
};

use super::StudyView;
#[cfg(feature = "ssr")]
use super::deed::Deed;
use crate::error::AppError;

/// Does one thing in this browser's session, and answers with the session as it then stands. `deed` is a [`Deed`] as
/// text; `age_ms` is how long ago it was done, now where it is left out.
#[server(prefix = "/_fn", endpoint = "study_act", input = PostUrl, output = Postcard)]
pub async fn study_act(deed: String, age_ms: Option<i64>) -> Result<StudyView, AppError> {
    super::session::answer(Deed::parse(&deed), age_ms).await
}
