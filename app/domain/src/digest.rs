//! Digests: the fingerprint of what something was made from.

use std::fmt;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// A SHA-256 in lower-case hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

impl Digest {
    /// Of a sequence of parts. Each part's length goes in before it, so that two sequences that
    /// join to the same bytes have different digests.
    pub fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut digesting = Digesting::default();
        parts.into_iter().for_each(|part| digesting.add(part));
        digesting.done()
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        let shaped = text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        shaped.then(|| Self(text.to_owned()))
    }

    /// The whole, 64 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A number made of its first 60 bits: never negative.
    pub fn number(&self) -> i64 {
        i64::from_str_radix(&self.0[..15], 16).expect("a digest is hexadecimal digits")
    }

    /// Enough to compare by eye: 12 characters.
    pub fn short(&self) -> &str {
        &self.0[..12]
    }
}

/// A digest while its parts come: what [`Digest::of`] makes of them, without holding them all.
#[derive(Clone, Debug, Default)]
pub struct Digesting(Sha256);

impl Digesting {
    /// Takes the next part in.
    pub fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_be_bytes());
        self.0.update(part);
    }

    /// The digest of all parts.
    pub fn done(self) -> Digest {
        Digest(hex(&self.0.finalize()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn hex(bytes: &[u8]) -> String {
    use fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_parts_divide_matters() {
        let of = |parts: &[&str]| Digest::of(parts.iter().map(|p| p.as_bytes()));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
    }
}
