//! Answers from elsewhere: a table that another tool wrote, and what of it is taken for which answer.
//!
//! Columns are taken for questions by an officer, who may be helped by how they are headed, and values for answers; a
//! layout that was set out once is known again by its heads. Nothing is matched by its words once it is set out: what is
//! kept are codes. Whatever is not taken for anything is left out, and how much of it there was is said before anything
//! is kept.

mod aside;
mod guess;
mod reading;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use aside::Aside;
pub use guess::{Heads, NOT_ANSWERED, guess_columns, guess_value, is_not_answered};
pub use reading::{Read, read};

use guess::plain;

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
    /// How many rows were set aside: they are nobody's answers.
    #[serde(default, skip_serializing_if = "Aside::is_none")]
    pub aside: Aside,
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
    /// By column of a question with several answers, those of its answers' words that hold what parts them: *Online, in their
    /// own time* is one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub whole: BTreeMap<usize, Vec<String>>,
}

impl Layout {
    /// Whether a value is held for a safeguarding lead.
    pub fn holds(&self, column: usize, value: &str) -> bool {
        self.held.get(&column).is_some_and(|held| held.contains(value))
    }

    /// The answers of a column that hold what parts several.
    fn whole(&self, column: usize) -> &[String] {
        self.whole.get(&column).map(Vec::as_slice).unwrap_or_default()
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

/// Of the words of a column's answers those that hold what parts several, and stand in it: they are not cut up.
pub fn whole(
    survey: &Survey,
    sheet: &Spreadsheet,
    (column, target): (usize, &Target),
    said: impl Iterator<Item = String>,
) -> Vec<String> {
    if !takes_several(survey, target) {
        return Vec::new();
    }
    let mut held: Vec<String> = said.filter(|words| words.contains(PARTED_BY)).collect();
    let cells: BTreeSet<String> = sheet.cells(column).map(str::to_lowercase).collect();
    held.retain(|words| {
        let words = words.to_lowercase();
        cells.iter().any(|cell| cell.contains(&words))
    });
    held
}

/// Whether a cell of what a column is taken for may hold several answers.
fn takes_several(survey: &Survey, target: &Target) -> bool {
    matches!(target, Target::Question(slot) if is_several(survey.question(&slot.question)))
}

/// Every column that a layout takes for a closed question, its values counted.
pub fn closed(survey: &Survey, sheet: &Spreadsheet, layout: &Layout) -> Vec<Closed> {
    layout
        .columns
        .iter()
        .filter(|(_, target)| is_closed(survey, target))
        .map(|(column, target)| Closed {
            column: *column,
            target: target.clone(),
            values: values(survey, sheet, *column, (target, layout.whole(*column))),
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

/// What the values of a column are answers to, as far as the same words mean the same: a scale, a question, or that an option
/// was chosen.
pub fn alike(survey: &Survey, target: &Target, level: ReadingLevel) -> String {
    let question = survey.question(&target.slot().question);
    match (target, question.scale_at(level)) {
        (Target::Option(..), _) => CHOSEN.to_owned(),
        (Target::Question(_), Some(scale)) => format!("scale {scale}"),
        (Target::Question(slot), None) => slot.question.to_string(),
    }
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

fn values(
    survey: &Survey,
    sheet: &Spreadsheet,
    column: usize,
    (target, whole): (&Target, &[String]),
) -> Vec<(String, u64)> {
    let between = separator(survey, sheet, column, (target, whole));
    let mut found: BTreeMap<&str, u64> = BTreeMap::new();
    for cell in sheet.cells(column) {
        for value in parts(cell, between, whole) {
            *found.entry(value).or_default() += 1;
        }
    }
    let mut found: Vec<(String, u64)> = found.into_iter().map(|(value, n)| (value.to_owned(), n)).collect();
    found.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    found
}

/// What may stand between the values of one cell, where a cell holds several.
const PARTED_BY: [char; 4] = [';', '|', '\n', ','];

/// What stands between the values of one cell, where a cell holds several: what stands in most cells outside of answers
/// that hold it themselves, a semicolon, a bar or the end of a line before a comma.
fn separator(
    survey: &Survey,
    sheet: &Spreadsheet,
    column: usize,
    (target, whole): (&Target, &[String]),
) -> Option<char> {
    if !takes_several(survey, target) {
        return None;
    }
    let mut counts = PARTED_BY.map(|one| (one, 0));
    for cell in sheet.cells(column) {
        let rest = whole.iter().fold(cell.to_lowercase(), |cell, one| cell.replace(&one.to_lowercase(), ""));
        for (one, n) in &mut counts {
            *n += usize::from(rest.contains(*one));
        }
    }
    // The last of the most is taken: a comma only where it stands in more cells than anything else.
    counts.into_iter().rev().max_by_key(|(_, n)| *n).map(|(one, _)| one)
}

/// The values of a cell: what is parted, but for answers that hold what parts them.
fn parts<'c>(cell: &'c str, between: Option<char>, whole: &[String]) -> Vec<&'c str> {
    let Some(between) = between else { return Some(cell.trim()).filter(|cell| !cell.is_empty()).into_iter().collect() };
    let mut found = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let is_next = |words: &&String| {
            let head = rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words));
            let after = rest.get(words.len()..).map(str::trim_start);
            head && after.is_some_and(|after| after.is_empty() || after.starts_with(between))
        };
        let known = whole.iter().filter(is_next).map(String::len).max();
        let end = known.or_else(|| rest.find(between)).unwrap_or(rest.len());
        found.push(rest[..end].trim());
        rest = rest[end..].trim_start();
        rest = rest.strip_prefix(between).unwrap_or(rest).trim_start();
    }
    found.retain(|part| !part.is_empty());
    found
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

/// The values of a column beyond [`MOST_VALUES`] that are no answer of the survey's own, the rarest: nobody is asked what each
/// of them means, and they are left out. `own` says what a value means by its words.
pub fn others(closed: &Closed, own: impl Fn(&Target, &str) -> Option<Meaning>) -> BTreeSet<&str> {
    let strange = closed.values.iter().filter(|(value, _)| own(&closed.target, value).is_none());
    strange.skip(MOST_VALUES).map(|(value, _)| value.as_str()).collect()
}

/// Whether a column that is taken for a closed question is none: it has very many values, and most of what is said in it is
/// no answer of the survey's own.
fn is_no_such(closed: &Closed, own: impl Fn(&Target, &str) -> Option<Meaning>) -> bool {
    let said = |known: bool| {
        let of = closed.values.iter().filter(|(value, _)| own(&closed.target, value).is_some() == known);
        of.map(|(_, n)| n).sum::<u64>()
    };
    closed.values.len() > MOST_VALUES && said(false) > said(true)
}

/// All that will not do of what columns are taken for, of which `closed` are those of closed questions. `own` says what a
/// value means by its words.
pub fn wrong_columns(
    columns: &BTreeMap<usize, Target>,
    closed: &[Closed],
    own: impl Fn(&Target, &str) -> Option<Meaning>,
) -> Vec<Wrong> {
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
        } else if closed.iter().any(|closed| closed.column == *column && is_no_such(closed, &own)) {
            wrong.push(Wrong::TooMany(*column));
        }
    }
    wrong
}

