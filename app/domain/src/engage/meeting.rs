//! Meetings with a school's representatives about how its pupils, parents and staff are best engaged, and what was agreed.

use crate::{audience::named, consultation::Day};

named! {
    /// A field of a record of a meeting.
    MeetingField {
        /// The day.
        On = "on",
        /// Who was there, by what they do.
        Present = "present",
        /// How the school's users are best engaged.
        Engaged = "engaged",
    }
}

named! {
    /// A field of an action that was agreed.
    ActionField {
        /// What is to be done.
        What = "what",
        /// Who does it, by what they do.
        Who = "who",
        /// By which day.
        Due = "due",
    }
}

/// The longest line of text, in characters.
pub const LONGEST_LINE: usize = 300;
/// The longest record, in characters.
pub const LONGEST_RECORD: usize = 4_000;

/// A record of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The day.
    pub on: Day,
    /// Who was there, by what they do.
    pub present: String,
    /// How the school's users are best engaged.
    pub engaged: String,
}

impl Meeting {
    /// Reads what was typed, or says which fields will not do. A record is of a meeting that was held: not of tomorrow's.
    pub fn read(typed: impl Fn(MeetingField) -> String, today: &Day) -> Result<Self, Vec<MeetingField>> {
        let get = |field| typed(field).trim().to_owned();
        let on = Day::parse(&get(MeetingField::On)).filter(|on| on <= today);
        let fits = |field, longest: usize| (1..=longest).contains(&get(field).chars().count());
        let right = [
            (MeetingField::On, on.is_some()),
            (MeetingField::Present, fits(MeetingField::Present, LONGEST_LINE)),
            (MeetingField::Engaged, fits(MeetingField::Engaged, LONGEST_RECORD)),
        ];
        match on {
            Some(on) if right.iter().all(|(_, right)| *right) => {
                Ok(Self { on, present: get(MeetingField::Present), engaged: get(MeetingField::Engaged) })
            }
            _ => Err(right.into_iter().filter(|(_, right)| !right).map(|(field, _)| field).collect()),
        }
    }
}

/// An action that was agreed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// Who does it, by what they do.
    pub who: String,
    /// By which day.
    pub due: Day,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Action {
    /// Reads what was typed, or says which fields will not do. What nobody does by no day is not agreed. Its
    /// day may be past: a meeting may be written up later.
    pub fn read(typed: impl Fn(ActionField) -> String) -> Result<Self, Vec<ActionField>> {
        let get = |field| typed(field).trim().to_owned();
        let due = Day::parse(&get(ActionField::Due));
        let fits = |field| (1..=LONGEST_LINE).contains(&get(field).chars().count());
        let right = [
            (ActionField::What, fits(ActionField::What)),
            (ActionField::Who, fits(ActionField::Who)),
            (ActionField::Due, due.is_some()),
        ];
        match due {
            Some(due) if right.iter().all(|(_, right)| *right) => {
                Ok(Self { what: get(ActionField::What), who: get(ActionField::Who), due, done: None })
            }
            _ => Err(right.into_iter().filter(|(_, right)| !right).map(|(field, _)| field).collect()),
        }
    }

    /// Whether its day is past and it is not done.
    pub fn is_late(&self, today: &Day) -> bool {
        self.done.is_none() && *today > self.due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn a_record_is_of_a_meeting_that_was_held() {
        let typed = |field| match field {
            MeetingField::On => "2026-11-20".to_owned(),
            other => format!("some {}", other.as_str()),
        };
        let with = |field, text: &str| {
            Meeting::read(|one| if one == field { text.to_owned() } else { typed(one) }, &day("2026-11-22"))
        };
        assert!(Meeting::read(typed, &day("2026-11-20")).is_ok());
        assert_eq!(with(MeetingField::On, "2026-11-23"), Err(vec![MeetingField::On]));
        assert_eq!(with(MeetingField::Engaged, " "), Err(vec![MeetingField::Engaged]));
        assert_eq!(with(MeetingField::Present, &"x".repeat(301)), Err(vec![MeetingField::Present]));
    }

    #[test]
    fn an_action_has_somebody_and_a_day() {
        let typed = |field| match field {
            ActionField::Due => "2026-12-01".to_owned(),
            other => format!("some {}", other.as_str()),
        };
        let mut action = Action::read(typed).expect("it is whole");
        for field in ActionField::ALL {
            let lacking = |one| if one == *field { String::new() } else { typed(one) };
            assert_eq!(Action::read(lacking), Err(vec![*field]));
        }
        assert!(!action.is_late(&day("2026-12-01")) && action.is_late(&day("2026-12-02")));
        action.done = Some(day("2026-12-05"));
        assert!(!action.is_late(&day("2026-12-06")), "late and done is done");
    }
}
