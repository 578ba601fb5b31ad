//! The analyst: comments in, what they say out.

use std::{collections::HashMap, ops::Range};

use domain::comments::{Asks, Sentiment, together as all_told};

use crate::{
    AnalystError,
    model::{Model, Scores},
    redaction::{self, Mask},
    remarks::{self, Told},
    safeguarding::{self, Concern, Topic},
    services::{self, Names, Service, words},
    subjects::{ELSEWHERE, Subject},
    text,
    tokens::Reading,
};

/// A comment cut up, before it is read.
struct Draft {
    outcome: Outcome,
    /// What it says and what of, in its order.
    places: Vec<(Range<usize>, Option<usize>)>,
    /// Which of them are read together.
    passages: Vec<Passage>,
}

impl Draft {
    /// Whether it speaks of no more than one service.
    fn is_alone(&self) -> bool {
        let mut of = self.places.iter().filter_map(|(_, service)| *service);
        let first = of.next();
        of.all(|other| Some(other) == first)
    }
}

/// As much of a comment as is read at once.
struct Passage {
    /// Which of the comment's places it holds.
    places: Range<usize>,
    /// Where in the comment, in bytes.
    at: Range<usize>,
    /// What it is read about.
    about: Vec<Option<usize>>,
    /// Whether it is about several things.
    several: bool,
}

impl Passage {
    /// Whether its stretches are read each by itself. What is said of one thing is said by all of the passage: “I rang for
    /// weeks. Then she put it right in a day” is no blame. Only where the whole is praise and blame the stretches tell which
    /// is where.
    fn is_cut(&self, whole: &HashMap<Option<usize>, &Scores>) -> bool {
        let mixed = || whole.values().any(|scores| scores.verdict().0 == Sentiment::Mixed);
        self.places.len() > 1 && (self.several || mixed())
    }

