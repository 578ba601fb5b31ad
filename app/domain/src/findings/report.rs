//! Tallies to tables that may be shown.

use serde::{Deserialize, Serialize};
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

use super::{
    figures::{self, Interval},
    person::{self, Beside},
    tally::{Counts, Group, Need, Subject, Tally},
    written::{self, Accounted, ThemeName, Voices, Written},
};
use crate::{
    audience::Channel,
    code::Code,
    comments::Agreement,
    digest::Digest,
    disclosure::{self, Cell, Grid, LEAST_BASE, Linked, ProtectedRow},
    engage::evidence::{self, Held, Rooms},
    level::ReadingLevel,
    survey::{Frame, Kind, Measure, NO_SERVICE, Question, Scale, Survey, WayOut},
};

/// Everything that may be shown of one consultation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What it was computed from: survey versions and responses.
    pub digest: Digest,
    /// How far the engine that reads comments agrees with the officers who read after it.
    pub agreement: Agreement,
    /// One for each survey, in the order offered.
    pub surveys: Vec<SurveyFindings>,
    /// What was said in engagement sessions: never part of a survey's figures.
    pub rooms: Vec<Rooms>,
    /// Questions set against each other, where officers saved that and the report is frozen; else nothing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub crossed: Vec<Against>,
    /// The number of each survey's version that was the newest when the report was frozen: its tables are printed in the
    /// words of that, whatever comes later. Nothing in a report that is not frozen, or was before this was kept.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub versions: BTreeMap<Code, i32>,
}

/// A question set against another, as a report that is frozen shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Against {
    /// The survey that asks both.
    pub survey: Code,
    /// The other question.
    pub by: Code,
    /// Its tables: one for each scale, with a row for each group, and below it one for each answer to the other question.
    pub tables: Vec<Table>,
}

/// What was counted of a survey.
#[derive(Clone, Copy, Debug)]
pub struct Counted<'c> {
    /// The survey.
    pub survey: &'c Survey,
    /// Its answers.
    pub tally: &'c Tally,
    /// What is hidden of those tables that stay as they were published.
    pub marks: &'c MarksOf,
    /// What was written, by those whose comments may be used.
    pub voices: &'c Voices,
    /// The same by what it speaks of.
    pub themes: &'c Voices<ThemeName>,
    /// What became of every comment.
    pub accounted: Accounted,
    /// The engagement sessions that were accepted.
    pub held: &'c [Held],
}

/// What may be shown of one survey.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyFindings {
    /// The survey.
    pub survey: Code,
    /// How its respondents were found.
    pub frame: Frame,
    /// Responses by group.
    pub responses: Vec<(Group, Cell)>,
    /// Responses by how they reached us.
    pub channels: Vec<(Channel, Cell)>,
    /// One for each question, service and scale.
    pub tables: Vec<Table>,
    /// How many are of which need, by group: who answered, and no figure of what they think.
    pub need: Option<Table>,
    /// What people wrote, one for each service.
    pub written: Vec<Written>,
    /// The same, one for each theme.
    pub themes: Vec<Written<ThemeName>>,
    /// What became of every comment.
    pub accounted: Accounted,
    /// How those who rated both expect a service to be with an outside organisation, beside the council, person by person.
    /// Nothing in a report that was frozen before that was counted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<Standing>,
    /// What it cost to protect people, in its questions' tables. Nothing in a report that was frozen before it was counted.
    #[serde(default, skip_serializing_if = "is_none")]
    pub cost: Cost,
}

/// How people expect one provider to be beside the other: no number of people, and so nothing to protect but what is told
/// when it changes ([`super::release`]).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Of which pair of questions, and service.
    pub of: person::Of,
    /// Whose answers.
    pub key: RowKey,
    /// How an outside organisation stands to the council; nothing where too few rated both.
    pub stands: Option<Stood>,
}

