//! What can be wrong with a document, as the address of the start page says it after a form came back.

/// Why a document was not taken. Travels as a code, so that no stranger's link can put words on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Nothing but white space.
    Empty,
    /// More than 50,000 characters.
    TooLong,
    /// Neither text nor a file that can be read as text.
    NotText,
    /// A file with a password.
    Encrypted,
    /// A file of pictures of pages.
    NoTextLayer,
    /// A file that is not what it says, or is damaged.
    Broken,
    /// A file that is too large, or unpacks to too much.
    TooLarge,
    /// The server cannot take it now.
    Busy,
}

impl Problem {
    const ALL: [Problem; 8] = [
        Self::Empty,
        Self::TooLong,
        Self::NotText,
        Self::Encrypted,
        Self::NoTextLayer,
        Self::Broken,
        Self::TooLarge,
        Self::Busy,
    ];

    /// What an author is to be told when no text could be read from a file.
    pub(super) fn of(error: &planning::Error) -> Self {
        use authoring::upload::UploadError;
        match error {
            planning::Error::UnknownFile => Self::NotText,
            planning::Error::Upload(error) => match error {
                UploadError::NotUtf8 => Self::NotText,
                UploadError::Encrypted => Self::Encrypted,
                UploadError::NoText => Self::NoTextLayer,
                UploadError::Broken(_) => Self::Broken,
                UploadError::TooLarge | UploadError::Excessive(_) => Self::TooLarge,
            },
            _ => Self::Busy,
        }
    }

    /// The code in the address.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::NotText => "not-text",
            Self::Encrypted => "encrypted",
            Self::NoTextLayer => "no-text-layer",
            Self::Broken => "broken",
            Self::TooLarge => "too-large",
            Self::Busy => "busy",
        }
    }

    /// The problem of a code, if it is one.
    pub(super) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.code() == code)
    }

    /// What to tell the author.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Empty => "There was no text. Paste some into the box, or choose a file.",
            Self::TooLong => "The document is longer than 50,000 characters. Please split it into parts.",
            Self::NotText => "The file is no text that can be read. Send a .txt, .md, .html, .pdf or .docx.",
            Self::Encrypted => "The file is protected by a password. Save a copy without one and send that.",
            Self::NoTextLayer => {
                "There is no text in the file: it may be scanned. Run text recognition (OCR) on it first."
            }
            Self::Broken => "The file cannot be read: it is damaged, or of another kind than its name says.",
            Self::TooLarge => "The file is too large: at most 10 MiB, also when unpacked. Please split it into parts.",
            Self::Busy => "The server is busy. Please try again in a moment.",
        }
    }
}
