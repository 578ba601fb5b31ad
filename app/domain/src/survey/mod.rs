//! Surveys: pages, questions, scales, as frozen data.

pub mod check;
pub mod parse;
pub mod scale;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    audience::Audience,
    code::Code,
    comments::Asks,
    findings::person::{OVER_ALL, OVER_ALL_SCALE},
    level::ReadingLevel,
    respond::answer::Slot,
    routing::Expression,
};
pub use scale::{Look, Point, Scale};

/// Two answers to the question about need that are set beside each other: those with lower needs are not lost between those
/// with none and those with most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needs {
    /// No need.
    pub none: Code,
    /// The lower level of need.
    pub lower: Code,
}

/// The questions put to one audience.
#[derive(Clone, Debug)]
pub struct Survey {
    /// Its stable name within the consultation.
    pub code: Code,
    /// Whom it is for.
    pub audience: Audience,
    /// The reading levels it is written in, the one offered first first.
    pub levels: Vec<ReadingLevel>,
    /// How long it takes, in minutes, by level.
    pub minutes: BTreeMap<ReadingLevel, u8>,
    /// How its respondents were found: decides whether an interval may ever be drawn.
    pub frame: Frame,
    /// The question that says who fills it in, where it asks.
    pub filled_by: Option<Code>,
    /// The question that says what need the answers are about, where it asks.
    pub need: Option<Code>,
    /// Which of its options are compared.
    pub needs: Option<Needs>,
    /// The pages of the survey itself, then the who-you-are pages.
    pub pages: Vec<Page>,
    /// Its questions by code.
    pub questions: BTreeMap<Code, Question>,
    /// Its scales by code.
    pub scales: BTreeMap<Code, Scale>,
    /// The services a *services you use* question offers, in order.
    pub services: Vec<Code>,
    /// The blocks of questions it shares with other surveys.
    pub uses: Vec<Code>,
}

/// How the people who could answer were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Frame {
    /// Anyone with the link: no sampling error exists and none is printed (AAPOR).
    Open,
    /// A known list of this many people was invited.
    Invited(u32),
}

/// Where a page stands in the journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Section {
    /// Before *check your answers*.
    Main,
    /// Who you are: after *check your answers*, before *thank you*.
    About,
}

/// What is shown at once.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its stable name, part of its address.
    pub code: Code,
    /// Before or after *check your answers*.
    pub section: Section,
    /// The questions on it; none on an information page.
    pub questions: Vec<Code>,
    /// The levels it is shown at; empty for all.
    pub levels: Vec<ReadingLevel>,
    /// The *services you use* question it is repeated for.
    pub each: Option<Code>,
    /// When it is shown.
    pub when: Option<Expression>,
    /// Where to go after it, in the order tried.
    pub jumps: Vec<Jump>,
    /// A picture beside an information page's text.
    pub picture: Option<String>,
    /// Whether its questions are put the other way round to half of those who answer: none of two things that are set beside one
    /// another always comes first.
    pub turns: bool,
}

/// A route that leaves the order of the pages, always forwards.
#[derive(Clone, Debug)]
pub struct Jump {
    /// When it is taken.
    pub when: Expression,
    /// The page it leads to; `None` to the end of the section.
    pub to: Option<Code>,
}

/// What a question is about: services are compared measure by measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Measure {
    /// How good it is.
    Quality,
    /// How easy it is to get.
    Access,
    /// Whether people are listened to.
    Listened,
    /// Whether it helps those with more needs.
    Need,
    /// Whether it works with other services.
    JoinedUp,
    /// What people hope for, fear or would accept.
    Future,
    /// What would show that it is still good.
    Evidence,
}

impl Measure {
    /// Every measure, in the order reports show them.
    pub const ALL: [Self; 7] =
        [Self::Quality, Self::Access, Self::Listened, Self::Need, Self::JoinedUp, Self::Future, Self::Evidence];

    /// What services are compared on, and what is watched after a decision: how they are, and not what people expect.
    pub const COMPARED: [Self; 5] = [Self::Quality, Self::Access, Self::Listened, Self::Need, Self::JoinedUp];

    /// The name in files and Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Quality => "quality",
            Self::Access => "access",
            Self::Listened => "listened",
            Self::Need => "need",
            Self::JoinedUp => "joined-up",
            Self::Future => "future",
            Self::Evidence => "evidence",
        }
    }
}

/// A kind of provider: asked about in the same words, so that the two can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Provider {
    /// The council itself.
    Council,
    /// An outside organisation.
    Outside,
}

