//! Themes: seen and put right.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    pages::{
        failure::Failure,
        officer::{self, ThemeLine, ThemePage, Themes},
    },
    urls,
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use domain::{
    code::Code,
    comments::{
        Sentiment,
        meaning::{Centre, Vector},
        themes, together,
    },
    level::ReadingLevel,
    respond::form::tidy,
};
use sentiment::{Model, analyst::Analyst};

use super::{
    super::{
        Answer, AppState, Refusal, ours,
        reader::{Asked, Posted},
        render,
    },
    May, Officer, consultation, needs,
    search::{self, Wanted, lines, meaning},
    who_wrote,
};
use crate::{
    findings::Surveys,
    jobs::themes::{AMONG, named, newest, tellable},
    reading,
    store::{
        StoreError,
        meaning::Among,
        people::Action,
        themes::{NewTheme, Origin, Placed, Theme},
    },
};

/// How many remarks of a theme are shown at once.
const PAGE: usize = 20;
/// How many that think otherwise.
const CONTRARY: usize = 5;
/// The fewest remarks that may be split off.
const LEAST_PART: usize = 3;
/// How many themes stand with a service.
const OF_A_SERVICE: usize = 8;
/// The longest name.
const LONGEST_NAME: usize = 80;
/// The longest description.
const LONGEST_ABOUT: usize = 500;

/// Every theme.
pub(in super::super) async fn list(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let model = list_model(&state, &code, &surveys, &words).await?;
    let (ui, who) = (words.ui.clone(), officer.shown());
    Ok(render::ok(move || officer::themes(&ui, &who, &model)).await)
}

/// Which remarks have which themes, read as findings count them.
async fn placed(state: &AppState, code: &Code, versions: &[i64]) -> Result<Vec<Placed>, StoreError> {
    let turns = state.store.progress(code, versions, Model::carried_version()).await?.reads().flatten();
    state.store.placed(versions, turns).await
}

async fn list_model(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    words: &render::Interface,
) -> Result<Themes, Refusal> {
    let versions = surveys.all_versions();
    let themes = state.store.themes(code).await.map_err(ours(words))?;
    let placed = placed(state, code, &versions).await.map_err(ours(words))?;
    let (all, looked) = state.store.looked(code, &versions).await.map_err(ours(words))?;
    let mut lines = most_spoken(themes.iter().map(|theme| line(theme, placed.iter())));
    // A few telling words name nothing: what somebody said does, until an officer gives it a name.
    let wait: Vec<i64> = themes.iter().filter(|theme| !theme.named).map(|theme| theme.id).collect();
    let likest = |theme: i64| {
        let mine = placed.iter().filter(|one| one.theme == theme);
        mine.max_by(|one, other| one.likeness.total_cmp(&other.likeness)).map(|one| one.remark)
    };
    let nearest: BTreeMap<i64, i64> = wait.iter().filter_map(|theme| Some((*theme, likest(*theme)?))).collect();
    let wanted: Vec<Wanted> = nearest.values().map(|remark| (*remark, false, 1)).collect();
    let said = search::lines(state, &versions, &wanted, words).await?;
    for line in &mut lines {
        let remark = nearest.get(&line.id).map(ToString::to_string);
        line.like = remark.and_then(|id| said.iter().find(|one| one.id == id)).map(|one| one.text.clone());
    }
    let services = &surveys.newest[0].edition.consultation.services;
    let by_service = services.iter().filter_map(|service| {
        let about = || placed.iter().filter(|one| one.service.as_ref() == Some(&service.code));
        // What nobody has named counts for nothing yet.
        let told = themes.iter().filter(|theme| theme.named || theme.origin == Origin::Written);
        let mut lines = most_spoken(told.map(|theme| line(theme, about())).filter(|line| line.people > 0));
        lines.truncate(OF_A_SERVICE);
        (!lines.is_empty()).then(|| (words.ui.service(&service.code), lines))
    });
    let with: BTreeSet<i64> = placed.iter().map(|one| one.remark).collect();
    Ok(Themes {
        code: code.clone(),
        title: words.ui.survey("consultation-title").text,
        themes: lines,
        by_service: by_service.collect(),
        without: all.saturating_sub(with.len() as u64),
        looking: looked.is_none(),
        placing: state.store.are_placed_anew(code, &versions).await.map_err(ours(words))?,
        typed: (String::new(), String::new(), None),
    })
}

/// Themes, the most spoken of first.
fn most_spoken(lines: impl Iterator<Item = ThemeLine>) -> Vec<ThemeLine> {
    let mut lines: Vec<ThemeLine> = lines.collect();
    lines.sort_by(|one, other| other.people.cmp(&one.people).then_with(|| one.name.cmp(&other.name)));
    lines
}

