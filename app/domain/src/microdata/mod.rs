//! Answers person by person, for the council's own analysts: what statisticians call *microdata*.
//!
//! What people said of a service and what they said of no service are two kinds of file, and each service has rows of
//! its own: which services somebody uses would tell who they are, so no row says it and nothing leads from one row to
//! another. Texts, days and numbers of responses are in no file, and rows stand in an order drawn by lot. What describes
//! people is there only where an officer asked for it, and then rows are left out ([`rare`]).

mod gather;
mod protect;

use std::collections::BTreeSet;

pub use gather::{Gathering, Part};
pub use protect::{SMALLEST, rare};

use crate::{
    audience::Channel,
    code::Code,
    level::ReadingLevel,
    survey::{Kind, Question, Section, Survey, WayOut},
};

/// How files are made: raised with any change to what is in one, or left out of it, so that files which were released
/// are never made otherwise.
pub const FORMAT: u32 = 2;

/// A cell of a variable: one of [`Variable::values`], or [`BLANK`].
pub type Cell = u16;

/// The cell of somebody who was not asked, or did not answer.
pub const BLANK: Cell = Cell::MAX;

/// The cell of an option that was not chosen, of several that may be.
pub const NOT_CHOSEN: Cell = 0;

/// The cell of an option that was chosen, of several that may be.
pub const CHOSEN: Cell = 1;

/// The codes of ways out end in these, by convention of the field.
const FIRST_MISSING: Cell = 97;

/// Something that describes people, and so might say who somebody is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Describing {
    /// What somebody said of themselves, or of the child they speak for.
    Question(Code),
    /// How the answers came.
    Channel,
}

impl Describing {
    /// Its name in forms and in the store. No code begins with a tilde.
    pub fn name(&self) -> &str {
        match self {
            Self::Question(code) => code.as_str(),
            Self::Channel => "~channel",
        }
    }
}

/// What may describe people: need first.
///
/// A question that is asked once and is answered by choosing describes where its author says so (`describes` in the
/// survey's file), or else where it is of *who you are*, or measures nothing and is about no service: a school's phase,
/// say, or which needs a parent's children have.
pub fn describing(survey: &Survey) -> Vec<Describing> {
    let first = [&survey.need, &survey.filled_by].into_iter().flatten().cloned();
    let pages = survey.pages.iter().filter(|page| page.each.is_none());
    let all = pages.flat_map(|page| page.questions.iter().map(move |code| (page.section, survey.question(code))));
    let describes = all.filter(|(section, question)| {
        let measures = question.measure.is_some() || question.service.is_some();
        let by_itself = *section == Section::About || (!measures && !matches!(question.kind, Kind::Rank { .. }));
        is_closed(question) && question.describes.unwrap_or(by_itself)
    });
    let mut known = BTreeSet::new();
    first
        .chain(describes.map(|(_, question)| question.code.clone()))
        .filter(|code| known.insert(code.clone()))
        .map(Describing::Question)
        .chain([Describing::Channel])
        .collect()
}

/// The questions that only some are asked because of what describes them, or of which services they use: that one of
/// these is answered tells as much, whatever is left out. They are in no file, unless they describe people themselves.
fn asked_of_some(survey: &Survey) -> BTreeSet<&Code> {
    let mut telling: BTreeSet<&Code> = survey.need.iter().chain(&survey.filled_by).collect();
    let described = describing(survey);
    telling.extend(survey.questions.values().map(|question| &question.code).filter(|code| {
        matches!(survey.question(code).kind, Kind::Services { .. })
            || described.iter().any(|one| matches!(one, Describing::Question(of) if of == *code))
    }));
    let mut some: BTreeSet<&Code> = BTreeSet::new();
    loop {
        let before = some.len();
        let looks = |when: &crate::routing::Expression| when.questions().iter().any(|code| telling.contains(*code));
        let mut found = Vec::new();
        for (at, page) in survey.pages.iter().enumerate() {
            if page.when.as_ref().is_some_and(looks) {
                found.extend(&page.questions);
            }
            // A jump skips what stands between.
            for jump in page.jumps.iter().filter(|jump| looks(&jump.when)) {
                let rest = survey.pages[at + 1..].iter().filter(|other| other.section == page.section);
                let skipped = rest.take_while(|other| jump.to.as_ref() != Some(&other.code));
                found.extend(skipped.flat_map(|other| &other.questions));
            }
        }
        some.extend(found.iter().copied());
        telling.extend(found);
        if some.len() == before {
            return some;
        }
    }
}

fn is_closed(question: &Question) -> bool {
    !question.is_free_text() && !matches!(question.kind, Kind::Services { .. })
}

