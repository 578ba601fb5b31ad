//! Stable names. Everything stored is matched by code, never by the words a reader saw.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A stable name of a question, option, page, service or survey: lower-case letters, digits and
/// hyphens, beginning with a letter, at most 40 characters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Code(String);

/// Why a text is not a [`Code`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not a code: use lower-case letters, digits and hyphens, beginning with a letter, at most 40 characters"
)]
pub struct NotACode(String);

impl Code {
    /// The only door in.
    pub fn parse(text: &str) -> Result<Self, NotACode> {
        let fits = (1..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if fits { Ok(Self(text.to_owned())) } else { Err(NotACode(text.to_owned())) }
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::str::FromStr for Code {
    type Err = NotACode;

    fn from_str(text: &str) -> Result<Self, NotACode> {
        Self::parse(text)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

/// For tests and fixed names in code: panics where [`Code::parse`] would refuse.
impl From<&'static str> for Code {
    fn from(text: &'static str) -> Self {
        Self::parse(text).expect("a code written in the program is well formed")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_plain_and_short() {
        for good in ["quality", "sen-inclusion", "q2"] {
            assert!(Code::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "Quality", "2q", "a b", "a/b", "é", "-a", &"a".repeat(41)] {
            assert!(Code::parse(bad).is_err(), "{bad}");
        }
    }
}
