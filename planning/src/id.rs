//! Ids that follow from what they name.

use domain::id::PlanId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// SHA-256 over the parts, each preceded by its length, so that no two lists of parts run into one another.
fn digest(parts: &[&str]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().into()
}

/// The id of a plan: a UUID of version 8 (RFC 9562, section 5.8) that carries the digest's first bytes.
pub(crate) fn plan(parts: &[&str]) -> PlanId {
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&digest(parts)[..16]);
    PlanId::parse(Uuid::new_v8(bytes).to_string()).expect("a UUID is made of hexadecimal digits and dashes")
}

/// The id of a part of a plan: a word for its kind and 96 bits of digest. Two among a million million of them collide
/// with a chance of 10^-5.
pub(crate) fn part(kind: &str, parts: &[&str]) -> String {
    use std::fmt::Write;
    let mut id = format!("{kind}_");
    for byte in &digest(parts)[..12] {
        // Writing to a string cannot fail.
        let _ = write!(id, "{byte:02x}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_parts_give_the_same_id_and_others_another() {
        assert_eq!(plan(&["a", "b"]), plan(&["a", "b"]));
        assert_ne!(plan(&["a", "b"]), plan(&["ab", ""]));
        assert_ne!(plan(&["a", "b"]), plan(&["a", "b", ""]));
        assert_eq!(part("item", &["x"]).len(), "item_".len() + 24);
    }
}
