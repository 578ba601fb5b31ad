//! What anyone sees first: which consultations are open, and which survey is theirs.

use std::{collections::BTreeSet, sync::Arc};

use domain::{
    audience::Audience,
    code::Code,
    consultation::{Consultation, State},
    edition::SurveyEdition,
    language::Language,
    level::ReadingLevel,
    wording::Wording,
};
use leptos::prelude::*;

use super::after::asked_now;
use crate::{
    components::read_aloud,
    phrases::{interface_has, interface_languages},
    pictures::picture,
    shell::{Frame, shell},
    ui::Ui,
    urls,
};

/// One consultation of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The consultation.
    pub consultation: Consultation,
    /// Its title and who asks, in the reader's wording.
    pub title: String,
    /// Whether it can be answered.
    pub state: State,
    /// Whether a survey of it can be begun: it may be open by its days, and not be ready.
    pub begins: bool,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
    /// The wordings for adults that it can be answered in.
    pub wordings: BTreeSet<Wording>,
}

/// When it can be answered, in words.
fn when(ui: &Ui, consultation: &Consultation, state: State, begins: bool) -> String {
    match state {
        State::Open if !begins => ui.say("being-prepared"),
        State::Open => ui.say_with("open-until", &[("day", ui.day(&consultation.closes).into())]),
        State::NotYetOpen => ui.say_with("opens-on", &[("day", ui.day(&consultation.opens).into())]),
        State::Closed => ui.say_with("closed-on", &[("day", ui.day(&consultation.closes).into())]),
    }
}

/// The list of consultations.
pub fn home(ui: &Ui, listed: Vec<Listed>) -> impl IntoView + use<> {
    let title = ui.say("home-title");
    // A language is offered where something is to be read in it.
    let wordings: BTreeSet<Wording> = listed.iter().flat_map(|one| one.wordings.iter().cloned()).collect();
    let is_read = |language: &Language| *language == *ui.language() || wordings.iter().any(|(one, _)| one == language);
    let languages =
        interface_languages().into_iter().filter(|one| *one == Language::english() || is_read(one)).collect();
    let reads = |level| interface_has(ui.language(), level) && wordings.contains(&(ui.language().clone(), level));
    let is_open = |one: &Listed| one.state == State::Open && one.begins;
    let none = (!listed.iter().any(is_open)).then(|| view! { <p>{ui.say("home-none")}</p> });
    let card = |one: Listed| {
        let title = one.title;
        let when = when(ui, &one.consultation, one.state, one.begins);
        let Consultation { code, contact, .. } = one.consultation;
        let replied = one.replied.then(|| {
            view! { <p><a href=format!("{}{}", urls::reply(&code), ui.carry())>{ui.say("reply-link")}</a></p> }
        });
        view! {
            <li class="card">
                <h3><a href=format!("{}{}", urls::consultation(&code), ui.carry())>{title}</a></h3>
                <p>{contact.council}</p>
                <p class="when">{when}</p>
                {replied}
            </li>
        }
    };
    let (mut open, rest): (Vec<_>, Vec<_>) = listed.into_iter().partition(is_open);
    let (mut ended, mut soon): (Vec<_>, Vec<_>) = rest.into_iter().partition(|one| one.state == State::Closed);
    // What ends soonest first; of what is over, the newest.
    open.sort_by(|one, other| one.consultation.closes.cmp(&other.consultation.closes));
    soon.sort_by(|one, other| one.consultation.opens.cmp(&other.consultation.opens));
    ended.sort_by(|one, other| other.consultation.closes.cmp(&one.consultation.closes));
    let parts = [("home-open", open), ("home-soon", soon), ("home-ended", ended)]
        .into_iter()
        .filter(|(_, all)| !all.is_empty())
        .map(|(heading, all)| {
            let items = all.into_iter().map(card).collect_view();
            view! { <h2>{ui.say(heading)}</h2><ul class="cards">{items}</ul> }
        })
        .collect_view();
    let frame = Frame { title: title.clone(), lean: true, ..Frame::default() };
    let body = view! {
        <h1>{title}</h1>
        <p class="lead">{ui.say("home-lead")}</p>
        {language_links(ui, languages, ui.language(), urls::HOME)}
        {adult_levels(ui, urls::HOME, reads).map(|levels| level_links(ui, levels))}
        {none}
        {parts}
        <p><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p>
        <p><a href=format!("{}{}", urls::JOIN, ui.carry())>{ui.say("join-link")}</a></p>
    };
    shell(ui, frame, body)
}

