//! What columns and values of a table from elsewhere may be taken for, in words: to choose from, and to guess by.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Mutex, PoisonError},
};

use domain::{
    brought::{CHOSEN, Heads, Meaning, NOT_ANSWERED, Target, guess_value, meanings, targets},
    code::Code,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::Kind,
};

use crate::{
    components::choose::Choices,
    questions::{about, answer_name, by_service, list_name, short_name},
    tables::Asked,
    ui::Ui,
};

/// A survey's questions in the words of one level.
#[derive(Clone, Copy, Debug)]
pub struct Naming<'a> {
    /// The officer's words.
    pub ui: &'a Ui,
    /// The survey.
    pub asked: &'a Asked,
    /// The level.
    pub level: ReadingLevel,
}

impl Naming<'_> {
    fn words(&self) -> &Ui {
        self.asked.words.get(&self.level).unwrap_or(self.ui)
    }

    fn answer(&self, slot: &Slot, code: &Code) -> String {
        let question = self.asked.edition.survey.question(&slot.question);
        answer_name(self.ui, self.words(), question, question.scale_at(self.level), code)
    }

    /// What a column is taken for.
    pub fn target(&self, target: &Target) -> String {
        let slot = target.slot();
        let name = list_name(self.ui, self.asked, self.words(), slot);
        match target {
            Target::Question(_) => name,
            Target::Option(_, option) => self.ui.say_with(
                "brought-one-option",
                &[("question", name.into()), ("option", self.answer(slot, option).into())],
            ),
        }
    }

    /// What a value is taken for.
    pub fn meaning(&self, target: &Target, meaning: &Meaning) -> String {
        match meaning {
            Meaning::Answer(code) if code.as_str() == CHOSEN => self.ui.say("brought-chosen"),
            Meaning::Answer(code) => self.answer(target.slot(), code),
            Meaning::Out(way) => self.words().way_out(*way),
            Meaning::Nothing => self.ui.say("brought-no-answer"),
        }
    }

    /// Everything a column can be taken for, by the service it is about.
    pub fn targets(&self) -> Vec<(Option<String>, Choices)> {
        let all = targets(&self.asked.edition.survey, self.level).into_iter();
        by_service(
            self.ui,
            all.map(|target| (about(self.asked, target.slot()), (target.to_string(), self.target(&target)))),
        )
    }

    /// Everything a value of a column can be taken for.
    pub fn meanings(&self, target: &Target) -> Choices {
        meanings(&self.asked.edition.survey, target, self.level)
            .into_iter()
            .map(|meaning| (meaning.to_string(), self.meaning(target, &meaning)))
            .collect()
    }

    /// How a column may be headed that is for each target: as the question was put, at whatever level.
    pub fn heads(&self) -> Vec<Heads> {
        let survey = &self.asked.edition.survey;
        targets(survey, self.level)
            .into_iter()
            .map(|target| {
                let slot = target.slot();
                let service = slot.service.as_ref();
                let put = |words: &Ui| {
                    let name = about(self.asked, slot).map(|code| words.service(&code)).unwrap_or_default();
                    let (asked, short) = (words.question(&slot.question, service).text, short_name(words, slot));
                    let mut said = vec![format!("{asked} {short} {name}")];
                    for question in [asked, short] {
                        said.extend([format!("{name} {question}"), format!("{question} {name}")]);
                        // What is asked of every service alike says of none which it is.
                        if service.is_none() || question.contains(&name) {
                            said.push(question);
                        }
                    }
                    said
                };
                let mut said: Vec<String> = put(self.words());
                said.extend(self.asked.words.values().flat_map(put));
                said.push(slot.to_string());
                let mut alone = Vec::new();
                match &target {
                    Target::Option(_, option) => {
                        let name = self.answer(slot, option);
                        said = said.iter().map(|question| format!("{question} {name}")).collect();
                        said.push(target.to_string());
                    }
                    // Of a table of ratings some tools write the service alone above its column.
                    Target::Question(_) if matches!(survey.question(&slot.question).kind, Kind::Rating { .. }) => {
                        let named = self.asked.words.values();
                        alone.extend(
                            service.into_iter().flat_map(|code| named.clone().map(|words| words.service(code))),
                        );
                    }
                    Target::Question(_) => {}
                }
                Heads { target, put: said, alone }
            })
            .collect()
    }

    /// What a value may say that is for each meaning: as it was offered, at whatever level.
    pub fn values(&self, target: &Target) -> Vec<(Meaning, Vec<String>)> {
        let survey = &self.asked.edition.survey;
        let list = |key: &str| self.ui.say(key).split('|').map(|one| one.trim().to_owned()).collect::<Vec<_>>();
        if let Target::Option(_, option) = target {
            let mut chosen = list("brought-says-chosen");
            chosen.push(self.answer(target.slot(), option));
            return vec![
                (Meaning::Answer(Code::from(CHOSEN)), chosen),
                (Meaning::Nothing, list("brought-says-nothing")),
            ];
        }
        let question = survey.question(&target.slot().question);
        let mut all: Vec<(Meaning, Vec<String>)> = survey
            .answers_at(question, self.level)
            .into_iter()
            .map(|code| {
                let scale = question.scale_at(self.level);
                let words = self.asked.words.values();
                let mut said: Vec<String> =
                    words.map(|words| answer_name(self.ui, words, question, scale, &code)).collect();
                said.push(code.to_string());
                (Meaning::Answer(code), said)
            })
            .collect();
        all.extend(question.ways_out_at(self.level).map(|way| {
            let said = self.asked.words.values().map(|words| words.way_out(way));
            (Meaning::Out(way), said.chain(list(&format!("brought-says-{}", way.as_str()))).collect())
        }));
        all.push((Meaning::Nothing, NOT_ANSWERED.map(str::to_owned).to_vec()));
        all
    }
}

/// What values mean by their words, each looked up once: a file may say the same very often.
#[derive(Debug)]
pub struct Known<'a> {
    naming: Naming<'a>,
    found: Mutex<BTreeMap<Target, Meanings>>,
}

/// What the values of a target may say, and what each that was looked up means.
type Meanings = (Vec<(Meaning, Vec<String>)>, HashMap<String, Option<Meaning>>);

impl<'a> Known<'a> {
    /// Of what a survey's answers are called.
    pub fn new(naming: Naming<'a>) -> Self {
        Self { naming, found: Mutex::default() }
    }

    /// What a value means by its words; nothing where that is not known.
    pub fn own(&self, target: &Target, value: &str) -> Option<Meaning> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        if !found.contains_key(target) {
            found.insert(target.clone(), (self.naming.values(target), HashMap::new()));
        }
        let (said, known) = found.get_mut(target)?;
        if let Some(meaning) = known.get(value) {
            return meaning.clone();
        }
        let meaning = guess_value(value, said);
        known.insert(value.to_owned(), meaning.clone());
        meaning
    }
}
