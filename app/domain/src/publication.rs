//! What is frozen, reviewed by somebody else, and published: outcome reports, and what a council says back.

use serde::{Serialize, de::DeserializeOwned};

use crate::digest::Digest;

/// Something that is published only as it was reviewed.
pub trait Publication: Serialize + DeserializeOwned {
    /// What it is called in the store.
    const KIND: &'static str;
    /// Whether it quotes what people wrote: what was quoted may be taken back while it is looked at.
    const QUOTES: bool;

    /// As it is kept: the same one always gives the same bytes.
    fn json(&self) -> String {
        serde_json::to_string(self).expect("strings and numbers")
    }

    /// The digest of all of it: two that are the same in every word and figure share it.
    fn digest(&self) -> Digest {
        Digest::of([self.json().as_bytes()])
    }
}

/// How far something frozen has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Somebody asked for a review of it.
    InReview,
    /// A reviewer sent it back.
    SentBack,
    /// A reviewer approved it: it is published, unless a later one is.
    Approved,
    /// An officer took it down again.
    Withdrawn,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 4] = [Self::InReview, Self::SentBack, Self::Approved, Self::Withdrawn];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::InReview => "in-review",
            Self::SentBack => "sent-back",
            Self::Approved => "approved",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }
}

/// Whether somebody may decide about what is frozen: not whoever asked for the review.
pub fn may_decide(stage: Stage, asked_by: i64, who: i64) -> bool {
    stage == Stage::InReview && asked_by != who
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_approves_what_they_asked_to_be_reviewed() {
        assert!(may_decide(Stage::InReview, 1, 2));
        assert!(!may_decide(Stage::InReview, 1, 1));
        assert!(!may_decide(Stage::Approved, 1, 2), "what is decided is decided");
        assert!(!may_decide(Stage::SentBack, 1, 2));
    }
}
