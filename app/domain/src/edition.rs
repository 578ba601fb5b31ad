//! A consultation's directory, read: files that a person can read, diff and keep.
//!
//! ```text
//! consultation.toml                      what, when, which services
//! consultation.<language>.<level>.ftl    its words
//! blocks/<block>.toml, .ftl              questions that several surveys put alike
//! surveys/<survey>.toml, .ftl            one for each audience
//! ```

use std::collections::BTreeMap;

use crate::{
    code::Code,
    consultation::Consultation,
    digest::Digest,
    fault::Fault,
    language::Language,
    level::ReadingLevel,
    respond::answer::Slot,
    survey::{self, Survey},
    wording::{Wording, Wordings, coverage, fallback, lint},
};

/// Files by their path within the consultation's directory.
pub type Files = BTreeMap<String, String>;

/// A survey with everything it is read from.
#[derive(Clone, Debug)]
pub struct SurveyEdition {
    /// The consultation it belongs to, as it stood.
    pub consultation: Consultation,
    /// The survey.
    pub survey: Survey,
    /// Its words.
    pub wordings: Wordings,
    /// The files it is read from, and no others.
    pub files: Files,
    /// The digest of those files.
    pub digest: Digest,
}

impl SurveyEdition {
    /// The picture of a question, for those who have pictures: its own, or else that of the service it is about.
    pub fn picture(&self, slot: &Slot) -> Option<&str> {
        let question = self.survey.questions.get(&slot.question)?;
        let service = slot.service.as_ref().or(question.service.as_ref());
        let of_service = || service.and_then(|code| self.consultation.service(code)).map(|service| &service.picture);
        question.picture.as_ref().or_else(of_service).map(String::as_str)
    }

    /// How a question is put to those who read a level: its English words, the points of its scale with their words and
    /// worth, and the ways out it offers. Figures are compared only where this is the same. A translation of the same
    /// words may be mended.
    pub fn put(&self, question: &Code, level: ReadingLevel) -> Option<Digest> {
        let asked = self.survey.questions.get(question)?;
        let wordings = fallback(&Language::english(), level, self.consultation.fallback);
        let words = |message: &str, part: Option<&str>| {
            let key = (message.to_owned(), part.map(str::to_owned));
            let text = wordings.iter().find_map(|wording| self.wordings.text(wording, &key));
            format!("{message}.{}={}", part.unwrap_or_default(), text.unwrap_or_default())
        };
        let mut parts = vec![words(question.as_str(), None), words(question.as_str(), Some("hint"))];
        if let Some(scale) = asked.scale_at(level).and_then(|code| self.survey.scales.get(code)) {
            let message = format!("scale-{}", scale.code);
            for point in &scale.points {
                parts.push(format!("{} {}", point.score, words(&message, Some(point.code.as_str()))));
            }
        }
        parts.extend(asked.choices().iter().map(|choice| words(question.as_str(), Some(choice.code.as_str()))));
        parts.extend(asked.ways_out_at(level).map(|way| format!("~{}", way.as_str())));
        Some(Digest::of(parts.iter().map(String::as_bytes)))
    }

    /// The questions that an earlier version asks too, with those they are put to in both.
    pub fn asked_in_both(&self, before: &Self) -> Vec<(Code, ReadingLevel)> {
        let asked = |edition: &Self, code: &Code, level: ReadingLevel| {
            edition.survey.levels.contains(&level)
                && edition.survey.questions.get(code).is_some_and(|question| edition.survey.is_asked(question, level))
        };
        let each =
            self.survey.questions.keys().flat_map(|code| self.survey.levels.iter().map(move |level| (code, *level)));
        each.filter(|(code, level)| asked(self, code, *level) && asked(before, code, *level))
            .map(|(code, level)| (code.clone(), level))
            .collect()
    }

    /// Which questions are put otherwise than in an earlier version, and to whom: under one name their answers would be counted
    /// together, and stand under words that not all of those who gave them have read.
    pub fn reworded(&self, before: &Self) -> Vec<(Code, ReadingLevel)> {
        let mut both = self.asked_in_both(before);
        both.retain(|(code, level)| self.put(code, *level) != before.put(code, *level));
        both
    }

    /// Whether somebody can be asked in a wording: the survey is at its level, and in English or written in its language.
    pub fn is_asked_in(&self, (language, level): &Wording) -> bool {
        let title = ("survey-title".to_owned(), None);
        self.survey.levels.contains(level)
            && (*language == Language::english() || self.wordings.has(&(language.clone(), *level), &title))
    }

    /// The languages it can be answered in at a level, English first: of the consultation's, those it is written in there.
    /// A survey of which only the buttons are in a language would be read by nobody. For adults one wording stands in for
    /// the others, so it counts for all of them; never for a child.
    pub fn languages_at(&self, level: ReadingLevel) -> Vec<Language> {
        let stands_in = |other: &ReadingLevel| *other == level || !other.is_child() && !level.is_child();
        let written = |language: &Language| {
            let mut levels = self.survey.levels.iter().filter(|other| stands_in(other));
            levels.any(|other| self.is_asked_in(&(language.clone(), *other)))
        };
        let all = self.consultation.every_language();
        all.filter(|language| *language == Language::english() || written(language)).collect()
    }