/// All that will not do of what the values of `closed` columns are taken for. What is held is taken for nothing. `own` says
/// what a value means by its words: what is written in two ways, or at two levels, may be one point of a scale.
pub fn wrong_values(
    survey: &Survey,
    closed: &[Closed],
    layout: &Layout,
    own: impl Fn(&Target, &str) -> Option<Meaning>,
) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for Closed { column, target, values } in closed {
        let rated = matches!(survey.question(&target.slot().question).kind, Kind::Rating { .. });
        let said = layout.values.get(column);
        let mut points: BTreeMap<&Code, &str> = BTreeMap::new();
        for (value, _) in values.iter().filter(|(value, _)| !layout.holds(*column, value)) {
            let meaning = said.and_then(|said| said.get(value));
            let Some(meaning) = meaning else {
                wrong.push(Wrong::Unsaid(*column, value.clone()));
                continue;
            };
            let Meaning::Answer(point) = meaning else { continue };
            let first = *points.entry(point).or_insert(value);
            let is_own = |value: &str| own(target, value).as_ref() == Some(meaning);
            if rated && first != value && plain(first) != plain(value) && !(is_own(first) && is_own(value)) {
                wrong.push(Wrong::SamePoint(*column, value.clone()));
            }
        }
    }
    wrong
}