/// What a variable holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Of {
    /// The service the row is about.
    Service,
    /// The wording that was read.
    Level,
    /// How the answers came.
    Channel,
    /// The answer to a question; on a scale, of a rating.
    Answer {
        /// The question.
        question: Code,
        /// The scale: levels differ in theirs, and each has a variable of its own, for points of two scales are never
        /// compared.
        scale: Option<Code>,
    },
    /// Whether an option was chosen, of several that may be.
    Option {
        /// The question.
        question: Code,
        /// The option.
        option: Code,
    },
    /// What was put in a place.
    Place {
        /// The question.
        question: Code,
        /// The place, from 1.
        place: usize,
    },
}

impl Of {
    /// The question it comes from.
    pub fn question(&self) -> Option<&Code> {
        match self {
            Self::Answer { question, .. } | Self::Option { question, .. } | Self::Place { question, .. } => {
                Some(question)
            }
            Self::Service | Self::Level | Self::Channel => None,
        }
    }
}

/// What a cell means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A service.
    Service(Code),
    /// A wording.
    Level(ReadingLevel),
    /// How answers came.
    Channel(Channel),
    /// An option, or a point of the variable's scale.
    Answer(Code),
    /// The option was not chosen.
    NotChosen,
    /// The option was chosen.
    Chosen,
    /// There is no answer, and this is why.
    Out(WayOut),
}

impl Meaning {
    /// Whether the cell says why there is no answer: to analysts, a missing value.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::Out(_))
    }
}

/// A column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name: lower-case letters, digits and underscores, at most 64, beginning with a letter; unique in its file, and
    /// no word of SPSS's own.
    pub name: String,
    /// What it holds.
    pub of: Of,
    /// Its cells and what they mean, ascending.
    pub values: Vec<(Cell, Meaning)>,
}

impl Variable {
    /// The cell of a meaning.
    pub fn cell(&self, meaning: &Meaning) -> Option<Cell> {
        self.values.iter().find(|(_, one)| one == meaning).map(|(cell, _)| *cell)
    }
}

/// The columns of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Every variable, in order.
    pub variables: Vec<Variable>,
    /// The places of those that describe people and were asked for, the most telling first.
    pub keys: Vec<usize>,
    /// The places of what was asked.
    pub answers: Vec<usize>,
}

impl Layout {
    /// The file of what people said of no service: one row for each response. `None` where nothing was asked.
    pub fn of_people(survey: &Survey, chosen: &[Describing]) -> Option<Self> {
        let about_none = |question: &&Question| question.service.is_none();
        let once = survey.pages.iter().filter(|page| page.each.is_none()).flat_map(|page| &page.questions);
        let questions: Vec<_> = once.map(|code| survey.question(code)).filter(about_none).collect();
        Self::new(survey, chosen, &questions, false)
    }

    /// The file of what people said of services: one row for each response and service. `None` where nothing was asked.
    pub fn of_services(survey: &Survey, chosen: &[Describing]) -> Option<Self> {
        let pages = survey.pages.iter();
        let of_each = pages.flat_map(|page| page.questions.iter().map(move |code| (page, survey.question(code))));
        let questions: Vec<_> = of_each
            .filter(|(page, question)| page.each.is_some() || question.service.is_some())
            .map(|(_, question)| question)
            .collect();
        Self::new(survey, chosen, &questions, true)
    }

    fn new(survey: &Survey, chosen: &[Describing], questions: &[&Question], by_service: bool) -> Option<Self> {
        let may = describing(survey);
        let of_some = asked_of_some(survey);
        let keys: Vec<_> = may.iter().filter(|one| chosen.contains(one)).collect();
        let asked = questions.iter().filter(|question| {
            let own = |one: &Describing| matches!(one, Describing::Question(code) if *code == question.code);
            is_closed(question) && !may.iter().any(own) && !of_some.contains(&question.code)
        });
        let mut making = Making { survey, variables: Vec::new() };
        if by_service {
            let services = services(survey).into_iter().map(Meaning::Service);
            making.put("about_service", Of::Service, numbered(services));
        }
        making.put("wording", Of::Level, numbered(survey.levels.iter().map(|level| Meaning::Level(*level))));
        let described = making.variables.len();
        for key in keys {
            match key {
                Describing::Channel => {
                    let channels = Channel::ALL.iter().copied().map(Meaning::Channel);
                    making.put("channel", Of::Channel, with_missing(numbered(channels), &[]));
                }
                Describing::Question(code) => making.question(survey.question(code)),
            }
        }
        let answered = making.variables.len();
        asked.for_each(|question| making.question(question));
        let variables = making.variables;
        (variables.len() > answered).then(|| Self {
            keys: (described..answered).collect(),
            answers: (answered..variables.len()).collect(),
            variables,
        })
    }
}