/// A theme with how many speak of it: one voice each.
fn line<'p>(theme: &Theme, placed: impl Iterator<Item = &'p Placed>) -> ThemeLine {
    let mine: Vec<&Placed> = placed.filter(|one| one.theme == theme.id).collect();
    let (people, sentiments) = voices(mine.iter().copied());
    ThemeLine {
        id: theme.id,
        name: theme.name.clone(),
        written: theme.origin == Origin::Written,
        named: theme.named,
        like: None,
        remarks: mine.len() as u64,
        people,
        sentiments,
    }
}

/// People, and what each of them thinks from everything they said of it.
fn voices<'p>(placed: impl Iterator<Item = &'p Placed>) -> (u64, [u64; 4]) {
    let mut by_person: BTreeMap<i64, Vec<Sentiment>> = BTreeMap::new();
    for one in placed {
        by_person.entry(one.response).or_default().push(one.sentiment);
    }
    let mut sentiments = [0; 4];
    for said in by_person.values() {
        if let Some(sentiment) = together(said.iter().copied()) {
            sentiments[sentiment.place()] += 1;
        }
    }
    (by_person.len() as u64, sentiments)
}

/// A new theme, or more to be looked for.
pub(in super::super) async fn act(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let here = urls::officer(&code, "themes");
    let what = match fields.first("do") {
        Some("look") => {
            state.store.look_for_themes(&code).await.map_err(ours(&words))?;
            "look".to_owned()
        }
        Some("write") => {
            let name = tidy(fields.first("name").unwrap_or_default());
            let about = tidy(fields.first("about").unwrap_or_default());
            let known = state.store.themes(&code).await.map_err(ours(&words))?;
            let long = (about.chars().count() > LONGEST_ABOUT).then_some(officer::ABOUT_IS_LONG);
            if let Some(wrong) = wrong_name(&name, &known, None).or(long) {
                let mut model = list_model(&state, &code, &surveys, &words).await?;
                model.typed = (name, about, Some(wrong));
                let (ui, who) = (words.ui.clone(), officer.shown());
                let page = move || officer::themes(&ui, &who, &model);
                return Ok(render::page(StatusCode::UNPROCESSABLE_ENTITY, page).await);
            }
            let meant = meaning(&state, &surveys, &format!("{name}. {about}"), &words).await?;
            let centre = state.store.described(&surveys.all_versions(), &meant).await.map_err(ours(&words))?;
            let new = NewTheme { name, about, origin: Origin::Written, centre };
            let id = state.store.add_theme(&code, &new).await.map_err(ours(&words))?;
            format!("write {id}")
        }
        _ => return Err(Refusal(Failure::NotFound, words)),
    };
    on_record(&state, &officer, &code, &what, &words).await?;
    Ok(render::onward(&here))
}

/// What is wrong with a name: there is none, it is too long, or another theme has it.
fn wrong_name(name: &str, known: &[Theme], own: Option<i64>) -> Option<&'static str> {
    let same = |theme: &&Theme| Some(theme.id) != own && theme.name.to_lowercase() == name.to_lowercase();
    if name.is_empty() {
        Some("themes-error-name")
    } else if name.chars().count() > LONGEST_NAME {
        Some("themes-error-long")
    } else {
        known.iter().find(same).map(|_| "themes-error-same")
    }
}

/// That somebody changed the themes; the jobs place remarks anew.
async fn on_record(
    state: &AppState,
    officer: &Officer,
    code: &Code,
    what: &str,
    words: &render::Interface,
) -> Result<(), Refusal> {
    let subject = format!("{code} {what}");
    officer.did(state, Action::Theme, &subject, words).await?;
    state.jobs.comments.notify_one();
    Ok(())
}

/// One theme.
pub(in super::super) async fn show(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path((code, id)): Path<(String, i64)>,
    asked: Asked,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let page: usize = asked.query.first("page").and_then(|page| page.parse().ok()).unwrap_or_default();
    let model = theme_model(&state, &code, &surveys, id, page.min(100_000), &words).await?;
    let (ui, who) = (words.ui.clone(), officer.shown());
    Ok(render::ok(move || officer::theme(&ui, &who, &model)).await)
}

