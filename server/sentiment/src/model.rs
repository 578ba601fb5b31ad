//! Both models together, calibrated: what is thought of a text, and how sure that is.

use std::{collections::HashMap, sync::LazyLock};

use domain::comments::{Asks, Sentiment, meaning::Vector};
use rayon::{ThreadPool, ThreadPoolBuilder, prelude::*};
use serde::{Deserialize, Serialize};

use crate::{
    AnalystError,
    analyst::SURE,
    encoder::{Logits, Reader},
    linear::{self, Linear, softmax},
    subjects::{Subject, Subjects},
    tokens::{Encoded, Reading, Tokens},
};

/// What both models say of a text, before calibration.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Raw {
    /// The encoder.
    pub heads: Heads,
    /// The small model's five probabilities.
    pub small: [f32; 5],
    /// How likely the screen's first look holds it to be a concern, as a logit.
    pub first: f32,
    /// Whether many of its words are likely misspelt.
    pub rough: bool,
    /// Whether it was read as an answer to a question, as a whole.
    pub answer: bool,
}

impl Raw {
    /// An answer as the layers read it that learnt from answers alone, and as those read it that read everything: the means
    /// of their outputs.
    pub(crate) fn with(&self, again: &Self) -> Self {
        let mean = |one: f32, other: f32| one * (1.0 - AGAIN) + other * AGAIN;
        let (one, other) = (self.heads, again.heads);
        let answer = std::array::from_fn(|at| mean(one.answer[at], other.answer[at]));
        Self { heads: Heads { mixed: mean(one.mixed, other.mixed), answer, ..other }, ..*self }
    }
}

/// How much a text read without being told what of counts beside the same read about the one thing it speaks of.
const PLAIN: f32 = 0.4;
/// How much an answer counts as the layers that read everything read it beside what those say that read answers alone.
const AGAIN: f32 = 0.4;
/// How likely right the layers that learnt from answers alone must hold themselves for an answer not to be read again.
const SETTLED: f32 = 0.9;

/// Which of the encoder's layers read answers as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    /// Those that learnt from answers alone.
    TheirOwn,
    /// Those that read everything else, too.
    All,
}

/// Sequences that are read at once.
const AT_ONCE: usize = 16;

/// Probabilities.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Scores {
    /// Of the five levels, from very negative to very positive.
    pub levels: [f32; 5],
    /// That the text both praises and faults.
    pub mixed: f32,
    /// That a safeguarding lead should see it: from a half on, they shall.
    pub concern: f32,
}

impl Scores {
    /// Probabilities of negative, neutral and positive.
    pub fn three(&self) -> [f32; 3] {
        three(&self.levels)
    }

    /// What two readings come to together, the other counting for a share.
    pub(crate) fn beside(&self, other: &Self, share: f32) -> Self {
        let mix = |one: f32, other: f32| one * (1.0 - share) + other * share;
        Self {
            levels: std::array::from_fn(|at| mix(self.levels[at], other.levels[at])),
            mixed: mix(self.mixed, other.mixed),
            concern: self.concern.max(other.concern),
        }
    }

    /// Where on the way from −1 to 1 the text is expected to be.
    pub fn score(&self) -> f32 {
        const WORTH: [f32; 5] = [-1.0, -0.5, 0.0, 0.5, 1.0];
        self.levels.iter().zip(WORTH).map(|(level, worth)| level * worth).sum()
    }

    /// The level, 1 (very negative) to 5 (very positive).
    pub fn level(&self) -> u8 {
        let best = (0_u8..5).max_by(|a, b| self.levels[usize::from(*a)].total_cmp(&self.levels[usize::from(*b)]));
        best.unwrap_or(2) + 1
    }

    /// What is most likely, and how likely: the probability that it is right.
    pub fn verdict(&self) -> (Sentiment, f32) {
        let [negative, neutral, positive] = self.three();
        if self.mixed >= 0.5 {
            return (Sentiment::Mixed, self.mixed);
        }
        let named = [(Sentiment::Negative, negative), (Sentiment::Neutral, neutral), (Sentiment::Positive, positive)];
        named.into_iter().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or(named[1])
    }
}

/// The five levels as negative, neutral and positive.
pub(crate) fn three(levels: &[f32; 5]) -> [f32; 3] {
    [levels[0] + levels[1], levels[2], levels[3] + levels[4]]
}

/// The encoder's outputs taken apart, before they are made probabilities.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Heads {
    /// The five levels, of what the text is read about; or of the text, where nothing was asked.
    pub levels: [f32; 5],
    /// That it praises and faults.
    pub mixed: f32,
    /// That it is a concern.
    pub concern: f32,
    /// The five levels of an answer as a whole. There *nothing* is praise where it was asked what could be better, and what
    /// is named in answer to *what was good?* is often no more than named.
    pub answer: [f32; 5],
}

