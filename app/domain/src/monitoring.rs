//! After the decision: whether what was promised is held, and for whom it is not.
//!
//! A promise is looked at on its day and again on the day named then. What was found is entered by one officer and agreed
//! by another, and is public from then on; it is never changed, only followed by what is found next.

pub mod aim;

use serde::{Deserialize, Serialize};

use crate::{
    audience::named,
    code::Code,
    consultation::Day,
    outcome::{Promise, PromiseField},
};
use aim::Aim;

named! {
    /// What was found when a promise was looked at.
    Verdict {
        /// It is held, for everybody it was made to.
        Held = "held",
        /// It is held in all, and not for some.
        NotForAll = "not-for-all",
        /// It is not held.
        NotHeld = "not-held",
        /// The figure could not be had.
        NotKnown = "not-known",
    }
}

impl Verdict {
    /// Whether it needs to be said for whom it is not held, or why nobody knows, and what is being done.
    pub fn needs_more(self) -> bool {
        self != Self::Held
    }
}

named! {
    /// A field of what was found.
    Field {
        /// The day it was looked at.
        On = "on",
        /// What was found.
        Verdict = "verdict",
        /// What the figure was.
        Figure = "figure",
        /// For whom it is not held, or why nobody knows.
        ForWhom = "for-whom",
        /// What is being done about it.
        Doing = "doing",
        /// The day it is looked at next.
        Next = "next",
    }
}

/// The longest figure, in characters.
pub const LONGEST_FIGURE: usize = 300;
/// The longest of the other texts, in characters.
pub const LONGEST_TEXT: usize = 1_000;

/// What was found when a promise was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// The day it was looked at.
    pub on: Day,
    /// What was found.
    pub verdict: Verdict,
    /// What the figure was; empty where it could not be had.
    pub figure: String,
    /// For whom it is not held, or why nobody knows; empty where it is held.
    pub for_whom: String,
    /// What is being done about it; empty where it is held.
    pub doing: String,
    /// The day it is looked at next.
    pub next: Day,
}

impl Check {
    /// Reads what was typed, or says which fields will not do.
    ///
    /// Nothing is found tomorrow, or before the last time, or before it was promised: `after` is the later of those days; and nothing is looked at
    /// next more than a year later. Where a promise is not held for everybody, a reader must learn for whom, and what is
    /// being done: without both nothing is kept. Where it is held there is nobody for whom it is not.
    pub fn read(typed: impl Fn(Field) -> String, today: &Day, after: Option<&Day>) -> Result<Self, Vec<Field>> {
        let get = |field| typed(field).trim().to_owned();
        let on = Day::parse(&get(Field::On)).filter(|on| on <= today && after.is_none_or(|after| after <= on));
        let next = Day::parse(&get(Field::Next))
            .filter(|next| on.as_ref().is_none_or(|on| on < next && *next <= a_year_after(on)));
        let verdict = Verdict::parse(&get(Field::Verdict));
        let more = verdict.is_some_and(Verdict::needs_more);
        let fits = |field: Field, needed: bool, longest: usize| {
            let text = get(field);
            let nothing_to_say = verdict == Some(Verdict::Held) && matches!(field, Field::ForWhom | Field::Doing);
            text.chars().count() <= longest && !(needed && text.is_empty()) && (!nothing_to_say || text.is_empty())
        };
        let right = [
            (Field::On, on.is_some()),
            (Field::Verdict, verdict.is_some()),
            (Field::Figure, fits(Field::Figure, verdict != Some(Verdict::NotKnown), LONGEST_FIGURE)),
            (Field::ForWhom, fits(Field::ForWhom, more, LONGEST_TEXT)),
            (Field::Doing, fits(Field::Doing, more, LONGEST_TEXT)),
            (Field::Next, next.is_some()),
        ];
        match (on, verdict, next) {
            (Some(on), Some(verdict), Some(next)) if right.iter().all(|(_, right)| *right) => Ok(Self {
                on,
                verdict,
                figure: get(Field::Figure),
                for_whom: get(Field::ForWhom),
                doing: get(Field::Doing),
                next,
            }),
            _ => Err(right.into_iter().filter(|(_, right)| !right).map(|(field, _)| field).collect()),
        }
    }
}

/// The same day of the next year; of a 29 February, the 1 March.
fn a_year_after(day: &Day) -> Day {
    let (year, month, of_month) = day.parts();
    let (month, of_month) = if (month, of_month) == (2, 29) { (3, 1) } else { (month, of_month) };
    Day::parse(&format!("{:04}-{month:02}-{of_month:02}", year + 1)).expect("a day of every year")
}

