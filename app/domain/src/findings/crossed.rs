//! A question by another: what may be set against what, how it is counted, and the tables that come of it.
//!
//! Two questions and no third: with a filter on top, tables of almost the same people could be told apart.

use std::collections::BTreeMap;

use super::{
    report::{self, Row, RowKey, SurveyFindings, Table},
    tally::{Counts, Group, Need},
};
use crate::{
    code::Code,
    disclosure::{
        Cell,
        crossed::{self, Among, Joint},
    },
    level::ReadingLevel,
    respond::answer::{Answer, Slot, Value},
    survey::{Frame, Kind, Question, Survey, WayOut},
};

/// The most answers a question may have that another is set against.
pub const MOST_ANSWERS: usize = 10;
/// Percentages are shown on a base of at least this, as shown: one of 50 may be 45.
pub const PERCENT_BASE: u64 = 50;

/// What may be set against another question: every closed question, for each service it is asked about. Who filled it in
/// and which need it is about stand in every table already.
pub fn subjects(survey: &Survey) -> Vec<Slot> {
    let mut all = Vec::new();
    for page in &survey.pages {
        for code in &page.questions {
            let question = survey.question(code);
            let aside = [&survey.filled_by, &survey.need].iter().any(|aside| aside.as_ref() == Some(code));
            if aside || question.is_free_text() {
                continue;
            }
            match page.each {
                None => all.push(Slot::of(code.clone())),
                Some(_) => {
                    all.extend(survey.services.iter().map(|service| Slot::about(code.clone(), service.clone())));
                }
            }
        }
    }
    all
}

/// What it may be set against: a question asked once that each person gives one answer to, of not too many.
pub fn others(survey: &Survey) -> Vec<&Question> {
    let once = survey.pages.iter().filter(|page| page.each.is_none()).flat_map(|page| &page.questions);
    once.filter(|code| survey.filled_by.as_ref() != Some(code) && survey.need.as_ref() != Some(code))
        .map(|code| survey.question(code))
        .filter(|question| matches!(question.kind, Kind::Single(_) | Kind::YesNoUnsure | Kind::Rating { .. }))
        .filter(|question| survey.levels.iter().any(|level| answers(survey, question, *level).len() > 1))
        .filter(|question| survey.levels.iter().all(|level| answers(survey, question, *level).len() <= MOST_ANSWERS))
        .collect()
}

/// The answers a question has at a level, in the order asked; none where it is not asked.
fn answers(survey: &Survey, question: &Question, level: ReadingLevel) -> Vec<Code> {
    // Children of 5 to 7 pick what they like, not who they are.
    let asked = level != ReadingLevel::Infant
        && question.asked_at(level)
        && survey.page_of(&question.code).is_some_and(|page| page.shown_at(level));
    match question.scale_at(level).and_then(|scale| survey.scales.get(scale)) {
        _ if !asked => Vec::new(),
        Some(scale) => scale.points.iter().map(|point| point.code.clone()).collect(),
        None => report::offered(survey, question),
    }
}

/// What somebody answered to the other question, in the wording they answered this one in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Said {
    Answer(Code),
    Out(WayOut),
    Nothing,
}

impl Said {
    fn of(answer: &Answer) -> Self {
        match &answer.value {
            Value::Choice(code) | Value::Point { point: code, .. } => Self::Answer(code.clone()),
            Value::Out(way) => Self::Out(*way),
            _ => Self::Nothing,
        }
    }
}

/// The counts of a question by need and by the answers to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Crossed(BTreeMap<Group, BTreeMap<(Need, Said), Answered>>);

/// What those who are alike in both answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Answered {
    counts: Counts,
    /// How many of them answered nothing.
    rest: u64,
}

