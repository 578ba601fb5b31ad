//! The analyst: comments in, what they say out.

use std::{collections::HashMap, ops::Range};

use domain::comments::{Asks, Sentiment};

use crate::{
    AnalystError,
    model::{Model, Scores},
    redaction::{self, Mask},
    remarks::{self, Told},
    safeguarding::{self, Concern},
    services::{self, Names, Service, words},
    subjects::{ELSEWHERE, Subject},
    text,
    tokens::Reading,
};

/// Below this an officer looks first.
pub const SURE: f32 = 0.7;

/// A comment as it was written.
#[derive(Clone, Copy, Debug)]
pub struct Comment<'c> {
    /// The words.
    pub text: &'c str,
    /// What the question asked for.
    pub asks: Asks,
    /// The service it was asked about: its place in the list.
    pub service: Option<usize>,
    /// Whether it was written to a wording for ages 5 to 7: never scored.
    pub infant: bool,
    /// The language the reader had chosen, as `en`.
    pub language: &'c str,
}

/// Something a comment says.
#[derive(Clone, Debug, PartialEq)]
pub struct Remark {
    /// Where in the comment, in bytes.
    pub at: Range<usize>,
    /// The service it is about, where that is known.
    pub service: Option<usize>,
    /// What is thought.
    pub sentiment: Sentiment,
    /// From −1 to 1.
    pub score: f32,
    /// How likely the sentiment is right.
    pub confidence: f32,
}

/// What was made of a comment. Every comment has one: none is passed over in silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was read.
    Read,
    /// It says nothing: *nothing*, *n/a*.
    Nothing,
    /// It is in a language that the models were not measured on.
    Language,
    /// It was written by a child of 5 to 7.
    Infant,
    /// It could not be read.
    Failed,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] = [Self::Read, Self::Nothing, Self::Language, Self::Infant, Self::Failed];

    /// Its name in the store and in Fluent keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Nothing => "nothing",
            Self::Language => "language",
            Self::Infant => "infant",
            Self::Failed => "failed",
        }
    }

    /// Reads [`Self::as_str`] back.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == text)
    }
}

/// What a comment says.
#[derive(Clone, Debug, PartialEq)]
pub struct Analysis {
    /// What was made of it.
    pub outcome: Outcome,
    /// What it says, in its order.
    pub remarks: Vec<Remark>,
    /// What in it may say who somebody is.
    pub masks: Vec<Mask>,
}

/// The analyst of one consultation.
#[derive(Debug)]
pub struct Analyst<'m> {
    model: &'m Model,
    services: Vec<Service>,
    names: Names,
    /// Where those that texts were learnt for stand among the consultation's.
    known: [Option<usize>; ELSEWHERE],
}

/// A part by itself lacks what stands around it: it must strike the model more than a whole text, by so much of a logit (as
/// 0.85 is more than a half).
const PART: f32 = 1.735;
/// How much the whole of a comment about several services counts beside the stretch that is about one.
const WHOLE: f32 = 0.5;
/// How many words are read at once where a text has no stops: as many as a long sentence has.
const WINDOW: usize = 24;

/// Answers that say nothing.
const NOTHING: &[&str] = &[
    "nothing",
    "none",
    "no",
    "n/a",
    "na",
    "nope",
    "nah",
    "nil",
    "not sure",
    "unsure",
    "dont know",
    "don't know",
    "idk",
    "i dont know",
    "i don't know",
    "no comment",
    "nothing to add",
    "no comments",
    "nothing else",
    "nothing really",
    "not really",
    "nothing much",
    "nothin",
    "nuffin",
    "nuthing",
    "nufin",
    "nothing at all",
    "no idea",
    "dunno",
    "i dunno",
    "not applicable",
    "no thanks",
    "no thank you",
    "as above",
    "see above",
    "same as above",
    "-",
    ".",
    "--",
    "...",
    "x",
    "?",
    "can't think of anything",
    "cant think of anything",
    "nothing comes to mind",
    "skip",
    "pass",
    "ok thanks",
    "no answer",
    "nothing i can think of",
    "non",
    "no views",
    "no opinion",
];

