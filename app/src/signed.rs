//! What of a survey is signed: its texts, each as much as somebody signs at once, and the films there are of them.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use domain::{
    code::Code,
    digest::Digest,
    edition::SurveyEdition,
    level::ReadingLevel,
    respond::{answer::Slot, form::Fields},
    signing::{Share, key},
    survey::Survey,
};

use crate::{
    components::field::{Choosable, Field, hint, options},
    phrases::Phrases,
    ui::Ui,
};

/// A film, without its pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Film {
    /// Its number: part of its address.
    pub id: i64,
    /// How wide and how high it is, in pixels.
    pub size: (u32, u32),
    /// How long it is, in milliseconds.
    pub milliseconds: u64,
}

/// Films by [`key`] of the words they sign.
pub type Films = BTreeMap<Digest, Film>;

/// What is signed for a reader who wants it signed.
#[derive(Clone, Debug)]
pub struct Signing {
    /// The words that are signed: English, at the reader's level.
    pub words: Arc<Phrases>,
    /// The films there are.
    pub films: Films,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What the survey says before it begins.
    Start,
    /// What a page says.
    Page,
    /// A question, with what helps to answer it.
    Question,
    /// An answer to choose.
    Answer,
}

impl Part {
    /// The name in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Page => "page",
            Self::Question => "question",
            Self::Answer => "answer",
        }
    }
}

/// A text that is signed at once.
#[derive(Clone, Debug)]
pub struct Text {
    /// What it is.
    pub part: Part,
    /// Its words, a paragraph a line.
    pub words: String,
    /// What they are kept by.
    pub key: Digest,
}

impl Ui {
    /// The words that are signed, where the reader wants them signed.
    fn signed(&self) -> Option<Self> {
        let words = self.signing.as_ref()?.words.clone();
        Some(Self { phrases: words, signing: None, ..self.clone() })
    }

    /// The film of a text, with the text; none where there is none, or the reader does not want it.
    pub fn film(&self, words: impl Fn(&Self) -> String) -> Option<(Film, String)> {
        let said = words(&self.signed()?);
        let film = self.signing.as_ref()?.films.get(&key(&said))?;
        Some((film.clone(), said))
    }
}

fn lines(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

/// That taking part is one's own choice, and what of it has to be answered.
pub fn choice(ui: &Ui, survey: &Survey) -> String {
    let asked = survey.filled_by.as_ref().and_then(|code| survey.questions.get(code));
    let asked = asked.is_some_and(|question| survey.is_asked(question, ui.level()));
    ui.say_with("start-choice", &[("who", if asked { "asked" } else { "not" }.into())])
}

/// What a survey says before it begins: that it is one's own choice, and anonymous, too. Days and minutes can be read.
pub fn start(ui: &Ui, asked: &Survey) -> String {
    let survey = ["title", "who", "why"].map(|part| ui.survey(&format!("survey-{part}")).text);
    // The youngest are told least.
    let facts: &[&str] =
        if ui.level() == ReadingLevel::Infant { &["start-choice"] } else { &["start-choice", "start-anonymous"] };
    let fact = |key: &&str| if *key == "start-choice" { choice(ui, asked) } else { ui.say(key) };
    lines(survey.into_iter().chain(facts.iter().map(fact)))
}

/// What a page says, about a service where it is repeated for it.
pub fn page(ui: &Ui, page: &Code, service: Option<&Code>) -> String {
    let name = service.map(|service| ui.service(service)).unwrap_or_default();
    let id = format!("page-{page}");
    let said = [None, Some("text")]
        .map(|part| ui.survey_with(&id, part, &[("service", name.clone().into())]).map(|said| said.text));
    lines(said.into_iter().flatten())
}

/// A question with what helps to answer it; and where a child may write, what a child is told before.
pub fn question(ui: &Ui, edition: &SurveyEdition, slot: &Slot) -> String {
    let service = slot.service.as_ref();
    let asked = edition.survey.question(&slot.question);
    let hint = hint(ui, asked, service).map(|said| said.text).unwrap_or_default();
    let before = if asked.is_free_text() && ui.is_for_child() { ui.say("safe-before-writing") } else { String::new() };
    lines([ui.question(&slot.question, service).text, hint, before])
}

/// An answer to choose.
pub fn answer(option: &Choosable) -> String {
    lines([option.words.text.clone(), option.about.clone().map(|said| said.text).unwrap_or_default()])
}

/// The answer of a question that a form posts a value for.
pub fn answer_of(ui: &Ui, field: &Field, value: &str) -> String {
    let asked = field.edition.survey.question(&field.slot.question);
    options(ui, field, asked).iter().find(|option| option.value == value).map(answer).unwrap_or_default()
}

/// Every text that somebody can come to at the level of some words, each once, in the order of the survey.
pub fn texts(ui: &Ui, edition: &Arc<SurveyEdition>) -> Vec<Text> {
    let (survey, level) = (&edition.survey, ui.level());
    let mut texts = Texts::default();
    texts.add(Part::Start, start(ui, &edition.survey));
    for one in survey.pages.iter().filter(|page| page.shown_at(level)) {
        let slots: Vec<Slot> =
            survey.slots_of(one).filter(|(_, question)| question.asked_at(level)).map(|(slot, _)| slot).collect();
        let services: Vec<Option<&Code>> =
            if one.each.is_some() { survey.services.iter().map(Some).collect() } else { vec![None] };
        for service in services {
            let asked: Vec<&Slot> = slots.iter().filter(|slot| slot.service.as_ref() == service).collect();
            // A page with one question is headed by it.
            if asked.len() != 1 {
                texts.add(Part::Page, page(ui, &one.code, service));
            }
            for slot in asked {
                texts.add(Part::Question, question(ui, edition, slot));
                let field = Field {
                    edition: edition.clone(),
                    slot: slot.clone(),
                    fields: Fields::default(),
                    wrong: None,
                    alone: true,
                };
                for option in options(ui, &field, survey.question(&slot.question)) {
                    texts.add(Part::Answer, answer(&option));
                }
            }
        }
    }
    texts.all
}

#[derive(Default)]
struct Texts {
    all: Vec<Text>,
    seen: BTreeSet<Digest>,
}

impl Texts {
    fn add(&mut self, part: Part, words: String) {
        let key = key(&words);
        if !words.is_empty() && self.seen.insert(key.clone()) {
            self.all.push(Text { part, words, key });
        }
    }
}

/// How many texts are signed.
pub fn share(texts: &[Text], films: &Films) -> Share {
    let signed = |text: &&Text| films.contains_key(&text.key);
    let begins = texts.iter().filter(|text| text.part == Part::Start).any(|text| signed(&text));
    Share { signed: texts.iter().filter(signed).count(), of: texts.len(), begins }
}