/// A promise as it was published.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Published {
    /// Its number.
    pub id: i64,
    /// The service; none where it is about every one.
    pub service: Option<Code>,
    /// The service's name; empty where it is about every one.
    pub name: String,
    /// What is promised.
    pub promise: Promise,
}

/// A change of what was promised in public.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The day from which it stood otherwise.
    pub on: Day,
    /// The service it was about until then, where that changed: empty where it was about every one.
    pub service: Option<String>,
    /// What was promised until then, field by field, of the fields that changed.
    pub was: Vec<(PromiseField, String)>,
    /// What people had to say until then, where that changed: nothing where another figure showed it.
    pub aim: Option<Option<Aim>>,
}

/// How what was promised was changed from one report to the next, the first change first: `terms` are what each said from
/// which day on, the first first. Whoever missed a target does not mend it by another.
pub fn changes(terms: &[(Day, &Published)]) -> Vec<Change> {
    let told = |published: &Published| {
        let mut fields = published.promise.fields();
        // What people have to say is one thing, and not three.
        let of_aim =
            |field: PromiseField| matches!(field, PromiseField::Asked | PromiseField::Least | PromiseField::Share);
        fields.retain(|(field, _)| !of_aim(*field));
        fields
    };
    let each = terms.windows(2).filter_map(|pair| {
        let [(_, before), (on, after)] = pair else { return None };
        let was: Vec<_> =
            told(before).into_iter().zip(told(after)).filter(|(was, is)| was != is).map(|(was, _)| was).collect();
        let service = (before.service != after.service).then(|| before.name.clone());
        let aim = (before.promise.aim != after.promise.aim).then_some(before.promise.aim);
        let changed = !was.is_empty() || service.is_some() || aim.is_some();
        changed.then(|| Change { on: on.clone(), service, was, aim })
    });
    each.collect()
}

/// How it stands with a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its day is still to come.
    NotYet,
    /// Its day is past and nobody has said what was found.
    Late,
    /// What was found last.
    Found(Verdict),
    /// What was found last, and that the day of the next look is past.
    FoundAndLate(Verdict),
}

impl Standing {
    /// How it stands on a day: `found` is what was found, the newest last. An early look does not put off the day that was
    /// promised.
    pub fn of(promise: &Promise, found: &[Check], today: &Day) -> Self {
        let early = found.iter().all(|check| check.on < promise.due);
        match found.last() {
            None if *today > promise.due => Self::Late,
            None => Self::NotYet,
            Some(last) if *today > last.next || (early && *today > promise.due) => Self::FoundAndLate(last.verdict),
            Some(last) => Self::Found(last.verdict),
        }
    }

    /// Whether a look is overdue.
    pub fn is_late(self) -> bool {
        matches!(self, Self::Late | Self::FoundAndLate(_))
    }

    /// How soon somebody should look: what is not held comes first, and what is held last. What people who were asked again
    /// say misses for some of them, whatever was found.
    pub fn place(self, missed: bool) -> u8 {
        match self.verdict() {
            Some(Verdict::NotHeld) => 0,
            Some(Verdict::NotForAll) => 1,
            _ if missed => 1,
            Some(Verdict::NotKnown) => 2,
            None if self.is_late() => 2,
            Some(Verdict::Held) if self.is_late() => 3,
            None => 4,
            Some(Verdict::Held) => 5,
        }
    }

    /// What was found last.
    pub fn verdict(self) -> Option<Verdict> {
        match self {
            Self::Found(verdict) | Self::FoundAndLate(verdict) => Some(verdict),
            Self::NotYet | Self::Late => None,
        }
    }

    /// Its name in Fluent keys and style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotYet => "not-yet",
            Self::Late => "late",
            Self::Found(verdict) | Self::FoundAndLate(verdict) => verdict.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    fn typed(field: Field) -> String {
        match field {
            Field::On => "2027-09-30".to_owned(),
            Field::Next => "2028-01-31".to_owned(),
            Field::Verdict => "not-for-all".to_owned(),
            other => format!("some {}", other.as_str()),
        }
    }

    fn with(field: Field, text: &str) -> Result<Check, Vec<Field>> {
        Check::read(|one| if one == field { text.to_owned() } else { typed(one) }, &day("2027-10-01"), None)
    }