/// How a second stands to a first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stood {
    /// Lower.
    Lower,
    /// No clear difference.
    Alike,
    /// Higher.
    Higher,
}

impl From<Ordering> for Stood {
    fn from(how: Ordering) -> Self {
        match how {
            Ordering::Less => Self::Lower,
            Ordering::Equal => Self::Alike,
            Ordering::Greater => Self::Higher,
        }
    }
}

impl From<Stood> for Ordering {
    fn from(how: Stood) -> Self {
        match how {
            Stood::Lower => Self::Less,
            Stood::Alike => Self::Equal,
            Stood::Higher => Self::Greater,
        }
    }
}

/// Every standing of a survey's pairs: of each group, and of each need in it.
fn standings(tally: &Tally, few: &Few) -> Vec<Standing> {
    let mut found = Vec::new();
    for (of, groups) in &tally.beside {
        for (group, by_need) in groups.iter().filter(|(group, _)| !few.groups.contains(group)) {
            let all = by_need.values().fold(Beside::default(), |all, one| all.and(*one));
            let mut put = |need: Option<Need>, beside: Beside| {
                let key = RowKey { group: *group, need };
                found.push(Standing { of: of.clone(), key, stands: beside.stands().map(Stood::from) });
            };
            put(None, all);
            for (need, beside) in by_need {
                put(Some(need.clone()), *beside);
            }
        }
    }
    found
}

/// What protection costs: of how many numbers how many are hidden, and why.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// The numbers there are: bases, counts, and ways out of which it is said how many took them.
    pub numbers: u64,
    /// Those that are hidden.
    pub hidden: u64,
    /// How many of them the rules hide by themselves. Whoever keeps the rules hides no fewer.
    pub by_rule: u64,
}

impl Cost {
    /// Both costs together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            numbers: self.numbers + other.numbers,
            hidden: self.hidden + other.hidden,
            by_rule: self.by_rule + other.by_rule,
        }
    }
}

/// How many numbers a table shows or hides, and how many it hides.
fn numbers(table: &Table) -> (u64, u64) {
    let cells = table.rows.iter().flat_map(|row| std::iter::once(&row.base).chain(&row.counts).chain(&row.outs));
    cells
        .filter(|cell| **cell != Cell::Low)
        .fold((0, 0), |(all, hidden), cell| (all + 1, hidden + u64::from(*cell == Cell::Confidential)))
}

fn is_none(cost: &Cost) -> bool {
    *cost == Cost::default()
}

/// One question about one service, on one scale.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What is counted.
    pub subject: Subject,
    /// What the question is about.
    pub measure: Option<Measure>,
    /// The service it is about.
    pub service: Option<Code>,
    /// The options or points, in the order asked.
    pub options: Vec<Code>,
    /// Whether each person counts in one option alone.
    pub exclusive: bool,
    /// Whether its scale is balanced, so that net sentiment means something.
    pub balanced: bool,
    /// The best point, of a rating.
    pub top: Option<Code>,
    /// Its rows: each group, then the group by need.
    pub rows: Vec<Row>,
}

/// Whose answers a row counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RowKey {
    /// The group.
    pub group: Group,
    /// The need within the group; `None` for the whole group.
    #[serde(with = "need_of_row")]
    pub need: Option<Need>,
}

/// The whole group, a need that was not said, and a need, as three things: JSON has one *null* for two of them.
mod need_of_row {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Need;
    use crate::code::Code;

    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Kept {
        Whole,
        NotSaid,
        Is(Code),
    }