    /// What is thought in a stretch, beside the whole it stands in; or in the whole, where the stretch was not read.
    fn scores(stretch: Option<&Scores>, whole: Option<&Scores>) -> Scores {
        match (stretch, whole) {
            (Some(stretch), Some(whole)) if whole.verdict().0 != Sentiment::Mixed => stretch.beside(whole, WHOLE),
            (Some(stretch), _) => *stretch,
            (None, whole) => whole.copied().unwrap_or_default(),
        }
    }
}

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
/// How much the whole of a passage about several services counts beside the stretch that is about one: a stretch by itself
/// lacks what it is set against.
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
        let drafts: Vec<Draft> = comments.iter().map(|comment| self.draft(comment)).collect();
        let (mut readings, mut alone) = (Vec::new(), Vec::new());
        for (comment, draft) in comments.iter().zip(&drafts) {
            for passage in &draft.passages {
                let text = &comment.text[passage.at.clone()];
                readings.extend(passage.about.iter().map(|about| self.reading(comment, text, *about)));
            }
            alone.resize(readings.len(), draft.is_alone());
        }
        let whole = self.model.read_alone(&readings, &alone)?;
        // Then the stretches of those passages of which the whole does not tell it all.
        let mut wholes = whole.iter();
        let wholes: Vec<Vec<HashMap<Option<usize>, &Scores>>> = drafts
            .iter()
            .map(|draft| {
                let of = |passage: &Passage| passage.about.iter().copied().zip(wholes.by_ref()).collect();
                draft.passages.iter().map(of).collect()
            })
            .collect();
        let (mut readings, mut alone) = (Vec::new(), Vec::new());
        for ((comment, draft), wholes) in comments.iter().zip(&drafts).zip(&wholes) {
            for (passage, _) in draft.passages.iter().zip(wholes).filter(|(passage, whole)| passage.is_cut(whole)) {
                let places = &draft.places[passage.places.clone()];
                readings
                    .extend(places.iter().map(|(at, about)| self.reading(comment, &comment.text[at.clone()], *about)));
            }
            alone.resize(readings.len(), draft.is_alone());
        }
        let mut stretches = self.model.read_alone(&readings, &alone)?.into_iter();
        let read = comments.iter().zip(&drafts).zip(&wholes).map(|((comment, draft), wholes)| {
            let mut found = Vec::new();
            for (passage, whole) in draft.passages.iter().zip(wholes) {
                let places = &draft.places[passage.places.clone()];
                let cut = if passage.is_cut(whole) { places.len() } else { 0 };
                let stretches: Vec<Scores> = stretches.by_ref().take(cut).collect();
                let of = |(place, (_, about)): (usize, &(Range<usize>, Option<usize>))| {
                    Passage::scores(stretches.get(place), whole.get(about).copied())
                };
                let mut scores: Vec<Scores> = places.iter().enumerate().map(of).collect();
                let mixed = all_told(scores.iter().map(|scores| scores.verdict().0)) == Some(Sentiment::Mixed);
                if cut > 0 && !passage.several && !mixed {
                    // Where no stretch by itself is the other side, all of it is both.
                    scores = places.iter().map(|(_, about)| Passage::scores(None, whole.get(about).copied())).collect();
                }
                for ((at, service), scores) in places.iter().zip(scores) {
                    let (sentiment, confidence) = wished(comment.asks, scores.verdict());
                    let (at, service) = (at.clone(), *service);
                    found.push(Remark { at, service, sentiment, score: scores.score(), confidence });
                }
            }
            let masks = redaction::find(comment.text);
            Analysis { outcome: draft.outcome, remarks: joined(comment.text, found), masks }
        });
        Ok(read.collect())
    }

    /// Cuts a comment up.
    fn draft(&self, comment: &Comment<'_>) -> Draft {
        let outcome = if comment.infant {
            Outcome::Infant
        } else if says_nothing(comment.text) {
            Outcome::Nothing
        } else if is_english(comment.text, comment.language) {
            Outcome::Read
        } else {
            Outcome::Language
        };
        let (mut places, mut passages) = (Vec::new(), Vec::new());
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
            for together in remarks::passages(comment.text, &stretches) {
                let from = places.len();
                let at = stretches[together.start].start..stretches[together.end - 1].end;
                for (range, services) in stretches[together.clone()].iter().zip(&about[together]) {
                    match services.as_slice() {
                        [] => places.push((range.clone(), None)),
                        some => places.extend(some.iter().map(|service| (range.clone(), Some(*service)))),
                    }
                }
                let mut about: Vec<Option<usize>> = places[from..].iter().map(|(_, service)| *service).collect();
                about.sort_unstable();
                about.dedup();
                let several = about.len() > 1;
                // What is said of no service beside what is said of one is read by itself.
                about.retain(|service| service.is_some() || !several);
                passages.push(Passage { places: from..places.len(), at, about, several });
            }
        }
        Draft { outcome, places, passages }
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

/// Why a person must read what a child wrote before anybody else does, whatever it says: it is in a language that neither rules
/// nor models know, so nobody has screened it.
pub fn unscreened(text: &str, chosen: &str) -> Option<Concern> {
    let says_something = text.chars().any(char::is_alphabetic) && !says_nothing(text);
    (says_something && !is_english(text, chosen)).then_some(Concern { topic: Some(Topic::Language), likely: 0.0 })
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
    fn what_a_child_wrote_in_another_language_is_read_by_a_person_first() {
        let topic = |text: &str, chosen: &str| unscreened(text, chosen).and_then(|concern| concern.topic);
        assert_eq!(topic("لا أريد أن أعود إلى البيت", "ar"), Some(Topic::Language));
        assert_eq!(topic("لا أريد أن أعود إلى البيت", "en"), Some(Topic::Language));
        assert_eq!(topic("Nie chcę wracać do domu, bo on znowu krzyczy na mnie", "en"), Some(Topic::Language));
        assert_eq!(topic("i dont wanna go home becos he showts", "en"), None);
        for (nothing, chosen) in [("", "ar"), ("👍", "ar"), ("-", "ar"), ("n/a", "ar"), ("7", "ar"), ("ok", "en")] {
            assert_eq!(topic(nothing, chosen), None, "{nothing}");
        }
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