/// One thing asked, in as many wordings as its survey has.
#[derive(Clone, Debug)]
pub struct Question {
    /// Its stable name: what its answers are stored under.
    pub code: Code,
    /// What kind of answer it takes.
    pub kind: Kind,
    /// What it is about, where its answers are compared.
    pub measure: Option<Measure>,
    /// Which kind of provider it is about, where it is asked about each in the same words.
    pub provider: Option<Provider>,
    /// The service it is about, where it is about one.
    pub service: Option<Code>,
    /// The levels it is asked at; empty for all.
    pub levels: Vec<ReadingLevel>,
    /// Whether the journey cannot go on without it. Rare: almost everything may be skipped.
    pub required: bool,
    /// The answers that say why there is none.
    pub ways_out: Vec<WayOut>,
    /// A picture beside the question.
    pub picture: Option<String>,
    /// Where the wording of a harmonised question comes from and when it was last looked at.
    pub source: Option<Source>,
    /// Whether it says who somebody is, where its author says: [`crate::microdata::describing`] tells otherwise.
    pub describes: Option<bool>,
    /// How many of its first options are put the other way round to half of those who answer; none where they stand in an
    /// order of their own. What stands first is chosen more often, whatever it is.
    pub turns: usize,
}

/// Where a harmonised wording comes from.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Source {
    /// Who publishes it.
    pub name: String,
    /// The day it was last compared with its publisher's, as `2026-11-22`.
    pub reviewed: String,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of some options.
    Single(Vec<Choice>),
    /// Any of some options; at most one option says *none of these*.
    Many(Vec<Choice>),
    /// Yes, no, not sure.
    YesNoUnsure,
    /// A point of a scale, which may differ by level.
    Rating {
        /// The scale where no other is named.
        scale: Code,
        /// Scales of particular levels.
        at: BTreeMap<ReadingLevel, Code>,
    },
    /// The services the person uses, at most so many.
    Services {
        /// The most that may be chosen.
        max: usize,
    },
    /// A line of text.
    ShortText {
        /// Most characters, in UTF-16 units with line ends counted once.
        max: usize,
    },
    /// Lines of text.
    LongText {
        /// Most characters, in UTF-16 units with line ends counted once.
        max: usize,
        /// The rating this says why of, with which it is one unit.
        why: Option<Code>,
        /// What it asks for, where its author says: *nothing* means another thing after “what is good?” than
        /// after “what could be better?”.
        asks: Option<Asks>,
    },
    /// The first few of some options, in order.
    Rank {
        /// What is ranked.
        options: Vec<Choice>,
        /// How many places there are.
        places: usize,
    },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its stable name.
    pub code: Code,
    /// A picture beside its words.
    pub picture: Option<String>,
    /// Whether choosing it excludes the others: *none of these*.
    pub none: bool,
    /// No longer offered; what was answered before keeps its own count.
    pub retired: bool,
}

/// An answer that says why there is none. Counted apart, never as missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayOut {
    /// I don't know.
    DontKnow,
    /// I'd rather not say.
    RatherNotSay,
    /// I don't understand this question: a fault of the wording, which the officer sees.
    DontUnderstand,
}

impl WayOut {
    /// Every way out, in the order pages show them.
    pub const ALL: [Self; 3] = [Self::DontKnow, Self::RatherNotSay, Self::DontUnderstand];

    /// The name in files and Fluent keys; in forms it has a `~` before it, which no code can have.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DontKnow => "dont-know",
            Self::RatherNotSay => "rather-not-say",
            Self::DontUnderstand => "dont-understand",
        }
    }

    /// The value a form posts.
    pub fn form_value(self) -> String {
        format!("~{}", self.as_str())
    }
}

impl Question {
    /// Whether the question is asked at a level.
    pub fn asked_at(&self, level: ReadingLevel) -> bool {
        self.levels.is_empty() || self.levels.contains(&level)
    }

    /// The ways out offered at a level: *I don't understand this* is offered where the wording is
    /// for children or easy-read.
    pub fn ways_out_at(&self, level: ReadingLevel) -> impl Iterator<Item = WayOut> + '_ {
        let plain = level.is_child() || level == ReadingLevel::EasyRead;
        self.ways_out.iter().copied().filter(move |way| plain || *way != WayOut::DontUnderstand)
    }

    /// Whether it is answered by a point of a scale.
    pub fn is_rating(&self) -> bool {
        matches!(self.kind, Kind::Rating { .. })
    }

    /// The scale of a rating at a level.
    pub fn scale_at(&self, level: ReadingLevel) -> Option<&Code> {
        match &self.kind {
            Kind::Rating { scale, at } => Some(at.get(&level).unwrap_or(scale)),
            _ => None,
        }
    }

    /// What a question of free text asks for: as its author says, or as its English words do.
    pub fn asks(&self, words: &str) -> Asks {
        match &self.kind {
            Kind::LongText { asks: Some(asks), .. } => *asks,
            Kind::LongText { why: Some(_), .. } => Asks::Why,
            _ => Asks::guess(words),
        }
    }

    /// Whether its answer is free text, which can hold anything.
    pub fn is_free_text(&self) -> bool {
        matches!(self.kind, Kind::ShortText { .. } | Kind::LongText { .. })
    }

    /// The options of a choice that are still offered.
    pub fn offered(&self) -> impl Iterator<Item = &Choice> {
        self.choices().iter().filter(|choice| !choice.retired)
    }

    /// The same in the order in which somebody is shown them.
    pub fn offered_as(&self, turned: bool) -> Vec<&Choice> {
        let mut offered: Vec<&Choice> = self.offered().collect();
        if turned {
            let turns = self.turns.min(offered.len());
            offered[..turns].reverse();
        }
        offered
    }

    /// How many places there are to give at a level; none where nothing is put in order. Whoever is asked one thing at a time
    /// says what comes first: to put several in order is to hold all of them in mind.
    pub fn places_at(&self, level: ReadingLevel) -> usize {
        match &self.kind {
            Kind::Rank { places, .. } if level.asks_one_at_a_time() => (*places).min(1),
            Kind::Rank { places, .. } => *places,
            _ => 0,
        }
    }

    /// Every option of a choice, retired ones too.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Single(options) | Kind::Many(options) | Kind::Rank { options, .. } => options,
            _ => &[],
        }
    }
}

