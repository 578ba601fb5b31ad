//! One question: its words, its ways to answer, what is wrong with what was answered.

use std::sync::Arc;

use domain::{
    code::Code,
    edition::SurveyEdition,
    level::ReadingLevel,
    respond::{
        answer::Slot,
        form::{Fields, Wrong, place_field},
    },
    survey::{Choice, Kind, Look, NO_SERVICE, Question, YES_NO_UNSURE},
};
use leptos::prelude::*;

use super::{
    film::{film, film_of_answer},
    text_field::{described_by, error_message, invalid},
    textarea::textarea,
};
use crate::{components::linked, islands::CharacterCount, phrases::Said, pictures::picture, signed, ui::Ui};

/// What a question is shown with.
#[derive(Clone, Debug)]
pub struct Field {
    /// The survey.
    pub edition: Arc<SurveyEdition>,
    /// The question and service.
    pub slot: Slot,
    /// What was chosen or typed.
    pub fields: Fields,
    /// What is wrong with it.
    pub wrong: Option<Wrong>,
    /// Whether it is the page's only question, whose words are then the page's heading.
    pub alone: bool,
}

/// What a reader is told is wrong with what was chosen or typed.
pub fn message(ui: &Ui, question: &Question, fields: &Fields, wrong: Wrong) -> String {
    match wrong {
        Wrong::Required => ui.say("wrong-required"),
        Wrong::TooLong { max, over } => ui.say_with("wrong-too-long", &[("max", max.into()), ("over", over.into())]),
        Wrong::NoneAndSome => {
            // Those that were chosen of what goes with nothing else.
            let chosen = |value: &str| fields.holds(question.code.as_str(), value);
            let none = question.offered().filter(|choice| choice.none && chosen(choice.code.as_str()));
            let none = none
                .filter_map(|choice| Some(ui.question_part(&question.code, Some(choice.code.as_str()), None)?.text));
            let no_service = matches!(question.kind, Kind::Services { .. }) && chosen(NO_SERVICE);
            let none = none.chain(no_service.then(|| ui.say("services-none")));
            let ways = question.ways_out_at(ui.level()).filter(|way| chosen(&way.form_value()));
            let ways = ways.map(|way| ui.say(&format!("way-{}", way.as_str())));
            let or = format!(" {} ", ui.say("or"));
            let names = none.chain(ways).map(|words| ui.say_with("quoted", &[("words", words.into())]));
            ui.say_with("wrong-none-and-some", &[("names", names.collect::<Vec<_>>().join(&or).into())])
        }
        Wrong::TooMany { max } => ui.say_with("wrong-too-many", &[("max", max.into())]),
        Wrong::RankedTwice => ui.say("wrong-ranked-twice"),
        Wrong::NotOffered if question.is_free_text() => ui.say("wrong-required"),
        Wrong::NotOffered => ui.say("wrong-not-offered"),
    }
}

/// The id of a question's first control: where the error summary leads.
pub fn first_id(question: &Question) -> String {
    match question.kind {
        Kind::Rank { .. } => place_field(&question.code, 1),
        _ => question.code.to_string(),
    }
}

/// What *read this to me* says of a question: all that stands there to be read, in its order.
pub fn spoken(ui: &Ui, field: &Field) -> Vec<String> {
    let question = field.edition.survey.question(&field.slot.question);
    // Where no heading says which service it is, the question is put with it.
    let service = field.slot.service.as_ref().filter(|_| field.alone && ui.is_unnamed(&field.slot));
    let mut parts: Vec<String> = service.map(|service| ui.service(service)).into_iter().collect();
    parts.push(ui.question(&question.code, field.slot.service.as_ref()).text);
    parts.extend(hint(ui, question, field.slot.service.as_ref()).map(|said| said.text));
    parts.extend(before_writing(ui, question));
    for option in options(ui, field, question) {
        parts.push(option.words.text);
        parts.extend(option.about.map(|said| said.text));
    }
    parts
}

/// A child is told where help is before writing, not after.
fn before_writing(ui: &Ui, question: &Question) -> Option<String> {
    let says = if ui.trial.is_some() { "trial-before-writing" } else { "safe-before-writing" };
    (question.is_free_text() && ui.is_for_child()).then(|| ui.say(says))
}