    /// The wordings for adults that it can be answered in.
    pub fn wordings_for_adults(&self) -> impl Iterator<Item = Wording> + '_ {
        let levels = self.survey.levels.iter().copied().filter(|level| !level.is_child());
        levels.flat_map(|level| {
            let written = self.languages_at(level).into_iter().map(move |language| (language, level));
            written.filter(|wording| self.is_asked_in(wording))
        })
    }

    /// The level somebody reads who asks for one in a language: another for adults where it is not written there, for a page that is
    /// called easy read and is not would be no help.
    pub fn level_in(&self, language: &Language, level: ReadingLevel) -> ReadingLevel {
        let written = |level: ReadingLevel| self.is_asked_in(&(language.clone(), level));
        if level.is_child() || written(level) {
            return level;
        }
        let others = self.survey.levels.iter().copied().filter(|other| !other.is_child());
        others.into_iter().find(|other| written(*other)).unwrap_or(level)
    }

    /// Whether somebody may choose to answer it in a wording.
    pub fn offers(&self, level: ReadingLevel, language: &Language) -> bool {
        self.survey.levels.contains(&level) && self.languages_at(level).contains(language)
    }
}

/// A whole directory, read.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The consultation.
    pub consultation: Consultation,
    /// Its surveys, in the order offered.
    pub surveys: Vec<SurveyEdition>,
}

/// Reads a directory, or says all that is wrong with it.
pub fn read(files: &Files) -> Result<Edition, Vec<Fault>> {
    let mut faults = Vec::new();
    let Some(source) = files.get("consultation.toml") else {
        return Err(vec![Fault {
            file: "consultation.toml".to_owned(),
            line: 0,
            key: String::new(),
            message: "this file is missing".to_owned(),
        }]);
    };
    let Some(consultation) = Consultation::parse("consultation.toml", source, &mut faults) else { return Err(faults) };
    let surveys: Vec<SurveyEdition> =
        consultation.surveys.iter().filter_map(|code| read_survey(files, &consultation, code, &mut faults)).collect();
    about(files, &mut faults);
    faults.sort();
    faults.dedup();
    if faults.is_empty() { Ok(Edition { consultation, surveys }) } else { Err(faults) }
}

/// So many texts are named of a file that is missing.
const NAMED: usize = 12;

/// What everybody is shown of a consultation, whichever survey is theirs.
fn about(files: &Files, faults: &mut Vec<Fault>) {
    let path = "consultation.en.standard.ftl";
    let wordings = Wordings::read(files.get(path).map(|text| (path, text.as_str())), &mut Vec::new());
    for name in ["title", "why", "what-happens"] {
        let key = format!("consultation-{name}");
        let says = wordings.text(&(Language::english(), ReadingLevel::Standard), &(key.clone(), None));
        if says.is_none_or(|words| words.trim().is_empty()) {
            let message = "this text is missing: everybody is shown it, before they choose a survey".to_owned();
            faults.push(Fault { file: path.to_owned(), line: 0, key, message });
        }
    }
}

/// Questions of a survey's own file that stand on no page: nobody would ever be asked them.
fn on_no_page(survey: &Survey, path: &str, source: &str, faults: &mut Vec<Fault>) {
    let own: Vec<&str> = source
        .split("[[question]]")
        .skip(1)
        .filter_map(|part| part.split_once("code = \"")?.1.split('"').next())
        .collect();
    for code in survey.questions.keys().filter(|code| own.contains(&code.as_str())) {
        let aside = [&survey.filled_by, &survey.need].into_iter().flatten().any(|one| one == code);
        if !aside && !survey.pages.iter().any(|page| page.questions.contains(code)) {
            let line =
                source.lines().position(|line| line.trim() == format!("code = \"{code}\"")).map_or(0, |at| at + 1);
            let message = "this question stands on no page: nobody is asked it".to_owned();
            faults.push(Fault { file: path.to_owned(), line, key: code.to_string(), message });
        }
    }
}

/// Texts of a survey's own files that belong to nothing in it, by a slip of the hand or left behind.
fn of_nothing(survey: &Survey, wordings: &Wordings, faults: &mut Vec<Fault>) {
    let prefix = format!("surveys/{}.", survey.code);
    for (wording, key) in wordings.of_files(&prefix) {
        let known = |name: &str, is: &dyn Fn(&str) -> bool| key.strip_prefix(name).is_some_and(is);
        let belongs = survey.questions.keys().any(|code| code.as_str() == key)
            || known("page-", &|code| survey.pages.iter().any(|page| page.code.as_str() == code))
            || known("scale-", &|code| survey.scales.keys().any(|scale| scale.as_str() == code))
            || ["survey-", "service-", "consultation-"].iter().any(|name| key.starts_with(name));
        if !belongs {
            let (file, line) = wordings.place(wording, key);
            let message = "this text is of no question, page or scale of the survey: is its name misspelt?".to_owned();
            faults.push(Fault { file, line, key: key.to_owned(), message });
        }
    }
}