impl Page {
    /// Whether the page is part of the survey at a level.
    pub fn shown_at(&self, level: ReadingLevel) -> bool {
        self.levels.is_empty() || self.levels.contains(&level)
    }
}

impl Survey {
    /// A question by its code. Every code on a page is a question's: the parser saw to it.
    pub fn question(&self, code: &Code) -> &Question {
        self.questions.get(code).expect("pages name only questions that exist")
    }

    /// The pages of one section.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Page> {
        self.pages.iter().filter(move |page| page.section == section)
    }

    /// A page by its code.
    pub fn page(&self, code: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.code.as_str() == code)
    }

    /// The services that somebody may be asked about at a level.
    pub fn services_at(&self, level: ReadingLevel) -> impl Iterator<Item = &Code> {
        let pages = || self.pages.iter().filter(move |page| page.shown_at(level));
        let each = pages().any(|page| page.each.is_some());
        let offered = self.services.iter().filter(move |_| each);
        let named = pages()
            .flat_map(|page| &page.questions)
            .map(|code| self.question(code))
            .filter(move |question| question.asked_at(level))
            .filter_map(|question| question.service.as_ref());
        offered.chain(named)
    }

    /// A scale: one of its own, or the one that a person's ratings of several services come to.
    pub fn scale(&self, code: &Code) -> Option<&Scale> {
        if *code == *OVER_ALL { Some(&OVER_ALL_SCALE) } else { self.scales.get(code) }
    }

    /// Everything a page asks: each of its questions once, or for each service.
    pub fn slots_of<'s>(&'s self, page: &'s Page) -> impl Iterator<Item = (Slot, &'s Question)> {
        page.questions.iter().map(|code| self.question(code)).flat_map(move |question| {
            let once = page.each.is_none().then(|| Slot::of(question.code.clone()));
            let each = self.services.iter().filter(|_| page.each.is_some());
            once.into_iter()
                .chain(each.map(|service| Slot::about(question.code.clone(), service.clone())))
                .map(move |slot| (slot, question))
        })
    }

    /// The options that a question offers, in the order asked; a rating has none here.
    pub fn offered(&self, question: &Question) -> Vec<Code> {
        match &question.kind {
            Kind::YesNoUnsure => YES_NO_UNSURE.map(Code::from).to_vec(),
            Kind::Services { .. } => {
                self.services.iter().cloned().chain(std::iter::once(Code::from(NO_SERVICE))).collect()
            }
            _ => question.offered().map(|choice| choice.code.clone()).collect(),
        }
    }

    /// The answers a closed question has at a level: its options, or the points of the level's scale.
    pub fn answers_at(&self, question: &Question, level: ReadingLevel) -> Vec<Code> {
        match question.scale_at(level).and_then(|scale| self.scales.get(scale)) {
            Some(scale) => scale.points.iter().map(|point| point.code.clone()).collect(),
            None => self.offered(question),
        }
    }

    /// Whether a question is asked at a level: itself, and on a page that is shown there.
    pub fn is_asked(&self, question: &Question, level: ReadingLevel) -> bool {
        let mut pages = self.pages.iter().filter(|page| page.questions.contains(&question.code));
        question.asked_at(level) && pages.any(|page| page.shown_at(level))
    }

    /// The page a question is on.
    pub fn page_of(&self, question: &Code) -> Option<&Page> {
        self.pages.iter().find(|page| page.questions.contains(question))
    }
}

/// *None of these*, of a *services you use* question: whoever uses none says so, and is no service.
pub const NO_SERVICE: &str = "none-of-these";

/// The options of a yes/no/not sure question.
pub const YES_NO_UNSURE: [&str; 3] = ["yes", "no", "not-sure"];
