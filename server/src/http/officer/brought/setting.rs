//! A file that is being set out: what is read of it, and what of it may be shown.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    brought::{Known, Naming},
    components::error_summary::Problem,
    pages::{failure::Failure, officer::BroughtOf},
    tables::{Asked, thousands},
};
use domain::{
    brought::{self, Closed, Layout, MOST_VALUES, Remembered, Target, Wrong},
    code::Code,
    digest::Digest,
    respond::form::tidy,
    survey::Survey,
};

use super::{
    super::{
        super::{AppState, Refusal, ours, render},
        consultation,
    },
    level_name,
};
use crate::{
    findings::{self, Surveys},
    reading,
    store::brought::Batch,
};

/// How many values of a column are shown where it is asked what it is.
const EXAMPLES: usize = 3;
/// A column with a longer value than this, in characters, holds what people wrote: nothing of it is shown before it has
/// been looked at for concerns.
const LONGEST_EXAMPLE: usize = 40;

/// A file that is being set out.
pub(super) struct Setting {
    pub(super) code: Code,
    pub(super) words: render::Interface,
    pub(super) surveys: Surveys,
    pub(super) asked: Asked,
    pub(super) batch: Batch,
    /// The columns that are taken for closed questions.
    pub(super) closed: Vec<Closed>,
    /// By how it was set out when it was asked for: a page that was shown before somebody set it out otherwise has
    /// another.
    pub(super) mark: String,
    /// Whether somebody else has set it out otherwise since the page was shown that was sent.
    pub(super) changed: bool,
}

impl Setting {
    pub(super) fn survey(&self) -> &Survey {
        &self.asked.edition.survey
    }

    pub(super) fn naming(&self) -> Naming<'_> {
        Naming { ui: &self.words.ui, asked: &self.asked, level: self.batch.level }
    }

    pub(super) fn of(&self, problems: Vec<Problem>) -> BroughtOf {
        let ui = &self.words.ui;
        let survey = format!("{} ({})", ui.audience(self.survey().audience), level_name(ui, self.batch.level));
        BroughtOf {
            code: self.code.clone(),
            title: ui.survey("consultation-title").text,
            id: self.batch.id,
            file: self.batch.file.clone(),
            rows: self.batch.cells.rows.len(),
            survey,
            problems,
            changed: self.changed,
        }
    }

    pub(super) fn head(&self, column: usize) -> String {
        match self.batch.cells.head.get(column).map(|head| tidy(head)).filter(|head| !head.is_empty()) {
            Some(head) => head,
            None => self.words.ui.say_with("brought-no-head", &[("n", (column + 1).to_string().into())]),
        }
    }

    pub(super) fn wrong_values(&self) -> Vec<Wrong> {
        let known = Known::new(self.naming());
        let own = |target: &Target, value: &str| known.own(target, value);
        tokio::task::block_in_place(|| brought::wrong_values(self.survey(), &self.closed, &self.batch.layout, own))
    }

    /// What comes of every row.
    pub(super) fn read(&self) -> brought::Read {
        let batch = &self.batch;
        tokio::task::block_in_place(|| brought::read(self.survey(), batch.level, &batch.cells, &batch.layout))
    }

    /// What of a file is set aside before it is looked at, in words.
    pub(super) fn aside(&self) -> Option<String> {
        let brought::Aside { previews, unfinished } = self.batch.cells.aside;
        let args = [("previews", previews.into()), ("unfinished", unfinished.into())];
        (previews + unfinished > 0).then(|| self.words.ui.say_with("brought-aside", &args))
    }

    /// How many entries are held for a safeguarding lead, in words.
    pub(super) fn held(&self) -> Option<String> {
        let n: usize = self.batch.layout.held.values().map(BTreeSet::len).sum();
        (n > 0).then(|| self.words.ui.say_with("brought-held", &[("n", n.into())]))
    }

    /// Every problem, at its field.
    pub(super) fn problems(&self, wrong: &[Wrong]) -> Vec<Problem> {
        let ui = &self.words.ui;
        let places: BTreeMap<(usize, &str), usize> = self
            .closed
            .iter()
            .flat_map(|closed| {
                let values = closed.values.iter().enumerate();
                values.map(|(at, (value, _))| ((closed.column, value.as_str()), at))
            })
            .collect();
        let at = |column: usize, key: &str| Problem {
            field: column_field(column),
            message: ui.say_with(key, &[("head", self.head(column).into()), ("most", MOST_VALUES.to_string().into())]),
        };
        let of_value = |column: usize, value: &str, key: &str| Problem {
            field: value_field(column, places.get(&(column, value)).copied().unwrap_or_default()),
            message: ui.say_with(key, &[("value", value.to_owned().into()), ("head", self.head(column).into())]),
        };
        let told = wrong.iter().map(|wrong| match wrong {
            Wrong::Nothing => Problem { field: column_field(0), message: ui.say("brought-wrong-nothing") },
            Wrong::Twice(column) => at(*column, "brought-wrong-twice"),
            Wrong::Both(column) => at(*column, "brought-wrong-both"),
            Wrong::TooMany(column) => at(*column, "brought-wrong-many"),
            Wrong::Unsaid(column, value) => of_value(*column, value, "brought-wrong-unsaid"),
            Wrong::SamePoint(column, value) => of_value(*column, value, "brought-wrong-same"),
        });
        told.collect()
    }

    /// A layout in which columns are taken for something, and the columns of it that are of closed questions, their values
    /// counted.
    pub(super) fn with(&self, columns: BTreeMap<usize, Target>) -> (Layout, Vec<Closed>) {
        let naming = self.naming();
        let cells = &self.batch.cells;
        let whole = |(column, target): (&usize, &Target)| {
            let said = naming.values(target).into_iter().flat_map(|(_, said)| said);
            let whole = brought::whole(self.survey(), cells, (*column, target), said);
            (!whole.is_empty()).then_some((*column, whole))
        };
        tokio::task::block_in_place(|| {
            let whole = columns.iter().filter_map(whole).collect();
            let layout = Layout { columns, whole, ..Layout::default() };
            let closed = brought::closed(self.survey(), cells, &layout);
            (layout, closed)
        })
    }

    /// Takes columns for something: counts their values, and looks at those that are no answer of the survey's own before
    /// anybody reads them.
    pub(super) async fn take(&mut self, mut layout: Layout, closed: Vec<Closed>, remembered: &Remembered) {
        let before = std::mem::take(&mut self.batch.layout);
        let mut strange: Vec<(usize, String)> = Vec::new();
        for one in &closed {
            let guesses = self.naming().values(&one.target);
            let same = before.columns.get(&one.column) == Some(&one.target);
            let said = before.values.get(&one.column).filter(|_| same);
            for (value, _) in &one.values {
                if brought::guess_value(value, &guesses).is_none() {
                    strange.push((one.column, value.clone()));
                }
                let meaning = said.and_then(|said| said.get(value).cloned()).or_else(|| remembered.meaning(one, value));
                if let Some(meaning) = meaning {
                    layout.values.entry(one.column).or_default().insert(value.clone(), meaning);
                }
            }
        }
        let texts: Vec<String> = strange.iter().map(|(_, value)| value.clone()).collect();
        for ((column, value), concern) in strange.into_iter().zip(reading::screen_each(texts).await) {
            if concern.is_some() {
                layout.held.entry(column).or_default().insert(value);
            }
        }
        (self.batch.layout, self.closed) = (layout, closed);
    }
}