fn read_survey(
    files: &Files,
    consultation: &Consultation,
    code: &Code,
    faults: &mut Vec<Fault>,
) -> Option<SurveyEdition> {
    let path = format!("surveys/{code}.toml");
    let Some(source) = files.get(&path) else {
        faults.push(Fault { file: path, line: 0, key: String::new(), message: "this file is missing".to_owned() });
        return None;
    };
    let services: Vec<Code> = consultation.services.iter().map(|service| service.code.clone()).collect();
    let survey = survey::parse::parse(&path, source, |path| files.get(path).map(String::as_str), &services, faults)?;
    if survey.code != *code {
        faults.push(Fault {
            file: path.clone(),
            line: 1,
            key: "code".to_owned(),
            message: format!("the file is named for “{code}”"),
        });
    }
    survey::check::check(&survey, &path, source, faults);
    let mine = closure(files, &survey);
    let ftl = mine
        .iter()
        .filter(|(path, _)| std::path::Path::new(path.as_str()).extension().is_some_and(|ending| ending == "ftl"))
        .map(|(path, text)| (path.as_str(), text.as_str()));
    let wordings = Wordings::read(ftl, faults);
    let mut gaps = coverage::gaps(&survey, consultation, &wordings);
    // Of a file that is not there not every text is named.
    for level in &survey.levels {
        let wording = (Language::english(), *level);
        let path = format!("surveys/{code}.{}.{level}.ftl", wording.0);
        let of_it = |gap: &coverage::Gap| gap.wording == wording && gap.instead.is_none();
        let missing = gaps.iter().filter(|gap| of_it(gap)).count();
        if missing > 0 && !files.contains_key(&path) {
            let mut names: Vec<String> = gaps
                .iter()
                .filter(|gap| of_it(gap))
                .map(|gap| match &gap.key {
                    (message, Some(part)) => format!("{message}.{part}"),
                    (message, None) => message.clone(),
                })
                .collect();
            gaps.retain(|gap| !of_it(gap));
            let more = names.len().saturating_sub(NAMED);
            names.truncate(NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let texts = if missing == 1 { "1 text".to_owned() } else { format!("{missing} texts") };
            let names = names.join(", ");
            let message = format!("this file is missing: {texts} at level {level} written nowhere: {names}{more}");
            faults.push(Fault { file: path, line: 0, key: String::new(), message });
        }
    }
    faults.extend(coverage::faults(&gaps, &wordings));
    lint::check(&survey, &wordings, faults);
    // What asks again keeps the files it was made from, and asks less.
    if consultation.wave_of.is_none() {
        on_no_page(&survey, &path, source, faults);
        of_nothing(&survey, &wordings, faults);
    }
    let digest = Digest::of(mine.iter().flat_map(|(path, text)| [path.as_bytes(), text.as_bytes()]));
    Some(SurveyEdition { consultation: consultation.clone(), survey, wordings, files: mine, digest })
}

/// The names of every picture that a consultation and its surveys want, each with where.
pub fn pictures(edition: &Edition) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let services = edition.consultation.services.iter();
    found.extend(services.map(|one| (format!("service {}", one.code), one.picture.clone())));
    for SurveyEdition { survey, .. } in &edition.surveys {
        let mut add = |what: String, picture: Option<&String>| {
            found.extend(picture.map(|picture| (format!("{}: {what}", survey.code), picture.clone())));
        };
        for page in &survey.pages {
            add(format!("page {}", page.code), page.picture.as_ref());
        }
        for question in survey.questions.values() {
            add(format!("question {}", question.code), question.picture.as_ref());
            for choice in question.choices() {
                add(format!("question {}, {}", question.code, choice.code), choice.picture.as_ref());
            }
        }
        for scale in survey.scales.values() {
            for point in &scale.points {
                add(format!("scale {}, {}", scale.code, point.code), point.picture.as_ref());
            }
        }
    }
    found
}

/// The files a survey is read from: a change to any other leaves its version alone.
fn closure(files: &Files, survey: &Survey) -> Files {
    let prefixes: Vec<String> = std::iter::once("consultation".to_owned())
        .chain(survey.uses.iter().map(|block| format!("blocks/{block}")))
        .chain([format!("surveys/{}", survey.code)])
        .collect();
    files
        .iter()
        .filter(|(path, _)| {
            prefixes.iter().any(|prefix| path.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with('.')))
        })
        .map(|(path, text)| (path.clone(), text.clone()))
        .collect()
}

/// Reads one survey back from the files of a frozen version.
pub fn read_version(files: &Files, survey: &Code) -> Result<SurveyEdition, Vec<Fault>> {
    let mut faults = Vec::new();
    let source = files.get("consultation.toml").map_or("", String::as_str);
    let read = Consultation::parse("consultation.toml", source, &mut faults)
        .and_then(|consultation| read_survey(files, &consultation, survey, &mut faults));
    // What was accepted when it was frozen stays readable: later rules refuse new versions, not old ones.
    read.ok_or(faults)
}