impl Crossed {
    /// Counts `n` people who are alike: whose voice they are, what they answered, and what to the other question.
    pub(super) fn add(&mut self, whose: &(Group, Need), this: Option<&Answer>, other: Option<&Answer>, n: u64) {
        if let Some(this) = this {
            self.alike(whose, this.level, other).counts.add(&this.value, n);
        }
        // Those who answered the other alone are counted where that is.
        if let Some(alone) = other.filter(|other| this.is_none_or(|this| this.level != other.level)) {
            self.alike(whose, alone.level, other).rest += n;
        }
    }

    fn alike(&mut self, whose: &(Group, Need), level: ReadingLevel, other: Option<&Answer>) -> &mut Answered {
        // What was answered in another wording is not known of those who are counted here.
        let said = other.filter(|other| other.level == level).map_or(Said::Nothing, Said::of);
        let group = Group { level, ..whose.0 };
        self.0.entry(group).or_default().entry((whose.1.clone(), said)).or_default()
    }

    /// The tables of the question, each with the group's own rows as they are `found`, and after each of them a row for
    /// every answer to the other: [`RowKey::need`] holds that answer.
    pub fn tables(&self, survey: &Survey, found: &SurveyFindings, slot: &Slot, other: &Question) -> Vec<Table> {
        found
            .tables
            .iter()
            .filter(|table| table.subject.slot == *slot)
            .filter_map(|table| {
                let groups = table.rows.iter().filter(|row| row.key.need.is_none());
                let rows: Vec<Row> = groups
                    .filter_map(|row| {
                        let by = self.rows(survey, table, other, row.key.group)?;
                        Some(std::iter::once(row.clone()).chain(by))
                    })
                    .flatten()
                    .collect();
                (!rows.is_empty()).then(|| Table { rows, ..table.clone() })
            })
            .collect()
    }

    /// A group's rows; none where the other question is not put to it.
    fn rows(&self, survey: &Survey, table: &Table, other: &Question, group: Group) -> Option<Vec<Row>> {
        let counted = self.0.get(&group)?;
        let mut said: Vec<Said> = answers(survey, other, group.level).into_iter().map(Said::Answer).collect();
        if said.is_empty() {
            return None;
        }
        // What is offered no longer keeps a row of its own.
        for (_, one) in counted.keys() {
            if matches!(one, Said::Answer(_)) && !said.contains(one) {
                said.push(one.clone());
            }
        }
        let rows = said.len();
        said.extend(WayOut::ALL.map(Said::Out));
        said.push(Said::Nothing);
        let wanted: Vec<Need> = counted.keys().map(|(need, _)| need.clone()).collect();
        let needs = report::needs(survey, group.level, wanted.iter());
        let nobody = Answered::default();
        let among = |need: &Need, said: &Said| {
            let Answered { counts, rest } = counted.get(&(need.clone(), said.clone())).unwrap_or(&nobody);
            Among { part: report::part(&table.options, counts), rest: *rest }
        };
        let scale = table.subject.scale.as_ref().and_then(|scale| survey.scales.get(scale));
        let (positive, negative) = report::ends(scale, &table.options);
        let joint = Joint {
            positive,
            negative,
            exclusive: table.exclusive,
            said: rows,
            cells: needs.iter().map(|need| said.iter().map(|said| among(need, said)).collect()).collect(),
        };
        let top = table.top.as_ref().and_then(|top| table.options.iter().position(|code| code == top));
        let protected = crossed::protect(&joint).into_iter().zip(said);
        let row = |(protected, said)| {
            let answer = match said {
                Said::Answer(code) => Some(code),
                Said::Out(_) | Said::Nothing => None,
            };
            let key = RowKey { group, need: Some(answer) };
            report::row_of(key, protected, (table.balanced, top), Frame::Open, PERCENT_BASE)
        };
        let rows: Vec<Row> = protected.map(row).collect();
        // Where none of them may be shown, that they are there says nothing.
        Some(if rows.iter().all(|row| row.base == Cell::Confidential) { Vec::new() } else { rows })
    }
}