pub(super) fn column_field(column: usize) -> String {
    format!("c-{column}")
}

pub(super) fn value_field(column: usize, value: usize) -> String {
    format!("v-{column}-{value}")
}

pub(super) async fn setting(state: &AppState, (code, id): &(String, i64)) -> Result<Option<Setting>, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let Some(batch) = state.store.batch(&code, *id).await.map_err(ours(&words))? else { return Ok(None) };
    let asked = findings::asked(&state.catalogue, &surveys).remove(&batch.survey);
    let asked = asked.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let layout = serde_json::to_vec(&batch.layout).expect("codes and words");
    let mark = Digest::of([layout.as_slice()]).short().to_owned();
    let mut setting = Setting { code, words, surveys, asked, batch, closed: Vec::new(), mark, changed: false };
    // What the survey no longer asks, nothing is taken for.
    let survey = &setting.asked.edition.survey;
    let can_be = brought::targets(survey, setting.batch.level);
    setting
        .batch
        .layout
        .columns
        .retain(|column, target| can_be.contains(target) && *column < setting.batch.cells.head.len());
    let meanings: BTreeMap<usize, Vec<brought::Meaning>> = setting
        .batch
        .layout
        .columns
        .iter()
        .map(|(column, target)| (*column, brought::meanings(survey, target, setting.batch.level)))
        .collect();
    for (column, values) in &mut setting.batch.layout.values {
        let can_mean = meanings.get(column).map(Vec::as_slice).unwrap_or_default();
        values.retain(|_, meaning| can_mean.contains(meaning));
    }
    // Counting is arithmetic, not waiting.
    let Batch { cells, layout, .. } = &setting.batch;
    setting.closed = tokio::task::block_in_place(|| brought::closed(survey, cells, layout));
    Ok(Some(setting))
}

/// What is in each column, in words. Nothing is shown that only one person said, or that the first look does not let
/// pass: what people wrote has not been looked at yet.
pub(super) async fn holds(setting: &Setting) -> Vec<String> {
    let cells = &setting.batch.cells;
    let counted = tokio::task::block_in_place(|| {
        let of = |column| {
            let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
            for cell in cells.cells(column) {
                *counts.entry(cell).or_default() += 1;
            }
            let short = |cell: &&str| cell.chars().count() <= LONGEST_EXAMPLE;
            let often: Vec<String> = counts
                .iter()
                .filter(|(_, n)| **n > 1)
                .map(|(cell, _)| *cell)
                .filter(short)
                .map(str::to_owned)
                .collect();
            (counts.len(), if counts.len() > MOST_VALUES { Vec::new() } else { often })
        };
        (0..cells.head.len()).map(of).collect::<Vec<_>>()
    });
    let texts = counted.iter().flat_map(|(_, often)| often.clone()).collect();
    let mut concerns = reading::first_look(texts).await.into_iter();
    let ui = &setting.words.ui;
    let in_words = |(different, often): (usize, Vec<String>)| {
        let passed: Vec<String> = often.into_iter().filter(|_| concerns.next().flatten().is_none()).collect();
        match (different, passed.is_empty()) {
            (0, _) => ui.say("brought-empty-column"),
            (n, true) => ui.say_with("brought-different", &[("n", thousands(n as u64).into())]),
            (_, false) => {
                let some: Vec<String> = passed.into_iter().take(EXAMPLES).collect();
                ui.say_with("brought-examples", &[("examples", some.join(" · ").into())])
            }
        }
    };
    counted.into_iter().map(in_words).collect()
}
