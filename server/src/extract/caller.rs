//! Whose data a request is about.

use axum::{extract::FromRequestParts, http::request::Parts};
use domain::id::SessionId;
use store::{Learner, Org};

use crate::error::ApiError;

/// The organisation that the request speaks for, as the access rules found it.
pub(crate) struct Caller(pub(crate) Org);

impl Caller {
    /// One course of study within the caller's organisation.
    pub(crate) fn learner(self, session: SessionId) -> Learner {
        Learner { org: self.0, session }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let org = parts.extensions.get::<Org>().cloned();
        // A route outside the access rules must not fall back to anybody's data.
        org.map(Self).ok_or_else(|| ApiError::internal("a handler asked for the caller outside the access rules"))
    }
}
