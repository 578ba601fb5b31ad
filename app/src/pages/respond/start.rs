//! Who is asking, why, how long, what happens with it; and in which language and wording.

use std::sync::Arc;

use domain::{edition::SurveyEdition, level::ReadingLevel, signing::Share};
use leptos::prelude::*;

use crate::{
    components::{film::film, linked, read_aloud},
    pages::public::{language_links, level_links, paragraphs},
    pictures::picture,
    shell::{Frame, shell},
    signed,
    ui::Ui,
    urls,
};

/// What the start page is shown with.
#[derive(Clone, Debug)]
pub struct Start {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// Whether a child began something in this browser, which ends when somebody begins here.
    pub others: bool,
    /// The response the reader came back from, to go on with.
    pub resume: Option<String>,
    /// Whether it can be had in sign language.
    pub in_sign: InSign,
    /// The school whose link the reader followed.
    pub through: Option<String>,
}

/// Whether a survey can be had in sign language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InSign {
    /// It cannot, and nobody says that it should.
    No,
    /// It cannot, and it should: there is another way for those who sign.
    ButShould,
    /// It can, in the wording of a level: the one that is read, or the one of which most is signed.
    At {
        /// The level.
        level: ReadingLevel,
        /// How much of it is signed.
        share: Share,
        /// Every level it can be had at.
        levels: Vec<ReadingLevel>,
    },
}

impl InSign {
    /// Whether it can be had at a level.
    fn is_at(&self, level: ReadingLevel) -> bool {
        matches!(self, Self::At { levels, .. } if levels.contains(&level))
    }
}

/// The start page.
pub fn start(ui: &Ui, model: &Start) -> impl IntoView + use<> {
    let Start { edition, resume, .. } = model;
    let (survey, consultation) = (&edition.survey, &edition.consultation);
    let level = ui.level();
    let here = urls::survey(&consultation.code, &survey.code);
    let title = ui.survey("survey-title").text;
    let minutes = survey.minutes.get(&level).copied().unwrap_or(10);
    let who = ui.survey("survey-who").text;
    let why = ui.survey("survey-why").text;
    let facts: Vec<(&str, String)> = vec![
        ("person", signed::choice(ui, survey)),
        ("clock", ui.say_with("start-minutes", &[("minutes", u32::from(minutes).into())])),
        ("lock", ui.say("start-anonymous")),
        ("calendar", ui.say_with("start-closes", &[("day", ui.day(&consultation.closes).into())])),
        (
            "council",
            ui.say_with(
                if consultation.wave_of.is_some() { "start-reports" } else { "start-decides" },
                &[
                    ("day", ui.day(&consultation.decides).into()),
                    ("council", consultation.contact.council.clone().into()),
                ],
            ),
        ),
    ];
    // The youngest are told least: that they may choose, and who asks.
    let facts: Vec<_> = facts.into_iter().take(if level == ReadingLevel::Infant { 1 } else { 5 }).collect();
    let spoken: Vec<String> = [title.clone(), who.clone(), why.clone()]
        .into_iter()
        .chain(facts.iter().map(|(_, words)| words.clone()))
        .chain(model.through.iter().map(|school| ui.say_with("start-school", &[("school", school.clone().into())])))
        // Whoever cannot read the box about help is told of it once, before they begin.
        .chain(
            level
                .is_child()
                .then_some(["safe-who-reads", "safe-not-urgent", "safe-where-help-is"])
                .into_iter()
                .flatten()
                .map(|key| ui.say(key)),
        )
        .collect();
    // One that is not written in this language leads to it in English, and would be none: it is offered where it is written.
    let offered = |other: &ReadingLevel| *other == level || model.edition.is_asked_in(&(ui.language().clone(), *other));
    let levels: Vec<(ReadingLevel, String)> = survey
        .levels
        .iter()
        .filter(|other| offered(other))
        .map(|other| {
            let signed = if ui.signing.is_some() && model.in_sign.is_at(*other) { "&signed=yes" } else { "" };
            (*other, format!("{here}{}{signed}", ui.carry_as(ui.language(), *other)))
        })
        .collect();
    let choose_level = (levels.len() > 1).then(|| level_links(ui, levels));
    // Whoever came for easy read must see at once that it is there; a child chose by age already.
    let (before, after) = if level.is_child() { (None, choose_level) } else { (choose_level, None) };
    let pictured = level.is_pictured();
    let go_on = resume.as_ref().map(|draft| {
        view! { <p class="go-on"><a class="button" href=urls::step(draft, urls::Step::Saved)>{ui.say("start-resume")}</a></p> }
    });
    let others = model.others.then(|| view! { <p class="hint">{ui.say("start-closes-others")}</p> }.into_any());
    let again_hint = resume.as_ref().map(|_| view! { <p class="hint">{ui.say("start-again-hint")}</p> }.into_any());
    let start_words = if resume.is_some() { ui.say("start-again") } else { ui.say("start-button") };
    let start_class = if resume.is_some() { "button secondary" } else { "button start" };
    let items = facts
        .into_iter()
        .map(|(image, words)| view! { <li>{pictured.then(|| picture(image))}<span>{words}</span></li> })
        .collect_view();
    let frame = Frame {
        title: title.clone(),
        back: Some(format!("{}{}", urls::consultation(&consultation.code), ui.carry())),
        islands: ui.reads_aloud(),
        lean: true,
        ..Frame::default()
    };
    // Whoever signs finds the choice first of all; that there is none is no greeting for everybody else.
    let sign = sign_choice(ui, model, &here);
    let (sign_first, sign_last) = if model.in_sign == InSign::ButShould { (None, sign) } else { (sign, None) };
    let signs = ui.signing.is_some() && model.in_sign.is_at(level);
    let body = view! {
        {language_links(ui, model.edition.languages_at(ui.level()), ui.language(), &here)}
        {before}
        <h1>{title}</h1>
        {sign_first}
        {film(ui, |ui| signed::start(ui, survey))}
        {ui.reads_aloud().then(|| read_aloud(ui, spoken))}
        <p class="lead">{who}</p>
        <div class="prose">{paragraphs(&why)}</div>
        <ul class="facts">{items}</ul>
        {by_school(ui, model, &here)}
        {go_on}
        <form method="post" action=here>
            <input type="hidden" name="language" value=ui.language().to_string()/>
            <input type="hidden" name="level" value=level.to_string()/>
            {signs.then(|| view! { <input type="hidden" name="signed" value="yes"/> })}
            {resume.as_ref().map(|draft| view! { <input type="hidden" name="leave" value=draft.clone()/> })}
            {ui.through.as_ref().map(|urn| view! { <input type="hidden" name="school" value=urn.to_string()/> })}
            {again_hint}{others}
            <button class=start_class>{start_words}</button>
        </form>
        <p class="go-on"><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p>
        {sign_last}
        {after}
    };
    shell(ui, frame, body)
}

