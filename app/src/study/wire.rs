//! How a session is written down for the browser: Postcard, as the server function answers. One small reader for both;
//! that of JSON would be a fifth of the download.

use serde::{Deserialize, Serialize};

use super::StudyView;

/// What the widget starts from: an attribute of the element around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Start {
    /// The session.
    pub(super) view: StudyView,
    /// The card whose answer is shown.
    pub(super) shown: Option<String>,
    /// What was said last.
    pub(super) message: String,
    /// Names the acts of forms that are sent without JavaScript.
    pub(super) form_event: String,
}

/// Bytes that an attribute cannot hold as they are stand this much further on in Unicode.
const SHIFT: u32 = 0x100;

impl Start {
    #[cfg(any(feature = "ssr", test))]
    /// As a text of a character a byte that an attribute can hold.
    pub(super) fn pack(&self) -> String {
        let bytes = postcard::to_allocvec(self).unwrap_or_default();
        let shifted = |byte: u8| char::from_u32(SHIFT + u32::from(byte)).unwrap_or_default();
        bytes.into_iter().map(|b| if matches!(b, b' '..=b'~') { char::from(b) } else { shifted(b) }).collect()
    }

    #[cfg(any(not(feature = "ssr"), test))]
    /// Reads what [`Start::pack`] made; none for anything else.
    pub(super) fn unpack(text: &str) -> Option<Self> {
        let byte =
            |c: char| u8::try_from(u32::from(c)).or_else(|_| u8::try_from(u32::from(c).wrapping_sub(SHIFT))).ok();
        let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
        postcard::from_bytes(&bytes?).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{schedule::Algorithm, time::Timestamp};

    fn start(message: &str) -> Start {
        let view = StudyView {
            plan: "demo".to_owned(),
            title: message.to_owned(),
            questions: vec![message.to_owned()],
            items: 1,
            session_tag: String::new(),
            algorithm: Algorithm::Sm2Lite,
            round: 0,
            faces: Vec::new(),
            total: 300,
            tracked: 0,
            unseen: 0,
            due: 0,
            superseded: false,
            updated_at: None,
            now: Timestamp::from_millis(1_800_000_000_000),
        };
        Start { view, shown: None, message: message.to_owned(), form_event: String::new() }
    }

    #[test]
    fn what_was_packed_unpacks_whatever_it_says() {
        for message in ["", "plain", "\0\r\n\t <b>&quot;\u{7f}", "Grüße, 日本 🎓"] {
            let start = start(message);
            let packed = start.pack();
            assert!(packed.chars().all(|c| c >= ' ' && c != '\u{7f}'), "{packed:?}");
            assert_eq!(Start::unpack(&packed), Some(start));
        }
    }

    #[test]
    fn anything_else_does_not_unpack() {
        for text in ["", "x", "日本", "{\"event\":1}"] {
            assert_eq!(Start::unpack(text), None, "{text}");
        }
    }
}
