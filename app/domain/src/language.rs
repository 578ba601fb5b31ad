//! Languages, by their BCP 47 tags.

use std::fmt;

use serde::{Deserialize, Serialize};
use unic_langid::{CharacterDirection, LanguageIdentifier};

/// A language a wording is written in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Parses a BCP 47 tag such as `en` or `pt-BR`; `None` where it is not one.
    pub fn parse(tag: &str) -> Option<Self> {
        let id: LanguageIdentifier = tag.parse().ok()?;
        (tag.len() <= 20).then(|| Self(id.to_string()))
    }

    /// English, in which every survey exists.
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The tag, as in `lang=""`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// `rtl` or `ltr`, as in `dir=""`.
    pub fn direction(&self) -> &'static str {
        let id: LanguageIdentifier = self.0.parse().expect("parsed at construction");
        match id.character_direction() {
            CharacterDirection::RTL => "rtl",
            _ => "ltr",
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let tag = String::deserialize(from)?;
        Self::parse(&tag).ok_or_else(|| serde::de::Error::custom(format!("“{tag}” is not a language tag")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn direction_follows_the_script() {
        assert_eq!(Language::parse("ar").map(|l| l.direction()), Some("rtl"));
        assert_eq!(Language::english().direction(), "ltr");
        assert_eq!(Language::parse("not a tag"), None);
    }
}
