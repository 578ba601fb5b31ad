//! Answers from elsewhere: a table that another tool wrote, and what of it is taken for which answer.
//!
//! Columns are taken for questions by an officer, who may be helped by how they are headed, and values for answers; a
//! layout that was set out once is known again by its heads. Nothing is matched by its words once it is set out: what is
//! kept are codes. Whatever is not taken for anything is left out, and how much of it there was is said before anything
//! is kept.

mod reading;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use reading::{Read, read};

use crate::{
    code::Code,
    digest::Digest,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::{Kind, Question, Survey, WayOut},
};

/// The most rows of a table.
pub const MOST_ROWS: usize = 50_000;
/// The most columns.
pub const MOST_COLUMNS: usize = 400;
/// The most cells, heads among them.
pub const MOST_CELLS: usize = 2_000_000;
/// The most different values of a column that is taken for a closed question.
pub const MOST_VALUES: usize = 60;
/// The longest text that is taken over, in characters.
pub const LONGEST_TEXT: usize = 10_000;

/// A table as another tool wrote it. Every row has as many cells as there are heads.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spreadsheet {
    /// How the columns are headed.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

impl Spreadsheet {
    /// What a layout is known again by.
    pub fn layout(&self) -> Digest {
        Digest::of(self.head.iter().map(String::as_bytes))
    }

    /// The cells of a column that say something.
    pub fn cells(&self, column: usize) -> impl Iterator<Item = &str> {
        self.rows.iter().filter_map(move |row| row.get(column)).map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }
}

/// What a column is taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// Answers to a question.
    Question(Slot),
    /// Whether one option was chosen, of a question with several: some tools write a column for each.
    Option(Slot, Code),
}

impl Target {
    /// The question.
    pub fn slot(&self) -> &Slot {
        match self {
            Self::Question(slot) | Self::Option(slot, _) => slot,
        }
    }
}

impl std::fmt::Display for Target {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Question(slot) => write!(f, "{slot}"),
            Self::Option(slot, option) => write!(f, "{slot}={option}"),
        }
    }
}

impl std::str::FromStr for Target {
    type Err = crate::code::NotACode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once('=') {
            None => Ok(Self::Question(text.parse()?)),
            Some((slot, option)) => Ok(Self::Option(slot.parse()?, Code::parse(option)?)),
        }
    }
}

/// What a value is taken for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Meaning {
    /// An option, or a point of the scale; of a column for one option, that it was chosen.
    Answer(Code),
    /// A way out.
    Out(WayOut),
    /// No answer.
    Nothing,
}

/// That an option was chosen, of a column that is for it alone.
pub const CHOSEN: &str = "chosen";

impl std::fmt::Display for Meaning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Answer(code) => f.write_str(code.as_str()),
            Self::Out(way) => f.write_str(&way.form_value()),
            Self::Nothing => f.write_str("-"),
        }
    }
}

impl std::str::FromStr for Meaning {
    type Err = crate::code::NotACode;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text == "-" {
            return Ok(Self::Nothing);
        }
        match WayOut::ALL.into_iter().find(|way| way.form_value() == text) {
            Some(way) => Ok(Self::Out(way)),
            None => Code::parse(text).map(Self::Answer),
        }
    }
}

macro_rules! as_text {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = String::deserialize(from)?;
                text.parse().map_err(|_| serde::de::Error::custom("not what this is written as"))
            }
        }
    };
}
as_text!(Target);
as_text!(Meaning);

/// What the columns of a table are taken for, and their values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// By column; those that are left out are not in it.
    pub columns: BTreeMap<usize, Target>,
    /// By column, what each value is taken for.
    pub values: BTreeMap<usize, BTreeMap<String, Meaning>>,
    /// By column, the values that may be a concern for a child: they are no answer, are shown to nobody, and go to a
    /// safeguarding lead with the response they are of.
    #[serde(default)]
    pub held: BTreeMap<usize, BTreeSet<String>>,
}

impl Layout {
    /// Whether a value is held for a safeguarding lead.
    pub fn holds(&self, column: usize, value: &str) -> bool {
        self.held.get(&column).is_some_and(|held| held.contains(value))
    }