/// A consultation's page.
#[derive(Clone, Debug)]
pub struct Overview {
    /// Whether whoever comes has just deleted what they had written.
    pub discarded: bool,
    /// The consultation.
    pub consultation: Consultation,
    /// Its surveys as they stand.
    pub surveys: Vec<Arc<SurveyEdition>>,
    /// Whether it can be answered.
    pub state: State,
    /// Whether the day is past by which it was to be decided, or published.
    pub overdue: bool,
    /// Those of its surveys that can be begun.
    pub begins: BTreeSet<Code>,
    /// Whether its report is published.
    pub report: bool,
    /// Whether it is published in short too, in the reader's wording.
    pub short: bool,
    /// Whether the council has answered: *you said, we did*.
    pub replied: bool,
    /// Whether one can ask to be told what happens.
    pub follow: bool,
    /// Where the same is asked again now, and until when.
    pub again: Option<(Code, String)>,
}

/// Which survey is yours. Children choose by age, which is their wording; whoever reads theirs is shown what is for
/// children, and is led to the rest.
pub fn consultation(ui: &Ui, model: &Overview) -> impl IntoView + use<> {
    let consultation = &model.consultation;
    let child = ui.level().is_child();
    let here = urls::consultation(&consultation.code);
    let title = ui.survey("consultation-title").text;
    // The whole report is written for adults.
    let to = if model.short {
        Some(urls::report_short(&consultation.code, ui.level()))
    } else {
        (model.report && !ui.level().is_child()).then(|| urls::report(&consultation.code))
    };
    let report = to.map(|to| {
        let class = if model.replied { "button secondary" } else { "button" };
        view! { <p><a class=class href=to>{ui.say("report-link")}</a></p> }.into_any()
    });
    let replied = model.replied.then(|| {
        let to = format!("{}{}", urls::reply(&consultation.code), ui.carry());
        view! { <p><a class="button" href=to>{ui.say("reply-link")}</a></p> }
    });
    let follow = (model.follow && !model.replied && !ui.level().is_child()).then(|| {
        view! { <p><a href=format!("{}{}", urls::follow(&consultation.code), ui.carry())>{ui.say("follow-title")}</a></p> }
    });
    let when = when(ui, consultation, model.state, !model.begins.is_empty());
    let link = |edition: &SurveyEdition, level: ReadingLevel, name: String, image: &str| {
        // A survey that is not written in this language is offered in English, and says so.
        let written = edition.languages_at(level).contains(ui.language());
        let language = if written { ui.language().clone() } else { Language::english() };
        let survey = urls::survey(&consultation.code, &edition.survey.code);
        let href = format!("{survey}{}", ui.carry_as(&language, level));
        let in_english = (!written).then(|| view! { <p>{ui.say("in-english")}</p> });
        let minutes = edition.survey.minutes.get(&level).copied().unwrap_or(10);
        view! {
            <li class=format!("card choice {level}")>
                {picture(image)}
                <div>
                    <h3><a href=href>{name}</a></h3>
                    <p>{ui.say_with("takes-minutes", &[("minutes", u32::from(minutes).into())])}</p>
                    {in_english}
                </div>
            </li>
        }
        .into_any()
    };
    let mut adults = Vec::new();
    let mut children = Vec::new();
    for edition in model.surveys.iter().filter(|edition| model.begins.contains(&edition.survey.code)) {
        let survey = &edition.survey;
        if survey.audience == Audience::Children {
            // Whoever reads their own age's wording finds it first, and then the next.
            let mut levels: Vec<&ReadingLevel> = survey.levels.iter().collect();
            let place =
                |level: ReadingLevel| ReadingLevel::ALL.iter().position(|one| *one == level).unwrap_or_default();
            levels.sort_by_key(|level| if child { place(**level).abs_diff(place(ui.level())) } else { 0 });
            for level in levels {
                let image = match level {
                    ReadingLevel::Infant => "teddy",
                    ReadingLevel::Junior => "slide",
                    _ => "friends",
                };
                children.push(link(edition, *level, ui.say(&format!("age-{level}")), image));
            }
        } else if !child {
            let image = match survey.audience {
                Audience::Parents => "family",
                Audience::Schools => "school",
                Audience::Staff => "people",
                Audience::Providers => "handshake",
                _ => "person",
            };
            let level = Some(ui.level()).filter(|level| survey.levels.contains(level));
            let level = level.or_else(|| survey.levels.first().copied()).unwrap_or(ReadingLevel::Standard);
            adults.push(link(edition, level, ui.say(&format!("audience-{}", survey.audience.as_str())), image));
        }
    }
    // Adults' reasons stand in for those of easy read, never for a child's.
    let written = |key: &str, part: Option<&str>| {
        let (wording, key) = ((ui.language().clone(), ui.level()), (key.to_owned(), part.map(str::to_owned)));
        !child || model.surveys.iter().any(|edition| edition.wordings.has(&wording, &key))
    };
    let prose = |key: &str| if written(key, None) { paragraphs(&ui.survey(key).text) } else { Vec::new() };
    let why = prose("consultation-why");
    let what = prose("consultation-what-happens");
    let for_children = || model.surveys.iter().filter(|edition| edition.survey.audience == Audience::Children);
    let services = consultation
        .services
        .iter()
        .map(|service| (service, format!("service-{}", service.code)))
        .filter(|(_, key)| written(key, None))
        .map(|(service, key)| {
            let about = written(&key, Some("about")).then(|| ui.survey_part(&key, "about").map(|said| said.text));
            (ui.service(&service.code), about.flatten())
        })
        .collect::<Vec<_>>();
    // A heading has something below it. And a list of terms has something said of each: where nothing is, in a wording, it is a list
    // of names.
    let heading = (!services.is_empty()).then(|| view! { <h2>{ui.say("services-heading")}</h2> });
    let services = if services.iter().any(|(_, about)| about.is_some()) {
        let each = services.into_iter().map(|(name, about)| view! { <div><dt>{name}</dt><dd>{about}</dd></div> });
        view! { <dl class="services">{each.collect_view()}</dl> }.into_any()
    } else {
        let each = services.into_iter().map(|(name, _)| view! { <li>{name}</li> });
        view! { <ul class="services">{each.collect_view()}</ul> }.into_any()
    };
    let mut offered: Vec<Language> = consultation.every_language().collect();
    if child {
        offered.retain(|language| for_children().any(|edition| edition.languages_at(ui.level()).contains(language)));
    }
    let languages = language_links(ui, offered, ui.language(), &here);
    // Whoever reads easy read finds it before they choose, and not after three paragraphs of something else.
    let adults_read = |level: ReadingLevel| {
        let asked = model.surveys.iter().filter(|edition| edition.survey.audience != Audience::Children);
        asked.into_iter().any(|edition| edition.is_asked_in(&(ui.language().clone(), level)))
    };
    let levels = adult_levels(ui, &here, adults_read).map(|levels| level_links(ui, levels));
    let adults_elsewhere = child.then(|| {
        let href = format!("{here}{}", ui.carry_as(ui.language(), ReadingLevel::Standard));
        view! { <p><a href=href>{ui.say("for-adults")}</a></p> }
    });
    let reads = ui.reads_aloud();
    let back = Some(format!("{}{}", urls::HOME, ui.carry()));
    let frame = Frame { title: title.clone(), back, islands: reads, lean: true, ..Frame::default() };
    let key = if consultation.wave_of.is_some() { "reports-on" } else { "decides-on" };
    // A day that is past is no promise any more: that it was not kept is said, or nothing is.
    let key = match (model.overdue, consultation.wave_of.is_some() && model.report) {
        (_, true) => None,
        (true, false) => Some(if consultation.wave_of.is_some() { "reports-late" } else { "decides-late" }),
        (false, false) => Some(key),
    };
    let decides = key
        .filter(|_| !model.replied)
        .map(|key| view! { <p>{ui.say_with(key, &[("day", ui.day(&consultation.decides).into())])}</p> });
    // What was said before a decision reads as if there were none still.
    let (replied, before) = match replied {
        Some(replied) => {
            let after = (model.report && !ui.level().is_child()).then(|| {
                let to = format!("{}{}", urls::after(&consultation.code), ui.carry());
                view! { <p><a href=to>{ui.say("reply-after")}</a></p> }
            });
            (Some(view! { <h2>{ui.say("replied-heading")}</h2>{replied}{after} }), Some("told-then-heading"))
        }
        None => (None, None),
    };
    let then = before.filter(|_| !why.is_empty()).map(|key| view! { <h2>{ui.say(key)}</h2> });
    // Whoever began comes back, even where nobody can begin now.
    let comes_back = (model.state == State::Open)
        .then(|| view! { <p><a href=format!("{}{}", urls::RETURN, ui.carry())>{ui.say("return-link")}</a></p> });
    let (report_first, report) = if model.replied { (report, None) } else { (None, report) };
    // A heading has something below it, in every wording.
    let happens =
        (!what.is_empty() || report.is_some() || decides.is_some() || (model.follow && !model.replied && !child))
            .then(|| view! { <h2>{ui.say("what-happens-heading")}</h2> });
    let body = view! {
        {reads.then(|| read_aloud(ui, Vec::new()))}
        <h1>{title}</h1>
        {model.discarded.then(|| discarded(ui))}
        <p class="when">{when}</p>
        {asked_now(ui, model.again.as_ref(), &ui.carry())}
        {languages}
        {levels}
        {replied}
        {report_first}
        {then}
        <div class="prose">{why}</div>
        {(!adults.is_empty()).then(|| view! {
            <h2>{ui.say("choose-survey")}</h2>
            <ul class="cards choices">{adults}</ul>
        })}
        {(!children.is_empty()).then(|| view! {
            <h2>{ui.say("choose-age")}</h2>
            <ul class="cards choices">{children}</ul>
        })}
        {adults_elsewhere}
        {happens}
        {report}
        <div class="prose">{what}</div>
        {decides}
        {follow}
        {heading}
        {services}
        {comes_back}
    };
    shell(ui, frame, body)
}