async fn theme_model(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    id: i64,
    page: usize,
    words: &render::Interface,
) -> Result<ThemePage, Refusal> {
    let ui = &words.ui;
    let versions = surveys.all_versions();
    let all = state.store.themes(code).await.map_err(ours(words))?;
    let theme = all.iter().find(|theme| theme.id == id).ok_or_else(|| Refusal(Failure::NotFound, words.clone()))?;
    let placed = placed(state, code, &versions).await.map_err(ours(words))?;
    let mut mine: Vec<&Placed> = placed.iter().filter(|one| one.theme == id).collect();
    mine.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.remark.cmp(&other.remark)));
    let mut groups: BTreeMap<(usize, ReadingLevel), Vec<&Placed>> = BTreeMap::new();
    for one in &mine {
        let survey = surveys
            .newest
            .iter()
            .position(|newest| surveys.versions[&newest.edition.survey.code].contains(&one.version));
        groups.entry((survey.unwrap_or_default(), one.level)).or_default().push(one);
    }
    let who = groups
        .into_iter()
        .map(|((survey, level), members)| {
            let name = who_wrote(ui, &surveys.newest[survey].edition.survey, level);
            let (people, sentiments) = voices(members.into_iter());
            (name, people, sentiments)
        })
        .collect();
    let line = line(theme, placed.iter());
    let majority = majority(&line);
    let mut against: Vec<&Placed> = mine.iter().copied().filter(|one| is_contrary(one, majority)).collect();
    // Those furthest from what most think come first.
    against.sort_by(|one, other| {
        let far = |one: &Placed| if majority == Some(Sentiment::Negative) { -one.score } else { one.score };
        far(one).total_cmp(&far(other)).then(one.remark.cmp(&other.remark))
    });
    let (typical, against) = (once_each(&mine), once_each(&against));
    let from = (page * PAGE).min(typical.len());
    let to = (from + PAGE).min(typical.len());
    Ok(ThemePage {
        code: code.clone(),
        title: ui.survey("consultation-title").text,
        about: theme.about.clone(),
        who,
        majority,
        contrary: lines(state, &versions, &against[..against.len().min(CONTRARY)], words).await?,
        remarks: lines(state, &versions, &typical[from..to], words).await?,
        more: (to < typical.len()).then_some(page as u64 + 1),
        others: all.iter().filter(|other| other.id != id).map(|other| (other.id, other.name.clone())).collect(),
        theme: line,
        placing: state.store.are_placed_anew(code, &versions).await.map_err(ours(words))?,
        typed: None,
        refused: None,
    })
}

/// Remarks of one theme in their order, those in just the same words once: they are just as like the theme.
fn once_each(placed: &[&Placed]) -> Vec<Wanted> {
    let mut seen: BTreeMap<(u64, usize), usize> = BTreeMap::new();
    let mut found: Vec<Wanted> = Vec::new();
    for one in placed {
        let at = *seen.entry((one.likeness.to_bits(), one.sentiment.place())).or_insert(found.len());
        match found.get_mut(at).filter(|_| !one.by_officer) {
            Some((_, _, times)) => *times += 1,
            None => found.push((one.remark, one.by_officer, 1)),
        }
    }
    found
}

/// What more than half of all who speak of it think, where they praise or fault.
fn majority(line: &ThemeLine) -> Option<Sentiment> {
    let [positive, _, negative, _] = line.sentiments;
    let all: u64 = line.sentiments.iter().sum();
    match (2 * positive > all, 2 * negative > all) {
        (true, _) => Some(Sentiment::Positive),
        (_, true) => Some(Sentiment::Negative),
        (false, false) => None,
    }
}

/// Whether a remark says the opposite of what most say, or both.
fn is_contrary(one: &Placed, majority: Option<Sentiment>) -> bool {
    match majority {
        Some(Sentiment::Positive) => matches!(one.sentiment, Sentiment::Negative | Sentiment::Mixed),
        Some(Sentiment::Negative) => matches!(one.sentiment, Sentiment::Positive | Sentiment::Mixed),
        _ => false,
    }
}

