//! The steps of setting a file out: what its columns are, what its values mean, what would come of it, and that it does.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    brought::Known,
    pages::{
        failure::Failure,
        officer::{self, BroughtColumn, BroughtColumns, BroughtPreview, BroughtValue, BroughtValues, BroughtValuesOf},
    },
    tables::thousands,
    urls,
};
use axum::{
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    audience::Channel,
    brought::{self, Closed, Target, Wrong},
    language::Language,
    respond::form::Fields,
    survey::Kind,
};
use sentiment::safeguarding::Concern;

use super::{
    super::{
        super::{Answer, AppState, OPEN_CONCERN_DAYS, Refusal, ours, reader::Posted, render},
        May, Officer, consultation, needs,
    },
    closed, is_open,
    out::out,
    setting::{Setting, column_field, holds, setting, value_field},
};
use crate::{
    random, reading,
    store::{
        StoreError,
        people::Action,
        respond::{Sending, SentText},
    },
};

/// What is asked for where somebody else has set the file out otherwise meanwhile.
const CHANGED: &str = "changed";

/// The step a file is at, or the one that is asked for.
pub(in crate::http) async fn step(
    State(state): State<AppState>,
    May(officer, ..): May<needs::BringIn>,
    Path(path): Path<(String, i64)>,
    RawQuery(query): RawQuery,
) -> Answer {
    if query.as_deref() == Some(officer::TAKE_OUT) {
        return out(&state, &officer, &path, None).await;
    }
    let Some(mut setting) = setting(&state, &path).await? else { return to_the_list(&state, &path.0).await };
    setting.changed = query.as_deref() == Some(CHANGED);
    let asked_for = query.as_deref().and_then(|query| query.strip_prefix("step="));
    let set_out = !setting.batch.layout.columns.is_empty();
    match asked_for {
        Some("columns") => columns_page(&state, &officer, &setting, None).await,
        _ if !set_out => columns_page(&state, &officer, &setting, None).await,
        Some("values") => values_page(&officer, &setting, None).await,
        _ if !setting.wrong_values().is_empty() => values_page(&officer, &setting, None).await,
        _ => preview(&state, &officer, &setting).await,
    }
}

/// A file that was brought in, or thrown away, stands in the list or nowhere.
async fn to_the_list(state: &AppState, code: &str) -> Answer {
    let (code, ..) = consultation(state, code).await?;
    Ok(render::onward(&urls::officer(&code, "brought")))
}

async fn columns_page(
    state: &AppState,
    officer: &Officer,
    setting: &Setting,
    typed: Option<(&Fields, Vec<Wrong>)>,
) -> Answer {
    let batch = &setting.batch;
    let naming = setting.naming();
    let words = Known::new(naming);
    let mut known = false;
    let chosen: BTreeMap<usize, String> = match &typed {
        Some((fields, _)) => (0..batch.cells.head.len())
            .map(|column| (column, fields.first(&column_field(column)).unwrap_or_default().to_owned()))
            .collect(),
        None => {
            let mut columns = batch.layout.columns.clone();
            if columns.is_empty() {
                let before = state.store.remembered(&setting.code, batch).await.map_err(ours(&setting.words))?;
                known = before.is_some();
                columns = before.map_or_else(
                    || {
                        tokio::task::block_in_place(|| {
                            let fits = |target: &Target, value: &str| words.own(target, value).is_some();
                            brought::guess_columns(&batch.cells, &naming.heads(), fits)
                        })
                    },
                    |before| before.columns,
                );
            }
            columns.into_iter().map(|(column, target)| (column, target.to_string())).collect()
        }
    };
    let wrong = typed.map(|(_, wrong)| wrong).unwrap_or_default();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let held = holds(setting).await;
    let model = BroughtColumns {
        of: setting.of(setting.problems(&wrong)),
        columns: held
            .into_iter()
            .enumerate()
            .map(|(column, holds)| BroughtColumn {
                field: column_field(column),
                head: setting.head(column),
                holds,
                chosen: chosen.get(&column).cloned().unwrap_or_default(),
            })
            .collect(),
        targets: naming.targets(),
        known,
        mark: setting.mark.clone(),
    };
    let ui = setting.words.ui.clone();
    let who = officer.shown();
    Ok(render::page(status, move || officer::brought_columns(&ui, &who, &model)).await)
}

