//! What officers saved of one question set against another, as the report may show it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex},
};

use app::{
    outcome::crossed::{NotShown, Saved as Shown},
    questions::{first_words, list_name, short_name},
    tables::{self, Asked, Printed},
    ui::Ui,
};
use domain::{
    code::Code,
    consultation::{Day, State as Now},
    digest::Digest,
    findings::{Basis, Crossing, Report, Table, Tally, may_cross},
    respond::answer::Slot,
};
use tokio::sync::Semaphore;

use crate::{
    findings::{self, Surveys},
    http::catalogue::Catalogue,
    store::{Store, StoreError, crossed::Saved},
};

/// Tables of one question by another as they were last worked out: the solver that guards their small counts may need
/// many seconds. One is worked out at a time.
#[derive(Debug)]
pub struct Crossings {
    kept: Mutex<HashMap<Pair, (Of, Made)>>,
    turn: Semaphore,
}

/// A consultation, a survey, and what is set against what in it.
type Pair = (Code, Code, String, Code);

/// What tables are made of: everything counted, and the tables of each question that they are guarded beside.
type Of = (Digest, Digest);

/// Tables, and the digest of the answers.
type Made = (Arc<Vec<Table>>, Digest);

/// So many are kept: all that a report may have, of some consultations.
const KEPT: usize = 200;

impl Default for Crossings {
    fn default() -> Self {
        Self { kept: Mutex::default(), turn: Semaphore::new(1) }
    }
}

impl Crossings {
    /// The tables of a pair beside a report, and the digest of the answers they are of.
    pub async fn tables(
        &self,
        store: &Store,
        (code, surveys): (&Code, &Surveys),
        report: &Report,
        mut crossing: Crossing<'_>,
    ) -> Result<Made, StoreError> {
        let survey = &crossing.survey().code;
        let Some(found) = report.surveys.iter().find(|found| found.survey == *survey) else {
            return Ok((Arc::default(), report.digest.clone()));
        };
        let pair = (code.clone(), survey.clone(), crossing.ask().to_string(), crossing.by().code.clone());
        let beside = Digest::of([serde_json::to_vec(found).expect("tables are written out").as_slice()]);
        let of = (report.digest.clone(), beside);
        let known = || {
            let kept = self.kept.lock().expect("nothing panics with it");
            kept.get(&pair).filter(|(kept, _)| *kept == of).map(|(_, made)| made.clone())
        };
        if let Some(made) = known() {
            return Ok(made);
        }
        // Nothing closes it. Whoever waited for another to work out the same has it then.
        let _turn = self.turn.acquire().await;
        if let Some(made) = known() {
            return Ok(made);
        }
        let digest = store.sheets(&surveys.versions[survey], |sheet| crossing.add(sheet)).await?;
        // The solver is arithmetic, not waiting.
        let made = (Arc::new(tokio::task::block_in_place(|| crossing.tables(found))), digest);
        let mut kept = self.kept.lock().expect("nothing panics with it");
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(pair, (of, made.clone()));
        Ok(made)
    }
}

/// What a pair is called: whose answers, to what, by what.
pub fn title(ui: &Ui, asked: Option<&Asked>, saved: &Saved) -> String {
    let Some(asked) = asked else { return format!("{}: {} / {}", saved.survey, saved.ask, saved.by) };
    let survey = &asked.edition.survey;
    let words = first_words(ui, asked);
    let known = |code: &Code| survey.questions.contains_key(code);
    let ask = if known(&saved.ask.question) { list_name(ui, asked, words, &saved.ask) } else { saved.ask.to_string() };
    let by = if known(&saved.by) { short_name(words, &Slot::of(saved.by.clone())) } else { saved.by.to_string() };
    let args = [("audience", ui.audience(survey.audience).into()), ("ask", ask.into()), ("by", by.into())];
    ui.say_with("explore-is-by", &args)
}

/// Everything that was saved of a consultation, with what may be shown of it beside what was `published` before.
pub async fn saved(
    (store, catalogue, crossings): (&Store, &Catalogue, &Crossings),
    (code, surveys): (&Code, &Surveys),
    ui: &Ui,
    (report, published): (&Report, &[Basis]),
    today: &Day,
) -> Result<Vec<Shown>, StoreError> {
    let saved = store.crossed(code).await?;
    if saved.is_empty() {
        return Ok(Vec::new());
    }
    let asked = findings::asked(catalogue, surveys);
    let closed = surveys.newest[0].edition.consultation.state_on(today) == Now::Closed;
    let mut found: BTreeMap<i64, Result<Vec<Printed>, NotShown>> = BTreeMap::new();
    for (survey, asked) in &asked {
        let mine: Vec<&Saved> = saved.iter().filter(|one| one.survey == *survey).collect();
        if mine.is_empty() {
            continue;
        }
        let versions = &surveys.versions[survey];
        let tally = if closed { store.tally(&asked.edition.survey, versions).await?.0 } else { Tally::default() };
        for one in mine {
            let Some(crossing) = Crossing::new(&asked.edition.survey, one.ask.clone(), &one.by) else {
                found.insert(one.id, Err(NotShown::Gone));
                continue;
            };
            let both = [one.ask.clone(), Slot::of(one.by.clone())];
            let before = published.iter().filter_map(|basis| basis.0.get(survey));
            if !closed {
                found.insert(one.id, Err(NotShown::Open));
            } else if may_cross(&tally, before, &both) {
                let by = crossing.by();
                let (tables, _) = crossings.tables(store, (code, surveys), report, crossing).await?;
                let printed: Vec<Printed> =
                    tables.iter().map(|table| tables::print_crossed(ui, asked, table, by)).collect();
                let says = printed.iter().flat_map(|table| &table.rows).any(|row| row.need.is_some());
                found.insert(one.id, if says { Ok(printed) } else { Err(NotShown::Nobody) });
            } else {
                found.insert(one.id, Err(NotShown::ToldBefore));
            }
        }
    }
    let shown = saved.into_iter().map(|one| {
        let title = title(ui, asked.get(&one.survey), &one);
        let shown = found.remove(&one.id).unwrap_or(Err(NotShown::Gone));
        Shown { id: one.id, title, shown, questions: (one.survey, [one.ask, Slot::of(one.by)]) }
    });
    Ok(shown.collect())
}