    #[expect(clippy::ref_option, reason = "as serde calls it")]
    pub fn serialize<S: Serializer>(need: &Option<Need>, to: S) -> Result<S::Ok, S::Error> {
        match need {
            None => Kept::Whole,
            Some(None) => Kept::NotSaid,
            Some(Some(code)) => Kept::Is(code.clone()),
        }
        .serialize(to)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Need>, D::Error> {
        Ok(match Kept::deserialize(from)? {
            Kept::Whole => None,
            Kept::NotSaid => Some(None),
            Kept::Is(code) => Some(Some(code)),
        })
    }
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Whose answers.
    pub key: RowKey,
    /// How many chose an option: the base of every percentage.
    pub base: Cell,
    /// How many chose each option.
    pub counts: Vec<Cell>,
    /// The same as percentages of the base, where the base is large enough.
    pub percents: Vec<Option<u64>>,
    /// How many took each way out, in [`WayOut::ALL`]'s order.
    pub outs: Vec<Cell>,
    /// Net sentiment, −1 to 1.
    pub net: Option<f64>,
    /// Its 95% interval, where a known list was invited.
    pub interval: Option<Interval>,
    /// The share that chose a point above the middle, in percent: shown also where so few chose one below it that net
    /// sentiment may not be.
    pub good: Option<u64>,
    /// The share that chose a point below it, likewise.
    pub bad: Option<u64>,
    /// The share not at the top of the scale, in percent.
    pub not_top: Option<u64>,
}

/// Percentages are shown on a rounded base of at least this: a base of 20, as shown, may be 18.
pub const PERCENT_BASE: u64 = 25;

impl Report {
    /// Computes what may be shown.
    pub fn new(digest: Digest, agreement: Agreement, surveys: &[Counted<'_>]) -> Self {
        let held: Vec<Held> = surveys.iter().flat_map(|counted| counted.held).cloned().collect();
        let asked: Vec<&Survey> = surveys.iter().map(|counted| counted.survey).collect();
        Self {
            digest,
            agreement,
            surveys: surveys.iter().map(SurveyFindings::new).collect(),
            rooms: evidence::rooms(&asked, &held),
            crossed: Vec::new(),
            versions: BTreeMap::new(),
        }
    }
}

impl SurveyFindings {
    fn new(counted: &Counted<'_>) -> Self {
        let Counted { survey, tally, marks, voices, themes, accounted, .. } = *counted;
        let few = Few::of(survey, tally, marks);
        // Who filled it in and what need it is about stand in every table already.
        let aside = [survey.filled_by.as_ref(), survey.need.as_ref()];
        let mut cost = Cost::default();
        let tables = tally
            .counts
            .iter()
            .filter(|(subject, _)| !aside.contains(&Some(&subject.slot.question)))
            .filter_map(|(subject, groups)| table(survey, subject, groups, (&few, &mut cost)))
            .collect();
        Self {
            survey: survey.code.clone(),
            frame: survey.frame,
            responses: tally.responses.iter().map(|(group, n)| (*group, disclosure::count(*n))).collect(),
            channels: tally.channels.iter().map(|(channel, n)| (*channel, disclosure::count(*n))).collect(),
            tables,
            need: need(survey, tally, &few),
            beside: standings(tally, &few),
            written: written::tables(voices),
            themes: written::tables(themes),
            accounted,
            cost,
        }
    }
}

/// The columns of a subject's table.
pub(super) struct Columns {
    /// The options or points, in the order asked.
    options: Vec<Code>,
    /// Which of them are above the middle of their scale, and which below it.
    ends: (Vec<usize>, Vec<usize>),
    /// Whether each person is in one of them.
    exclusive: bool,
    /// Which of them nobody is in who is in another, where people may choose several.
    alone: Option<usize>,
    /// What other tables there are of the same people.
    linked: Linked,
}

impl Columns {
    /// Of everything that was counted of it; nothing where the question is no longer there.
    pub(super) fn of<'c>(
        survey: &Survey,
        subject: &Subject,
        counted: impl Iterator<Item = &'c Counts>,
    ) -> Option<Self> {
        let question = survey.questions.get(&subject.slot.question)?;
        let scale = subject.scale.as_ref().and_then(|scale| survey.scale(scale));
        let mut options: Vec<Code> = match scale {
            Some(scale) => scale.points.iter().map(|point| point.code.clone()).collect(),
            None => survey.offered(question),
        };
        // An answer to an option that is no longer there keeps a column of its own.
        for code in counted.flat_map(|counts| counts.options.keys()) {
            if !options.contains(code) {
                options.push(code.clone());
            }
        }
        let exclusive = !matches!(question.kind, Kind::Many(_) | Kind::Services { .. });
        let alone = stands_alone(question, &options);
        Some(Self { ends: ends(scale, &options), options, exclusive, alone, linked: tables_beside(question) })
    }

