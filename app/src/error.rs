//! What a server function can answer instead of its result.

use leptos::{
    prelude::FromServerFnError,
    server_fn::{codec::PostcardEncoding, error::ServerFnErrorErr},
};
use serde::{Deserialize, Serialize};

/// Why a server function did not do what was asked. Never carries the text of an internal fault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    /// The input is not acceptable; the text says why, for the person who typed it.
    #[error("{0}")]
    Invalid(String),
    /// No such plan, item, card or session.
    #[error("This is not here any more.")]
    NotFound,
    /// It cannot be changed.
    #[error("The demo plan cannot be changed.")]
    ReadOnly,
    /// The server cannot take it now; the same request may go through later.
    #[error("The server is busy. Please try again in a moment.")]
    Unavailable,
    /// The server did not answer, or not in a way that can be read.
    #[error("The server cannot be reached.")]
    Unreachable,
}

impl AppError {
    /// May the same request go through later?
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Unavailable | Self::Unreachable)
    }
}

impl FromServerFnError for AppError {
    type Encoder = PostcardEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => {
                Self::Invalid("The form was not complete.".to_owned())
            }
            // An answer that cannot be read came from something in between.
            _ => Self::Unreachable,
        }
    }
}

#[cfg(feature = "ssr")]
impl AppError {
    /// The status of an answer that carries this.
    pub fn status(&self) -> axum::http::StatusCode {
        use axum::http::StatusCode;
        match self {
            Self::Invalid(_) => StatusCode::BAD_REQUEST,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::ReadOnly => StatusCode::FORBIDDEN,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unreachable => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

#[cfg(feature = "ssr")]
impl From<store::Error> for AppError {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::PlanNotFound | store::Error::ItemNotFound | store::Error::DisputeNotFound => Self::NotFound,
            store::Error::ReadOnly => Self::ReadOnly,
            store::Error::ChoiceTaken => Self::Invalid("Another choice says the same.".to_owned()),
            store::Error::Unavailable(detail) => {
                leptos::logging::error!("a page could not use the database: {detail}");
                Self::Unavailable
            }
            // Of these pages cause only the first.
            store::Error::Fault(_)
            | store::Error::VersionChanged
            | store::Error::NotFreeText
            | store::Error::SessionFull => {
                leptos::logging::error!("database fault behind a page: {error}");
                Self::Unavailable
            }
        }
    }
}