/// Whose link was followed and what is counted of it, and the way to the same without.
fn by_school(ui: &Ui, model: &Start, here: &str) -> Option<AnyView> {
    let school = model.through.as_ref()?;
    let without = Ui { through: None, ..ui.clone() };
    let to = format!("{here}{}", without.carry());
    let said = ui.say_with("start-school", &[("school", school.clone().into())]);
    let not = (ui.level() != ReadingLevel::Infant).then(|| view! { " "<a href=to>{ui.say("start-school-not")}</a> });
    Some(view! { <p class="hint by-school">{said}{not}</p> }.into_any())
}

/// The choice to see it signed, first of all: whoever signs need not read this page to find it.
fn sign_choice(ui: &Ui, model: &Start, here: &str) -> Option<AnyView> {
    let contact = &model.edition.consultation.contact;
    let view = match &model.in_sign {
        InSign::No => return None,
        InSign::ButShould => {
            let args = [("council", contact.council.clone().into()), ("email", contact.email.clone().into())];
            view! { <p class="sign-choice"><span>{linked(&ui.say_with("sign-not", &args))}</span></p> }.into_any()
        }
        InSign::At { level, share, .. } => {
            let words = if share.is_whole() {
                ui.say("sign-all")
            } else {
                ui.say_with("sign-part", &[("signed", share.signed.into()), ("of", share.of.into())])
            };
            // Whoever came back goes on with what they began.
            let resume = model.resume.as_ref().map(|draft| format!("&resume={draft}")).unwrap_or_default();
            let on = ui.signing.is_some() && *level == ui.level();
            let to = format!("{here}{}{resume}", ui.carry_as(ui.language(), *level));
            let (href, name, class) = if on {
                (to, ui.say("sign-off"), "button secondary")
            } else {
                (format!("{to}&signed=yes"), ui.say("sign-watch"), "button secondary")
            };
            view! {
                <p class="sign-choice"><a class=class href=href>{picture("signing")}<span>{name}</span></a><span>{words}</span></p>
            }
            .into_any()
        }
    };
    Some(view)
}
