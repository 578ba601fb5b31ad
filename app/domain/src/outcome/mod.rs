//! The outcome report: what a consultation came to, as a document of sections that every outlet prints.
//!
//! Figures and sentences about them are the program's; an officer's words stand apart from them. Once somebody asks
//! for a review the document is frozen, and what is approved and published is what was reviewed.

pub mod claims;
pub mod short;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    consultation::Day,
    findings::figures::Interval,
    level::ReadingLevel,
    monitoring::{Published, aim::Aim},
    publication::Publication,
};
use short::Short;

/// A report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// Whose it is.
    pub council: String,
    /// The day it was made, as `2027-02-01`.
    pub made_on: Day,
    /// The digest of the findings its figures are from.
    pub findings: String,
    /// Whether the answers are made up.
    pub demonstration: bool,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// What it promises: what is looked at after the decision. Reports frozen before this was kept have none here.
    #[serde(default)]
    pub promises: Vec<Published>,
    /// The same in short, for readers of one level each. Reports frozen before there were any have none, and keep their
    /// digest.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub shorts: Vec<Short>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its stable name: what an officer's words are kept under, and where links lead.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// What an officer wrote, a paragraph each.
    pub words: Vec<String>,
    /// What the program says.
    pub blocks: Vec<Block>,
}

/// Something the program says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// A heading within the section.
    Heading(String),
    /// A paragraph.
    Said(String),
    /// A list.
    Points(Vec<String>),
    /// A list of sentences, each with the table it is taken from.
    Pointed(Vec<Pointed>),
    /// A table.
    Table(Table),
    /// Bars, beside the table they are a picture of.
    Bars(Bars),
    /// Dots on a line, beside the table they are a picture of.
    Dots(Dots),
    /// Run charts, beside the table whose rows they are a picture of.
    Runs(Runs),
    /// Somebody's own words, masked and approved.
    Quote(Quote),
    /// Somebody's own drawing, which an officer has looked at.
    Drawing(Drawing),
}

/// A sentence, and where its figures stand.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Pointed {
    /// The sentence.
    pub words: String,
    /// The number of the table; none where no table has more of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// The key of the table, until tables are [numbered](Document::number).
    #[serde(skip)]
    pub key: String,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it is cited by: tables are numbered through a report. None in reports frozen before they were.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// How what is in it was asked: the tables of the wordings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Pointed>,
    /// What points to it, until tables are [numbered](Document::number).
    #[serde(skip)]
    pub key: String,
    /// What it shows.
    pub caption: String,
    /// Its columns; the first is of the rows' names.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// What must be said of it.
    pub notes: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TableRow {
    /// Its name.
    pub name: String,
    /// Whether it is a part of the row above.
    pub part: bool,
    /// Its cells.
    pub cells: Vec<String>,
}

/// Stacked bars, each of percentages that are parts of a whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bars {
    /// What they show.
    pub caption: String,
    /// What a reader who cannot see them is told.
    pub alternative: String,
    /// The parts from left to right, with how each is filled.
    pub parts: Vec<(String, Shade)>,
    /// The bars: a name, and a percentage for each part.
    pub rows: Vec<(String, Vec<u64>)>,
}

/// Dots on a line from −1 to 1: net sentiment of one thing and another, group by group.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dots {
    /// What they show.
    pub caption: String,
    /// What a reader who cannot see them is told.
    pub alternative: String,
    /// What each of a row's dots is of.
    pub of: Vec<String>,
    /// The rows: a name, and a dot for each thing; none where it may not be shown.
    pub rows: Vec<(String, Vec<Option<Dot>>)>,
}

/// A dot, and within what it lies, where that is known.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dot {
    /// Net sentiment, −1 to 1.
    pub at: f64,
    /// Its 95% interval, where a known list was invited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
}

/// Run charts: how something was rated each time it was asked, one for each group of people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Runs {
    /// What they show.
    pub caption: String,
    /// When it was asked, the first time first.
    pub times: Vec<String>,
    /// One for each group.
    pub rows: Vec<RunRow>,
}

/// A run chart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RunRow {
    /// Whose answers it is of.
    pub name: String,
    /// What a reader who cannot see it is told.
    pub alternative: String,
    /// Whether it is of the share that rated it well, 0 to 1, and not of net sentiment, −1 to 1.
    pub share: bool,
    /// The figure each time; none where it may not be shown.
    pub points: Vec<Option<f64>>,
    /// The median, where there are enough points for one.
    pub median: Option<f64>,
    /// The control limits, where there are enough points for them.
    pub limits: Option<(f64, f64)>,
    /// The points that are not chance alone.
    pub marked: Vec<usize>,
}

