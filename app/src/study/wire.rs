//! How the page, the server functions and the browser's own storage write down sessions and acts: Postcard. One small
//! reader for all of them; that of JSON would be a fifth of the download.

use serde::{Serialize, de::DeserializeOwned};

/// Packs a value into a text that attributes and the browser's storage can hold: a character a byte.
pub(super) fn pack<T: Serialize>(value: &T) -> String {
    let bytes = postcard::to_allocvec(value).unwrap_or_default();
    bytes.into_iter().map(char::from).collect()
}

/// Unpacks what [`pack`] made; none for anything else.
pub(super) fn unpack<T: DeserializeOwned>(text: &str) -> Option<T> {
    let bytes: Option<Vec<u8>> = text.chars().map(|c| u8::try_from(c).ok()).collect();
    postcard::from_bytes(&bytes?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::deck::{Deed, DeedKind};
    use domain::schedule::Grade;

    #[test]
    fn what_was_packed_unpacks_and_nothing_else_does() {
        let grade = Grade::parse(4).unwrap();
        let event = "naïve – event".to_owned();
        let deed = Deed { event, kind: DeedKind::Grade(grade), card: Some("a".to_owned()), seen: Some(300), done_at: -1 };
        assert_eq!(unpack(&pack(&deed)), Some(deed));
        for text in ["", "x", "日本", "{\"event\":1}"] {
            assert_eq!(unpack::<Deed>(text), None, "{text}");
        }
    }
}
