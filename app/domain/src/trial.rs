//! Trying a survey's words out with a few people before anybody is asked: what they make of each text, and whether it was
//! put otherwise since. No rule of wording measures understanding; this is where people do.

use std::collections::BTreeSet;

use crate::{
    consultation::Day,
    digest::Digest,
    respond::form::{Fields, length, tidy},
};

/// With how many people a wording is tried at the least. Five of each age, for a start: most of what many stumble over,
/// several of five do.
pub const FEWEST: u32 = 5;
/// With how many at most, in one round.
pub const MOST: u32 = 500;
/// The most letters of who they were, or of what they made of a text.
pub const LONGEST: usize = 500;

/// A round: on a day, with some people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// The day.
    pub on: Day,
    /// How many people.
    pub people: u32,
    /// Who they were, without names.
    pub who: String,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No day, or one that is still to come.
    Day,
    /// No number of people, or too many.
    People,
    /// Who they were is missing or too long.
    Who,
    /// What somebody made of a text is missing or too long.
    Note,
}

impl Wrong {
    /// Everything that can be wrong.
    pub const ALL: [Self; 4] = [Self::Day, Self::People, Self::Who, Self::Note];

    /// The field's name in forms, and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::People => "people",
            Self::Who => "who",
            Self::Note => "note",
        }
    }
}

impl Round {
    /// Reads a form, or says all that is wrong with it.
    pub fn read(fields: &Fields, today: &Day) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let on = fields.first("day").and_then(Day::parse).filter(|day| day <= today);
        if on.is_none() {
            wrong.push(Wrong::Day);
        }
        let people = fields.first("people").unwrap_or_default().trim().parse().ok();
        let people = people.filter(|people| (1..=MOST).contains(people));
        if people.is_none() {
            wrong.push(Wrong::People);
        }
        let who = some_words(fields.first("who"));
        if who.is_none() {
            wrong.push(Wrong::Who);
        }
        match (on, people, who) {
            (Some(on), Some(people), Some(who)) => Ok(Self { on, people, who }),
            _ => Err(wrong),
        }
    }
}

/// What somebody made of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text, as it was worded then.
    pub about: Digest,
    /// Whether it was understood as it was meant.
    pub understood: bool,
    /// What they made of it.
    pub said: String,
}

impl Note {
    /// Reads a form about a text, or says what is wrong with it. That it was understood needs no more words.
    pub fn read(about: Digest, fields: &Fields) -> Result<Self, Wrong> {
        let understood = fields.first("understood") == Some("yes");
        let said = some_words(fields.first("note"));
        match said {
            Some(said) => Ok(Self { about, understood, said }),
            None if understood && length(fields.first("note").unwrap_or_default()) <= LONGEST => {
                Ok(Self { about, understood, said: String::new() })
            }
            None => Err(Wrong::Note),
        }
    }
}

fn some_words(typed: Option<&str>) -> Option<String> {
    Some(tidy(typed.unwrap_or_default())).filter(|words| !words.is_empty() && length(words) <= LONGEST)
}

/// How far a wording has been tried.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// With how many people.
    pub people: u32,
    /// How many texts stand as they were when somebody did not understand them, and nobody has since.
    pub trouble: usize,
    /// How many texts somebody did not understand have been put otherwise since.
    pub reworded: usize,
}

impl Standing {
    /// Whether it was tried with enough people.
    pub fn is_enough(self) -> bool {
        self.people >= FEWEST
    }
}

/// How far a wording has been tried: of rounds, of notes from the first to the last, and of the texts it has now.
pub fn standing<'r, 'n>(
    rounds: impl IntoIterator<Item = &'r Round>,
    notes: impl IntoIterator<Item = &'n Note>,
    now: &BTreeSet<Digest>,
) -> Standing {
    let people = rounds.into_iter().map(|round| round.people).sum();
    let (mut trouble, mut reworded) = (BTreeSet::new(), BTreeSet::new());
    for note in notes {
        match (now.contains(&note.about), note.understood) {
            (true, true) => drop(trouble.remove(&note.about)),
            (true, false) => drop(trouble.insert(&note.about)),
            (false, false) => drop(reworded.insert(&note.about)),
            (false, true) => {}
        }
    }
    Standing { people, trouble: trouble.len(), reworded: reworded.len() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signing::key;

    fn fields(typed: &[(&str, &str)]) -> Fields {
        typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_round_was_and_had_people() {
        let today = Day::parse("2026-11-30").expect("a day");
        let read = |day: &str, people: &str, who: &str| {
            Round::read(&fields(&[("day", day), ("people", people), ("who", who)]), &today)
        };
        let round = read("2026-11-30", " 6 ", " Six of Year 4 ").expect("it is whole");
        assert_eq!((round.people, round.who.as_str()), (6, "Six of Year 4"));
        assert_eq!(read("2026-12-01", "0", ""), Err(vec![Wrong::Day, Wrong::People, Wrong::Who]));
        assert_eq!(read("yesterday", "501", "x"), Err(vec![Wrong::Day, Wrong::People]));
    }

    #[test]
    fn that_a_text_was_not_understood_is_said_in_words() {
        let about = || key("How good is it?");
        let read = |typed: &[(&str, &str)]| Note::read(about(), &fields(typed));
        assert!(read(&[("understood", "yes")]).expect("that says enough").understood);
        assert_eq!(read(&[("understood", "no"), ("note", " ")]), Err(Wrong::Note));
        assert_eq!(read(&[("understood", "no"), ("note", &"x".repeat(LONGEST + 1))]), Err(Wrong::Note));
        assert_eq!(read(&[("understood", "yes"), ("note", &"x".repeat(LONGEST + 1))]), Err(Wrong::Note));
    }

    #[test]
    fn trouble_stays_until_the_words_are_others_or_somebody_understands_them() {
        let note = |words: &str, understood| Note { about: key(words), understood, said: String::new() };
        let now = BTreeSet::from([key("How good is it?"), key("Why?")]);
        let round = |people| Round { on: Day::parse("2026-11-01").expect("a day"), people, who: "Some".to_owned() };
        let rounds = [round(3), round(2)];
        let mut notes = vec![note("How good is it?", false), note("How would you rate it?", false), note("Old", true)];
        let found = standing(&rounds, &notes, &now);
        assert_eq!(found, Standing { people: 5, trouble: 1, reworded: 1 });
        assert!(found.is_enough() && !standing(&rounds[..1], &notes, &now).is_enough());
        notes.push(note("How good is it?", true));
        assert_eq!(standing(&rounds, &notes, &now).trouble, 0);
        notes.push(note("How good is it?", false));
        assert_eq!(standing(&rounds, &notes, &now).trouble, 1, "the last one counts");
    }
}
