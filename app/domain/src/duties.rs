//! What the law asks of whoever consults: what has to be on record, whom they must ask, and by when they answer.
//!
//! The program cannot tell whether an assessment is any good, or an organisation was really asked. It says what is there, keeps
//! who said so, and lets no survey begin without the one that protects those who answer.

use crate::{
    consultation::{Consultation, Day, State},
    respond::form::{Fields, tidy},
};

/// The fewest days for which people should be able to answer: six weeks. No law says how many; what a court looks at is
/// whether there was time enough to consider and to answer (R v Brent LBC, ex p Gunning (1985), the third rule).
pub const FEWEST_DAYS: i64 = 42;
/// Within how many days of the last the council should say what it heard: twelve weeks (Cabinet Office, Consultation
/// Principles 2018, J).
pub const ANSWER_DAYS: i64 = 84;
/// The most letters of a reference, or of how somebody was asked.
pub const LONGEST: usize = 300;

/// Something that has to be on record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Record {
    /// The data protection impact assessment: UK GDPR, article 35. Children, and what is said of their needs, are at a high
    /// risk.
    Impact,
    /// The equality impact assessment: due regard, Equality Act 2010, section 149.
    Equality,
    /// What was published about each way to provide the services, equally deep: Gunning's second rule; R (Moseley) v Haringey
    /// LBC [2014] UKSC 56.
    Information,
    /// That what people said was considered by whoever decides: Gunning's fourth rule.
    Considered,
}

impl Record {
    /// Everything, in the order of time.
    pub const ALL: [Self; 4] = [Self::Impact, Self::Equality, Self::Information, Self::Considered];

    /// Its name in the store, in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Impact => "impact",
            Self::Equality => "equality",
            Self::Information => "information",
            Self::Considered => "considered",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Whether it should be there by now: all but the last before anybody is asked, the last once it was decided.
    pub fn is_due(self, consultation: &Consultation, today: &Day) -> bool {
        match self {
            Self::Considered => *today > consultation.decides,
            Self::Impact | Self::Equality | Self::Information => true,
        }
    }
}

/// What is on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where it is, or what it is called.
    pub reference: String,
    /// Who signed it off, or considered it.
    pub by: String,
    /// When.
    pub on: Day,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The reference is missing or too long.
    Reference,
    /// Who signed it off is missing or too long.
    By,
    /// There is no day, or it is one to come.
    On,
    /// It is before the last day on which people could answer, and had to come after it.
    Early,
    /// How they were asked, or why not, is missing or too long.
    How,
}

impl Wrong {
    /// Everything that can be wrong.
    pub const ALL: [Self; 5] = [Self::Reference, Self::By, Self::On, Self::Early, Self::How];

    /// Its name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Early => "early",
            other => other.field(),
        }
    }

    /// The name in forms of the field it is wrong with.
    pub fn field(self) -> &'static str {
        match self {
            Self::Reference => "reference",
            Self::By => "by",
            Self::On | Self::Early => "on",
            Self::How => "how",
        }
    }
}

fn words(fields: &Fields, name: &str) -> Option<String> {
    let typed = tidy(fields.first(name).unwrap_or_default()).replace(['\n', '\t'], " ");
    (!typed.is_empty() && typed.chars().count() <= LONGEST).then_some(typed)
}

fn day(fields: &Fields, today: &Day) -> Option<Day> {
    fields.first("on").and_then(Day::parse).filter(|day| day <= today)
}

impl Entry {
    /// Reads a form, or says all that is wrong with it. What people said is considered after the last day on which they could say
    /// it (Gunning's fourth rule).
    pub fn read(
        fields: &Fields,
        record: Record,
        (consultation, today): (&Consultation, &Day),
    ) -> Result<Self, Vec<Wrong>> {
        match (words(fields, "reference"), words(fields, "by"), day(fields, today)) {
            (_, _, Some(on)) if record == Record::Considered && on <= consultation.closes => Err(vec![Wrong::Early]),
            (Some(reference), Some(by), Some(on)) => Ok(Self { reference, by, on }),
            (reference, by, on) => {
                let parts =
                    [(reference.is_none(), Wrong::Reference), (by.is_none(), Wrong::By), (on.is_none(), Wrong::On)];
                Err(parts.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, wrong)| wrong).collect())
            }
        }
    }
}