/// How a part of a bar is filled. The shades differ in lightness too, so that they are told apart in grey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shade {
    /// The best point of a scale.
    Best,
    /// A good one.
    Good,
    /// The middle.
    Middle,
    /// A poor one.
    Poor,
    /// The worst.
    Worst,
    /// Good and bad at once.
    Mixed,
}

impl Shade {
    /// From what a point is worth, −1 to 1.
    pub fn of(score: f64) -> Self {
        match score {
            s if s >= 0.75 => Self::Best,
            s if s > 0.0 => Self::Good,
            0.0 => Self::Middle,
            s if s > -0.75 => Self::Poor,
            _ => Self::Worst,
        }
    }

    /// Its name, in style sheets too.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Best => "best",
            Self::Good => "good",
            Self::Middle => "middle",
            Self::Poor => "poor",
            Self::Worst => "worst",
            Self::Mixed => "mixed",
        }
    }

    /// Its colour, and the colour of what is written on it.
    pub fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Best => ("#0b4a57", "#ffffff"),
            Self::Good => ("#5f9ea0", "#14222b"),
            Self::Middle => ("#d9d3c4", "#14222b"),
            Self::Poor => ("#e0935a", "#14222b"),
            Self::Worst => ("#8f2a17", "#ffffff"),
            Self::Mixed => ("#7a5a99", "#ffffff"),
        }
    }
}

/// Somebody's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// The words.
    pub words: String,
    /// Who wrote them: audience and level.
    pub who: String,
}

/// Somebody's own drawing. The picture itself is kept beside the document, under its digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawing {
    /// The digest of the picture's bytes.
    pub digest: String,
    /// How wide it is, in pixels.
    pub width: u32,
    /// How high it is, in pixels.
    pub height: u32,
    /// What a reader who cannot see it is told it is: its words, which say what is on it, stand beside it for everybody.
    pub alternative: String,
    /// What it shows.
    pub words: String,
    /// Who drew it: audience and level.
    pub who: String,
}

impl Publication for Document {
    const KIND: &'static str = "report";
    const QUOTES: bool = true;
}

/// A note that is longer is said once in a document that is read from its first page to its last.
const LONG_NOTE: usize = 100;

impl Document {
    /// The same, as a file that is read from its first page to its last: a long note that stood below an earlier table does
    /// not stand there again, but where it is. `below` says so of the tables' numbers.
    #[must_use]
    pub fn notes_once(&self, below: impl Fn(&[u32]) -> String) -> Self {
        let mut document = self.clone();
        let mut told: BTreeMap<String, u32> = BTreeMap::new();
        let blocks = document.sections.iter_mut().flat_map(|section| &mut section.blocks);
        let tables = blocks.filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        for table in tables {
            let mut earlier = BTreeSet::new();
            table.notes.retain(|note| {
                let at = told.get(note).copied().filter(|_| note.chars().count() > LONG_NOTE);
                earlier.extend(at);
                at.is_none()
            });
            if let Some(number) = table.number {
                for note in &table.notes {
                    told.entry(note.clone()).or_insert(number);
                }
            }
            if !earlier.is_empty() {
                let earlier: Vec<u32> = earlier.into_iter().collect();
                table.notes.push(below(&earlier));
            }
        }
        document
    }

    /// Numbers the tables in the order they stand, and gives each sentence the number of the table its key names: the first
    /// with that key. A key that no table has points nowhere.
    pub fn number(&mut self) {
        let blocks = || self.sections.iter().flat_map(|section| &section.blocks);
        let keys = blocks().filter_map(|block| match block {
            Block::Table(table) => Some(table.key.clone()),
            _ => None,
        });
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        for (key, number) in keys.zip(1..) {
            numbers.entry(key).or_insert(number);
        }
        let find = |one: &mut Pointed| {
            one.table = Some(std::mem::take(&mut one.key))
                .filter(|key| !key.is_empty())
                .and_then(|key| numbers.get(&key).copied());
        };
        let mut next = 1;
        for block in self.sections.iter_mut().flat_map(|section| &mut section.blocks) {
            match block {
                Block::Pointed(points) => points.iter_mut().for_each(find),
                Block::Table(table) => {
                    table.key.clear();
                    table.number = Some(next);
                    next += 1;
                    table.asked.iter_mut().for_each(find);
                    table.asked.retain(|one| one.table.is_some());
                }
                _ => {}
            }
        }
    }