async fn values_page(officer: &Officer, setting: &Setting, typed: Option<(&Fields, Vec<Wrong>)>) -> Answer {
    let naming = setting.naming();
    let known = Known::new(naming);
    let columns = setting
        .closed
        .iter()
        .map(|closed| {
            let Closed { column, target, values } = closed;
            let others = brought::others(closed, |target, value| known.own(target, value));
            let guesses = naming.values(target);
            let kept = setting.batch.layout.values.get(column);
            let shown = values.iter().enumerate().filter(|(_, (value, _))| {
                !setting.batch.layout.holds(*column, value) && !others.contains(value.as_str())
            });
            let lines = shown.map(|(at, (value, n))| {
                let field = value_field(*column, at);
                let chosen = match &typed {
                    Some((fields, _)) => fields.first(&field).unwrap_or_default().to_owned(),
                    None => kept
                        .and_then(|kept| kept.get(value).cloned())
                        .or_else(|| brought::guess_value(value, &guesses))
                        .map(|meaning| meaning.to_string())
                        .unwrap_or_default(),
                };
                BroughtValue { field, value: value.clone(), n: *n, chosen }
            });
            let left = (!others.is_empty())
                .then(|| setting.words.ui.say_with("brought-others", &[("n", others.len().into())]));
            BroughtValuesOf {
                head: setting.head(*column),
                target: naming.target(target),
                values: lines.collect(),
                choices: naming.meanings(target),
                left,
            }
        })
        .collect();
    let wrong = typed.map(|(_, wrong)| wrong).unwrap_or_default();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let of = setting.of(setting.problems(&wrong));
    let model = BroughtValues { of, columns, held: setting.held(), mark: setting.mark.clone() };
    let ui = setting.words.ui.clone();
    let who = officer.shown();
    Ok(render::page(status, move || officer::brought_values(&ui, &who, &model)).await)
}

/// Why a file that is set out cannot be brought in, in words.
async fn hindered(state: &AppState, setting: &Setting, responses: usize) -> Result<Option<String>, StoreError> {
    let ui = &setting.words.ui;
    if let Some(why) = closed(state, &setting.surveys, ui) {
        return Ok(Some(why));
    }
    if !is_open(setting.survey()) {
        return Ok(Some(ui.say("brought-invited")));
    }
    // A file that was taken twice, before either was brought in.
    if let Some(day) = state.store.was_brought(&setting.code, &setting.batch.survey, &setting.batch.digest).await? {
        return Ok(Some(ui.say_with("brought-wrong-again", &[("day", ui.day(&day).into())])));
    }
    // Files of answers that were released are of the answers as they were then, and could never be given again.
    if state.store.microdata(&setting.code, &setting.batch.survey).await?.is_some_and(|files| files.released.is_some())
    {
        return Ok(Some(ui.say("brought-released")));
    }
    // Without them nobody would see what a child wrote.
    if setting.survey().audience.is_childs(setting.batch.level) && !state.store.has_safeguarding().await? {
        return Ok(Some(ui.say("brought-no-lead")));
    }
    Ok((responses == 0).then(|| ui.say("brought-none")))
}

/// That people chose more services than the survey lets anybody choose, in words.
fn beyond(setting: &Setting, n: u64) -> Option<String> {
    let questions = setting.survey().questions.values();
    let most = questions.filter_map(|question| match question.kind {
        Kind::Services { max } => Some(max),
        _ => None,
    });
    let args = [("n", n.into()), ("most", most.max().unwrap_or_default().into())];
    (n > 0).then(|| setting.words.ui.say_with("brought-beyond", &args))
}

async fn preview(state: &AppState, officer: &Officer, setting: &Setting) -> Answer {
    let batch = &setting.batch;
    let read = setting.read();
    let naming = setting.naming();
    let done = state.store.brought(&setting.code).await.map_err(ours(&setting.words))?;
    let ui = &setting.words.ui;
    let before = done
        .into_iter()
        .filter(|one| one.survey == batch.survey && one.gone.is_none() && one.responses.is_some())
        .map(|one| {
            let args = [
                ("n", thousands(one.responses.unwrap_or_default()).into()),
                ("day", ui.day(&one.on).into()),
                ("file", one.file.into()),
            ];
            ui.say_with("brought-before", &args)
        });
    let before = before.collect();
    let model = BroughtPreview {
        of: setting.of(Vec::new()),
        responses: read.responses.len() as u64,
        empty: read.empty,
        held: setting.held(),
        aside: setting.aside(),
        beyond: beyond(setting, read.beyond),
        mark: setting.mark.clone(),
        before,
        columns: (0..batch.cells.head.len())
            .map(|column| {
                let count = |of: &BTreeMap<usize, u64>| of.get(&column).copied().unwrap_or_default();
                let target = batch.layout.columns.get(&column).map(|target| naming.target(target));
                (setting.head(column), target, count(&read.kept), count(&read.left))
            })
            .collect(),
        hindered: hindered(state, setting, read.responses.len()).await.map_err(ours(&setting.words))?,
    };
    let ui = setting.words.ui.clone();
    let who = officer.shown();
    Ok(render::ok(move || officer::brought_preview(&ui, &who, &model)).await)
}