    /// What is kept of it once a table is brought in.
    pub fn remembered(&self) -> Remembered {
        let print = |values: &BTreeMap<String, Meaning>| {
            values.iter().map(|(value, meaning)| (fingerprint(value), meaning.clone())).collect()
        };
        Remembered {
            columns: self.columns.clone(),
            values: self.values.iter().map(|(column, values)| (*column, print(values))).collect(),
        }
    }
}

/// How a table was set out, without a word of what was in it: values are known again by their fingerprints.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remembered {
    /// What the columns were taken for.
    pub columns: BTreeMap<usize, Target>,
    values: BTreeMap<usize, BTreeMap<Digest, Meaning>>,
}

impl Remembered {
    /// What a value was taken for, of a column that was taken for the same.
    pub fn meaning(&self, closed: &Closed, value: &str) -> Option<Meaning> {
        let same = self.columns.get(&closed.column) == Some(&closed.target);
        self.values.get(&closed.column).filter(|_| same)?.get(&fingerprint(value)).cloned()
    }
}

fn fingerprint(value: &str) -> Digest {
    Digest::of([value.as_bytes()])
}

/// A column that is taken for a closed question, and the values in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closed {
    /// The column.
    pub column: usize,
    /// What it is taken for.
    pub target: Target,
    /// Its values, and how often each is there, the most frequent first. Where several can be chosen, a cell holds several.
    pub values: Vec<(String, u64)>,
}

/// Every column that is taken for a closed question, its values counted.
pub fn closed(survey: &Survey, sheet: &Spreadsheet, columns: &BTreeMap<usize, Target>) -> Vec<Closed> {
    columns
        .iter()
        .filter(|(_, target)| is_closed(survey, target))
        .map(|(column, target)| Closed {
            column: *column,
            target: target.clone(),
            values: values(survey, sheet, *column, target),
        })
        .collect()
}

/// Everything a column can be taken for, in the order asked: what is asked at the level, but for what is put in order.
pub fn targets(survey: &Survey, level: ReadingLevel) -> Vec<Target> {
    let mut all = Vec::new();
    for page in survey.pages.iter().filter(|page| page.shown_at(level)) {
        for (slot, question) in survey.slots_of(page) {
            if !question.asked_at(level) || matches!(question.kind, Kind::Rank { .. }) {
                continue;
            }
            all.push(Target::Question(slot.clone()));
            if is_several(question) {
                let options = survey.answers_at(question, level).into_iter();
                all.extend(options.map(|code| Target::Option(slot.clone(), code)));
            }
        }
    }
    all
}

fn is_several(question: &Question) -> bool {
    matches!(question.kind, Kind::Many(_) | Kind::Services { .. })
}

/// What the values of a column may be taken for.
pub fn meanings(survey: &Survey, target: &Target, level: ReadingLevel) -> Vec<Meaning> {
    let question = survey.question(&target.slot().question);
    let mut all = match target {
        Target::Question(_) => survey.answers_at(question, level).into_iter().map(Meaning::Answer).collect(),
        Target::Option(..) => vec![Meaning::Answer(Code::from(CHOSEN))],
    };
    if matches!(target, Target::Question(_)) {
        all.extend(question.ways_out_at(level).map(Meaning::Out));
    }
    all.push(Meaning::Nothing);
    all
}

/// Whether a column's values are taken for answers, one by one; a text is taken over as it is.
fn is_closed(survey: &Survey, target: &Target) -> bool {
    !survey.question(&target.slot().question).is_free_text()
}

fn values(survey: &Survey, sheet: &Spreadsheet, column: usize, target: &Target) -> Vec<(String, u64)> {
    let between = separator(survey, sheet, column, target);
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for cell in sheet.cells(column) {
        for value in parts(cell, between) {
            *found.entry(value).or_default() += 1;
        }
    }
    let mut found: Vec<(String, u64)> = found.into_iter().map(|(value, n)| (value.to_owned(), n)).collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found
}