    /// Every quotation in it.
    pub fn quotes(&self) -> impl Iterator<Item = &Quote> {
        let whole = self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Quote(quote) => Some(quote),
            _ => None,
        });
        whole.chain(self.shorts.iter().flat_map(|short| &short.parts).flat_map(|part| &part.quotes))
    }

    /// Every drawing in it.
    pub fn drawings(&self) -> impl Iterator<Item = &Drawing> {
        let whole = self.sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
            Block::Drawing(drawing) => Some(drawing),
            _ => None,
        });
        whole.chain(self.shorts.iter().flat_map(|short| &short.parts).flat_map(|part| &part.drawings))
    }

    /// The short version for readers of a level.
    pub fn short(&self, level: ReadingLevel) -> Option<&Short> {
        self.shorts.iter().find(|short| short.level == level)
    }

    /// The section that a table stands in.
    pub fn section_of_table(&self, number: u32) -> Option<&Section> {
        let has = |block: &Block| matches!(block, Block::Table(table) if table.number == Some(number));
        self.sections.iter().find(|section| section.blocks.iter().any(has))
    }

    /// A section by its key.
    pub fn section(&self, key: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.key == key)
    }
}

/// A promise about a service after the decision: what will show that it is held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// What is promised.
    pub promise: String,
    /// The figure that shows whether it is held.
    pub measure: String,
    /// What the figure must be.
    pub target: String,
    /// Who answers for it.
    pub owner: String,
    /// The day it is first looked at.
    pub due: Day,
    /// What happens where it is not held.
    pub otherwise: String,
    /// What people must say when they are asked again, where that is what shows it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<Aim>,
}

/// A field of a promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PromiseField {
    /// What is promised.
    Promise,
    /// What people are asked again, where that shows it.
    Asked,
    /// What they must say of it.
    Least,
    /// The share that must say so.
    Share,
    /// The figure.
    Measure,
    /// What it must be.
    Target,
    /// Who answers for it.
    Owner,
    /// The day.
    Due,
    /// What happens otherwise.
    Otherwise,
}

impl PromiseField {
    /// Every field, in the order asked.
    pub const ALL: [Self; 9] = [
        Self::Promise,
        Self::Asked,
        Self::Least,
        Self::Share,
        Self::Measure,
        Self::Target,
        Self::Owner,
        Self::Due,
        Self::Otherwise,
    ];

    /// Its name in forms and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Promise => "promise",
            Self::Asked => "asked",
            Self::Least => "least",
            Self::Share => "share",
            Self::Measure => "measure",
            Self::Target => "target",
            Self::Owner => "owner",
            Self::Due => "due",
            Self::Otherwise => "otherwise",
        }
    }
}

/// The longest text of a field of a promise.
pub const LONGEST_FIELD: usize = 300;

impl Promise {
    /// Reads a promise from what was typed, or says which fields will not do: each must be there and short enough, and
    /// the day one `after` that on which it is decided. A promise that lacks its figure, its owner or its day can be held by
    /// nobody, and one that is due before it is made is overdue from the start. Where what people say when they are asked
    /// again shows it, that is its figure and its target: neither has to be put in other words.
    pub fn read(typed: impl Fn(PromiseField) -> String, after: &Day) -> Result<Self, Vec<PromiseField>> {
        use PromiseField::{Asked, Due, Least, Measure, Otherwise, Owner, Share, Target};
        let get = |field| typed(field).trim().to_owned();
        let aim = Aim::read(&get(Asked), &get(Least), &get(Share));
        let will_do = |field| {
            let text = get(field);
            let short = text.chars().count() <= LONGEST_FIELD;
            match field {
                Asked | Least | Share => aim != Err(field),
                Measure | Target => short && (!text.is_empty() || !matches!(aim, Ok(None))),
                Due => Day::parse(&text).is_some_and(|due| due > *after),
                PromiseField::Promise | Owner | Otherwise => short && !text.is_empty(),
            }
        };
        let wrong: Vec<PromiseField> = PromiseField::ALL.into_iter().filter(|field| !will_do(*field)).collect();
        match (aim, Day::parse(&get(Due))) {
            (Ok(aim), Some(due)) if wrong.is_empty() => Ok(Self {
                promise: get(PromiseField::Promise),
                measure: get(Measure),
                target: get(Target),
                owner: get(Owner),
                otherwise: get(Otherwise),
                due,
                aim,
            }),
            _ => Err(wrong),
        }
    }