impl From<Logits> for Heads {
    fn from(logits: Logits) -> Self {
        Self {
            levels: std::array::from_fn(|at| logits[at]),
            mixed: logits[5],
            concern: logits[6],
            answer: std::array::from_fn(|at| logits[7 + at]),
        }
    }
}

/// How the raw outputs of the models become probabilities; fitted on texts that neither was trained on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Calibration {
    /// For answers read as a whole by the layers that learnt from those alone.
    pub answer: Mixing,
    /// For answers that the other layers read, too.
    pub again: Mixing,
    /// For texts read as a whole where many words are misspelt: the small model, which knows pieces of words, minds that less.
    pub rough: Mixing,
    /// For texts read about one thing, of which the small model knows nothing, and for those that answer nothing.
    pub about: Mixing,
    /// Added to the logit of *mixed*.
    pub mixed: f32,
    /// How both models' views of a concern become one.
    pub concern: Alarm,
    /// From what probability on the first look of the screen stops a text.
    pub first: f32,
    /// From what probability on a text that names no service is taken to speak of one.
    pub subject: f32,
}

/// How the levels of both models become one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mixing {
    /// What the encoder's logits are divided by.
    pub temperature: f32,
    /// The encoder's share of the mean of both; the rest is the small model's.
    pub share: f32,
    /// Added to the middle level's logit: how common the middle is differs from how common it was in training.
    pub middle: f32,
}

impl Default for Mixing {
    fn default() -> Self {
        Self { temperature: 1.0, share: 0.8, middle: 0.0 }
    }
}

impl Calibration {
    /// Probabilities from what both models say.
    pub(crate) fn scores(&self, about: bool, by: By, raw: &Raw) -> Scores {
        let Heads { levels, mixed, concern, answer } = raw.heads;
        let odds = |logit: f32| 1.0 / (1.0 + (-logit).exp());
        let levels = if raw.answer && !about { answer } else { levels };
        let mixing = match (about, raw.rough, raw.answer) {
            (false, true, _) => &self.rough,
            (false, false, true) if by == By::All => &self.again,
            (false, false, true) => &self.answer,
            (true, ..) | (false, false, false) => &self.about,
        };
        Scores {
            levels: mixing.levels(levels, raw.small),
            mixed: odds(mixed + self.mixed),
            concern: odds(self.concern.logit(concern, raw.first)),
        }
    }
}

/// When both models together hold a text to be a concern. They err on different texts: the encoder on what ordinary people
/// say of hospitals and schools in strong words, the small one on words it never saw; so their logits' mean tells more than
/// either alarm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Alarm {
    /// The first look's share of the mean of both logits; the rest is the encoder's.
    pub share: f32,
    /// Added to the mean: missing a concern is worse than a false alarm.
    pub added: f32,
}

impl Alarm {
    /// The logit of a concern, from the encoder's and the first look's.
    pub(crate) fn logit(self, encoder: f32, first: f32) -> f32 {
        (1.0 - self.share) * encoder + self.share * first + self.added
    }
}

impl Mixing {
    pub(crate) fn levels(&self, logits: [f32; 5], small: [f32; 5]) -> [f32; 5] {
        let sharp = softmax(logits.map(|value| value / self.temperature));
        let mut levels = [0.0; 5];
        for (at, level) in levels.iter_mut().enumerate() {
            *level = self.share * sharp[at] + (1.0 - self.share) * small[at];
        }
        levels[2] *= self.middle.exp();
        let sum: f32 = levels.iter().sum();
        levels.map(|level| level / sum)
    }
}

/// A thread for each core, whoever asks. Arithmetic within a chunk is split among them only where one of them has
/// nothing else to do (`main` of the server has the library's own threads be one: those wait for one another within every
/// step, while chunks need nothing of each other).
static CORES: LazyLock<Option<ThreadPool>> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    ThreadPoolBuilder::new().num_threads(cores).thread_name(|at| format!("analyst {at}")).build().ok()
});

/// Does something to sequences, some at a time, on every core; what came of each, in their order.
fn on_every_core<S: Sync, T: Send>(
    sequences: &[S],
    work: impl Fn(&[S]) -> Result<Vec<T>, AnalystError> + Sync,
) -> Result<Vec<T>, AnalystError> {
    let all = || {
        let done = sequences.par_chunks(AT_ONCE).map(&work).collect::<Result<Vec<_>, _>>()?;
        Ok(done.into_iter().flatten().collect())
    };
    CORES.as_ref().map_or_else(all, |cores| cores.install(all))
}

/// The models.
pub struct Model {
    encoder: Reader,
    tokens: Tokens,
    small: Linear,
    first: Linear,
    subjects: Subjects,
    pub(crate) calibration: Calibration,
    version: String,
}

impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Model({})", self.version)
    }
}

// Statics, not constants: a constant's bytes are written into every description of this crate that a build keeps.
static ENCODER: &[u8] = include_bytes!("../model/encoder.safetensors");
static ANSWERS: &[u8] = include_bytes!("../model/answers.safetensors");
static MEANING: &[u8] = include_bytes!("../model/meaning.safetensors");
static SMALL: &[u8] = include_bytes!("../model/small.bin");
static FIRST: &[u8] = include_bytes!("../model/concern.bin");
static SUBJECTS: &[u8] = include_bytes!("../model/subject.bin");
static CALIBRATION: &str = include_str!("../model/calibration.json");
pub(crate) static TOKENS: &[u8] = include_bytes!("../model/tokenizer.json");

/// Counted up whenever a rule that decides what is said of a text changes: how texts are cut, what names a service, how
/// readings are put together. Comments are read anew then, as after new weights.
const RULES: &[u8] = b"6";
/// The same for how the encoder's arithmetic is done.
const ARITHMETIC: &[u8] = b"bytes";

/// Sixteen digits of the digest of everything that what is said of a text is made of.
static VERSION: LazyLock<String> = LazyLock::new(|| {
    digest(&[RULES, ARITHMETIC, ENCODER, ANSWERS, SMALL, FIRST, SUBJECTS, CALIBRATION.as_bytes(), TOKENS])
});
/// The same of what vectors are made of; the encoder's shared layers never change.
static MEANING_VERSION: LazyLock<String> = LazyLock::new(|| digest(&[ARITHMETIC, MEANING, TOKENS]));

