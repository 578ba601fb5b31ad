//! What the question asked for: *nothing* is praise after “what could be better?” and no praise at all
//! after “what is good?”.

use serde::{Deserialize, Serialize};

/// What a question asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// What is good, or what should be kept.
    Praise,
    /// What could be better, or what worries the person.
    Improve,
    /// What the person hopes for: a wish, which is no complaint of what there is.
    Hope,
    /// Why they rated as they did.
    Why,
    /// Anything.
    #[default]
    Open,
}

impl Asks {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Praise, Self::Improve, Self::Hope, Self::Why, Self::Open];

    /// Its name in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Praise => "praise",
            Self::Improve => "improve",
            Self::Hope => "hope",
            Self::Why => "why",
            Self::Open => "open",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|asks| asks.as_str() == text)
    }

    /// Reads a name, or guesses from a question's own English words.
    pub fn guess(text: &str) -> Self {
        let text = text.to_lowercase();
        if let Some(named) = Self::parse(text.trim()) {
            return named;
        }
        let any = |words: &[&str]| words.iter().any(|word| text.contains(word));
        let (good, bad) = (
            any(&["good", "well", "like", "best", "keep", "not be lost", "enjoy", "positive", "satisfied"]),
            any(&[
                "better",
                "improve",
                "change",
                "worry",
                "worr",
                "wrong",
                "worst",
                "dislike",
                "bad",
                "differently",
                "dissatisfied",
            ]),
        );
        if any(&["hope", "wish for"]) && !bad {
            return Self::Hope;
        }
        match (good, bad) {
            (true, false) => Self::Praise,
            (false, true) => Self::Improve,
            _ if text.contains("why") || text.contains("reason") => Self::Why,
            _ => Self::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_says_what_it_asks_for() {
        for (text, asks) in [
            ("What could we do better?", Asks::Improve),
            ("What was good?", Asks::Praise),
            ("What would worry you if someone else ran it?", Asks::Improve),
            ("What must not be lost?", Asks::Praise),
            ("Why did you choose that?", Asks::Why),
            ("Anything particularly satisfied or dissatisfied with", Asks::Open),
            ("What do you hope for?", Asks::Hope),
            ("What do you hope for, or worry about?", Asks::Improve),
            ("improve", Asks::Improve),
            ("", Asks::Open),
        ] {
            assert_eq!(Asks::guess(text), asks, "{text}");
        }
    }
}
