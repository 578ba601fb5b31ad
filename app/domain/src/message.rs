//! What people write to the council beside a survey: that something is wrong, or a question; and a child's wish to be
//! talked to. Whoever writes says who they are, if they like: no response does, and nothing leads from one to the other.

use crate::{
    consultation::Day,
    digest::Digest,
    engage::join_code,
    respond::form::{Fields, length, tidy},
};

/// The most letters of a message, as a browser counts them.
pub const LONGEST: usize = 2_000;
/// The most letters of a line: a name, a place, an address.
pub const LONGEST_LINE: usize = 200;

/// What a message is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// How somebody's data is used: a complaint in the sense of data protection law.
    Data,
    /// Something cannot be used, or is needed in another way.
    Access,
    /// How the consultation is run.
    Conduct,
    /// Anything else.
    Other,
}

/// How long the council has, from the day a message comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// To say that it came, in days.
    Acknowledged(i32),
    /// To answer, in working days.
    Answered(u8),
}

impl Subject {
    /// Every subject, in the order offered.
    pub const ALL: [Self; 4] = [Self::Access, Self::Data, Self::Conduct, Self::Other];

    /// Its name in the store, in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Data => "data",
            Self::Access => "access",
            Self::Conduct => "conduct",
            Self::Other => "other",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// How long the council has.
    ///
    /// Of complaints about data, 30 days to acknowledge them that begin with the day it comes, so that 29 come after it: Data
    /// Protection Act 2018, section 164A, as put in by the Data (Use and Access) Act 2025, section 103. Of all others, what the
    /// accessibility statement promises.
    pub fn within(self) -> Within {
        match self {
            Self::Data => Within::Acknowledged(29),
            Self::Access | Self::Conduct | Self::Other => Within::Answered(10),
        }
    }

    /// Whether what was to be done in time has been done.
    fn is_met_by(self, state: State) -> bool {
        match self.within() {
            Within::Acknowledged(_) => state != State::Waiting,
            Within::Answered(_) => state == State::Answered,
        }
    }
}

/// How far a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Whoever wrote it has heard nothing.
    Waiting,
    /// They were told that it came.
    Acknowledged,
    /// They were answered.
    Answered,
}

impl State {
    /// Every state, in the order of time.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Acknowledged, Self::Answered];

    /// Its name in the store, in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Acknowledged => "acknowledged",
            Self::Answered => "answered",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Whether a message can go from here to there: onward, and never back.
    pub fn may_become(self, to: Self) -> bool {
        to > self
    }
}

/// Whether the council is late: what had to be done by a day has not been, and the day is over. To whoever did not say where they
/// want an answer none is owed.
pub fn is_late((subject, can_be_answered): (Subject, bool), state: State, due: &Day, today: &Day) -> bool {
    can_be_answered && due < today && !subject.is_met_by(state)
}

/// What is wrong with what was typed, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing says what it is about.
    NoSubject,
    /// Nothing is written.
    Empty,
    /// It is too long, by so many letters.
    TooLong(usize),
    /// A line is too long.
    LineTooLong(Line),
    /// A child who wants to be talked to has left a line empty that says who they are.
    LineEmpty(Line),
}

/// A line that is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Where somebody wants an answer.
    Reach,
    /// A child's name.
    Name,
    /// Where a child is to be found.
    Place,
}

impl Line {
    /// Its name in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reach => "reach",
            Self::Name => "name",
            Self::Place => "place",
        }
    }
}

impl Wrong {
    /// The field it is about.
    pub fn field(self) -> &'static str {
        match self {
            Self::NoSubject => "subject",
            Self::Empty | Self::TooLong(_) => "body",
            Self::LineTooLong(line) | Self::LineEmpty(line) => line.as_str(),
        }
    }
}

/// A message to the council.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What it is about.
    pub subject: Subject,
    /// The words.
    pub body: String,
    /// Where an answer is wanted: an e-mail address, or another way, as it was typed.
    pub reach: Option<String>,
}

impl Message {
    /// Reads a form, or says all that is wrong with it.
    pub fn read(fields: &Fields) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let subject = fields.first("subject").and_then(Subject::parse);
        if subject.is_none() {
            wrong.push(Wrong::NoSubject);
        }
        let body = body(fields, &mut wrong);
        if body.is_empty() {
            wrong.push(Wrong::Empty);
        }
        let reach = line(fields, Line::Reach, &mut wrong);
        match subject {
            Some(subject) if wrong.is_empty() => {
                Ok(Self { subject, body, reach: (!reach.is_empty()).then_some(reach) })
            }
            _ => Err(wrong),
        }
    }
}

/// A child's wish that somebody talks to them. Without a name and a place nobody could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The child's name, as they typed it.
    pub name: String,
    /// Their school and class, or where else they are to be found.
    pub place: String,
    /// What they want to say already; often nothing.
    pub words: String,
}

