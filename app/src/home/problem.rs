//! What can be wrong with a document, as the address of the start page says it after a form came back.

/// Why a document was not taken. Travels as a code, so that no stranger's link can put words on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Problem {
    /// Nothing but white space.
    Empty,
    /// More than 50,000 characters.
    TooLong,
    /// Not UTF-8 text.
    NotText,
    /// The server cannot take it now.
    Busy,
}

impl Problem {
    const ALL: [Problem; 4] = [Self::Empty, Self::TooLong, Self::NotText, Self::Busy];

    /// The code in the address.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too-long",
            Self::NotText => "not-text",
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
            Self::NotText => "The file is not text in UTF-8. Save it as .txt, .md or .html and try again.",
            Self::Busy => "The server is busy. Please try again in a moment.",
        }
    }
}