/// Those whom a law says must be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Consultee {
    /// Children and young people with special educational needs, or with a disability: (a), (b).
    Children,
    /// The parents of such children: (a), (b).
    Parents,
    /// Governing bodies of maintained schools and maintained nursery schools: (c).
    Maintained,
    /// Proprietors of academies: (d).
    Academies,
    /// Post-16 institutions: (e).
    PostSixteen,
    /// Governing bodies of non-maintained special schools: (f).
    Special,
    /// Advisory boards of children's centres: (g).
    Centres,
    /// Providers of early years education: (h).
    EarlyYears,
    /// Schools and post-16 institutions elsewhere that such children go to: (i).
    Elsewhere,
    /// The youth offending team: (j).
    YouthOffending,
    /// Those who pay council tax: (a).
    Taxpayers,
    /// Those who pay business rates: (b).
    Ratepayers,
    /// Those who use the services, or are likely to: (c).
    Users,
    /// Those with an interest in the area: (d).
    Interested,
}

/// A law that says whom to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// Children and Families Act 2014, section 27(3): where provision for special educational needs or disabilities is looked at.
    Families,
    /// Local Government Act 1999, section 3(2): representatives of each, wherever a council decides how to get best value.
    BestValue,
}

impl Law {
    /// Its name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Families => "families",
            Self::BestValue => "best-value",
        }
    }
}

impl Consultee {
    /// Everybody, in the order of the laws.
    pub const ALL: [Self; 14] = [
        Self::Children,
        Self::Parents,
        Self::Maintained,
        Self::Academies,
        Self::PostSixteen,
        Self::Special,
        Self::Centres,
        Self::EarlyYears,
        Self::Elsewhere,
        Self::YouthOffending,
        Self::Taxpayers,
        Self::Ratepayers,
        Self::Users,
        Self::Interested,
    ];

    /// Their name in the store, in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Parents => "parents",
            Self::Maintained => "maintained",
            Self::Academies => "academies",
            Self::PostSixteen => "post-16",
            Self::Special => "special",
            Self::Centres => "centres",
            Self::EarlyYears => "early-years",
            Self::Elsewhere => "elsewhere",
            Self::YouthOffending => "youth-offending",
            Self::Taxpayers => "taxpayers",
            Self::Ratepayers => "ratepayers",
            Self::Users => "users",
            Self::Interested => "interested",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// The law that names them.
    pub fn law(self) -> Law {
        match self {
            Self::Taxpayers | Self::Ratepayers | Self::Users | Self::Interested => Law::BestValue,
            _ => Law::Families,
        }
    }

    /// Those who must be asked about a consultation's services. What asks again about a decision that was taken decides nothing.
    pub fn of(consultation: &Consultation) -> Vec<Self> {
        if consultation.wave_of.is_some() {
            return Vec::new();
        }
        let needs = consultation.services.iter().any(|service| service.special_needs);
        Self::ALL.into_iter().filter(|one| needs || one.law() != Law::Families).collect()
    }
}

/// Whether somebody was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// They were.
    On {
        /// When.
        day: Day,
        /// How.
        how: String,
    },
    /// They were not, and why.
    Not(String),
}

impl Asked {
    /// Reads a form, or says all that is wrong with it.
    pub fn read(fields: &Fields, today: &Day) -> Result<Self, Vec<Wrong>> {
        let how = words(fields, "how");
        if fields.first("asked") == Some("no") {
            return how.map(Self::Not).ok_or_else(|| vec![Wrong::How]);
        }
        match (how, day(fields, today)) {
            (Some(how), Some(day)) => Ok(Self::On { day, how }),
            (how, day) => {
                let parts = [(how.is_none(), Wrong::How), (day.is_none(), Wrong::On)];
                Err(parts.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, wrong)| wrong).collect())
            }
        }
    }
}

/// For how many days people can answer, the first and the last among them.
pub fn days_open(consultation: &Consultation) -> i64 {
    number(&consultation.closes) - number(&consultation.opens) + 1
}

/// How many days are left until the council should have answered, once nobody can say any more: fewer than none where it is late.
pub fn days_to_answer(consultation: &Consultation, today: &Day) -> Option<i64> {
    let over = consultation.state_on(today) == State::Closed && consultation.wave_of.is_none();
    over.then(|| number(&consultation.closes) + ANSWER_DAYS - number(today))
}