    /// What is counted of a group, as disclosure control takes it: a part for each need.
    pub(super) fn grid<'c>(&self, parts: impl Iterator<Item = &'c Counts>) -> Grid {
        let (positive, negative) = self.ends.clone();
        let parts = parts.map(|counts| part(&self.options, counts)).collect();
        Grid { positive, negative, exclusive: self.exclusive, alone: self.alone, linked: self.linked, parts }
    }
}

/// Which of a question's options is *none of these*, where people may choose several.
fn stands_alone(question: &Question, options: &[Code]) -> Option<usize> {
    let none = match &question.kind {
        Kind::Services { .. } => Code::from(NO_SERVICE),
        Kind::Many(choices) => choices.iter().find(|choice| choice.none)?.code.clone(),
        _ => return None,
    };
    options.iter().position(|option| *option == none)
}

/// What other tables there are of those whom a question is put to: what is asked of each service is asked of those who use it.
fn tables_beside(question: &Question) -> Linked {
    if matches!(question.kind, Kind::Services { .. }) { Linked::Options } else { Linked::People }
}

/// The same of a table.
pub(super) fn linked(survey: &Survey, table: &Table) -> Linked {
    survey.questions.get(&table.subject.slot.question).map_or(Linked::People, tables_beside)
}

/// Which of a table's options is *none of these*, where people may choose several.
pub(super) fn alone(survey: &Survey, table: &Table) -> Option<usize> {
    stands_alone(survey.questions.get(&table.subject.slot.question)?, &table.options)
}

/// Those who are fewer than [`LEAST_BASE`] in all that is counted.
pub(super) struct Few {
    /// Groups: they have no row. Which questions they have rows of would tell what their few people were asked about.
    groups: BTreeSet<Group>,
    /// The needs of groups: their rows are confidential whole, for the same reason.
    needs: BTreeSet<(Group, Need)>,
    /// Groups of whom fewer than [`LEAST_BASE`], or nobody, did not say their need: how many did is not shown.
    said: BTreeSet<Group>,
    /// What was said of it where a table's group stays as it was published.
    published: MarksOf,
}

/// What is hidden of a table's group because few people are in it, whatever they answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Marks {
    /// The needs whose rows are confidential whole.
    withheld: BTreeSet<Need>,
    /// Whether it is told nowhere how many did not say their need.
    untold: bool,
}

/// The same of several.
pub type MarksOf = BTreeMap<Subject, BTreeMap<Group, Marks>>;

impl Few {
    /// What is hidden of a table's group: as it was published, where it stays so. Else the same figures would be printed twice
    /// with other cells hidden, and each print would tell what the other hides.
    pub(super) fn marks(&self, subject: &Subject, group: Group) -> Marks {
        let anew = || {
            let mine = self.needs.iter().filter(|(of, _)| *of == group);
            Marks { withheld: mine.map(|(_, need)| need.clone()).collect(), untold: self.said.contains(&group) }
        };
        self.published.get(subject).and_then(|groups| groups.get(&group)).cloned().unwrap_or_else(anew)
    }