    /// What is typed for it, field by field.
    pub fn fields(&self) -> Vec<(PromiseField, String)> {
        let chosen = self.aim.map(Aim::chosen).into_iter().flatten().collect::<Vec<_>>();
        let of = |field| match field {
            PromiseField::Promise => self.promise.clone(),
            PromiseField::Asked | PromiseField::Least | PromiseField::Share => {
                chosen.iter().find(|(one, _)| *one == field).map(|(_, text)| text.clone()).unwrap_or_default()
            }
            PromiseField::Measure => self.measure.clone(),
            PromiseField::Target => self.target.clone(),
            PromiseField::Owner => self.owner.clone(),
            PromiseField::Due => self.due.as_str().to_owned(),
            PromiseField::Otherwise => self.otherwise.clone(),
        };
        PromiseField::ALL.map(|field| (field, of(field))).to_vec()
    }
}

/// What must be there before a report is reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The officer's summary.
    Summary,
    /// A promise of how quality is watched after the decision.
    Promise,
    /// Anything to report: nobody has answered.
    Answers,
    /// A decision about the report that is in review already.
    Decision,
    /// Its end: what asks again is compared once it has closed.
    Closing,
    /// A moment without new answers: some kept coming in while it was put together.
    Meanwhile,
    /// Comments as they are read now: another engine has read some, and they are being read anew.
    Reading,
}

impl Lacking {
    /// Its name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Promise => "promise",
            Self::Answers => "answers",
            Self::Decision => "decision",
            Self::Closing => "closing",
            Self::Meanwhile => "meanwhile",
            Self::Reading => "reading",
        }
    }
}

/// What a report lacks. Members asked that it say how quality and support for children will be monitored: without a
/// promise it does not. What asks again makes none: it is how they are monitored.
pub fn lacking(document: &Document, promises: Option<usize>, responses: u64) -> Vec<Lacking> {
    let summary = document.section("summary").is_some_and(|section| !section.words.is_empty());
    [(!summary, Lacking::Summary), (promises == Some(0), Lacking::Promise), (responses == 0, Lacking::Answers)]
        .into_iter()
        .filter_map(|(lacks, what)| lacks.then_some(what))
        .collect()
}

