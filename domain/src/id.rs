//! Names of things: what a client may call a session, a card, a plan or an event.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Longest id accepted, in characters.
pub const MAX_ID_CHARS: usize = 128;

/// Why a text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("must be 1 to {MAX_ID_CHARS} characters out of A-Z a-z 0-9 . _ : -")]
pub struct InvalidId;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// Accepts 1 to 128 characters of `[A-Za-z0-9._:-]`; anything else is [`InvalidId`].
            pub fn parse(text: impl Into<String>) -> Result<Self, InvalidId> {
                let text = text.into();
                let allowed = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b':' | b'-');
                if (1..=MAX_ID_CHARS).contains(&text.len()) && text.bytes().all(allowed) {
                    Ok(Self(text))
                } else {
                    Err(InvalidId)
                }
            }

            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl TryFrom<String> for $name {
            type Error = InvalidId;
            fn try_from(text: String) -> Result<Self, InvalidId> {
                Self::parse(text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.0
            }
        }
    };
}

id!(
    /// One learner's course of study, as named by the client (or drawn at random for the page's cookie).
    SessionId
);
id!(
    /// A card in a session. Cards made from a generated item carry the item's id.
    CardId
);
id!(
    /// A document with what was made of it.
    PlanId
);
id!(
    /// One act of a learner; the same id twice is the same act.
    EventId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_one_to_128_plain_characters() {
        for good in ["a", "user:1.2_3-X", &"x".repeat(128)] {
            assert_eq!(SessionId::parse(good).map(String::from), Ok(good.to_owned()));
        }
        for bad in ["", " ", "a b", "é", "a/b", "a\0", &"x".repeat(129)] {
            assert_eq!(SessionId::parse(bad), Err(InvalidId), "{bad:?}");
        }
    }
}
