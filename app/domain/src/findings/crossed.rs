//! A question by another: what may be set against what, how it is counted, and the tables that come of it.
//!
//! Two questions and no third: with a filter on top, tables of almost the same people could be told apart.

use std::{cmp::Ordering, collections::BTreeMap};

use super::{
    Sheet, figures,
    report::{self, Row, RowKey, SurveyFindings, Table},
    tally::{Counts, Group, Need},
};
use crate::{
    code::Code,
    disclosure::{
        Cell, ProtectedRow,
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

/// The most that rounding to ten moves a count.
const ROUNDED: u64 = 5;

/// How a second row's net sentiment stands to a first's, of other people, as far as counts rounded to ten can tell: by the
/// rule of [`crate::waves::Basis::stands`]. None where either may not be shown.
pub fn stands(first: &Row, second: &Row) -> Option<Ordering> {
    let figure = |row: &Row| {
        let (net, n) = (row.net?, row.base.shown().filter(|n| *n >= PERCENT_BASE)?);
        let ends = row.good.zip(row.bad).map(|(good, bad)| (good + bad) as f64 / 100.0);
        Some((net, figures::net_variance(net, ends, n), figures::rounded_by(net, n as f64, ROUNDED)))
    };
    let ((first, one, rounded), (second, other, and_other)) = (figure(first)?, figure(second)?);
    let rounded = rounded + and_other;
    let chance = figures::CHANCE * (one + other).sqrt();
    let difference = second - first;
    Some(if difference.abs() <= chance + rounded { Ordering::Equal } else { figures::told_apart(difference, rounded) })
}

/// What may be set against another question: every closed question, for each service it is asked about. Who filled it in
/// and which need it is about stand in every table already.
pub fn subjects(survey: &Survey) -> Vec<Slot> {
    let aside = |code: &Code| [&survey.filled_by, &survey.need].iter().any(|aside| aside.as_ref() == Some(code));
    survey
        .pages
        .iter()
        .flat_map(|page| survey.slots_of(page))
        .filter(|(slot, question)| !aside(&slot.question) && !question.is_free_text())
        .map(|(slot, _)| slot)
        .collect()
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
    if level != ReadingLevel::Infant && survey.is_asked(question, level) {
        survey.answers_at(question, level)
    } else {
        Vec::new()
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
pub(super) struct Crossed(BTreeMap<Group, BTreeMap<(Need, Said), Answered>>);

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

    /// What is counted of a group, as disclosure control takes it: of the question whose table is given, by the answers to
    /// the other, which come beside it. None where the other is not put to the group.
    fn joint(&self, survey: &Survey, table: &Table, other: &Question, group: Group) -> Option<(Joint, Vec<Code>)> {
        let counted = self.0.get(&group)?;
        let mut said = answers(survey, other, group.level);
        if said.is_empty() {
            return None;
        }
        // What is offered no longer keeps a row of its own.
        for (_, one) in counted.keys() {
            if let Said::Answer(code) = one
                && !said.contains(code)
            {
                said.push(code.clone());
            }
        }
        let outs = WayOut::ALL.map(Said::Out);
        let parts: Vec<Said> = said.iter().cloned().map(Said::Answer).chain(outs).chain([Said::Nothing]).collect();
        let wanted: Vec<Need> = counted.keys().map(|(need, _)| need.clone()).collect();
        let needs = report::needs(survey, group.level, wanted.iter());
        let nobody = Answered::default();
        let among = |need: &Need, said: &Said| {
            let Answered { counts, rest } = counted.get(&(need.clone(), said.clone())).unwrap_or(&nobody);
            Among { part: report::part(&table.options, counts), rest: *rest }
        };
        let ends = |scale: Option<&Code>, options: &[Code]| {
            report::ends(scale.and_then(|scale| survey.scales.get(scale)), options)
        };
        let (positive, negative) = ends(table.subject.scale.as_ref(), &table.options);
        let joint = Joint {
            positive,
            negative,
            exclusive: table.exclusive,
            alone: report::alone(survey, table),
            linked: report::linked(survey, table),
            other_ends: ends(other.scale_at(group.level), &said),
            both_ways: false,
            cells: needs.iter().map(|need| parts.iter().map(|said| among(need, said)).collect()).collect(),
            said: said.len(),
        };
        Some((joint, said))
    }
}

/// A question set against another.
///
/// Where either may be set against the other, both tables are decided at once, whichever is asked for: they show the same
/// cells, and what one hides the other must not show.
#[derive(Clone, Debug)]
pub struct Crossing<'s> {
    survey: &'s Survey,
    ask: Slot,
    by: &'s Question,
    both_ways: bool,
    counted: Crossed,
}

impl<'s> Crossing<'s> {
    /// Sets what people answered against a question; `None` where it may not be.
    pub fn new(survey: &'s Survey, ask: Slot, by: &Code) -> Option<Self> {
        let others = others(survey);
        let find = |code: &Code| others.iter().find(|question| question.code == *code).copied();
        let (subjects, by) = (subjects(survey), find(by)?);
        let of_by = Slot::of(by.code.clone());
        if ask == of_by || !subjects.contains(&ask) {
            return None;
        }
        let both_ways = ask.service.is_none() && find(&ask.question).is_some() && subjects.contains(&of_by);
        Some(Self { survey, ask, by, both_ways, counted: Crossed::default() })
    }

    /// The survey.
    pub fn survey(&self) -> &'s Survey {
        self.survey
    }

    /// What is asked.
    pub fn ask(&self) -> &Slot {
        &self.ask
    }

    /// What it is set against.
    pub fn by(&self) -> &'s Question {
        self.by
    }

    /// Whether it is counted the other way about: of two that may be either, always the same is the first.
    fn turned(&self) -> bool {
        self.both_ways && self.by.code < self.ask.question
    }

    /// Counts the responses on a sheet.
    pub fn add(&mut self, sheet: &Sheet) {
        let (ask, by) = (&self.ask, &Slot::of(self.by.code.clone()));
        let these = if self.turned() { (by, ask) } else { (ask, by) };
        sheet.cross(self.survey, these, &mut self.counted);
    }

    /// The tables, each with the group's own rows as they are `found`, and after each of them a row for every answer to
    /// the other question: [`RowKey::need`] holds that answer. What was answered on a scale that is no longer asked is in
    /// none of them.
    pub fn tables(&self, found: &SurveyFindings) -> Vec<Table> {
        self.tables_while(found, &|_, _| true).expect("nothing stops it")
    }

    /// The same, as long as `go_on` says so: it is told how many groups are done, and of how many, and asked again and again.
    /// `None` where it was stopped; once it says so it has to go on saying so.
    pub fn tables_while(&self, found: &SurveyFindings, go_on: &dyn Fn(usize, usize) -> bool) -> Option<Vec<Table>> {
        let mine: Vec<(&Table, Vec<&Row>)> = found
            .tables
            .iter()
            .filter(|table| table.subject.slot == self.ask)
            .map(|table| {
                let groups = table.rows.iter().filter(|row| row.key.need.is_none());
                (table, groups.filter(|row| self.is_asked(table, row.key.group.level)).collect())
            })
            .collect();
        let all = mine.iter().map(|(_, groups)| groups.len()).sum();
        let mut done = 0;
        let mut tables = Vec::new();
        for (table, groups) in mine {
            let mut rows: Vec<Row> = Vec::new();
            for row in groups {
                if !go_on(done, all) {
                    return None;
                }
                if let Some(by) = self.rows(found, table, row.key.group, &|| go_on(done, all)) {
                    rows.push(row.clone());
                    rows.extend(by);
                }
                done += 1;
            }
            if !rows.is_empty() {
                tables.push(Table { rows, ..table.clone() });
            }
        }
        go_on(done, all).then_some(tables)
    }

    /// Whether a table is of the scale that is asked at a level.
    fn is_asked(&self, table: &Table, level: ReadingLevel) -> bool {
        let question = self.survey.questions.get(&table.subject.slot.question);
        table.subject.scale.as_ref() == question.and_then(|question| question.scale_at(level))
    }

    /// A group's rows; none where either question is not put to it, or where it was stopped.
    fn rows(&self, found: &SurveyFindings, table: &Table, group: Group, go_on: &dyn Fn() -> bool) -> Option<Vec<Row>> {
        if answers(self.survey, self.by, group.level).is_empty() {
            return None;
        }
        let rows = if self.turned() {
            let of_by = found
                .tables
                .iter()
                .find(|one| one.subject.slot == Slot::of(self.by.code.clone()) && self.is_asked(one, group.level))?;
            let ask = self.survey.questions.get(&self.ask.question)?;
            let (joint, said) = self.counted.joint(self.survey, of_by, ask, group)?;
            let shown = crossed::protect_while(&Joint { both_ways: true, ..joint }, go_on)?;
            // Their columns stand in the order of the answers that were counted: here they stand as in the table.
            let places: Vec<Option<usize>> =
                table.options.iter().map(|option| said.iter().position(|said| said == option)).collect();
            let in_order = |row: ProtectedRow| ProtectedRow {
                counts: places.iter().map(|at| at.map_or(Cell::Confidential, |at| row.counts[at])).collect(),
                ..row
            };
            of_by.options.iter().cloned().zip(shown.turned.into_iter().map(in_order)).collect()
        } else {
            let (joint, said) = self.counted.joint(self.survey, table, self.by, group)?;
            let shown = crossed::protect_while(&Joint { both_ways: self.both_ways, ..joint }, go_on)?;
            said.into_iter().zip(shown.rows).collect::<Vec<_>>()
        };
        let top = table.top.as_ref().and_then(|top| table.options.iter().position(|code| code == top));
        let rows: Vec<Row> = rows
            .into_iter()
            .map(|(answer, protected)| {
                let key = RowKey { group, need: Some(Some(answer)) };
                report::row_of(key, protected, (table.balanced, top, table.exclusive), Frame::Open, PERCENT_BASE)
            })
            .collect();
        // Where none of them may be shown, that they are there says nothing.
        Some(if rows.iter().all(|row| row.base == Cell::Confidential) { Vec::new() } else { rows })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audience::FilledBy;

    /// A row of so many people, of whom so many of a hundred think well and so many badly.
    fn row(good: u64, bad: u64, n: u64) -> Row {
        Row {
            key: RowKey { group: Group { level: ReadingLevel::Standard, filled_by: FilledBy::Alone }, need: None },
            base: Cell::Shown(n),
            counts: Vec::new(),
            percents: Vec::new(),
            outs: Vec::new(),
            net: Some((good as f64 - bad as f64) / 100.0),
            interval: None,
            good: Some(good),
            bad: Some(bad),
            not_top: None,
        }
    }

    #[test]
    fn what_rounding_to_ten_or_chance_could_have_made_is_no_difference() {
        assert_eq!(stands(&row(70, 10, 400), &row(40, 40, 400)), Some(Ordering::Less));
        assert_eq!(stands(&row(40, 40, 400), &row(70, 10, 400)), Some(Ordering::Greater));
        assert_eq!(stands(&row(55, 25, 60), &row(40, 40, 60)), Some(Ordering::Equal), "rounding may have made it");
        assert_eq!(stands(&row(15, 5, 4000), &row(19, 1, 4000)), Some(Ordering::Equal), "too small to act on");
        assert_eq!(stands(&row(95, 5, 40), &row(5, 95, 400)), None, "too few");
        assert_eq!(stands(&Row { net: None, ..row(40, 40, 400) }, &row(70, 10, 400)), None, "hidden");
    }
}