fn digest(parts: &[&[u8]]) -> String {
    use sha2::{Digest as _, Sha256};
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().iter().take(8).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The encoder's weights that the program carries, as they are kept.
pub(crate) fn packed() -> candle_core::Result<HashMap<String, candle_core::Tensor>> {
    let mut packed = candle_core::safetensors::load_buffer(ENCODER, &candle_core::Device::Cpu)?;
    for more in [ANSWERS, MEANING] {
        packed.extend(candle_core::safetensors::load_buffer(more, &candle_core::Device::Cpu)?);
    }
    Ok(packed)
}

impl Model {
    /// The model the program carries. It takes a moment and some 60 MB: made when first needed.
    pub fn carried() -> Result<Self, AnalystError> {
        let calibration =
            serde_json::from_str(CALIBRATION).map_err(|error| AnalystError::Weights(error.to_string()))?;
        let linear = (Linear::from_bytes(SMALL)?, Linear::from_bytes(FIRST)?, Subjects::from_bytes(SUBJECTS)?);
        Self::new(&packed()?, linear, calibration, VERSION.clone())
    }

    /// Which weights these are.
    pub fn carried_version() -> &'static str {
        &VERSION
    }

    /// Puts models together, the encoder's weights as they are kept.
    pub(crate) fn new(
        packed: &HashMap<String, candle_core::Tensor>,
        (small, first, subjects): (Linear, Linear, Subjects),
        calibration: Calibration,
        version: String,
    ) -> Result<Self, AnalystError> {
        let (encoder, tokens) = (Reader::new(packed)?, Tokens::new(TOKENS)?);
        Ok(Self { encoder, tokens, small, first, subjects, calibration, version })
    }

    /// Which weights vectors of meaning are made with. They are told apart from the others: those may be trained anew
    /// while these stay.
    pub fn meaning_version() -> &'static str {
        &MEANING_VERSION
    }

    /// What each text means, whatever it thinks of it: texts of like meaning have vectors that lie close together.
    pub fn meanings(&self, texts: &[&str]) -> Result<Vec<Vector>, AnalystError> {
        let mut order: Vec<(usize, Encoded)> = texts
            .iter()
            .enumerate()
            .map(|(at, text)| Ok((at, self.tokens.encode_alone(text)?)))
            .collect::<Result<_, AnalystError>>()?;
        order.sort_by_key(|(at, encoded)| (encoded.len(), *at));
        let rows = on_every_core(&order, |chunk| {
            let sequences: Vec<_> = chunk.iter().map(|(_, encoded)| encoded.sequence()).collect();
            self.encoder.meaning(&sequences)
        })?;
        let mut found: Vec<Option<Vector>> = vec![None; texts.len()];
        for ((at, _), row) in order.iter().zip(rows) {
            found[*at] = Some(Vector::of(&row));
        }
        Ok(found.into_iter().map(|vector| vector.expect("each text is read")).collect())
    }

    /// Which weights these are.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What is thought of each text. A text that stands twice is read once; an answer is read by the layers that learnt from
    /// answers alone, and where those are unsure by the others too.
    pub fn read(&self, readings: &[Reading]) -> Result<Vec<Scores>, AnalystError> {
        let raw = self.raw(readings, By::TheirOwn)?;
        let read = raw.iter().zip(readings);
        let mut scores: Vec<Scores> =
            read.map(|(raw, one)| self.calibration.scores(!one.about.is_empty(), By::TheirOwn, raw)).collect();
        let unsure: Vec<usize> =
            (0..readings.len()).filter(|at| raw[*at].answer && scores[*at].verdict().1 < SETTLED).collect();
        let again: Vec<Reading> = unsure.iter().map(|at| readings[*at].clone()).collect();
        for (at, again) in unsure.into_iter().zip(self.raw(&again, By::All)?) {
            scores[at] = self.calibration.scores(false, By::All, &raw[at].with(&again));
        }
        Ok(scores)
    }

    /// What is thought of each text, where `alone` says which of them are about one thing and nothing else. What is said
    /// there is said of that thing, in whatever words: so where the model is unsure, it reads the text once more without
    /// being told what of. Else it takes for neutral what it does not know to belong to the thing.
    pub fn read_alone(&self, readings: &[Reading], alone: &[bool]) -> Result<Vec<Scores>, AnalystError> {
        let mut scores = self.read(readings)?;
        let unsure: Vec<usize> = (0..readings.len())
            .filter(|at| alone[*at] && !readings[*at].about.is_empty() && scores[*at].verdict().1 < SURE)
            .collect();
        let plain: Vec<Reading> =
            unsure.iter().map(|at| Reading { about: String::new(), ..readings[*at].clone() }).collect();
        for (at, raw) in unsure.into_iter().zip(self.raw(&plain, By::All)?) {
            scores[at] = scores[at].beside(&self.calibration.scores(true, By::All, &raw), PLAIN);
        }
        Ok(scores)
    }

    /// The outputs of both models, before calibration.
    pub(crate) fn raw(&self, readings: &[Reading], by: By) -> Result<Vec<Raw>, AnalystError> {
        let mut places: HashMap<&Reading, Vec<usize>> = HashMap::new();
        for (at, reading) in readings.iter().enumerate() {
            places.entry(reading).or_default().push(at);
        }
        let mut once = places
            .keys()
            .map(|reading| Ok((*reading, self.tokens.encode(reading)?)))
            .collect::<Result<Vec<_>, AnalystError>>()?;
        // Like lengths together, so that each thread has as much to do. Length alone leaves the order of equals open.
        once.sort_by(|(one, a), (other, b)| {
            (a.len(), &one.text, &one.about).cmp(&(b.len(), &other.text, &other.about))
        });
        let (answers, others): (Vec<_>, Vec<_>) =
            once.into_iter().partition(|(one, _)| by == By::TheirOwn && one.is_answer());
        let read = |some: &[(&Reading, Encoded)], answers: bool| {
            on_every_core(some, |chunk| {
                let sequences: Vec<_> = chunk.iter().map(|(_, encoded)| encoded.sequence()).collect();
                let logits = if answers { self.encoder.answers(&sequences) } else { self.encoder.read(&sequences) }?;
                let raw = logits.into_iter().zip(chunk).map(|(logits, (one, encoded))| {
                    let small = self.small.probabilities(&linear::features(one.asks, &one.text));
                    // Far enough from certainty that one model cannot outvote the other without end.
                    let first = self.first_look(&one.text).clamp(1e-5, 1.0 - 1e-5);
                    let first = (first / (1.0 - first)).ln();
                    Raw { heads: logits.into(), small, first, rough: encoded.rough, answer: one.is_answer() }
                });
                Ok(raw.collect::<Vec<Raw>>())
            })
        };
        let mut found = vec![Raw::default(); readings.len()];
        for (some, answers) in [(&others, false), (&answers, true)] {
            for ((reading, _), raw) in some.iter().zip(read(some, answers)?) {
                for at in &places[reading] {
                    found[*at] = raw;
                }
            }
        }
        Ok(found)
    }

    /// How likely the first look holds a text to be a concern: a matter of microseconds.
    pub(crate) fn first_look(&self, text: &str) -> f32 {
        self.first.probabilities(&linear::features(Asks::Open, text))[4]
    }

    /// What a text that names no service speaks of, where that is likely enough.
    pub(crate) fn subject(&self, text: &str) -> Subject {
        let (subject, likely) = self.subjects.likeliest(text);
        if likely >= self.calibration.subject { subject } else { Subject::Unsure }
    }

    /// The small model alone: the baseline of words without meaning.
    pub(crate) fn small_alone(&self, reading: &Reading) -> Scores {
        let levels = self.small.probabilities(&linear::features(reading.asks, &reading.text));
        Scores { levels, ..Scores::default() }
    }
}