/// Text as paragraphs, parted by empty lines.
pub fn paragraphs(text: &str) -> Vec<AnyView> {
    text.split("\n\n")
        .filter(|part| !part.trim().is_empty())
        .map(|part| view! { <p>{part.trim().to_owned()}</p> }.into_any())
        .collect()
}

/// That what somebody had written is deleted, where they come to afterwards.
pub fn discarded(ui: &Ui) -> impl IntoView + use<> {
    view! { <p class="kept-line" role="status">{ui.say("discarded")}</p> }
}

/// The levels for adults that there are of a page, with where each leads, where there is a choice; none for a child, who chose
/// by age.
fn adult_levels(ui: &Ui, to: &str, is_there: impl Fn(ReadingLevel) -> bool) -> Option<Vec<(ReadingLevel, String)>> {
    let levels = [ReadingLevel::Standard, ReadingLevel::EasyRead].into_iter();
    let all: Vec<_> = levels
        .filter(|level| *level == ui.level() || is_there(*level))
        .map(|level| (level, format!("{to}{}", ui.carry_as(ui.language(), level))))
        .collect();
    (!ui.level().is_child() && all.len() > 1).then_some(all)
}

/// The same page at other levels, with where each leads.
pub fn level_links(ui: &Ui, levels: Vec<(ReadingLevel, String)>) -> AnyView {
    let items = levels
        .into_iter()
        .map(|(level, href)| {
            let current = (level == ui.level()).then_some("true");
            view! { <li><a href=href aria-current=current>{ui.say(&format!("level-{level}"))}</a></li> }
        })
        .collect_view();
    view! { <nav class="levels" aria-label=ui.say("levels-heading")><ul>{items}</ul></nav> }.into_any()
}

/// Links to the same page in other languages, each in its own; `now` is the one that is read.
pub fn language_links(ui: &Ui, all: Vec<Language>, now: &Language, to: &str) -> impl IntoView + use<> {
    (all.len() > 1).then(|| {
        let items = all
            .into_iter()
            .map(|language| {
                let name = crate::phrases::Phrases::language_name(&language, ui.level());
                let current = (language == *now).then_some("true");
                let tag = language.to_string();
                let href = format!("{to}{}", ui.carry_as(&language, ui.level()));
                view! { <li><a href=href lang=tag.clone() hreflang=tag aria-current=current>{name}</a></li> }
            })
            .collect_view();
        view! { <nav class="languages" aria-label=ui.say("languages-heading")><ul>{items}</ul></nav> }
    })
}