/// One question.
pub fn field(ui: &Ui, field: Field) -> AnyView {
    let edition = field.edition.clone();
    let question = edition.survey.question(&field.slot.question);
    match &question.kind {
        Kind::ShortText { max } => text(ui, &field, question, *max, true),
        Kind::LongText { max, .. } => text(ui, &field, question, *max, false),
        Kind::Rank { .. } => match question.places_at(ui.level()) {
            1 => choices(ui, &field, question),
            places => rank(ui, &field, question, places),
        },
        _ => choices(ui, &field, question),
    }
}

struct Described {
    by: Option<String>,
    hint: AnyView,
    error: AnyView,
}

/// What helps to answer a question, where anything does.
pub fn hint(ui: &Ui, question: &Question, service: Option<&Code>) -> Option<Said> {
    ui.question_part(&question.code, Some("hint"), service).or_else(|| {
        let Kind::Services { max } = question.kind else { return None };
        Some(Said { text: ui.say_with("hint-services", &[("max", max.into())]), language: None })
    })
}

/// The hint and the error, and the ids that tie them to the control, the hint first.
fn described(ui: &Ui, field: &Field, question: &Question) -> Described {
    let id = &question.code;
    let hint = hint(ui, question, field.slot.service.as_ref());
    let error = field.wrong.map(|wrong| message(ui, question, &field.fields, wrong));
    Described {
        by: described_by(id.as_str(), hint.is_some(), error.is_some()),
        hint: hint
            .map(|said| {
                let (language, direction) = said.marks();
                view! { <p class="hint" id=format!("{id}-hint") lang=language dir=direction>{said.text}</p> }
            })
            .into_any(),
        error: error.map(|words| error_message(ui, id.as_str(), words)).into_any(),
    }
}

/// The question, signed.
fn asked_in_sign(ui: &Ui, field: &Field) -> Option<AnyView> {
    film(ui, |ui| signed::question(ui, &field.edition, &field.slot))
}

/// The question's words, as the page's heading where it is the only one; with the service they are about, where they do not name
/// it themselves: whoever listens comes to a question without what stands above it.
fn words(ui: &Ui, field: &Field) -> AnyView {
    let slot = &field.slot;
    let said = ui.question(&slot.question, slot.service.as_ref());
    let (language, direction) = said.marks();
    let service = slot.service.as_ref().filter(|_| ui.is_unnamed(slot)).map(|service| ui.service(service));
    let words = view! { <span lang=language dir=direction>{said.text}</span> };
    if field.alone {
        let service = service.map(|service| view! { <span class="about-service">{service}" "</span> });
        view! { <h1>{service}{words}</h1> }.into_any()
    } else {
        // The page's heading says it to those who see it; whoever reads little has forgotten it by the third question.
        let class = if ui.level() == ReadingLevel::EasyRead { "about-service" } else { "visually-hidden" };
        let service = service.map(|service| view! { <span class=class>{service}": "</span> });
        view! { <h2>{service}{words}</h2> }.into_any()
    }
}

/// One thing that can be chosen.
#[derive(Clone, Debug)]
pub struct Choosable {
    /// What the form posts.
    pub value: String,
    /// Its words.
    pub words: Said,
    /// What it is, in a sentence.
    pub about: Option<Said>,
    /// A picture for it.
    pub picture: Option<String>,
    /// Whether it says why there is no answer.
    pub way_out: bool,
}

