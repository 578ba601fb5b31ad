//! Sign language: what of each survey is signed, the films, and why there are none where there should be.

use domain::{
    code::Code,
    consultation::Day,
    level::ReadingLevel,
    respond::form::Fields,
    signing::{Made, Share, Wrong, name},
};
use leptos::prelude::*;

use super::{Bar, SignedIn};
use crate::{
    components::{
        choose::{Choose, choose},
        error_summary::{Problem, error_summary},
        film::video,
        text_field::{Takes, TextField, described_by, error_message, text_field},
        textarea::textarea,
    },
    shell::{Frame, shell},
    signed::{Film, Text},
    ui::Ui,
    urls,
};

/// A survey, and how much of it is signed.
#[derive(Clone, Debug)]
pub struct SignedSurvey {
    /// The survey.
    pub survey: Code,
    /// Whom it is for.
    pub audience: String,
    /// How much of it is signed at each of its levels.
    pub shares: Vec<(ReadingLevel, Share)>,
    /// Whether it has to be signed before it can be answered.
    pub needed: bool,
    /// Whether it can be answered as it is.
    pub opens: bool,
    /// Why it is not signed, and since when that is said.
    pub waiver: Option<(String, Day)>,
    /// What was typed as the reason, where it will not do.
    pub typed: Option<String>,
}

/// A film of words that are asked no more.
#[derive(Clone, Debug)]
pub struct OldFilm {
    /// The film.
    pub film: Film,
    /// What it says.
    pub spoken: String,
}

/// What the page of all surveys is shown with.
#[derive(Clone, Debug)]
pub struct SigningOverview {
    /// The consultation.
    pub code: Code,
    /// Its title.
    pub title: String,
    /// The day it opens, where that is still to come.
    pub opens: Option<Day>,
    /// Its surveys.
    pub surveys: Vec<SignedSurvey>,
    /// Films of words that are asked no more.
    pub old: Vec<OldFilm>,
}

/// The page of all surveys.
pub fn signing(ui: &Ui, who: &SignedIn, model: &SigningOverview) -> impl IntoView + use<> {
    let title = ui.say("signing-title");
    let problems: Vec<Problem> = model
        .surveys
        .iter()
        .filter(|one| one.typed.is_some())
        .map(|one| Problem { field: format!("reason-{}", one.survey), message: ui.say("signing-wrong-reason") })
        .collect();
    let surveys = model.surveys.iter().map(|one| survey(ui, model, one)).collect_view();
    let old = (!model.old.is_empty()).then(|| {
        let items = model
            .old
            .iter()
            .map(|one| {
                view! {
                    <li class="comment">
                        {said(&one.spoken)}
                        {watch(ui, &one.film, &one.spoken)}
                        {drop(ui, &model.code, one.film.id, &one.spoken, "")}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section><h2>{ui.say("signing-old")}</h2><p>{ui.say("signing-old-lead")}</p><ul class="comment-list">{items}</ul></section>
        }
    });
    let frame = Frame {
        title: format!("{title} – {}", model.title),
        error: !problems.is_empty(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "signed")))),
        back: Some(urls::officer(&model.code, "")),
        ..Frame::default()
    };
    let body = view! {
        {error_summary(ui, &problems)}
        <h1>{title}</h1>
        <p class="lead">{ui.say("signing-lead")}</p>
        {surveys}
        {old}
    };
    shell(ui, frame, body)
}