/// An officer's words as paragraphs: parted by empty lines.
pub fn paragraphs(words: &str) -> Vec<String> {
    words
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn promise(field: PromiseField) -> String {
        match field {
            PromiseField::Due => "2027-09-30".to_owned(),
            PromiseField::Asked | PromiseField::Least | PromiseField::Share => String::new(),
            other => format!("some {}", other.as_str()),
        }
    }

    fn document(words: &[&str]) -> Document {
        Document {
            title: "Title".to_owned(),
            council: "Council".to_owned(),
            made_on: Day::parse("2027-02-01").expect("a day"),
            findings: "abc".to_owned(),
            demonstration: false,
            sections: vec![Section {
                key: "summary".to_owned(),
                title: "Summary".to_owned(),
                words: words.iter().map(|one| (*one).to_owned()).collect(),
                blocks: vec![Block::Said("Something.".to_owned())],
            }],
            promises: Vec::new(),
            shorts: Vec::new(),
        }
    }

    #[test]
    fn tables_are_numbered_through_and_sentences_lead_to_them() {
        let table = |key: &str, asked: &str| {
            let asked = vec![Pointed { key: asked.to_owned(), ..Pointed::default() }];
            Block::Table(Table { key: key.to_owned(), asked, ..Table::default() })
        };
        let points = ["second", "first", "twice", "nothing", ""]
            .map(|key| Pointed { key: key.to_owned(), ..Pointed::default() })
            .to_vec();
        let mut document = document(&[]);
        document.sections[0].blocks = vec![Block::Pointed(points), table("first", "second"), table("twice", "nothing")];
        let last = Section {
            key: "last".to_owned(),
            title: "Last".to_owned(),
            words: Vec::new(),
            blocks: vec![table("twice", ""), table("second", "")],
        };
        document.sections.push(last);
        document.number();
        let Block::Pointed(points) = &document.sections[0].blocks[0] else { panic!("points") };
        let led: Vec<Option<u32>> = points.iter().map(|point| point.table).collect();
        assert_eq!(
            led,
            [Some(4), Some(1), Some(2), None, None],
            "to the first with a key; to none where there is none"
        );
        let Block::Table(first) = &document.sections[0].blocks[1] else { panic!("a table") };
        assert_eq!((first.number, first.asked[0].table), (Some(1), Some(4)));
        let Block::Table(second) = &document.sections[0].blocks[2] else { panic!("a table") };
        assert!(second.asked.is_empty(), "what leads nowhere is not said");
        assert_eq!(document.section_of_table(4).map(|section| section.key.as_str()), Some("last"));
        // What is kept is what is compared when it is read back.
        let kept: Document = serde_json::from_str(&serde_json::to_string(&document).expect("JSON")).expect("JSON");
        assert_eq!(kept, document);
    }

    #[test]
    fn a_long_note_is_said_once_in_a_file_and_a_short_one_each_time() {
        let long = "Something that has to be said of figures. ".repeat(4);
        let table = |notes: &[&str]| {
            let notes = notes.iter().map(|note| (*note).to_owned()).collect();
            Block::Table(Table { notes, ..Table::default() })
        };
        let mut whole = document(&[]);
        whole.sections[0].blocks = vec![table(&[&long, "[c]: hidden."]), table(&["[c]: hidden.", &long]), table(&[])];
        whole.number();
        let once = whole.notes_once(|tables| format!("below {tables:?}"));
        let notes: Vec<&[String]> = once.sections[0]
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Table(table) => Some(table.notes.as_slice()),
                _ => None,
            })
            .collect();
        assert_eq!(notes[0], [long.clone(), "[c]: hidden.".to_owned()]);
        assert_eq!(notes[1], ["[c]: hidden.", "below [1]"]);
        assert!(notes[2].is_empty());
        // A page shows a section by itself: what is frozen keeps every note.
        assert!(matches!(&whole.sections[0].blocks[1], Block::Table(table) if table.notes.contains(&long)));
    }

    #[test]
    fn a_promise_needs_all_that_lets_somebody_hold_it() {
        let decided = Day::parse("2027-03-24").expect("a day");
        assert!(Promise::read(promise, &decided).is_ok());
        let due = Day::parse(&promise(PromiseField::Due)).expect("a day");
        assert_eq!(Promise::read(promise, &due), Err(vec![PromiseField::Due]), "due on the day it is made");
        // What people are asked again is one way to show it, and need not be chosen.
        let of_asking =
            |field: &PromiseField| matches!(field, PromiseField::Asked | PromiseField::Least | PromiseField::Share);
        for field in PromiseField::ALL.into_iter().filter(|field| !of_asking(field)) {
            let lacking = |one| if one == field { "  ".to_owned() } else { promise(one) };
            assert_eq!(Promise::read(lacking, &decided), Err(vec![field]));
        }
        let no_day = |one| if one == PromiseField::Due { "soon".to_owned() } else { promise(one) };
        assert_eq!(Promise::read(no_day, &decided), Err(vec![PromiseField::Due]));
        let long = |one| if one == PromiseField::Target { "x".repeat(301) } else { promise(one) };
        assert_eq!(Promise::read(long, &decided), Err(vec![PromiseField::Target]));
    }

    #[test]
    fn what_people_say_again_is_a_figure_and_a_target() {
        let decided = Day::parse("2027-03-24").expect("a day");
        let asked = |least: &'static str| {
            move |field| match field {
                PromiseField::Asked => "quality".to_owned(),
                PromiseField::Least => least.to_owned(),
                PromiseField::Measure | PromiseField::Target => String::new(),
                other => promise(other),
            }
        };
        let made = Promise::read(asked("no-lower"), &decided).expect("it is whole");
        assert!(made.aim.is_some());
        let again = |field| made.fields().into_iter().find(|(one, _)| *one == field).map(|(_, text)| text);
        assert_eq!(
            Promise::read(|field| again(field).unwrap_or_default(), &decided),
            Ok(made.clone()),
            "changed, it stays"
        );
        assert_eq!(Promise::read(asked(""), &decided), Err(vec![PromiseField::Least]));
        assert_eq!(Promise::read(asked("share"), &decided), Err(vec![PromiseField::Share]));
    }

    #[test]
    fn a_report_without_summary_or_promise_is_not_reviewed() {
        assert_eq!(lacking(&document(&[]), Some(0), 0), [Lacking::Summary, Lacking::Promise, Lacking::Answers]);
        assert!(lacking(&document(&["We heard."]), Some(1), 20).is_empty());
        assert!(lacking(&document(&["We heard."]), None, 20).is_empty());
    }

    #[test]
    fn a_document_is_read_back_to_the_byte() {
        let one = document(&["We heard."]);
        let again: Document = serde_json::from_str(&one.json()).unwrap();
        assert_eq!(again.json(), one.json());
        assert_eq!(again.digest(), one.digest());
        assert_ne!(document(&["We heard!"]).digest(), one.digest());
    }

    #[test]
    fn paragraphs_are_parted_by_empty_lines() {
        assert_eq!(paragraphs("One\r\nline.\r\n\r\n\r\n  Two. \n\n"), ["One line.", "Two."]);
        assert!(paragraphs(" \r\n ").is_empty());
    }
}