/// Everything that can be chosen, in the order shown, the ways out last; with pictures where readers at this level have them,
/// or the scale is one of pictures. A room's screen and its cards show what its phones show.
pub fn options(ui: &Ui, field: &Field, question: &Question) -> Vec<Choosable> {
    let survey = &field.edition.survey;
    let level = ui.level();
    let service = field.slot.service.as_ref();
    let plain = |text: String| Said { text, language: None };
    let of_choice = |choice: &Choice| Choosable {
        value: choice.code.to_string(),
        words: ui
            .question_part(&question.code, Some(choice.code.as_str()), service)
            .unwrap_or_else(|| plain(String::new())),
        about: None,
        picture: choice.picture.clone(),
        way_out: false,
    };
    let mut options: Vec<Choosable> = match &question.kind {
        Kind::YesNoUnsure => YES_NO_UNSURE
            .iter()
            .map(|code| Choosable {
                value: (*code).to_owned(),
                words: plain(ui.say(&format!("answer-{code}"))),
                about: None,
                picture: None,
                way_out: false,
            })
            .collect(),
        Kind::Rating { .. } => {
            let scale = &survey.scales[question.scale_at(level).expect("a rating has a scale")];
            scale
                .points
                .iter()
                .map(|point| Choosable {
                    value: point.code.to_string(),
                    words: ui.point(&scale.code, &point.code),
                    about: None,
                    picture: point.picture.clone(),
                    way_out: false,
                })
                .collect()
        }
        Kind::Services { .. } => survey
            .services
            .iter()
            .map(|code| Choosable {
                value: code.to_string(),
                words: ui.survey(&format!("service-{code}")),
                about: ui.survey_part(&format!("service-{code}"), "about"),
                picture: field.edition.consultation.service(code).map(|service| service.picture.clone()),
                way_out: false,
            })
            .chain(std::iter::once(Choosable {
                value: NO_SERVICE.to_owned(),
                words: plain(ui.say("services-none")),
                about: None,
                picture: None,
                way_out: false,
            }))
            .collect(),
        _ => question.offered_as(ui.turned).into_iter().map(of_choice).collect(),
    };
    // What is put in order has none; where one is chosen of it, that can be taken back.
    if question.places_at(level) == 1 {
        options.push(Choosable {
            value: String::new(),
            words: plain(ui.say("rank-nothing")),
            about: None,
            picture: None,
            way_out: true,
        });
    }
    let ways_out = question.ways_out_at(level).filter(|_| !matches!(question.kind, Kind::Rank { .. }));
    options.extend(ways_out.map(|way| Choosable {
        value: way.form_value(),
        words: plain(ui.way_out(way)),
        about: None,
        // Whoever chooses by pictures can say that they do not know, too.
        picture: level.is_pictured().then(|| format!("way-{}", way.as_str())),
        way_out: true,
    }));
    let look = question.scale_at(level).map(|scale| survey.scales[scale].look);
    if !level.is_pictured() && look != Some(Look::Pictures) {
        for option in &mut options {
            option.picture = None;
        }
    }
    options
}

fn choices(ui: &Ui, field: &Field, question: &Question) -> AnyView {
    let level = ui.level();
    let Described { by, hint, error } = described(ui, field, question);
    let several = matches!(question.kind, Kind::Many(_) | Kind::Services { .. });
    let input_type = if several { "checkbox" } else { "radio" };
    let name = first_id(question);
    let or = ui.say("or");
    let look = question.scale_at(level).map(|scale| field.edition.survey.scales[scale].look);
    let pictured = level.is_pictured();
    let mut answers = Vec::new();
    let mut ways_out = Vec::new();
    for (at, option) in options(ui, field, question).into_iter().enumerate() {
        let id = if at == 0 { name.clone() } else { format!("{name}-{}", at + 1) };
        let about_id = option.about.as_ref().map(|_| format!("{id}-about"));
        let checked = field.fields.holds(&name, &option.value);
        let signed = film_of_answer(ui, &id, field, &option);
        let language = option.words.language.map(|language| language.to_string());
        let item = view! {
            <div class="option">
                <div class="pick">
                    <input type=input_type id=id.clone() name=name.clone() value=option.value checked=checked aria-describedby=about_id.clone()/>
                    <label for=id>
                        {option.picture.map(|name| picture(&name))}
                        <span lang=language>{option.words.text}</span>
                    </label>
                </div>
                {option.about.map(|about| {
                    let (language, direction) = about.marks();
                    view! { <p class="option-about" id=about_id lang=language dir=direction>{about.text}</p> }
                })}
                {signed}
            </div>
        };
        if option.way_out { ways_out.push(item) } else { answers.push(item) }
    }
    let class = match (&question.kind, look) {
        (Kind::Rating { .. }, Some(Look::Pictures)) => "options faces",
        (Kind::Rating { .. }, Some(Look::Numbers)) => "options numbers",
        (Kind::Single(_), _) if level == ReadingLevel::Infant => "options faces",
        _ => "options",
    };
    let question_picture = field.edition.picture(&field.slot).filter(|_| pictured).map(picture);
    let divided = !ways_out.is_empty();
    view! {
        <fieldset class="question" class:wrong=field.wrong.is_some() aria-describedby=by>
            <legend>{question_picture}{words(ui, field)}</legend>
            {hint}{asked_in_sign(ui, field)}{error}
            <div class=class>{answers}</div>
            {divided.then(|| view! { <p class="or">{or}</p><div class="options ways-out">{ways_out}</div> })}
        </fieldset>
    }
    .into_any()
}