    /// Says in a group's grid which of its parts are withheld and which untold: in one place, for a table and for whoever
    /// checks what it may stand beside.
    pub(super) fn mark<'n>(
        &self,
        subject: &Subject,
        group: Group,
        needs: impl ExactSizeIterator<Item = &'n Need>,
        grid: &mut Grid,
    ) {
        if needs.len() < 2 {
            return;
        }
        let marks = self.marks(subject, group);
        for (need, part) in needs.zip(&mut grid.parts) {
            part.withheld = marks.withheld.contains(need);
            part.untold = need.is_none() && marks.untold && part.base + part.outs.iter().sum::<u64>() == 0;
        }
    }

    pub(super) fn of(survey: &Survey, tally: &Tally, published: &MarksOf) -> Self {
        // Of how many have a need as many are known to be as ever answered one question.
        let mut people: BTreeMap<(Group, Need), u64> = BTreeMap::new();
        for (group, need, counts) in tally.counts.values().flat_map(|groups| {
            groups.iter().flat_map(|(group, by_need)| by_need.iter().map(|(need, counts)| (*group, need, counts)))
        }) {
            let all = counts.answered + counts.outs.values().sum::<u64>();
            let most = people.entry((group, need.clone())).or_default();
            *most = all.max(*most);
        }
        let few = |n: u64| (1..LEAST_BASE).contains(&n);
        let asked = tally.counts.iter().find(|(subject, _)| survey.need.as_ref() == Some(&subject.slot.question));
        let said = |group: &Group| {
            let said = asked.and_then(|(_, groups)| groups.get(group)).map_or(0, |by_need| together(by_need).answered);
            tally.responses.get(group).copied().unwrap_or_default().saturating_sub(said) < LEAST_BASE
        };
        Self {
            said: tally.responses.keys().filter(|group| said(group)).copied().collect(),
            groups: tally.responses.iter().filter(|(_, n)| few(**n)).map(|(group, _)| *group).collect(),
            needs: people.into_iter().filter(|(_, n)| few(*n)).map(|(part, _)| part).collect(),
            published: published.clone(),
        }
    }
}

fn table(
    survey: &Survey,
    subject: &Subject,
    groups: &BTreeMap<Group, BTreeMap<Need, Counts>>,
    (few, cost): (&Few, &mut Cost),
) -> Option<Table> {
    let question = survey.questions.get(&subject.slot.question)?;
    let scale = subject.scale.as_ref().and_then(|scale| survey.scale(scale));
    let columns = Columns::of(survey, subject, groups.values().flat_map(BTreeMap::values))?;
    let balanced = scale.is_some_and(Scale::is_balanced);
    let top = scale.map(|scale| scale.top().clone());
    let mut table = Table {
        subject: subject.clone(),
        measure: question.measure,
        service: subject.slot.service.clone().or_else(|| question.service.clone()),
        exclusive: columns.exclusive,
        balanced,
        top,
        rows: Vec::new(),
        options: columns.options.clone(),
    };
    let used = matches!(question.kind, Kind::Services { .. });
    let mut by_rule = 0;
    for (group, by_need) in groups.iter().filter(|(group, _)| !few.groups.contains(group)) {
        let nobody = Counts::default();
        let needs = needs(survey, group.level, by_need.keys());
        let by_need: Vec<(&Need, &Counts)> =
            needs.iter().map(|need| (need, by_need.get(need).unwrap_or(&nobody))).collect();
        // How many did not say is told nowhere where they are few or none: beside a row of nobody, how many answered something
        // that nearly everybody does would tell it.
        let marks = few.marks(subject, *group);
        let untold = |need: &Need| by_need.len() > 1 && need.is_none() && marks.untold;
        let mut grid = columns.grid(by_need.iter().map(|(_, counts)| *counts));
        few.mark(subject, *group, by_need.iter().map(|(need, _)| *need), &mut grid);
        let protected = disclosure::protect(&grid);
        // One need alone is the group itself.
        let printed = if by_need.len() > 1 && !used { protected.by_rule.len() } else { 1 };
        by_rule += protected.by_rule[..printed].iter().sum::<u64>();
        let key = |need| RowKey { group: *group, need };
        table.rows.push(row(&table, key(None), protected.total, survey.frame));
        // One need alone is the group itself, and says nothing more. How many of each need use a service would bound what is
        // hidden in every table about it.
        if by_need.len() > 1 && !used {
            for ((need, _), protected) in by_need.iter().zip(protected.parts).filter(|((need, _), _)| !untold(need)) {
                // Of how many on the list are of that need nothing is known: the whole list makes its interval rather too wide.
                table.rows.push(row(&table, key(Some((*need).clone())), protected, survey.frame));
            }
        }
    }
    let (_, before) = numbers(&table);
    // What is asked of each service is asked of those who chose it.
    if used {
        few_people(&mut table, groups);
    }
    let (all, hidden) = numbers(&table);
    *cost = cost.and(Cost { numbers: all, hidden, by_rule: by_rule + hidden - before });
    Some(table)
}

