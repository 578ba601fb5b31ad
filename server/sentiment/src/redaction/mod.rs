//! What a text says of who somebody is: found, and masked by kind. Recall comes first: an officer lifts a
//! mask in a second, and a name that got out never comes back.

mod names;
mod patterns;

use serde::{Deserialize, Serialize};

/// What kind of thing a mask is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A person's name.
    Name,
    /// A school's or setting's name.
    School,
    /// A number that stands for one person: NHS, National Insurance, unique pupil number, a card or account.
    Number,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A house or street.
    Address,
    /// A postcode.
    Postcode,
    /// A date that may be of birth.
    Date,
    /// An address on the web.
    Link,
    /// A name on a social network.
    Handle,
    /// Something an officer masked for another reason.
    Other,
}

impl Kind {
    /// Every kind, in the order an officer may choose.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::School,
        Self::Number,
        Self::Phone,
        Self::Email,
        Self::Address,
        Self::Postcode,
        Self::Date,
        Self::Link,
        Self::Handle,
        Self::Other,
    ];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::School => "school",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
            Self::Postcode => "postcode",
            Self::Date => "date",
            Self::Number => "number",
            Self::Link => "link",
            Self::Handle => "handle",
            Self::Other => "other",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// A stretch of a text that is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Mask {
    /// Where it begins, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it is over.
    pub kind: Kind,
}

/// Everything in a text that may say who somebody is, in its order and without overlap.
pub fn find(text: &str) -> Vec<Mask> {
    let mut masks = patterns::find(text);
    masks.extend(names::find(text));
    tidy(text, masks)
}

/// Masks in order, those that touch or overlap made one, none beyond the text or inside a character.
pub fn tidy(text: &str, mut masks: Vec<Mask>) -> Vec<Mask> {
    masks.retain(|mask| {
        mask.from < mask.to
            && mask.to <= text.len()
            && text.is_char_boundary(mask.from)
            && text.is_char_boundary(mask.to)
    });
    // Where two begin together the longer says what it is.
    masks.sort_by_key(|mask| (mask.from, std::cmp::Reverse(mask.to), mask.kind));
    let mut tidy: Vec<Mask> = Vec::new();
    for mask in masks {
        match tidy.last_mut() {
            Some(last) if mask.from < last.to => last.to = last.to.max(mask.to),
            Some(last)
                if last.kind == mask.kind && is_between(&text[last.from..last.to], &text[last.to..mask.from]) =>
            {
                last.to = mask.to;
            }
            _ => tidy.push(mask),
        }
    }
    tidy
}

/// Whether what stands between two masks of a kind belongs to them: a space, a hyphen, the stop after an initial.
fn is_between(before: &str, gap: &str) -> bool {
    let initial = before.split_whitespace().last().is_some_and(|word| word.chars().count() == 1);
    gap.trim().is_empty() && !gap.contains('\n') || gap == "-" || initial && matches!(gap, "." | ". ")
}

/// The text with each mask in place of what is under it.
pub fn apply(text: &str, masks: &[Mask], mut word: impl FnMut(Kind) -> String) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for mask in tidy(text, masks.to_vec()) {
        out.push_str(&text[at..mask.from]);
        out.push('[');
        out.push_str(&word(mask.kind));
        out.push(']');
        at = mask.to;
    }
    out.push_str(&text[at..]);
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn masked(text: &str) -> String {
        apply(text, &find(text), |kind| kind.as_str().to_owned())
    }

    #[test]
    fn what_says_who_somebody_is_is_masked_by_kind() {
        for (text, shown) in [
            ("Mrs Okafor was lovely to my son Jayden.", "[name] was lovely to my son [name]."),
            ("mrs smith shouts at jayden", "[name] shouts at [name]"),
            ("ring me on 07700 900123 or 020 7946 0958", "ring me on [phone] or [phone]"),
            ("Write to anna.b@example.co.uk please", "Write to [email] please"),
            ("we live at 12 Acacia Avenue, BR1 3UH", "we live at [address], [postcode]"),
            ("born 03/04/2014", "born [date]"),
            ("his NHS number is 943 476 5919", "his NHS number is [number]"),
            ("NI AB 12 34 56 C", "NI [number]"),
            ("UPN A123456789012 ok", "UPN [number] ok"),
            ("see https://example.com/a?b=c or www.example.org", "see [link] or [link]"),
            ("add me @jay_2013 ok", "add me [handle] ok"),
            ("He goes to St Mary's Primary School now", "He goes to [school] now"),
            ("my teacher Grace is kind", "my teacher [name] is kind"),
            ("Krisztián Szöllösy helped", "[name] helped"),
        ] {
            assert_eq!(masked(text), shown);
        }
    }

    #[test]
    fn ordinary_words_are_left_alone() {
        for text in [
            "School admissions will be better in May. Hope it goes well, with grace and joy.",
            "The EHCP took 20 weeks and Bromley did not reply for 6 months",
            "I like maths, English and French on Monday",
            "Miss was nice. Sir shouts.",
            "We waited 18 months. 3 out of 10!",
            "the ed psych and the SENCO in Year 4",
            "Nothing. The service is good. Very Good. THE BEST",
            "Our school is small and the Primary School helps",
            "My teacher helps me. Me and mum like it. Don't stop! The ToD is ace",
            "We were offered places for 2025 2026 and 2027-2028",
        ] {
            assert_eq!(masked(text), text);
        }
    }

    proptest! {
        /// Masks never cut a character, never overlap, and what is left is the text's own.
        #[test]
        fn any_text_can_be_masked(text in "\\PC{0,200}") {
            let masks = find(&text);
            for pair in masks.windows(2) {
                prop_assert!(pair[0].to <= pair[1].from);
            }
            let hidden: usize = masks.iter().map(|mask| mask.to - mask.from).sum();
            let shown = apply(&text, &masks, |_| String::new());
            prop_assert_eq!(shown.len(), text.len() - hidden + 2 * masks.len());
        }
    }
}