/// What is wished for is no complaint of what there is: what would be bad as a rating is a suggestion here, as *it would be
/// better if* is anywhere. How sure that is nobody has measured, so it is no surer than a person would want to look at.
fn wished(asks: Asks, (sentiment, confidence): (Sentiment, f32)) -> (Sentiment, f32) {
    match (asks, sentiment) {
        (Asks::Hope, Sentiment::Negative | Sentiment::Mixed) => (Sentiment::Neutral, confidence.min(WISH)),
        _ => (sentiment, confidence),
    }
}

/// The most that it is held sure that a wish is one.
const WISH: f32 = 0.7;

/// Whether an answer says nothing.
pub fn says_nothing(comment: &str) -> bool {
    let key = text::key(comment);
    key.is_empty() || NOTHING.contains(&key.as_str()) || NOTHING.contains(&key.trim_end_matches('.'))
}

/// Whether a text is in a language the models were measured on: English. A few words are too few to tell a
/// language by: there the reader's own choice counts.
pub fn is_english(text: &str, chosen: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let latin =
        text.chars().filter(|c| c.is_alphabetic() && (c.is_ascii() || ('\u{c0}'..='\u{24f}').contains(c))).count();
    if letters > 0 && latin * 2 < letters {
        return false;
    }
    if words(text).len() < 6 {
        return chosen.starts_with("en");
    }
    match whatlang::detect(text) {
        Some(info) if info.lang() != whatlang::Lang::Eng => {
            // Children's English looks like other languages to a counter of letters: common words settle it.
            let common = [
                "the", "and", "i", "to", "is", "it", "they", "my", "of", "a", "in", "was", "you", "for", "me", "not",
                "are", "we", "good", "help", "with", "but", "school",
            ];
            let all = words(text);
            let known = all.iter().filter(|(_, word)| common.contains(&word.to_lowercase().as_str())).count();
            let share = known as f64 / all.len() as f64;
            !(info.confidence() > 0.5 && share < 0.15)
                && (share >= 0.15 || chosen.starts_with("en") && info.confidence() < 0.5)
        }
        _ => true,
    }
}

impl<'m> Analyst<'m> {
    /// An analyst of a consultation's services.
    pub fn new(model: &'m Model, services: Vec<Service>) -> Self {
        let names = Names::new(&services);
        let place = |at| services.iter().position(|service| services::known(&service.code) == Some(at));
        let known = std::array::from_fn(place);
        Self { model, services, names, known }
    }