/// Which of some options are above the middle of their scale, and which below it.
pub(super) fn ends(scale: Option<&Scale>, options: &[Code]) -> (Vec<usize>, Vec<usize>) {
    let worth = |code: &Code| scale.and_then(|scale| scale.point(code)).map_or(0.0, |point| point.score);
    let that = |is: fn(f64) -> bool| (0..options.len()).filter(|at| is(worth(&options[*at]))).collect();
    (that(|worth| worth > 0.0), that(|worth| worth < 0.0))
}

/// How many are of which need. Neither a number below ten is shown (see [`few_people`]), nor how many said so, where fewer
/// than ten did not: those are a row of every other table.
fn need(survey: &Survey, tally: &Tally, few: &Few) -> Option<Table> {
    let question = survey.need.as_ref()?;
    let (subject, groups) = tally.counts.iter().find(|(subject, _)| subject.slot.question == *question)?;
    let groups: BTreeMap<Group, BTreeMap<Need, Counts>> =
        groups.iter().map(|(group, by_need)| (*group, BTreeMap::from([(None, together(by_need))]))).collect();
    // Not by need: each need's row would be itself.
    let plain = Survey { need: None, ..survey.clone() };
    let mut table = table(&plain, subject, &groups, (few, &mut Cost::default()))?;
    for row in &mut table.rows {
        row.percents = vec![None; row.counts.len()];
        if few.marks(subject, row.key.group).untold {
            row.base = Cell::Confidential;
        }
    }
    few_people(&mut table, &groups);
    Some(table)
}

/// Hides the counts of few people. Where other tables are of the people that these count, a number below ten would say how
/// large a row is that is hidden whole there.
fn few_people(table: &mut Table, groups: &BTreeMap<Group, BTreeMap<Need, Counts>>) {
    for row in &mut table.rows {
        let all = together(&groups[&row.key.group]);
        let nobody = Counts::default();
        let counts = match &row.key.need {
            None => &all,
            Some(need) => groups[&row.key.group].get(need).unwrap_or(&nobody),
        };
        for ((cell, percent), option) in row.counts.iter_mut().zip(&mut row.percents).zip(&table.options) {
            let exact = counts.options.get(option).copied().unwrap_or_default();
            // Nothing is asked of those who use none.
            if (1..LEAST_BASE).contains(&exact) && *option != *NO_SERVICE {
                *cell = Cell::Confidential;
                *percent = None;
            }
        }
    }
}

/// Those of every need.
pub(super) fn together(by_need: &BTreeMap<Need, Counts>) -> Counts {
    let mut all = Counts::default();
    for counts in by_need.values() {
        all.answered += counts.answered;
        for (option, n) in &counts.options {
            *all.options.entry(option.clone()).or_default() += n;
        }
        for (way, n) in &counts.outs {
            *all.outs.entry(*way).or_default() += n;
        }
    }
    all
}

