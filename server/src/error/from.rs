//! What the other crates' errors are to a client.

use authoring::upload::UploadError;

use super::{ApiError, ErrorCode};
use crate::access::Refused;

impl From<store::Error> for ApiError {
    fn from(error: store::Error) -> Self {
        use store::Error as E;
        match error {
            E::PlanNotFound => Self::new(ErrorCode::PlanNotFound, "There is no such plan."),
            E::ItemNotFound => Self::new(ErrorCode::ItemNotFound, "There is no such item."),
            E::DisputeNotFound => Self::new(ErrorCode::NotFound, "There is no such dispute."),
            E::NotFreeText => Self::field("status", "cannot be accepted: the item is not answered in words; edit it"),
            E::ChoiceTaken => Self::field("answer", error.to_string()),
            E::SessionFull => Self::field("session_id", error.to_string()),
            E::VersionChanged => Self::new(ErrorCode::Conflict, "The session has changed; read its progress again."),
            E::ReadOnly => Self::new(ErrorCode::Forbidden, "The built-in plans cannot be changed."),
            E::Unavailable(detail) => Self::unavailable(detail),
            E::Fault(detail) => Self::internal(detail),
        }
    }
}

impl From<planning::Error> for ApiError {
    fn from(error: planning::Error) -> Self {
        match error {
            planning::Error::Store(error) => error.into(),
            planning::Error::DuplicateModule(index) => {
                Self::field(format!("modules[{index}].id"), "is the id of an earlier module")
            }
            planning::Error::UnknownFile => Self::new(
                ErrorCode::UnsupportedMediaType,
                "The file is no text, PDF or Word document that can be read.",
            ),
            planning::Error::Upload(UploadError::TooLarge) => {
                Self::new(ErrorCode::PayloadTooLarge, "The file is larger than 10 MiB.")
            }
            planning::Error::Upload(error) => Self::field("file", error.to_string()),
            planning::Error::Engine(detail) => Self::internal(detail),
        }
    }
}

impl From<Refused> for ApiError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Unknown => Self::new(ErrorCode::Unauthorized, "A key is needed: Authorization: Bearer <key>."),
            Refused::OutOfReach => Self::new(ErrorCode::Forbidden, "This key does not reach this."),
        }
    }
}
