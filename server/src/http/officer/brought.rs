//! Answers from elsewhere: a file is looked at, set out column by column and value by value, and brought in.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    brought::Naming,
    components::error_summary::Problem,
    pages::{
        failure::Failure,
        officer::{
            self, BroughtColumn, BroughtColumns, BroughtDone, BroughtList, BroughtOf, BroughtPreview, BroughtValue,
            BroughtValues,
        },
    },
    tables::{Asked, thousands},
    ui::Ui,
    urls,
};
use axum::{
    extract::{Multipart, Path, RawQuery, State},
    http::StatusCode,
};
use domain::{
    audience::Channel,
    brought::{self, Layout, MOST_VALUES, Target, Wrong},
    code::Code,
    digest::Digest,
    language::Language,
    level::ReadingLevel,
    people::Permission,
    respond::form::{Fields, tidy},
    survey::{Frame, Survey},
};

use super::{
    super::{Answer, AppState, OPEN_CONCERN_DAYS, Refusal, ours, reader::Posted, render},
    Officer, consultation,
};
use crate::{
    findings::{self, Surveys},
    random, reading,
    spreadsheet::{self, NotATable},
    store::{
        StoreError,
        brought::Batch,
        people::Action,
        respond::{Sending, SentText},
    },
};

/// How many values of a column are shown where it is asked what it is.
const EXAMPLES: usize = 3;
/// A column with a longer value than this, in characters, holds what people wrote: nothing of it is shown before it has
/// been looked at for concerns.
const LONGEST_EXAMPLE: usize = 40;

/// Why nothing can be brought in now, in words.
fn closed(state: &AppState, surveys: &Surveys, ui: &Ui) -> Option<String> {
    let consultation = &surveys.newest[0].edition.consultation;
    let today = state.clock.today();
    if today < consultation.opens {
        Some(ui.say("brought-not-open"))
    } else if today > consultation.deletes_on() {
        Some(ui.say("brought-over"))
    } else {
        None
    }
}

/// Whether anybody may answer a survey: of those who answered elsewhere nobody knows whether they were invited.
fn is_open(survey: &Survey) -> bool {
    matches!(survey.frame, Frame::Open)
}

/// The page on which a file is chosen.
pub(in super::super) async fn list(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
) -> Answer {
    officer.must(&state, Permission::BringIn)?;
    first_page(&state, &officer, &code, String::new(), Vec::new()).await
}

async fn first_page(
    state: &AppState,
    officer: &Officer,
    code: &str,
    chosen: String,
    problems: Vec<(&str, String)>,
) -> Answer {
    let (code, surveys, words) = consultation(state, code).await?;
    let ui = words.ui.clone();
    let audience = |survey: &Code| {
        let found = surveys.newest.iter().find(|version| version.edition.survey.code == *survey);
        found.map(|version| ui.audience(version.edition.survey.audience)).unwrap_or_default()
    };
    let done = state.store.brought(&code).await.map_err(ours(&words))?;
    let offered =
        surveys.newest.iter().map(|version| &version.edition.survey).filter(|one| is_open(one)).map(|survey| {
            let levels = survey.levels.iter().map(|level| {
                (format!("{}/{level}", survey.code), format!("{}: {}", audience(&survey.code), level_name(&ui, *level)))
            });
            (Some(audience(&survey.code)), levels.collect())
        });
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = BroughtList {
        title: ui.survey("consultation-title").text,
        surveys: offered.collect(),
        chosen,
        done: done
            .into_iter()
            .map(|one| BroughtDone {
                id: one.id,
                audience: audience(&one.survey),
                by: ui.say_with("brought-came", &[("by", one.by.into()), ("day", ui.day(&one.on).into())]),
                file: one.file,
                responses: one.responses,
            })
            .collect(),
        closed: closed(state, &surveys, &ui),
        problems: problems.into_iter().map(|(field, message)| Problem { field: field.to_owned(), message }).collect(),
        code,
    };
    let who = officer.shown(&ui);
    Ok(render::page(status, move || officer::brought(&ui, &who, &model)).await)
}

fn level_name(ui: &Ui, level: ReadingLevel) -> String {
    ui.say(&format!("level-name-{level}"))
}