/// Every need the survey's question offers at a level, in its order, and those who did not say: that a row is
/// there, or is not, must tell nobody who was among them.
pub(super) fn needs<'n>(survey: &Survey, level: ReadingLevel, found: impl Iterator<Item = &'n Need>) -> Vec<Need> {
    let asked = survey.need.as_ref().and_then(|code| survey.questions.get(code)).filter(|q| survey.is_asked(q, level));
    let mut needs: Vec<Need> = asked.iter().flat_map(|q| q.choices()).map(|choice| Some(choice.code.clone())).collect();
    needs.extend(found.filter(|need| need.is_some()).filter(|need| !needs.contains(need)).cloned().collect::<Vec<_>>());
    needs.push(None);
    needs
}

pub(super) fn part(options: &[Code], counts: &Counts) -> disclosure::Part {
    disclosure::Part {
        base: counts.answered,
        counts: options.iter().map(|code| counts.options.get(code).copied().unwrap_or_default()).collect(),
        outs: WayOut::ALL.iter().map(|way| counts.outs.get(way).copied().unwrap_or_default()).collect(),
        withheld: false,
        untold: false,
    }
}

fn row(table: &Table, key: RowKey, protected: ProtectedRow, frame: Frame) -> Row {
    let top = table.top.as_ref().and_then(|top| table.options.iter().position(|code| code == top));
    row_of(key, protected, (table.balanced, top, table.exclusive), frame, PERCENT_BASE)
}

/// What is shown beside the counts is made from the counts as shown, so that it gives nothing more away; percentages
/// where the base is `large`. Where each person is in one of the counts and all are shown, shares are of their sum: each is
/// rounded to 5, and of a base that is rounded the other way they would add up to something else than all. Net sentiment and
/// both sides' shares are of the base as it is shown, which is rounded once: so it is known how far rounding has moved them
/// ([`figures::rounding`]). Of two points a and b, each moved by 2 at most, (a − b)/(a + b) is moved by no more than that:
/// (|e₁ − e₂| + |net|·|e₁ + e₂|)/(a + b + e₁ + e₂).
pub(super) fn row_of(
    key: RowKey,
    protected: ProtectedRow,
    (balanced, top, exclusive): (bool, Option<usize>, bool),
    frame: Frame,
    large: u64,
) -> Row {
    let base = protected.base.shown().filter(|base| *base >= large);
    let sum: Option<u64> = protected.counts.iter().map(|cell| cell.shown()).sum();
    let whole = base.map(|base| sum.filter(|sum| exclusive && *sum > 0).unwrap_or(base));
    let percents: Vec<Option<u64>> = protected
        .counts
        .iter()
        .map(|cell| figures::percent(cell.shown()?, whole?).map(|percent| percent.min(100)))
        .collect();
    // A scale of two points has nothing between them: its sides are its points, and of the same whole.
    let of = if protected.counts.len() == 2 { whole } else { base };
    let side = |cell: Cell| figures::percent(cell.shown()?, of?).filter(|_| balanced).map(|percent| percent.min(100));
    let (good, bad) = (side(protected.positive), side(protected.negative));
    let sides = || Some((protected.positive.shown()?, protected.negative.shown()?, of?, base?));
    let (net, interval) = match sides().filter(|_| balanced) {
        None => (None, None),
        Some((positive, negative, n, answered)) => {
            let net = figures::net(positive, negative, n).map(|net| net.clamp(-1.0, 1.0));
            let interval = match frame {
                Frame::Open => None,
                Frame::Invited(population) => {
                    figures::shown_net_interval(positive, negative, (n, answered), u64::from(population))
                }
            };
            (net, interval)
        }
    };
    let not_top = top.and_then(|at| percents.get(at).copied().flatten()).map(|percent| 100 - percent);
    Row {
        key,
        base: protected.base,
        counts: protected.counts,
        percents,
        outs: protected.outs,
        net,
        good,
        bad,
        interval,
        not_top,
    }
}