fn text(ui: &Ui, field: &Field, question: &Question, max: usize, short: bool) -> AnyView {
    let id = question.code.to_string();
    let typed = field.fields.first(&id).unwrap_or_default().to_owned();
    let Described { by, hint, error } = described(ui, field, question);
    let count_id = format!("{id}-count");
    let before_id = format!("{id}-before");
    let before_writing = before_writing(ui, question)
        .map(|words| view! { <p class="before-writing" id=before_id.clone()>{linked(&words)}</p> });
    // What is said before writing is heard by whoever comes to the box by its name, as it is seen by whoever looks.
    let parts =
        [by.as_deref(), before_writing.is_some().then_some(before_id.as_str()), (!short).then_some(count_id.as_str())];
    let by = Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" ")).filter(|by| !by.is_empty());
    let invalid = invalid(by.as_deref());
    let control = if short {
        view! { <input type="text" id=id.clone() name=id.clone() value=typed aria-describedby=by aria-invalid=invalid autocomplete="off"/> }
            .into_any()
    } else {
        let limit = u32::try_from(max).unwrap_or(u32::MAX);
        view! {
            {textarea(&id, &id, by, 6, &typed)}
            <p class="limit" id=count_id>{ui.say_with("count-limit", &[("max", max.into())])}</p>
            <CharacterCount target=id.clone() max=limit left=ui.say("count-left") over=ui.say("count-over")/>
        }
        .into_any()
    };
    let question_picture = field.edition.picture(&field.slot).filter(|_| ui.level().is_pictured()).map(picture);
    let said = ui.question(&question.code, field.slot.service.as_ref());
    let language = said.language.map(|language| language.to_string());
    let label = view! { <label for=id lang=language>{question_picture}{said.text}</label> };
    let heading =
        if field.alone { view! { <h1>{label}</h1> }.into_any() } else { view! { <h2>{label}</h2> }.into_any() };
    view! {
        <div class="question" class:wrong=field.wrong.is_some()>
            {heading}{hint}{asked_in_sign(ui, field)}{before_writing}{error}{control}
        </div>
    }
    .into_any()
}

fn rank(ui: &Ui, field: &Field, question: &Question, places: usize) -> AnyView {
    // In a list that opens nothing but words can stand: what can be ranked is signed above.
    let films: Vec<AnyView> = ui
        .signing
        .iter()
        .flat_map(|_| options(ui, field, question))
        .filter_map(|option| {
            let id = format!("{}-{}", question.code, option.value);
            let film = film_of_answer(ui, &id, field, &option)?;
            Some(view! { <li><span>{option.words.text}</span>{film}</li> }.into_any())
        })
        .collect();
    let ranked = (!films.is_empty()).then(|| view! { <ul class="films">{films}</ul> });
    let Described { by, hint, error } = described(ui, field, question);
    let invalid = invalid(by.as_deref());
    let selects = (1..=places)
        .map(|place| {
            let id = place_field(&question.code, place);
            let chosen = field.fields.first(&id).unwrap_or_default().to_owned();
            let options = question
                .offered_as(ui.turned)
                .into_iter()
                .map(|choice| {
                    let said = ui.question_part(&question.code, Some(choice.code.as_str()), None);
                    let (language, direction) = said.as_ref().map(Said::marks).unwrap_or_default();
                    let words = said.map(|said| said.text);
                    view! { <option value=choice.code.to_string() lang=language dir=direction selected=choice.code == *chosen.as_str()>{words}</option> }
                })
                .collect_view();
            view! {
                <div class="place">
                    <label for=id.clone()>{ui.say(&format!("rank-{place}"))}</label>
                    <select id=id.clone() name=id aria-invalid=invalid>
                        <option value="">{ui.say("rank-none")}</option>
                        {options}
                    </select>
                </div>
            }
        })
        .collect_view();
    view! {
        <fieldset class="question" class:wrong=field.wrong.is_some() aria-describedby=by>
            <legend>{words(ui, field)}</legend>
            {hint}{asked_in_sign(ui, field)}{error}
            {ranked}
            {selects}
        </fieldset>
    }
    .into_any()
}

/// The question's short name: for lists and tables.
pub fn short_name(ui: &Ui, question: &Code, service: Option<&Code>) -> Said {
    ui.question_part(question, Some("short"), service).unwrap_or_else(|| ui.question(question, service))
}
