//! What can go wrong.

/// Why nothing was planned. Nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Two modules of one request have the same id; this is the index of the second.
    #[error("modules[{0}] has the id of an earlier module")]
    DuplicateModule(usize),
    /// A file of a kind that cannot be read.
    #[error("the file is no text, PDF or Word document that can be read")]
    UnknownFile,
    /// A file that has no text to give.
    #[error(transparent)]
    Upload(#[from] authoring::upload::UploadError),
    /// The engine broke off.
    #[error("the engine broke off: {0}")]
    Engine(String),
}
