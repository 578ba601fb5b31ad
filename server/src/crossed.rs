//! What officers saved of one question set against another, as the report may show it.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
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
    findings::{Basis, Crossing, Report, Table, Tally, may_cross},
    respond::answer::Slot,
};

use crate::{
    crossings::{Crossings, Far, Wanted},
    findings::{self, Surveys},
    http::catalogue::Catalogue,
    store::{Store, StoreError, crossed::Saved},
};

/// Tables as they are printed, and as they are kept.
type Both = (Vec<Printed>, Vec<Table>);

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

/// Everything that was saved of a consultation, with what may be shown of it beside what was `published` before. With
/// `patience`, what takes longer to work out is said to be under way, and what somebody stopped stays stopped; without,
/// all of it is waited for.
pub async fn saved(
    (store, catalogue, crossings): (&Store, &Catalogue, &Crossings),
    (code, surveys): (&Code, &Surveys),
    ui: &Ui,
    (report, published): (&Report, &[Basis]),
    (today, patience): (&Day, Option<Duration>),
) -> Result<Vec<Shown>, StoreError> {
    let saved = store.crossed(code).await?;
    if saved.is_empty() {
        return Ok(Vec::new());
    }
    let until = patience.map(|patience| Instant::now() + patience);
    let asked = findings::asked(catalogue, surveys);
    let closed = surveys.newest[0].edition.consultation.state_on(today) == Now::Closed;
    let mut found: BTreeMap<i64, Result<Both, NotShown>> = BTreeMap::new();
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
                let of = (code, surveys);
                let tables = match until {
                    None => crossings.tables(store, of, report, &crossing).await?.0,
                    Some(until) => {
                        let wait = (Wanted::Exactly, until.saturating_duration_since(Instant::now()));
                        match crossings.look(store, of, report, &crossing, wait).await? {
                            Far::Made((tables, _)) => tables,
                            Far::Working(_) | Far::Stopped => {
                                found.insert(one.id, Err(NotShown::Working));
                                continue;
                            }
                        }
                    }
                };
                let printed: Vec<Printed> =
                    tables.iter().map(|table| tables::print_crossed(ui, asked, table, by)).collect();
                let says = printed.iter().flat_map(|table| &table.rows).any(|row| row.need.is_some());
                found.insert(one.id, if says { Ok((printed, tables.to_vec())) } else { Err(NotShown::Nobody) });
            } else {
                found.insert(one.id, Err(NotShown::ToldBefore));
            }
        }
    }
    let shown = saved.into_iter().map(|one| {
        let title = title(ui, asked.get(&one.survey), &one);
        let (shown, tables) = match found.remove(&one.id).unwrap_or(Err(NotShown::Gone)) {
            Ok((printed, tables)) => (Ok(printed), tables),
            Err(why) => (Err(why), Vec::new()),
        };
        Shown { id: one.id, title, shown, tables, questions: (one.survey, [one.ask, Slot::of(one.by)]) }
    });
    Ok(shown.collect())
}