/// What stands between the values of one cell, where a cell holds several: a semicolon, a bar or the end of a line
/// where there is one anywhere in the column, else a comma.
fn separator(survey: &Survey, sheet: &Spreadsheet, column: usize, target: &Target) -> Option<&'static str> {
    let question = survey.question(&target.slot().question);
    if !is_several(question) || matches!(target, Target::Option(..)) {
        return None;
    }
    [";", "|", "\n"].into_iter().find(|one| sheet.cells(column).any(|cell| cell.contains(one))).or(Some(","))
}

fn parts<'c>(cell: &'c str, between: Option<&'static str>) -> impl Iterator<Item = &'c str> {
    let parts: Vec<&str> = match between {
        Some(between) => cell.split(between).collect(),
        None => vec![cell],
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty())
}

/// Words as they are compared: their letters and digits alone, and what makes a number negative. What has neither, like a
/// tick or a dash, is compared as it stands.
fn plain(words: &str) -> String {
    let words = words.trim();
    let number = words.strip_prefix(['-', '\u{2212}']).filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let minus = number.map_or("", |_| "-");
    let letters: String = words.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { words.to_owned() } else { format!("{minus}{letters}") }
}

/// What each column may be taken for by how it is headed: the first of what is `said` of a target that it is like. None
/// twice.
pub fn guess_columns(head: &[String], said: &[(Target, Vec<String>)]) -> BTreeMap<usize, Target> {
    let mut taken = BTreeSet::new();
    let mut found = BTreeMap::new();
    for (column, words) in head.iter().enumerate() {
        let words = plain(words);
        let like = said.iter().find(|(target, said)| {
            !words.is_empty() && !taken.contains(target) && said.iter().any(|said| plain(said) == words)
        });
        if let Some((target, _)) = like {
            taken.insert(target.clone());
            found.insert(column, target.clone());
        }
    }
    found
}

/// What a value may be taken for by its words.
pub fn guess_value(value: &str, said: &[(Meaning, Vec<String>)]) -> Option<Meaning> {
    let words = plain(value);
    said.iter().find(|(_, said)| said.iter().any(|said| plain(said) == words)).map(|(meaning, _)| meaning.clone())
}

/// What of a layout will not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Every column is left out.
    Nothing,
    /// A column is taken for what another is taken for already.
    Twice(usize),
    /// A question's options have a column each, and the question itself has one too.
    Both(usize),
    /// A column has too many different values to be a closed question's.
    TooMany(usize),
    /// Nobody has said what a value of a column is taken for.
    Unsaid(usize, String),
    /// Two values of a scale are taken for one point: a scale is taken for a scale one by one.
    SamePoint(usize, String),
}

/// All that will not do of what columns are taken for, of which `closed` are those of closed questions.
pub fn wrong_columns(columns: &BTreeMap<usize, Target>, closed: &[Closed]) -> Vec<Wrong> {
    if columns.is_empty() {
        return vec![Wrong::Nothing];
    }
    let mut wrong = Vec::new();
    let mut taken = BTreeSet::new();
    for (column, target) in columns {
        let whole = Target::Question(target.slot().clone());
        if !taken.insert(target) {
            wrong.push(Wrong::Twice(*column));
        } else if *target != whole && columns.values().any(|other| *other == whole) {
            wrong.push(Wrong::Both(*column));
        } else if closed.iter().any(|closed| closed.column == *column && closed.values.len() > MOST_VALUES) {
            wrong.push(Wrong::TooMany(*column));
        }
    }
    wrong
}

/// All that will not do of what the values of `closed` columns are taken for. What is held is taken for nothing.
pub fn wrong_values(survey: &Survey, closed: &[Closed], layout: &Layout) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for Closed { column, target, values } in closed {
        let rated = matches!(survey.question(&target.slot().question).kind, Kind::Rating { .. });
        let said = layout.values.get(column);
        let mut points = BTreeSet::new();
        for (value, _) in values.iter().filter(|(value, _)| !layout.holds(*column, value)) {
            match said.and_then(|said| said.get(value)) {
                None => wrong.push(Wrong::Unsaid(*column, value.clone())),
                Some(Meaning::Answer(point)) if rated && !points.insert(point) => {
                    wrong.push(Wrong::SamePoint(*column, value.clone()));
                }
                Some(_) => {}
            }
        }
    }
    wrong
}