/// Sets a file out, brings it in, or throws it away.
pub(in crate::http) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::BringIn>,
    Path(path): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    if fields.first("do") == Some("take-out") {
        return out(&state, &officer, &path, Some(&fields)).await;
    }
    let Some(mut setting) = setting(&state, &path).await? else { return to_the_list(&state, &path.0).await };
    let here = urls::brought(&setting.code, setting.batch.id);
    let words = setting.words.clone();
    // Another officer has set it out otherwise since this page was shown: what it says holds no more.
    let outdated = fields.first("mark").is_some_and(|mark| mark != setting.mark);
    if outdated && matches!(fields.first("do"), Some("columns" | "values" | "bring")) {
        return Ok(render::onward(&format!("{here}?{CHANGED}")));
    }
    let before = setting.batch.layout.clone();
    match fields.first("do") {
        Some("columns") => {
            let targets = brought::targets(setting.survey(), setting.batch.level);
            let taken = |column| fields.first(&column_field(column))?.parse().ok().filter(|one| targets.contains(one));
            let columns: BTreeMap<usize, Target> =
                (0..setting.batch.cells.head.len()).filter_map(|column| Some((column, taken(column)?))).collect();
            let (layout, closed) = setting.with(columns);
            let known = Known::new(setting.naming());
            let own = |target: &Target, value: &str| known.own(target, value);
            let wrong = tokio::task::block_in_place(|| brought::wrong_columns(&layout.columns, &closed, own));
            if !wrong.is_empty() {
                return columns_page(&state, &officer, &setting, Some((&fields, wrong))).await;
            }
            let remembered = state.store.remembered(&setting.code, &setting.batch).await.map_err(ours(&words))?;
            setting.take(layout, closed, &remembered.unwrap_or_default()).await;
            let kept =
                state.store.lay_out(setting.batch.id, &before, &setting.batch.layout).await.map_err(ours(&words))?;
            Ok(render::onward(&format!("{here}?{}", if kept { "step=values" } else { CHANGED })))
        }
        Some("values") => {
            let mut values: BTreeMap<usize, BTreeMap<String, brought::Meaning>> = BTreeMap::new();
            let known = Known::new(setting.naming());
            for closed in &setting.closed {
                let Closed { column, target, values: found } = closed;
                let can_mean = brought::meanings(setting.survey(), target, setting.batch.level);
                let others = brought::others(closed, |target, value| known.own(target, value));
                for (at, (value, _)) in found.iter().enumerate() {
                    // Nobody is asked what each of very many means.
                    if others.contains(value.as_str()) {
                        values.entry(*column).or_default().insert(value.clone(), brought::Meaning::Nothing);
                        continue;
                    }
                    let meaning = fields.first(&value_field(*column, at)).and_then(|said| said.parse().ok());
                    if let Some(meaning) = meaning.filter(|meaning| can_mean.contains(meaning)) {
                        values.entry(*column).or_default().insert(value.clone(), meaning);
                    }
                }
            }
            say_once(&setting, &mut values);
            setting.batch.layout.values = values;
            let wrong = setting.wrong_values();
            if !wrong.is_empty() {
                return values_page(&officer, &setting, Some((&fields, wrong))).await;
            }
            let kept =
                state.store.lay_out(setting.batch.id, &before, &setting.batch.layout).await.map_err(ours(&words))?;
            Ok(render::onward(&if kept { here } else { format!("{here}?{CHANGED}") }))
        }
        Some("bring") => bring(&state, &officer, setting).await,
        Some("drop") => {
            if state.store.drop_batch(&setting.code, setting.batch.id).await.map_err(ours(&words))? {
                let subject = format!("{} threw {} away", setting.code, setting.batch.id);
                officer.did(&state, Action::BringIn, &subject, &words).await?;
            }
            Ok(render::onward(&urls::officer(&setting.code, "brought")))
        }
        _ => Err(Refusal(Failure::NotFound, words)),
    }
}