/// The number of a day in the Gregorian calendar, counted from 1 March of the year 0: the years before it begin with March, so that
/// the day that is put in is the last.
fn number(day: &Day) -> i64 {
    let (year, month, day) = day.parts();
    let (year, month) =
        if month < 3 { (i64::from(year) - 1, i64::from(month) + 9) } else { (year.into(), i64::from(month) - 3) };
    365 * year + year.div_euclid(4) - year.div_euclid(100)
        + year.div_euclid(400)
        + (153 * month + 2) / 5
        + i64::from(day)
        - 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn consultation(changes: &[(&str, &str)]) -> Consultation {
        let mut source = r#"
            code = "help"
            opens = "2026-11-09"
            closes = "2026-12-20"
            decides = "2027-03-24"
            decision = "open"
            surveys = ["parents"]
            [contact]
            council = "A council"
            email = "help@example.org"
            post = "Civic Centre"
            [[service]]
            code = "meals"
            duty = "statutory"
            law = "A law"
            provided = "In house"
            picture = "dinner"
        "#
        .to_owned();
        for (from, to) in changes {
            assert!(source.contains(from));
            source = source.replace(from, to);
        }
        let mut faults = Vec::new();
        Consultation::parse("consultation.toml", &source, &mut faults).unwrap_or_else(|| panic!("{faults:?}"))
    }

    fn fields(typed: &[(&str, &str)]) -> Fields {
        typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn day(text: &str) -> Day {
        Day::parse(text).expect("a day")
    }

    #[test]
    fn six_weeks_are_counted_with_their_first_and_last_day() {
        assert_eq!(days_open(&consultation(&[])), FEWEST_DAYS);
        assert_eq!(days_open(&consultation(&[("2026-12-20", "2026-11-09")])), 1);
        // Over the end of a year and a leap day.
        let leap =
            consultation(&[("2026-11-09", "2027-12-31"), ("2026-12-20", "2028-03-01"), ("2027-03-24", "2028-04-01")]);
        assert_eq!(days_open(&leap), 62);
    }

    #[test]
    fn the_council_answers_within_twelve_weeks_of_the_last_day() {
        let consultation = consultation(&[]);
        assert_eq!(days_to_answer(&consultation, &day("2026-12-20")), None, "people can still answer");
        assert_eq!(days_to_answer(&consultation, &day("2026-12-21")), Some(83));
        assert_eq!(days_to_answer(&consultation, &day("2027-03-14")), Some(0));
        assert_eq!(days_to_answer(&consultation, &day("2027-03-15")), Some(-1));
    }

    #[test]
    fn who_must_be_asked_depends_on_what_it_is_about() {
        let plain = Consultee::of(&consultation(&[]));
        assert_eq!(plain.len(), 4);
        assert!(plain.iter().all(|one| one.law() == Law::BestValue));
        let needs = consultation(&[("picture = \"dinner\"", "picture = \"dinner\"\nspecial-needs = true")]);
        assert_eq!(Consultee::of(&needs), Consultee::ALL);
        let again = consultation(&[("code = \"help\"", "code = \"help-2\"\nwave-of = \"help\"")]);
        assert_eq!(Consultee::of(&again), []);
    }

    #[test]
    fn a_record_says_what_it_is_who_signed_it_and_when() {
        let today = day("2026-11-30");
        let asked = consultation(&[]);
        let of = |record, typed: &[(&str, &str)], today: &Day| Entry::read(&fields(typed), record, (&asked, today));
        let read = |typed: &[(&str, &str)]| of(Record::Impact, typed, &today);
        let after = day("2027-03-30");
        let considered = |on| of(Record::Considered, &[("reference", "x"), ("by", "y"), ("on", on)], &after);
        assert_eq!(considered(asked.closes.as_str()), Err(vec![Wrong::Early]));
        assert!(considered("2027-03-29").is_ok());
        let whole = read(&[("reference", "DPIA 12"), ("by", "The data protection officer"), ("on", "2026-10-01")]);
        assert_eq!(whole.map(|entry| entry.reference), Ok("DPIA 12".to_owned()));
        assert_eq!(read(&[("on", "2026-12-01")]), Err(vec![Wrong::Reference, Wrong::By, Wrong::On]));
        let long = "x".repeat(LONGEST + 1);
        assert_eq!(read(&[("reference", &long), ("by", "x"), ("on", "2026-10-01")]), Err(vec![Wrong::Reference]));
        for record in Record::ALL {
            assert_eq!(Record::parse(record.as_str()), Some(record));
            let due = |on: &str| record.is_due(&consultation(&[]), &day(on));
            assert_eq!(due("2027-03-24"), record != Record::Considered);
            assert!(due("2027-03-25"));
        }
    }

    #[test]
    fn whoever_is_not_asked_is_not_asked_for_a_reason() {
        let today = day("2026-11-30");
        let read = |typed: &[(&str, &str)]| Asked::read(&fields(typed), &today);
        let how = "A letter to each";
        assert_eq!(read(&[("asked", "yes"), ("how", how)]), Err(vec![Wrong::On]));
        let asked = read(&[("asked", "yes"), ("how", how), ("on", "2026-11-09")]);
        assert_eq!(asked, Ok(Asked::On { day: day("2026-11-09"), how: how.to_owned() }));
        assert_eq!(read(&[("asked", "no"), ("how", " ")]), Err(vec![Wrong::How]));
        assert_eq!(read(&[("asked", "no"), ("how", "There is none")]), Ok(Asked::Not("There is none".to_owned())));
        for one in Consultee::ALL {
            assert_eq!(Consultee::parse(one.as_str()), Some(one));
        }
    }
}