/// Takes a file, and leads to where it is set out.
pub(in super::super) async fn take(
    State(state): State<AppState>,
    officer: Officer,
    Path(code): Path<String>,
    mut form: Multipart,
) -> Answer {
    officer.must(&state, Permission::BringIn)?;
    let (known, surveys, words) = consultation(&state, &code).await?;
    let ui = words.ui.clone();
    let (mut of, mut file) = (String::new(), None);
    let mut too_large = false;
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("of") => of = tidy(&field.text().await.unwrap_or_default()),
            Ok(Some(field)) if field.name() == Some("file") => {
                let name = tidy(field.file_name().unwrap_or_default());
                match field.bytes().await {
                    Ok(bytes) if !name.is_empty() => file = Some((name, bytes)),
                    Ok(_) => {}
                    Err(_) => too_large = true,
                }
            }
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(_) => {
                too_large = true;
                break;
            }
        }
    }
    let chosen = of.split_once('/').and_then(|(survey, level)| {
        let level = ReadingLevel::parse(level)?;
        let all = surveys.newest.iter().map(|version| &version.edition.survey);
        let survey = all.filter(|one| is_open(one)).find(|one| one.code == *survey)?;
        survey.levels.contains(&level).then(|| (survey.code.clone(), level))
    });
    let mut problems = Vec::new();
    if chosen.is_none() {
        problems.push(("of", ui.say("brought-wrong-of")));
    }
    let read = match file {
        _ if too_large => Err("brought-wrong-large"),
        None => Err("brought-wrong-file"),
        Some((name, bytes)) => {
            let digest = Digest::of([bytes.as_ref()]);
            let read = tokio::task::spawn_blocking(move || spreadsheet::read(&bytes)).await;
            match read.unwrap_or(Err(NotATable::Unreadable)) {
                Ok(cells) => Ok((name, digest, cells)),
                Err(NotATable::Unreadable) => Err("brought-wrong-unreadable"),
                Err(NotATable::NoRows) => Err("brought-wrong-rows"),
                Err(NotATable::TooLarge) => Err("brought-wrong-large"),
            }
        }
    };
    if let Err(key) = &read {
        problems.push(("file", ui.say(key)));
    }
    if closed(&state, &surveys, &ui).is_some() {
        return first_page(&state, &officer, &code, of, Vec::new()).await;
    }
    let (Some((survey, level)), Ok((file, digest, cells))) = (chosen, read) else {
        return first_page(&state, &officer, &code, of, problems).await;
    };
    if let Some(day) = state.store.was_brought(&known, &survey, &digest).await.map_err(ours(&words))? {
        let message = ui.say_with("brought-wrong-again", &[("day", ui.day(&day).into())]);
        return first_page(&state, &officer, &code, of, vec![("file", message)]).await;
    }
    let file = file.chars().take(100).collect();
    let batch = Batch { id: random::id(), survey, level, file, digest, cells, layout: Layout::default() };
    let today = state.clock.today();
    state.store.put_batch(&known, &batch, (&today, officer.account.id)).await.map_err(ours(&words))?;
    officer.did(&state, Action::BringIn, &format!("{known} took {} in", batch.id), &words).await?;
    Ok(render::onward(&urls::brought(&known, batch.id)))
}

/// A file that is being set out.
struct Setting {
    code: Code,
    words: render::Interface,
    surveys: Surveys,
    asked: Asked,
    batch: Batch,
}

impl Setting {
    fn survey(&self) -> &Survey {
        &self.asked.edition.survey
    }