/// What a value means in one column, it means in every other of the same scale of which nobody says anything.
fn say_once(setting: &Setting, values: &mut BTreeMap<usize, BTreeMap<String, brought::Meaning>>) {
    let (survey, level) = (setting.survey(), setting.batch.level);
    let mut said: BTreeMap<(String, String), brought::Meaning> = BTreeMap::new();
    for Closed { column, target, .. } in &setting.closed {
        let of = brought::alike(survey, target, level);
        for (value, meaning) in values.get(column).into_iter().flatten() {
            said.entry((of.clone(), value.clone())).or_insert_with(|| meaning.clone());
        }
    }
    for Closed { column, target, values: found } in &setting.closed {
        let of = brought::alike(survey, target, level);
        let can_mean = brought::meanings(survey, target, level);
        for (value, _) in found {
            let meaning = said.get(&(of.clone(), value.clone())).filter(|meaning| can_mean.contains(meaning));
            if let Some(meaning) = meaning {
                let column = values.entry(*column).or_default();
                column.entry(value.clone()).or_insert_with(|| meaning.clone());
            }
        }
    }
}

async fn bring(state: &AppState, officer: &Officer, setting: Setting) -> Answer {
    let batch = &setting.batch;
    let words = &setting.words;
    let known = Known::new(setting.naming());
    let own = |target: &Target, value: &str| known.own(target, value);
    let columns = &batch.layout.columns;
    let wrong = tokio::task::block_in_place(|| brought::wrong_columns(columns, &setting.closed, own));
    if !wrong.is_empty() || !setting.wrong_values().is_empty() {
        return Ok(render::onward(&urls::brought(&setting.code, batch.id)));
    }
    let read = setting.read();
    if hindered(state, &setting, read.responses.len()).await.map_err(ours(words))?.is_some() {
        return preview(state, officer, &setting).await;
    }
    let version = setting.surveys.newest_of(batch.survey.as_str());
    let version = version.map(|version| version.id).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let today = state.clock.today();
    let due = state.clock.working_days_from_now(OPEN_CONCERN_DAYS);
    let (mut texts, mut sendings): (Vec<(usize, SentText)>, Vec<Sending>) = (Vec::new(), Vec::new());
    for (at, answers) in read.responses.into_iter().enumerate() {
        let (written, answers) = answers.apart();
        texts.extend(
            written
                .into_iter()
                .map(|(slot, level, body)| (at, SentText { id: random::id(), slot, level, body, concern: None })),
        );
        sendings.push(Sending {
            id: random::id(),
            draft: String::new(),
            revision: 0,
            version,
            language: Language::english(),
            level: batch.level,
            channel: Channel::Imported,
            session: None,
            through: None,
            turned: None,
            wrote_in: None,
            texts: Vec::new(),
            answers,
            receipt_expires: today.clone(),
            today: today.clone(),
        });
    }
    let looked = reading::first_look(texts.iter().map(|(_, text)| text.body.clone()).collect()).await;
    // The same entry may stand in very many rows: it is looked at once.
    let different: BTreeSet<String> = read.held.iter().map(|(.., body)| body.clone()).collect();
    let different: Vec<String> = different.into_iter().collect();
    let found = reading::screen_each(different.clone()).await;
    let why: BTreeMap<String, Option<Concern>> = different.into_iter().zip(found).collect();
    let held: Vec<Option<Concern>> = read.held.iter().map(|(.., body)| why.get(body).copied().flatten()).collect();
    let nobody_knows = || Concern { topic: None, likely: 0.0 };
    let is_childs = setting.survey().audience.is_childs(batch.level);
    let unscreened = |body: &str| reading::unscreened(is_childs, body, &Language::english());
    for ((_, text), why) in texts.iter_mut().zip(looked) {
        let why = why.or_else(|| unscreened(&text.body));
        text.concern = why.map(|why| (why, due.clone()));
    }
    texts.extend(read.held.into_iter().zip(held).map(|((at, slot, body), why)| {
        let concern = Some((why.unwrap_or_else(nobody_knows), due.clone()));
        (at, SentText { id: random::id(), slot, level: batch.level, body, concern })
    }));
    let concerned = texts.iter().any(|(_, text)| text.concern.is_some());
    for (at, text) in texts {
        sendings[at].texts.push(text);
    }
    match state.store.bring_in(&setting.code, batch, &sendings).await {
        Ok(()) => {}
        // Pressed twice, it is in, and its page leads to the list; or the same file is, and its page says so.
        Err(StoreError::Conflict) => return Ok(render::onward(&urls::brought(&setting.code, batch.id))),
        Err(error) => return Err(ours(words)(error)),
    }
    let subject =
        format!("{} {} responses to {} from file {}", setting.code, sendings.len(), batch.survey, batch.digest.short());
    officer.did(state, Action::BringIn, &subject, words).await?;
    state.jobs.comments.notify_one();
    if concerned {
        state.jobs.concerns.notify_one();
    }
    Ok(render::onward(&urls::officer(&setting.code, "brought")))
}