/// The services a survey asks about: each one that may be chosen, and those that questions name.
pub fn services(survey: &Survey) -> Vec<Code> {
    let mut known = BTreeSet::new();
    let all = survey.levels.iter().flat_map(|level| survey.services_at(*level));
    let mut services: Vec<Code> = all.filter(|code| known.insert((*code).clone())).cloned().collect();
    services.sort_by_key(|code| survey.services.iter().position(|one| one == code).unwrap_or(usize::MAX));
    services
}

struct Making<'s> {
    survey: &'s Survey,
    variables: Vec<Variable>,
}

impl Making<'_> {
    fn question(&mut self, question: &Question) {
        let name = underscored(&question.code);
        let code = || question.code.clone();
        let out = |values| with_missing(values, &question.ways_out);
        match &question.kind {
            Kind::Many(options) => {
                for option in options {
                    let values = vec![(NOT_CHOSEN, Meaning::NotChosen), (CHOSEN, Meaning::Chosen)];
                    let of = Of::Option { question: code(), option: option.code.clone() };
                    self.put(&format!("{name}__{}", underscored(&option.code)), of, out(values));
                }
            }
            Kind::Rank { options, places } => {
                for place in 1..=*places {
                    let values = numbered(options.iter().map(|option| Meaning::Answer(option.code.clone())));
                    self.put(&format!("{name}__{place}"), Of::Place { question: code(), place }, out(values));
                }
            }
            Kind::Rating { scale, at } => {
                let mut scales = vec![scale];
                scales.extend(at.values().filter(|other| *other != scale));
                scales.dedup();
                let asked = |scale: &&Code| {
                    let levels = self.survey.levels.iter().filter(|level| self.survey.is_asked(question, **level));
                    levels.map(|level| question.scale_at(*level)).any(|one| one == Some(*scale))
                };
                let mut known = BTreeSet::new();
                let scales: Vec<&Code> = scales.into_iter().filter(asked).filter(|one| known.insert(*one)).collect();
                for scale in &scales {
                    let Some(points) = self.survey.scales.get(*scale).map(|scale| &scale.points) else { continue };
                    let values = numbered(points.iter().map(|point| Meaning::Answer(point.code.clone())));
                    let name = if scales.len() == 1 { name.clone() } else { format!("{name}__{}", underscored(scale)) };
                    self.put(&name, Of::Answer { question: code(), scale: Some((*scale).clone()) }, out(values));
                }
            }
            Kind::Single(_) | Kind::YesNoUnsure => {
                let retired = question.choices().iter().filter(|choice| choice.retired);
                let options = self.survey.offered(question).into_iter();
                let values = numbered(options.chain(retired.map(|choice| choice.code.clone())).map(Meaning::Answer));
                self.put(&name, Of::Answer { question: code(), scale: None }, out(values));
            }
            Kind::Services { .. } | Kind::ShortText { .. } | Kind::LongText { .. } => {}
        }
    }

    fn put(&mut self, wanted: &str, of: Of, values: Vec<(Cell, Meaning)>) {
        // What SPSS takes for a word of its own, in any case of letters.
        const TAKEN: [&str; 13] = ["all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"];
        let free = |name: &str| {
            name.len() <= 64 && !TAKEN.contains(&name) && self.variables.iter().all(|variable| variable.name != name)
        };
        let numbered = (1..).map(|n| format!("v{}_{n}", self.variables.len() + 1));
        let name = std::iter::once(wanted.to_owned()).chain(numbered).find(|name| free(name));
        self.variables.push(Variable { name: name.expect("one of endless names is free"), of, values });
    }
}

/// No code has an underscore: two codes never come to one name.
fn underscored(code: &Code) -> String {
    code.as_str().replace('-', "_")
}

fn numbered(meanings: impl IntoIterator<Item = Meaning>) -> Vec<(Cell, Meaning)> {
    (1..).zip(meanings).collect()
}

/// Adds what stands where there is no answer: 97, 98 and 99, or as many hundreds more as it takes to stand after every
/// answer.
fn with_missing(mut values: Vec<(Cell, Meaning)>, ways_out: &[WayOut]) -> Vec<(Cell, Meaning)> {
    let last = values.last().map_or(0, |(cell, _)| *cell);
    let hundreds = last / 100 + Cell::from(last % 100 >= FIRST_MISSING);
    let first = hundreds * 100 + FIRST_MISSING;
    let outs = (first..).zip(WayOut::ALL).filter(|(_, way)| ways_out.contains(way));
    values.extend(outs.map(|(cell, way)| (cell, Meaning::Out(way))));
    values
}