/// Puts a theme right.
pub(in super::super) async fn change(
    State(state): State<AppState>,
    May(officer, ..): May<needs::ReadComments>,
    Path((code, id)): Path<(String, i64)>,
    Posted(fields): Posted,
) -> Answer {
    let (code, surveys, words) = consultation(&state, &code).await?;
    let missing = || Refusal(Failure::NotFound, words.clone());
    let all = state.store.themes(&code).await.map_err(ours(&words))?;
    if !all.iter().any(|theme| theme.id == id) {
        return Err(missing());
    }
    let list = urls::officer(&code, "themes");
    let here = format!("{list}/{id}");
    let versions = surveys.all_versions();
    let does = fields.first("do").unwrap_or_default();
    let number = |name: &str| fields.first(name).and_then(|text| text.parse::<i64>().ok());
    let to = match does {
        "rename" => {
            let name = tidy(fields.first("name").unwrap_or_default());
            if let Some(wrong) = wrong_name(&name, &all, Some(id)) {
                let mut model = theme_model(&state, &code, &surveys, id, 0, &words).await?;
                model.typed = Some((name, wrong));
                return Ok(again(&officer, &words, model).await);
            }
            if !state.store.rename_theme(&code, id, &name).await.map_err(ours(&words))? {
                return Err(missing());
            }
            here
        }
        "merge" => {
            let into = number("into").filter(|into| *into != id).ok_or_else(missing)?;
            if !state.store.merge_theme(&code, id, into).await.map_err(ours(&words))? {
                return Err(missing());
            }
            format!("{list}/{into}")
        }
        "split" => match split(&state, &code, &surveys, id, &words).await? {
            Some((stays, goes)) => {
                let new = state.store.split_theme(&code, id, &stays, &goes).await.map_err(ours(&words))?;
                format!("{list}/{}", new.ok_or_else(missing)?)
            }
            None => {
                let mut model = theme_model(&state, &code, &surveys, id, 0, &words).await?;
                model.refused = Some("theme-error-split");
                return Ok(again(&officer, &words, model).await);
            }
        },
        "drop" => {
            if !state.store.drop_theme(&code, id).await.map_err(ours(&words))? {
                return Err(missing());
            }
            list
        }
        "move" => {
            let remark = number("remark").ok_or_else(missing)?;
            let to = match fields.first("to") {
                None | Some("") => None,
                // A theme that a colleague took away meanwhile is none to go to.
                Some(_) => Some(number("to").filter(|to| all.iter().any(|theme| theme.id == *to)).ok_or_else(missing)?),
            };
            let placed = placed(&state, &code, &versions).await.map_err(ours(&words))?;
            let moved = placed.iter().find(|one| one.theme == id && one.remark == remark).ok_or_else(missing)?;
            // What is said in just the same words goes with it, but what an officer has said of each stays.
            let alike = |one: &&Placed| {
                one.theme == id
                    && (one.remark == remark
                        || !one.by_officer && !moved.by_officer && one.likeness.to_bits() == moved.likeness.to_bits())
            };
            let remarks: Vec<i64> = placed.iter().filter(alike).map(|one| one.remark).collect();
            let me = officer.account.id;
            if !state.store.move_remarks(&code, &remarks, to, me).await.map_err(ours(&words))? {
                return Err(missing());
            }
            here
        }
        _ => return Err(missing()),
    };
    on_record(&state, &officer, &code, &format!("{does} {id}"), &words).await?;
    Ok(render::onward(&to))
}

async fn again(officer: &Officer, words: &render::Interface, model: ThemePage) -> axum::response::Response {
    let (ui, who) = (words.ui.clone(), officer.shown());
    render::page(StatusCode::UNPROCESSABLE_ENTITY, move || officer::theme(&ui, &who, &model)).await
}

/// A theme's remarks in two groups: the centre of the larger, and the other as a theme of its own. `None` where they
/// do not come apart.
async fn split(
    state: &AppState,
    code: &Code,
    surveys: &Surveys,
    id: i64,
    words: &render::Interface,
) -> Result<Option<(Vector, NewTheme)>, Refusal> {
    let versions = surveys.all_versions();
    let meant = state.store.meanings(&versions, Among::Theme(id), AMONG).await.map_err(ours(words))?;
    let Some(version) = newest(state, &versions).await.map_err(ours(words))? else { return Ok(None) };
    let known: Vec<String> =
        state.store.themes(code).await.map_err(ours(words))?.into_iter().map(|theme| theme.name).collect();
    let done = tokio::task::spawn_blocking(move || {
        let vectors: Vec<&Vector> = meant.iter().map(|(_, vector, _)| vector).collect();
        let mut groups: Vec<(Centre, Vec<usize>)> = themes::group(&vectors, 2);
        groups.sort_by_key(|(_, mine)| std::cmp::Reverse(mine.len()));
        let [(stays, _), (goes, members)] = groups.try_into().ok()?;
        if members.len() < LEAST_PART {
            return None;
        }
        let model = reading::model().ok()?;
        let analyst = Analyst::new(&model, reading::services(&version).1);
        let texts: Vec<String> = meant.iter().map(|(_, _, text)| tellable(&analyst, text)).collect();
        let all: Vec<&str> = texts.iter().map(String::as_str).collect();
        let name =
            Some(named(&model, &goes, &members, &all)).filter(|name| !name.is_empty() && !known.contains(name))?;
        let new = NewTheme { name, about: String::new(), origin: Origin::Found, centre: goes.vector() };
        Some((stays.vector(), new))
    })
    .await;
    Ok(done.unwrap_or_default())
}