    #[test]
    fn for_whom_it_is_not_held_must_be_said() {
        assert!(Check::read(typed, &day("2027-10-01"), None).is_ok());
        for field in [Field::ForWhom, Field::Doing, Field::Figure] {
            assert_eq!(with(field, " "), Err(vec![field]));
        }
        let held = |field| if field == Field::Verdict { "held".to_owned() } else { typed(field) };
        let held_alone = |field| match field {
            Field::ForWhom | Field::Doing => String::new(),
            other => held(other),
        };
        assert!(Check::read(held_alone, &day("2027-10-01"), None).is_ok(), "where it is held there is nothing to add");
        assert_eq!(
            Check::read(held, &day("2027-10-01"), None),
            Err(vec![Field::ForWhom, Field::Doing]),
            "held, and not held"
        );
        assert!(with(Field::Next, "2028-09-30").is_ok());
        assert_eq!(with(Field::Next, "2028-10-01"), Err(vec![Field::Next]), "never looked at again");
        let unknown = |field| match field {
            Field::Verdict => "not-known".to_owned(),
            Field::Figure => String::new(),
            other => typed(other),
        };
        assert!(Check::read(unknown, &day("2027-10-01"), None).is_ok(), "a figure that could not be had is none");
    }

    #[test]
    fn nothing_is_found_tomorrow_or_before_the_last_time() {
        assert_eq!(with(Field::On, "2027-10-02"), Err(vec![Field::On]));
        assert_eq!(with(Field::On, "soon"), Err(vec![Field::On]));
        assert_eq!(with(Field::Next, "2027-09-30"), Err(vec![Field::Next]), "next is later");
        assert_eq!(with(Field::Verdict, "fine"), Err(vec![Field::Verdict]));
        let after = day("2027-10-01");
        assert_eq!(Check::read(typed, &day("2027-10-01"), Some(&after)), Err(vec![Field::On]));
        assert_eq!(with(Field::Doing, &"x".repeat(1_001)), Err(vec![Field::Doing]));
    }

    #[test]
    fn a_look_that_nobody_took_is_late() {
        let promise = Promise {
            promise: String::new(),
            measure: String::new(),
            target: String::new(),
            owner: String::new(),
            otherwise: String::new(),
            due: day("2027-09-30"),
            aim: None,
        };
        let check = Check::read(typed, &day("2027-10-01"), None).expect("it is whole");
        let on = |today: &str, found: &[Check]| Standing::of(&promise, found, &day(today));
        assert_eq!(on("2027-09-30", &[]), Standing::NotYet, "its own day is not late");
        assert_eq!(on("2027-10-01", &[]), Standing::Late);
        assert_eq!(on("2028-01-31", std::slice::from_ref(&check)), Standing::Found(Verdict::NotForAll));
        assert_eq!(on("2028-02-01", std::slice::from_ref(&check)), Standing::FoundAndLate(Verdict::NotForAll));
        let early = Check { on: day("2027-09-01"), ..check };
        assert_eq!(on("2027-09-30", std::slice::from_ref(&early)), Standing::Found(Verdict::NotForAll));
        assert_eq!(on("2027-10-01", &[early]), Standing::FoundAndLate(Verdict::NotForAll), "its day is its day");
        let [held, not_known] = [Verdict::Held, Verdict::NotKnown].map(Standing::Found);
        assert!(
            held.place(true) < not_known.place(false),
            "whom people say it is missed for is not held back by a finding"
        );
        assert!(Standing::Found(Verdict::NotHeld).place(true) < held.place(true));
    }

    #[test]
    fn what_was_promised_first_is_not_forgotten() {
        let first = Promise {
            promise: "Every child has 25 minutes".to_owned(),
            measure: "Minutes".to_owned(),
            target: "25".to_owned(),
            owner: "Head".to_owned(),
            otherwise: "A hatch".to_owned(),
            due: day("2027-09-30"),
            aim: None,
        };
        let published = |service: Option<&'static str>, promise: Promise| Published {
            id: 1,
            service: service.map(Code::from),
            name: service.unwrap_or_default().to_owned(),
            promise,
        };
        let aim = Aim::read("quality", "share", "90").expect("an aim");
        let milder = Promise { target: "15".to_owned(), due: day("2030-09-30"), aim, ..first.clone() };
        let no_aim = Promise { aim: None, ..milder.clone() };
        let first = published(None, first);
        let (milder, narrower, last) = (
            published(None, milder.clone()),
            published(Some("admissions"), milder),
            published(Some("admissions"), no_aim),
        );
        let terms = [
            (day("2027-01-01"), &first),
            (day("2027-02-01"), &first),
            (day("2027-10-05"), &milder),
            (day("2028-01-01"), &narrower),
            (day("2028-02-01"), &last),
        ];
        let was = vec![(PromiseField::Target, "25".to_owned()), (PromiseField::Due, "2027-09-30".to_owned())];
        let change = |on: &str| Change { on: day(on), service: None, was: Vec::new(), aim: None };
        assert_eq!(
            changes(&terms),
            [
                Change { was, aim: Some(None), ..change("2027-10-05") },
                Change { service: Some(String::new()), ..change("2028-01-01") },
                Change { aim: Some(aim), ..change("2028-02-01") },
            ]
        );
    }
}