impl Wish {
    /// Reads a form, or says all that is wrong with it.
    pub fn read(fields: &Fields) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let [name, place] = [Line::Name, Line::Place].map(|which| {
            let typed = line(fields, which, &mut wrong);
            if typed.is_empty() {
                wrong.push(Wrong::LineEmpty(which));
            }
            typed
        });
        let words = body(fields, &mut wrong);
        if wrong.is_empty() { Ok(Self { name, place, words }) } else { Err(wrong) }
    }
}

fn body(fields: &Fields, wrong: &mut Vec<Wrong>) -> String {
    let body = tidy(fields.first("body").unwrap_or_default());
    if let Some(over) = length(&body).checked_sub(LONGEST).filter(|over| *over > 0) {
        wrong.push(Wrong::TooLong(over));
    }
    body
}

/// A line: whatever was typed, without line ends.
fn line(fields: &Fields, which: Line, wrong: &mut Vec<Wrong>) -> String {
    let typed = tidy(fields.first(which.as_str()).unwrap_or_default()).replace(['\n', '\t'], " ");
    if length(&typed) > LONGEST_LINE {
        wrong.push(Wrong::LineTooLong(which));
    }
    typed
}

/// What a message is called when somebody asks after it: eight letters that are easily told apart, made of its number and
/// of nothing it says.
pub fn reference(id: i64) -> String {
    let digest = Digest::of([b"message".as_slice(), &id.to_be_bytes()]);
    let mut parts = digest.as_str().as_bytes().chunks_exact(4).map(|part| {
        let text = std::str::from_utf8(part).unwrap_or_default();
        u16::from_str_radix(text, 16).unwrap_or_default()
    });
    join_code::shown(&join_code::compose([(); join_code::LENGTH].map(|()| parts.next().unwrap_or_default())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(typed: &[(&str, &str)]) -> Fields {
        typed.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_message_is_read_whole_or_all_that_is_wrong_is_said() {
        let read = Message::read(&fields(&[("subject", "data"), ("body", " Why?\r\n"), ("reach", " jo@example.org ")]));
        let whole =
            Message { subject: Subject::Data, body: "Why?".to_owned(), reach: Some("jo@example.org".to_owned()) };
        assert_eq!(read, Ok(whole));
        let read = Message::read(&fields(&[("subject", "talk"), ("body", "  ")]));
        assert_eq!(read, Err(vec![Wrong::NoSubject, Wrong::Empty]));
        let long = "x".repeat(LONGEST + 3);
        let line = "y".repeat(LONGEST_LINE + 1);
        let read = Message::read(&fields(&[("subject", "access"), ("body", &long), ("reach", &line)]));
        assert_eq!(read, Err(vec![Wrong::TooLong(3), Wrong::LineTooLong(Line::Reach)]));
    }

    #[test]
    fn a_child_says_who_they_are_and_nothing_else_need_be_said() {
        let wish = Wish::read(&fields(&[("name", "Sam"), ("place", "Year 4,\nOak School")])).expect("it is whole");
        assert_eq!((wish.name.as_str(), wish.place.as_str(), wish.words.as_str()), ("Sam", "Year 4, Oak School", ""));
        let nobody = Wish::read(&fields(&[("body", "help")]));
        assert_eq!(nobody, Err(vec![Wrong::LineEmpty(Line::Name), Wrong::LineEmpty(Line::Place)]));
    }

    #[test]
    fn the_council_is_late_where_what_it_owes_is_not_done() {
        let day = |text| Day::parse(text).expect("a day");
        let (due, on_the_day, after) = (day("2026-12-30"), day("2026-12-30"), day("2026-12-31"));
        for subject in Subject::ALL.map(|subject| (subject, true)) {
            assert!(!is_late(subject, State::Waiting, &due, &on_the_day));
            assert!(is_late(subject, State::Waiting, &due, &after));
            assert!(!is_late(subject, State::Answered, &due, &after));
            assert!(!is_late((subject.0, false), State::Waiting, &due, &after), "nobody said where");
        }
        // The law wants complaints about data acknowledged; what the statement promises is an answer.
        assert!(!is_late((Subject::Data, true), State::Acknowledged, &due, &after));
        assert!(is_late((Subject::Access, true), State::Acknowledged, &due, &after));
    }

    #[test]
    fn a_message_goes_onward_and_never_back() {
        assert!(State::Waiting.may_become(State::Answered));
        assert!(State::Acknowledged.may_become(State::Answered));
        for state in State::ALL {
            assert!(!state.may_become(state) && !state.may_become(State::Waiting));
        }
        assert!(!State::Answered.may_become(State::Acknowledged));
    }

    #[test]
    fn a_reference_is_the_messages_own() {
        let ids = [1, 2, i64::MAX, -7];
        let references = ids.map(reference);
        for (at, one) in references.iter().enumerate() {
            assert_eq!(one.len(), 9, "{one}");
            assert_eq!(*one, reference(ids[at]));
            assert!(join_code::parse(one).is_some(), "{one}");
            assert!(!references[..at].contains(one));
        }
    }
}