fn survey(ui: &Ui, model: &SigningOverview, one: &SignedSurvey) -> impl IntoView + use<> {
    let rows = one
        .shares
        .iter()
        .map(|(level, share)| {
            let level_name = ui.say(&format!("level-name-{level}"));
            let of = format!(": {}", one.audience);
            view! {
                <tr>
                    <th scope="row"><a href=urls::signed(&model.code, &one.survey, *level)>{level_name}<span class="visually-hidden">{of}</span></a></th>
                    <td class="number">{share.signed.to_string()}</td>
                    <td class="number">{share.of.to_string()}</td>
                </tr>
            }
        })
        .collect_view();
    let state = match (one.needed, one.opens, one.waiver.is_some()) {
        (true, false, _) => {
            let opens = model.opens.as_ref().map(|day| ui.say_with("signing-opens", &[("day", ui.day(day).into())]));
            Some(view! { <p class="attention">{ui.say("signing-needed")}" "{opens}</p> }.into_any())
        }
        (true, true, false) => Some(view! { <p>{ui.say("signing-enough")}</p> }.into_any()),
        (true, true, true) => None,
        (false, ..) => Some(view! { <p class="hint">{ui.say("signing-may")}</p> }.into_any()),
    };
    let waiver = one.needed.then(|| waiver(ui, &model.code, one));
    view! {
        <section class="outcome" id=one.survey.to_string()>
            <h2>{one.audience.clone()}</h2>
            {state}
            <div class="table-scroll" tabindex="0" role="region" aria-label=one.audience.clone()><table class="figures">
                <caption class="visually-hidden">{ui.say_with("signing-caption", &[("audience", one.audience.clone().into())])}</caption>
                <thead><tr><th scope="col">{ui.say("signing-wording")}</th><th scope="col" class="number">{ui.say("signing-signed")}</th><th scope="col" class="number">{ui.say("signing-texts")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table></div>
            {waiver}
        </section>
    }
}

/// Why a survey is not signed that should be: what people are told, and on record.
fn waiver(ui: &Ui, code: &Code, one: &SignedSurvey) -> impl IntoView + use<> {
    let id = format!("reason-{}", one.survey);
    let of = format!(": {}", one.audience);
    let here = urls::officer(code, "signed");
    let hidden = view! { <input type="hidden" name="survey" value=one.survey.to_string()/> };
    if let (Some((reason, since)), None) = (&one.waiver, &one.typed) {
        let since = ui.say_with("signing-waived", &[("day", ui.day(since).into())]);
        return view! {
            <p>{since}" "<q>{reason.clone()}</q></p>
            <form method="post" action=here>
                {hidden}
                <button class="button secondary" name="do" value="sign">{ui.say("signing-unwaive")}<span class="visually-hidden">{of}</span></button>
            </form>
        }
        .into_any();
    }
    if one.opens && one.typed.is_none() {
        return ().into_any();
    }
    let wrong = one.typed.is_some();
    let described = described_by(&id, true, wrong);
    let typed = one.typed.clone().unwrap_or_default();
    view! {
        <form method="post" action=here class="plan" novalidate>
            {hidden}
            <div class="question" class:wrong=wrong>
                <label class="label" for=id.clone()>{ui.say("signing-reason")}<span class="visually-hidden">{of.clone()}</span></label>
                <p class="hint" id=format!("{id}-hint")>{ui.say("signing-reason-hint")}</p>
                {wrong.then(|| error_message(ui, &id, ui.say("signing-wrong-reason")))}
                {textarea(&id, "reason", described, 3, &typed)}
            </div>
            <div class="buttons"><button class="button secondary" name="do" value="waive">{ui.say("signing-waive")}<span class="visually-hidden">{of}</span></button></div>
        </form>
    }
    .into_any()
}

/// A text of a survey, and its film where there is one.
#[derive(Clone, Debug)]
pub struct SignedLine {
    /// The text.
    pub text: Text,
    /// Its film and who made it.
    pub film: Option<(Film, Made)>,
    /// Whether the film is that of the consultation whose questions are asked again.
    pub from_before: bool,
}

/// What is wrong with what was sent.
#[derive(Clone, Debug)]
pub enum WrongFilm {
    /// There is no film in it.
    None,
    /// All of it together is too large, or it was cut off.
    Whole,
    /// Something of a file: its name, and the key of the words.
    File(String, &'static str),
}

/// What the page of one wording is shown with.
#[derive(Clone, Debug)]
pub struct SigningTexts {
    /// The consultation.
    pub code: Code,
    /// The survey, and whom it is for.
    pub survey: (Code, String),
    /// The level.
    pub level: ReadingLevel,
    /// Its texts in order.
    pub lines: Vec<SignedLine>,
    /// What was typed.
    pub fields: Fields,
    /// What is wrong with what was said of the films.
    pub wrong: Vec<Wrong>,
    /// What is wrong with the films.
    pub films: Vec<WrongFilm>,
    /// How many were kept just now.
    pub kept: Option<usize>,
}

/// The page of one wording.
pub fn signing_texts(ui: &Ui, who: &SignedIn, model: &SigningTexts) -> impl IntoView + use<> {
    let level = ui.say(&format!("level-name-{}", model.level));
    let title = ui.say_with("signing-of", &[("audience", model.survey.1.clone().into()), ("level", level.into())]);
    let problems = problems(ui, model);
    let to = format!("{}/{}", model.survey.0, model.level);
    let signed = model.lines.iter().filter(|line| line.film.is_some()).count();
    let share = ui.say_with("signing-share", &[("signed", signed.into()), ("of", model.lines.len().into())]);
    let items = model.lines.iter().map(|line| one_text(ui, &model.code, line, &to)).collect_view();
    let kept = model.kept.map(|n| {
        view! { <p class="kept" role="status">{ui.say_with("signing-kept", &[("n", n.into())])}</p> }
    });
    let frame = Frame {
        title: title.clone(),
        error: !problems.is_empty(),
        officer: true,
        bar: Some(Bar::of(who, Some((&model.code, "signed")))),
        back: Some(urls::officer(&model.code, "signed")),
        ..Frame::default()
    };
    let script = format!("{}/script.csv", urls::signed(&model.code, &model.survey.0, model.level));
    let body = view! {
        {error_summary(ui, &problems)}
        {kept}
        <h1>{title}</h1>
        <p class="lead">{share}</p>
        <p>{ui.say("signing-script-lead")}</p>
        <p><a class="button secondary" href=script download="">{ui.say("signing-script")}</a></p>
        {add(ui, model)}
        <h2>{ui.say("signing-all")}</h2>
        <ol class="comment-list signed-texts">{items}</ol>
    };
    shell(ui, frame, body)
}

fn problems(ui: &Ui, model: &SigningTexts) -> Vec<Problem> {
    let films = model.films.iter().map(|wrong| Problem { field: "films".to_owned(), message: message(ui, wrong) });
    let said = model.wrong.iter().map(|wrong| Problem {
        field: wrong.field().to_owned(),
        message: ui.say(&format!("signing-wrong-{}", wrong.as_str())),
    });
    said.chain(films).collect()
}

fn message(ui: &Ui, wrong: &WrongFilm) -> String {
    match wrong {
        WrongFilm::None => ui.say("signing-wrong-none"),
        WrongFilm::Whole => ui.say("signing-wrong-whole"),
        WrongFilm::File(file, key) => {
            ui.say_with(&format!("signing-wrong-file-{key}"), &[("file", file.clone().into())])
        }
    }
}

fn add(ui: &Ui, model: &SigningTexts) -> impl IntoView + use<> {
    let text = |which: Wrong, takes: Takes| {
        let wrong = model.wrong.iter().find(|wrong| wrong.field() == which.as_str());
        let id = which.as_str();
        text_field(
            ui,
            TextField {
                id: id.into(),
                label: ui.say(&format!("signing-{id}")),
                hint: (which == Wrong::Checker).then(|| ui.say("signing-checked-by-hint")),
                value: model.fields.first(id).unwrap_or_default().to_owned(),
                wrong: wrong.map(|wrong| ui.say(&format!("signing-wrong-{}", wrong.as_str()))),
                takes,
            },
        )
    };
    let one_of: Vec<(String, String)> = model
        .lines
        .iter()
        .map(|line| {
            let words = line.text.words.lines().next().unwrap_or_default();
            let short: String = words.chars().take(70).collect();
            (
                name(&line.text.key).to_owned(),
                format!("{}: {short}", ui.say(&format!("signing-part-{}", line.text.part.as_str()))),
            )
        })
        .collect();
    let which = choose(
        ui,
        Choose {
            id: "text".into(),
            label: ui.say("signing-text"),
            hint: Some(ui.say("signing-text-hint")),
            blank: ui.say("signing-text-by-name"),
            groups: vec![(None, one_of)],
            chosen: model.fields.first("text").unwrap_or_default().to_owned(),
            wrong: None,
        },
    );
    let wrong = !model.films.is_empty();
    let messages = model.films.iter().map(|one| view! { <li>{message(ui, one)}</li> }).collect_view();
    let wrong_films = wrong.then(|| {
        view! { <div class="error-message" id="films-error"><span class="visually-hidden">{ui.say("error-prefix")}</span><ul>{messages}</ul></div> }
    });
    let described = described_by("films", true, wrong);
    view! {
        <form method="post" enctype="multipart/form-data" action=urls::signed(&model.code, &model.survey.0, model.level) class="plan" novalidate>
            <h2>{ui.say("signing-add")}</h2>
            {which}
            {text(Wrong::Signer, Takes::Words)}
            {text(Wrong::Checker, Takes::Words)}
            {text(Wrong::When, Takes::Day)}
            <div class="question" class:wrong=wrong>
                <label class="label" for="films">{ui.say("signing-films")}</label>
                <p class="hint" id="films-hint">{ui.say("signing-films-hint")}</p>
                {wrong_films}
                <input type="file" id="films" name="films" multiple=true accept="video/mp4,.mp4,text/vtt,.vtt" aria-describedby=described/>
            </div>
            <div class="buttons"><button class="button">{ui.say("signing-keep")}</button></div>
        </form>
    }
}

fn one_text(ui: &Ui, code: &Code, line: &SignedLine, to: &str) -> impl IntoView + use<> {
    let film = line.film.clone().map(|(film, made)| {
        let args =
            [("signed", made.signed_by.into()), ("checked", made.checked_by.into()), ("day", ui.day(&made.on).into())];
        let may_drop = (!line.from_before).then(|| drop(ui, code, film.id, &line.text.words, to));
        view! {
            {watch(ui, &film, &line.text.words)}
            <p class="hint">{ui.say_with("signing-made", &args)}</p>
            {may_drop}
        }
        .into_any()
    });
    let film = film.unwrap_or_else(|| view! { <p class="missing">{ui.say("signing-none")}</p> }.into_any());
    view! {
        <li class="comment" id=name(&line.text.key).to_owned()>
            <p class="comment-about">{ui.say(&format!("signing-part-{}", line.text.part.as_str()))}" "<code>{format!("{}.mp4", name(&line.text.key))}</code></p>
            {said(&line.text.words)}
            {film}
        </li>
    }
}

fn said(words: &str) -> impl IntoView + use<> {
    let lines = words.lines().map(|line| view! { <p>{line.to_owned()}</p> }).collect_view();
    view! { <div class="comment-text">{lines}</div> }
}

fn watch(ui: &Ui, film: &Film, words: &str) -> impl IntoView + use<> {
    let seconds = film.milliseconds.div_ceil(1_000).to_string();
    let named: String = words.lines().next().unwrap_or_default().chars().take(60).collect();
    view! {
        <details class="film-kept">
            <summary>{ui.say_with("signing-watch", &[("seconds", seconds.into())])}<span class="visually-hidden">{format!(": {named}")}</span></summary>
            {video(ui, film, (words, words), "none")}
        </details>
    }
}

fn drop(ui: &Ui, code: &Code, film: i64, words: &str, to: &str) -> impl IntoView + use<> {
    let named: String = words.lines().next().unwrap_or_default().chars().take(60).collect();
    view! {
        <form method="post" action=urls::officer(code, "signed")>
            <input type="hidden" name="film" value=film.to_string()/>
            <input type="hidden" name="to" value=to.to_owned()/>
            <button class="button secondary small" name="do" value="drop">{ui.say("signing-drop")}<span class="visually-hidden">{format!(": {named}")}</span></button>
        </form>
    }
}