    fn naming(&self) -> Naming<'_> {
        Naming { ui: &self.words.ui, asked: &self.asked, level: self.batch.level }
    }

    fn of(&self, problems: Vec<Problem>) -> BroughtOf {
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
        }
    }

    fn head(&self, column: usize) -> String {
        match self.batch.cells.head.get(column).map(|head| tidy(head)).filter(|head| !head.is_empty()) {
            Some(head) => head,
            None => self.words.ui.say_with("brought-no-head", &[("n", (column + 1).to_string().into())]),
        }
    }

    /// The columns that are taken for closed questions, with their values.
    fn closed(&self) -> impl Iterator<Item = (usize, &Target, Vec<(String, u64)>)> {
        let (survey, batch) = (self.survey(), &self.batch);
        batch
            .layout
            .columns
            .iter()
            .filter(|(_, target)| brought::is_closed(survey, target))
            .map(|(column, target)| (*column, target, brought::values(survey, &batch.cells, *column, target)))
    }

    /// Every problem, at its field.
    fn problems(&self, wrong: &[Wrong]) -> Vec<Problem> {
        let ui = &self.words.ui;
        let at = |column: usize, key: &str| Problem {
            field: column_field(column),
            message: ui.say_with(key, &[("head", self.head(column).into()), ("most", MOST_VALUES.to_string().into())]),
        };
        let of_value = |column: usize, value: &String, key: &str| {
            let place = self
                .closed()
                .find(|(at, ..)| *at == column)
                .and_then(|(_, _, values)| values.iter().position(|(one, _)| one == value));
            let message = ui.say_with(key, &[("value", value.clone().into())]);
            Problem { field: value_field(column, place.unwrap_or_default()), message }
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
}

fn column_field(column: usize) -> String {
    format!("c-{column}")
}

fn value_field(column: usize, value: usize) -> String {
    format!("v-{column}-{value}")
}

async fn setting(state: &AppState, (code, id): &(String, i64)) -> Result<Option<Setting>, Refusal> {
    let (code, surveys, words) = consultation(state, code).await?;
    let Some(batch) = state.store.batch(&code, *id).await.map_err(ours(&words))? else { return Ok(None) };
    let asked = findings::asked(&state.catalogue, &surveys).remove(&batch.survey);
    let asked = asked.ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let mut setting = Setting { code, words, surveys, asked, batch };
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
    Ok(Some(setting))
}

/// The step a file is at, or the one that is asked for.
pub(in super::super) async fn step(
    State(state): State<AppState>,
    officer: Officer,
    Path(path): Path<(String, i64)>,
    RawQuery(query): RawQuery,
) -> Answer {
    officer.must(&state, Permission::BringIn)?;
    let Some(setting) = setting(&state, &path).await? else { return to_the_list(&state, &path.0).await };
    let asked_for = query.as_deref().and_then(|query| query.strip_prefix("step="));
    let set_out = !setting.batch.layout.columns.is_empty();
    let said = brought::wrong_values(setting.survey(), &setting.batch.cells, &setting.batch.layout).is_empty();
    match asked_for {
        Some("columns") => columns(&state, &officer, &setting, None).await,
        _ if !set_out => columns(&state, &officer, &setting, None).await,
        Some("values") => values(&officer, &setting, None).await,
        _ if !said => values(&officer, &setting, None).await,
        _ => preview(&state, &officer, &setting).await,
    }
}

/// A file that was brought in, or thrown away, stands in the list or nowhere.
async fn to_the_list(state: &AppState, code: &str) -> Answer {
    let (code, ..) = consultation(state, code).await?;
    Ok(render::onward(&urls::officer(&code, "brought")))
}

async fn columns(
    state: &AppState,
    officer: &Officer,
    setting: &Setting,
    typed: Option<(&Fields, Vec<Wrong>)>,
) -> Answer {
    let batch = &setting.batch;
    let naming = setting.naming();
    let mut known = false;
    let chosen: BTreeMap<usize, String> = match &typed {
        Some((fields, _)) => (0..batch.cells.head.len())
            .map(|column| (column, fields.first(&column_field(column)).unwrap_or_default().to_owned()))
            .collect(),
        None => {
            let mut columns = batch.layout.columns.clone();
            if columns.is_empty() {
                let before = state.store.known_layout(&setting.code, batch).await.map_err(ours(&setting.words))?;
                known = before.is_some();
                columns = before.map_or_else(
                    || brought::guess_columns(&batch.cells.head, &naming.heads()),
                    |layout| layout.columns,
                );
            }
            columns.into_iter().map(|(column, target)| (column, target.to_string())).collect()
        }
    };
    let wrong = typed.map(|(_, wrong)| wrong).unwrap_or_default();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let examples = |column| {
        let different: BTreeSet<&str> = batch.cells.cells(column).collect();
        let long = different.iter().any(|cell| cell.chars().count() > LONGEST_EXAMPLE);
        let ui = &setting.words.ui;
        match different.len() {
            0 => ui.say("brought-empty-column"),
            n if long || n > MOST_VALUES => ui.say_with("brought-different", &[("n", thousands(n as u64).into())]),
            _ => {
                let some: Vec<&str> = different.into_iter().take(EXAMPLES).collect();
                ui.say_with("brought-examples", &[("examples", some.join(" · ").into())])
            }
        }
    };
    let model = BroughtColumns {
        of: setting.of(setting.problems(&wrong)),
        columns: (0..batch.cells.head.len())
            .map(|column| BroughtColumn {
                field: column_field(column),
                head: setting.head(column),
                holds: examples(column),
                chosen: chosen.get(&column).cloned().unwrap_or_default(),
            })
            .collect(),
        targets: naming.targets(),
        known,
    };
    let ui = setting.words.ui.clone();
    let who = officer.shown(&ui);
    Ok(render::page(status, move || officer::brought_columns(&ui, &who, &model)).await)
}

async fn values(officer: &Officer, setting: &Setting, typed: Option<(&Fields, Vec<Wrong>)>) -> Answer {
    let naming = setting.naming();
    let columns = setting
        .closed()
        .map(|(column, target, values)| {
            let guesses = naming.values(target);
            let kept = setting.batch.layout.values.get(&column);
            let lines = values.into_iter().enumerate().map(|(at, (value, n))| {
                let field = value_field(column, at);
                let chosen = match &typed {
                    Some((fields, _)) => fields.first(&field).unwrap_or_default().to_owned(),
                    None => kept
                        .and_then(|kept| kept.get(&value).cloned())
                        .or_else(|| brought::guess_value(&value, &guesses))
                        .map(|meaning| meaning.to_string())
                        .unwrap_or_default(),
                };
                BroughtValue { field, value, n, chosen }
            });
            (setting.head(column), naming.target(target), lines.collect(), naming.meanings(target))
        })
        .collect();
    let wrong = typed.map(|(_, wrong)| wrong).unwrap_or_default();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let model = BroughtValues { of: setting.of(setting.problems(&wrong)), columns };
    let ui = setting.words.ui.clone();
    let who = officer.shown(&ui);
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
    // Without them nobody would see what a child wrote.
    if setting.survey().audience.is_children() && !state.store.has_safeguarding().await? {
        return Ok(Some(ui.say("brought-no-lead")));
    }
    Ok((responses == 0).then(|| ui.say("brought-none")))
}

async fn preview(state: &AppState, officer: &Officer, setting: &Setting) -> Answer {
    let batch = &setting.batch;
    let read = brought::read(setting.survey(), batch.level, &batch.cells, &batch.layout);
    let naming = setting.naming();
    let model = BroughtPreview {
        of: setting.of(Vec::new()),
        responses: read.responses.len() as u64,
        empty: read.empty,
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
    let who = officer.shown(&ui);
    Ok(render::ok(move || officer::brought_preview(&ui, &who, &model)).await)
}

/// Sets a file out, brings it in, or throws it away.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    officer: Officer,
    Path(path): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    officer.must(&state, Permission::BringIn)?;
    let Some(mut setting) = setting(&state, &path).await? else { return to_the_list(&state, &path.0).await };
    let here = urls::brought(&setting.code, setting.batch.id);
    let words = setting.words.clone();
    match fields.first("do") {
        Some("columns") => {
            let targets = brought::targets(setting.survey(), setting.batch.level);
            let taken = |column| fields.first(&column_field(column))?.parse().ok().filter(|one| targets.contains(one));
            let columns: BTreeMap<usize, Target> =
                (0..setting.batch.cells.head.len()).filter_map(|column| Some((column, taken(column)?))).collect();
            let wrong = brought::wrong_columns(setting.survey(), &setting.batch.cells, &columns);
            if !wrong.is_empty() {
                return self::columns(&state, &officer, &setting, Some((&fields, wrong))).await;
            }
            // What was said of values stays where the column is taken for the same; the first time, as it was before.
            let mut said = setting.batch.layout.clone();
            if said.columns.is_empty() {
                let before = state.store.known_layout(&setting.code, &setting.batch).await.map_err(ours(&words))?;
                said = before.unwrap_or_default();
            }
            said.values
                .retain(|column, _| columns.contains_key(column) && columns.get(column) == said.columns.get(column));
            setting.batch.layout = Layout { columns, values: said.values };
            state.store.lay_out(setting.batch.id, &setting.batch.layout).await.map_err(ours(&words))?;
            Ok(render::onward(&format!("{here}?step=values")))
        }
        Some("values") => {
            let mut values: BTreeMap<usize, BTreeMap<String, brought::Meaning>> = BTreeMap::new();
            for (column, target, found) in setting.closed() {
                let can_mean = brought::meanings(setting.survey(), target, setting.batch.level);
                for (at, (value, _)) in found.into_iter().enumerate() {
                    let meaning = fields.first(&value_field(column, at)).and_then(|said| said.parse().ok());
                    if let Some(meaning) = meaning.filter(|meaning| can_mean.contains(meaning)) {
                        values.entry(column).or_default().insert(value, meaning);
                    }
                }
            }
            setting.batch.layout.values = values;
            let wrong = brought::wrong_values(setting.survey(), &setting.batch.cells, &setting.batch.layout);
            if !wrong.is_empty() {
                return self::values(&officer, &setting, Some((&fields, wrong))).await;
            }
            state.store.lay_out(setting.batch.id, &setting.batch.layout).await.map_err(ours(&words))?;
            Ok(render::onward(&here))
        }
        Some("bring") => bring(&state, &officer, setting).await,
        Some("drop") => {
            state.store.drop_batch(&setting.code, setting.batch.id).await.map_err(ours(&words))?;
            let subject = format!("{} threw {} away", setting.code, setting.batch.id);
            officer.did(&state, Action::BringIn, &subject, &words).await?;
            Ok(render::onward(&urls::officer(&setting.code, "brought")))
        }
        _ => Err(Refusal(Failure::NotFound, words)),
    }
}

async fn bring(state: &AppState, officer: &Officer, setting: Setting) -> Answer {
    let batch = &setting.batch;
    let words = &setting.words;
    let wrong = brought::wrong_columns(setting.survey(), &batch.cells, &batch.layout.columns);
    let unsaid = brought::wrong_values(setting.survey(), &batch.cells, &batch.layout);
    if !wrong.is_empty() || !unsaid.is_empty() {
        return Ok(render::onward(&urls::brought(&setting.code, batch.id)));
    }
    let read = brought::read(setting.survey(), batch.level, &batch.cells, &batch.layout);
    if hindered(state, &setting, read.responses.len()).await.map_err(ours(words))?.is_some() {
        return preview(state, officer, &setting).await;
    }
    let version = setting.surveys.newest.iter().find(|version| version.edition.survey.code == batch.survey);
    let version = version.map(|version| version.id).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let apart: Vec<_> = read.responses.into_iter().map(domain::respond::answer::Answers::apart).collect();
    let bodies = apart.iter().flat_map(|(texts, _)| texts.iter().map(|(_, _, body)| body.clone())).collect();
    let mut concerns = reading::first_look(bodies).await.into_iter();
    let today = state.clock.today();
    let due = state.clock.working_days_from_now(OPEN_CONCERN_DAYS);
    let mut concerned = false;
    let sendings: Vec<Sending> = apart
        .into_iter()
        .map(|(texts, answers)| {
            let texts = texts.into_iter().map(|(slot, level, body)| {
                let concern = concerns.next().flatten().map(|why| (why, due.clone()));
                concerned |= concern.is_some();
                SentText { id: random::id(), slot, level, body, concern }
            });
            Sending {
                id: random::id(),
                draft: String::new(),
                revision: 0,
                version,
                language: Language::english(),
                level: batch.level,
                channel: Channel::Imported,
                session: None,
                texts: texts.collect(),
                answers,
                receipt_expires: today.clone(),
                today: today.clone(),
            }
        })
        .collect();
    match state.store.bring_in(&setting.code, batch, &sendings).await {
        // Pressed twice: it is in.
        Ok(()) | Err(StoreError::Conflict) => {}
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