    /// Reads comments.
    pub fn read(&self, comments: &[Comment<'_>]) -> Result<Vec<Analysis>, AnalystError> {
        let (mut readings, mut alone) = (Vec::new(), Vec::new());
        let mut drafts = Vec::with_capacity(comments.len());
        for comment in comments {
            let outcome = if comment.infant {
                Outcome::Infant
            } else if says_nothing(comment.text) {
                Outcome::Nothing
            } else if is_english(comment.text, comment.language) {
                Outcome::Read
            } else {
                Outcome::Language
            };
            let mut places = Vec::new();
            let mut apart: Vec<usize> = Vec::new();
            if outcome == Outcome::Read {
                let named = self.names.find(comment.text);
                let stretches = remarks::cut(comment.text, &named);
                let told = |stretch: &str| match self.model.subject(stretch) {
                    Subject::Unsure => Told::Nothing,
                    Subject::Elsewhere => Told::Elsewhere,
                    // A service of another council is none of this one's.
                    Subject::Of(known) => self.known[known].map_or(Told::Elsewhere, Told::Of),
                };
                let about = remarks::about(comment.text, &stretches, &named, comment.service, told);
                for (range, services) in stretches.into_iter().zip(about) {
                    let services =
                        if services.is_empty() { vec![None] } else { services.into_iter().map(Some).collect() };
                    for service in services {
                        places.push((range.clone(), service));
                        readings.push(self.reading(comment, &comment.text[range.clone()], service));
                    }
                }
                // Of each of several services the whole is read too: a stretch by itself lacks what it is set against.
                apart = places.iter().filter_map(|(_, service)| *service).collect();
                apart.sort_unstable();
                apart.dedup();
                if apart.len() < 2 {
                    apart.clear();
                }
                readings.extend(apart.iter().map(|service| self.reading(comment, comment.text, Some(*service))));
                alone.resize(readings.len(), apart.is_empty());
            }
            drafts.push((outcome, places, apart));
        }
        let mut scores = self.model.read_alone(&readings, &alone)?.into_iter();
        Ok(comments
            .iter()
            .zip(drafts)
            .map(|(comment, (outcome, places, apart))| {
                let stretches: Vec<Scores> = scores.by_ref().take(places.len()).collect();
                let whole: HashMap<usize, Scores> = apart.into_iter().zip(scores.by_ref()).collect();
                let found: Vec<Remark> = places
                    .into_iter()
                    .zip(stretches)
                    .map(|((at, service), stretch)| {
                        let whole = service.and_then(|service| whole.get(&service));
                        let scores = whole.map_or(stretch, |whole| stretch.beside(whole, WHOLE));
                        let (sentiment, confidence) = wished(comment.asks, scores.verdict());
                        Remark { at, service, sentiment, score: scores.score(), confidence }
                    })
                    .collect();
                Analysis { outcome, remarks: joined(comment.text, found), masks: redaction::find(comment.text) }
            })
            .collect())
    }

    /// A remark without the names of services: what it speaks of, whichever service it is about. Else all that is said
    /// of one service would be alike, and what is said of several, like how long one waits, apart.
    pub fn without_services(&self, text: &str) -> String {
        let mut plain = String::new();
        let mut at = 0;
        for named in self.names.find(text) {
            if named.from >= at {
                plain.push_str(&text[at..named.from]);
                plain.push_str("the service");
                at = named.to;
            }
        }
        plain.push_str(&text[at..]);
        plain
    }

    fn reading(&self, comment: &Comment<'_>, stretch: &str, service: Option<usize>) -> Reading {
        let about = service.map(|service| self.services[service].name.clone()).unwrap_or_default();
        Reading { asks: comment.asks, about, text: remarks::without_turn(stretch).to_owned() }
    }
}

/// A first look at a text as it arrives, in microseconds: what the rules say and what the small model says.
pub fn first_look(model: &Model, text: &str) -> Option<Concern> {
    let by_rule = safeguarding::find(text);
    let likely = model.first_look(text);
    (by_rule.is_some() || likely >= model.calibration.first).then_some(Concern { topic: by_rule, likely })
}

/// Which texts a safeguarding lead should see: what the rules and both models say, together.
pub fn concerns(model: &Model, texts: &[&str]) -> Result<Vec<Option<Concern>>, AnalystError> {
    let mut found: Vec<Option<Concern>> = texts.iter().map(|text| first_look(model, text)).collect();
    // Those that the first look let pass are read together: like lengths side by side are read sooner than one by one.
    let mut readings = Vec::new();
    let mut of = Vec::new();
    for (at, text) in texts.iter().enumerate().filter(|(at, _)| found[*at].is_none()) {
        let all = stretches(text);
        of.push((at, all.len()));
        readings.extend(all);
    }
    let mut scores = model.read(&readings)?.into_iter();
    for (at, count) in of {
        let logits: Vec<f32> =
            scores.by_ref().take(count).map(|one| (one.concern / (1.0 - one.concern)).ln()).collect();
        let likely = 1.0 / (1.0 + (-together(&logits)).exp());
        found[at] = (likely >= 0.5).then_some(Concern { topic: None, likely });
    }
    Ok(found)
}

/// The logit of a concern in a text, from those of its [`stretches`]: the whole's, or a part's that strikes the models more.
pub(crate) fn together(logits: &[f32]) -> f32 {
    let (whole, parts) = logits.split_first().map_or((f32::MIN, logits), |(whole, parts)| (*whole, parts));
    parts.iter().map(|part| part - PART).fold(whole, f32::max)
}

/// A text as the screen reads it: whole first. A long comment is read in parts too, or one sentence in it would drown;
/// and in stretches that overlap, whatever its stops, or what stands far into it would be beyond what is read at once, and
/// sentences of a word or two would be read by nobody.
pub(crate) fn stretches(text: &str) -> Vec<Reading> {
    let reading = |text: &str| Reading { asks: Asks::Open, about: String::new(), text: text.to_owned() };
    let mut readings = vec![reading(text)];
    let parts = remarks::cut(text, &[]);
    if parts.len() > 1 {
        let parts = parts.iter().map(|range| &text[range.clone()]);
        readings.extend(parts.filter(|part| (4..=WINDOW).contains(&words(part).len())).map(reading));
    }
    let all = words(text);
    if all.len() > WINDOW {
        for from in (0..all.len() - WINDOW / 2).step_by(WINDOW / 2) {
            let to = all.get(from + WINDOW).map_or(text.len(), |(at, _)| *at);
            readings.push(reading(&text[all[from].0..to]));
        }
    }
    readings
}

/// What is made of a comment that could not be read: it is masked, and nothing is said of it.
pub fn unreadable(text: &str) -> Analysis {
    Analysis { outcome: Outcome::Failed, remarks: Vec::new(), masks: redaction::find(text) }
}

/// Whether a safeguarding lead should see a text, by the rules alone.
pub fn concern_by_rule(text: &str) -> Option<Concern> {
    safeguarding::find(text).map(|topic| Concern { topic: Some(topic), likely: 0.0 })
}

/// Neighbours that think the same of the same are one remark.
fn joined(text: &str, remarks: Vec<Remark>) -> Vec<Remark> {
    let mut done: Vec<Remark> = Vec::new();
    for remark in remarks {
        let last = done.iter_mut().rev().find(|one| one.service == remark.service);
        match last {
            Some(last)
                if last.sentiment == remark.sentiment && text[last.at.end..remark.at.start].trim().is_empty() =>
            {
                let (one, other) = ((last.at.len()) as f32, (remark.at.len()) as f32);
                last.score = (last.score * one + remark.score * other) / (one + other);
                last.confidence = last.confidence.max(remark.confidence);
                last.at.end = remark.at.end;
            }
            _ => done.push(remark),
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_nothing_however_it_is_written() {
        for text in ["Nothing", "n/a", "NONE.", "idk", "Don’t know", "  ", "no comment!"] {
            assert!(says_nothing(text), "{text}");
        }
        assert!(!says_nothing("Nothing was good about it"));
    }

    #[test]
    fn the_screen_reads_every_word_however_far_and_whatever_its_stops() {
        let far = "We have chips and peas and pie for lunch, and then we go out to play on the grass. ".repeat(7);
        let text = format!("{far}I hate me. He hits. Help.");
        let readings = stretches(&text);
        assert!(readings.iter().skip(1).any(|one| one.text.contains("I hate me. He hits. Help.")));
        assert!(readings.iter().skip(1).all(|one| words(&one.text).len() <= WINDOW));
        assert_eq!(stretches("They help me. Thanks.").len(), 1);
    }

    #[test]
    fn a_language_that_was_not_measured_is_known() {
        for (text, chosen, english) in [
            ("الخدمة ممتازة جدا وشكرا لكم", "ar", false),
            ("Dziękuję bardzo, wszystko było w porządku i bardzo pomocne", "en", false),
            ("Serviciul este foarte bun și oamenii sunt amabili cu noi", "en", false),
            ("my techer is rely kind an she helps me wiv my riting", "en", true),
            ("Very good", "en", true),
            ("jayyid", "ar", false),
            ("The service has been excellent and the staff are kind to us", "ar", true),
        ] {
            assert_eq!(is_english(text, chosen), english, "{text}");
        }
    }
}
