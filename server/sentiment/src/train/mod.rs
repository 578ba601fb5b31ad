//! Training: from the base encoder and labelled texts to the weights the program carries. Seeded: the same
//! files and the same seed give the same weights on the same machine.

mod data;
mod noise;

use std::{
    cmp::Ordering,
    collections::HashMap,
    path::{Path, PathBuf},
};

use candle_core::{Device, Tensor, Var};
use candle_nn::{AdamW, Optimizer as _, ParamsAdamW, ops};
use domain::comments::{Asks, agreement};
use rand::{Rng as _, SeedableRng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    AnalystError,
    analyst::{stretches, together},
    encoder::{Dropout, Learner, OUTPUTS, POOLED, SHARED, kept},
    linear::{self, Linear},
    model::{Alarm, By, Calibration, Mixing, Model, Raw, TOKENS, three},
    subjects::{ELSEWHERE, Subject, Subjects},
    tokens::{Encoded, Reading, Tokens, batch},
};
use data::{Example, Pass, Spoken, Texts};

/// Why there are no new weights.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// A file that is not there or not as expected.
    #[error("{path}: {problem}")]
    File {
        /// Which.
        path: String,
        /// What about it.
        problem: String,
    },
    /// The models.
    #[error(transparent)]
    Analyst(#[from] AnalystError),
    /// Arithmetic.
    #[error("{0}")]
    Tensor(#[from] candle_core::Error),
}

impl TrainError {
    fn file(path: &Path, problem: &impl ToString) -> Self {
        Self::File { path: path.display().to_string(), problem: problem.to_string() }
    }
}

/// What a training is made of.
#[derive(Clone, Debug)]
pub struct Training {
    /// Folder with `nhs-feedback` and `mams-acsa`.
    pub data: PathBuf,
    /// Folder with the comments about council services.
    pub council: PathBuf,
    /// The base encoder, all-MiniLM-L6-v2, as safetensors.
    pub base: PathBuf,
    /// Where the weights go.
    pub out: PathBuf,
    /// Where chance begins.
    pub seed: u64,
    /// What of the encoder is trained. What is around it is trained and calibrated each time.
    pub part: Part,
    /// How often every text is seen; where nothing is said, as often as is good for the part.
    pub epochs: Option<usize>,
}

/// What of the encoder is trained.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All but the layers that read answers, from the base on.
    First,
    /// The same, from what is there on, over all files.
    Last,
    /// The layers that read answers as a whole, from the base on.
    Answers,
    /// Nothing: only what is around it.
    Around,
}

impl Part {
    /// How often every text is seen, and the highest rate of learning.
    fn usual(self) -> (usize, f64) {
        match self {
            Self::First => (4, PEAK),
            Self::Last => (2, LAST_PEAK),
            Self::Answers => (5, PEAK),
            Self::Around => (0, 0.0),
        }
    }
}

const BATCH: usize = 64;
const PEAK: f64 = 1.1e-4;
/// The same in the last pass.
const LAST_PEAK: f64 = 6e-5;
const DROPOUT: f32 = 0.1;
/// How texts with many misspelt words are read. Chosen on the NHS texts kept aside, misspelt as people misspelt words:
/// fitted on words misspelt by our own rules, of which the encoder has seen many, it would not help.
const ROUGH: Mixing = Mixing { temperature: 1.0, share: 0.7, middle: -0.3 };
/// What is left as it comes.
const FROZEN: [&str; 3] = ["embeddings.", "encoder.layer.0.", "encoder.layer.1."];
/// Parts of a batch that are worked on at once. Fixed, whatever the machine, or the weights would differ.
const PARTS: usize = 2;

/// Trains, and writes the part's `encoder.safetensors` or `answers.safetensors`, and `small.bin`, `concern.bin`,
/// `subject.bin`, `meaning.safetensors` and `calibration.json`. `say` is told how it goes.
pub fn train(options: &Training, mut say: impl FnMut(String)) -> Result<(), TrainError> {
    let mut chance = ChaCha8Rng::seed_from_u64(options.seed);
    // What is around an encoder that is kept is trained as for its last pass.
    let pass = if options.part == Part::First { Pass::First } else { Pass::Last };
    let Texts { examples, aside, spoken, spoken_aside } =
        data::load(&options.data, &options.council, pass, &mut chance)?;
    say(format!("{} texts to learn from, {} to calibrate on", examples.len(), aside.len()));
    let small = train_small(&examples, &mut chance);
    let write = |name: &str, bytes: &[u8]| {
        let path = options.out.join(name);
        std::fs::write(&path, bytes).map_err(|error| TrainError::file(&path, &error))
    };
    std::fs::create_dir_all(&options.out).map_err(|error| TrainError::file(&options.out, &error))?;
    write("small.bin", &small.to_bytes())?;
    let first = train_first(&examples, options.seed);
    write("concern.bin", &first.to_bytes())?;
    let subject = train_subject(&spoken, options.seed);
    write("subject.bin", &subject.to_bytes())?;
    let linear = (small, first, subject);
    let [encoder, answers, meaning] =
        ["encoder", "answers", "meaning"].map(|name| options.out.join(format!("{name}.safetensors")));
    let base = candle_core::safetensors::load(&options.base, &Device::Cpu)?;
    match options.part {
        Part::Around => {}
        Part::First => {
            let tensors = headed(base.clone(), &mut chance)?;
            let tensors = train_encoder(options, tensors, &examples, &aside, &linear, &mut chance, &mut say)?;
            candle_core::safetensors::save(&kept::pack(&tensors)?, &encoder)?;
        }
        Part::Last => {
            let tensors = kept::unpack(candle_core::safetensors::load(&encoder, &Device::Cpu)?)?;
            // Answers of which no more is known than praise or blame are left to the layers that read answers.
            let examples: Vec<Example> = examples.into_iter().filter(|one| one.real || !one.answer).collect();
            let tensors = train_encoder(options, tensors, &examples, &aside, &linear, &mut chance, &mut say)?;
            candle_core::safetensors::save(&kept::pack(&tensors)?, &encoder)?;
        }
        Part::Answers => {
            let tensors = headed(base.clone(), &mut chance)?;
            let examples = data::answers(&options.data, &mut chance)?;
            let real: Vec<Example> = aside.iter().filter(|one| one.real).cloned().collect();
            let tensors = train_encoder(options, tensors, &examples, &real, &linear, &mut chance, &mut say)?;
            let mut above = above(&tensors, "answers");
            above.extend(
                ["weight", "bias"].map(|one| (format!("answers.head.{one}"), tensors[&format!("head.{one}")].clone())),
            );
            candle_core::safetensors::save(&kept::pack(&above)?, &answers)?;
        }
    }
    candle_core::safetensors::save(&kept::pack(&above(&base, "meaning"))?, &meaning)?;
    let mut packed = candle_core::safetensors::load(&encoder, &Device::Cpu)?;
    if answers.exists() {
        packed.extend(candle_core::safetensors::load(&answers, &Device::Cpu)?);
    }
    // Calibrated as it will be used: with the weights as they are kept.
    let model = Model::new(&packed, linear.clone(), Calibration::default(), String::new())?;
    let calibration = Calibration { subject: from_what_on(&linear.2, &spoken_aside), ..calibrate(&model, &aside)? };
    say(format!("{calibration:?}"));
    let text = serde_json::to_string_pretty(&calibration).map_err(|error| AnalystError::Weights(error.to_string()))?;
    write("calibration.json", format!("{text}\n").as_bytes())
}

/// The layers above those that are shared, under a name of their own.
fn above(tensors: &HashMap<String, Tensor>, whose: &str) -> HashMap<String, Tensor> {
    let above = |name: &str| {
        let rest = name.strip_prefix("encoder.layer.")?;
        let at: usize = rest.split('.').next()?.parse().ok()?;
        (at >= SHARED).then(|| format!("{whose}.layer.{rest}"))
    };
    tensors.iter().filter_map(|(name, tensor)| Some((above(name)?, tensor.clone()))).collect()
}

/// The base with a head that knows nothing yet.
fn headed(mut base: HashMap<String, Tensor>, chance: &mut ChaCha8Rng) -> candle_core::Result<HashMap<String, Tensor>> {
    base.retain(|name, _| !name.contains("pooler") && !name.contains("position_ids"));
    let weight: Vec<f32> = (0..OUTPUTS * POOLED).map(|_| chance.random_range(-0.02..0.02)).collect();
    base.insert("head.weight".to_owned(), Tensor::from_vec(weight, (OUTPUTS, POOLED), &Device::Cpu)?);
    base.insert("head.bias".to_owned(), Tensor::zeros(OUTPUTS, candle_core::DType::F32, &Device::Cpu)?);
    Ok(base)
}

fn train_small(examples: &[Example], chance: &mut ChaCha8Rng) -> Linear {
    let mut model = <Linear>::untrained();
    let mut memory = <Linear>::memory();
    let mut order: Vec<usize> = (0..examples.len()).collect();
    for epoch in 0..6 {
        order.shuffle(chance);
        for at in &order {
            let example = &examples[*at];
            if example.allowed == [true; 5] || !example.small {
                continue;
            }
            // It is not told what a text is about, so a text about two things would teach it both.
            if example.several {
                continue;
            }
            let text = if chance.random_bool(0.25) {
                noise::misspell(&example.reading.text, 0.2, chance)
            } else {
                example.reading.text.clone()
            };
            let rate = 0.5 / (1.0 + epoch as f32);
            model.learn(&mut memory, &linear::features(example.reading.asks, &text), example.allowed, rate);
        }
    }
    model
}

/// The screen's first look: the same small model, of two classes: harmless is its first, a concern its last.
fn train_first(examples: &[Example], seed: u64) -> Linear {
    let mut chance = ChaCha8Rng::seed_from_u64(seed ^ 1);
    let mut model = <Linear>::untrained();
    let mut memory = <Linear>::memory();
    let known: Vec<(&Example, bool)> = examples.iter().filter_map(|one| Some((one, one.concern?))).collect();
    let mut order: Vec<usize> = (0..known.len()).collect();
    for epoch in 0..8 {
        order.shuffle(&mut chance);
        for at in &order {
            let (example, concern) = known[*at];
            let text = if chance.random_bool(0.3) {
                noise::misspell(&example.reading.text, 0.2, &mut chance)
            } else {
                example.reading.text.clone()
            };
            let allowed = [!concern, false, false, false, concern];
            model.learn(&mut memory, &linear::features(Asks::Open, &text), allowed, 0.5 / (1.0 + epoch as f32));
        }
    }
    model
}

/// Which of the council's services a text speaks of that names none: the same small model again, one class for each, and
/// one for everything else.
fn train_subject(spoken: &[Spoken], seed: u64) -> Subjects {
    let mut chance = ChaCha8Rng::seed_from_u64(seed ^ 2);
    let mut model = Subjects::untrained();
    let mut memory = Subjects::memory();
    let mut order: Vec<usize> = (0..spoken.len()).collect();
    for epoch in 0..8 {
        order.shuffle(&mut chance);
        for at in &order {
            let Spoken { text, services } = &spoken[*at];
            let text = if chance.random_bool(0.3) { noise::misspell(text, 0.2, &mut chance) } else { text.clone() };
            let allowed = std::array::from_fn(|class| match services.as_slice() {
                [] => class == ELSEWHERE,
                some => some.contains(&class),
            });
            model.learn(&mut memory, &linear::features(Asks::Open, &text), allowed, 0.5 / (1.0 + epoch as f32));
        }
    }
    model
}

fn train_encoder(
    options: &Training,
    mut tensors: HashMap<String, Tensor>,
    examples: &[Example],
    aside: &[Example],
    linear: &(Linear, Linear, Subjects),
    chance: &mut ChaCha8Rng,
    say: &mut impl FnMut(String),
) -> Result<HashMap<String, Tensor>, TrainError> {
    let (usual, peak) = options.part.usual();
    let epochs = options.epochs.unwrap_or(usual);
    // The words' own vectors stay as they are, for most of them are never seen in training; and so do the first
    // layers, which know of grammar more than of meaning.
    let mut learnt: Vec<(String, Var)> = Vec::new();
    let mut names: Vec<String> = tensors.keys().cloned().collect();
    names.sort();
    for name in names {
        if !FROZEN.iter().any(|start| name.starts_with(start)) {
            let var = Var::from_tensor(&tensors[&name])?;
            tensors.insert(name.clone(), var.as_tensor().clone());
            learnt.push((name, var));
        }
    }
    let encoder = Learner::new(&tensors)?;
    let tokens = Tokens::new(TOKENS)?;
    let vars = learnt.iter().map(|(_, var)| var.clone()).collect();
    let mut descent = AdamW::new(vars, ParamsAdamW { lr: peak, weight_decay: 0.01, ..ParamsAdamW::default() })?;
    let steps = examples.len().div_ceil(BATCH) * epochs;
    let (steps, warm) = (steps as f64, (steps / 12) as f64);
    let started = std::time::Instant::now();
    let (mut step, mut running) = (0_u32, 0.0_f32);
    for epoch in 0..epochs {
        let mut sequences = examples
            .iter()
            .map(|example| {
                let mut reading = example.reading.clone();
                if chance.random_bool(0.3) {
                    reading.text = noise::misspell(&reading.text, 0.2, chance);
                }
                // A question is not always known. What patients answered teaches then what is said unasked.
                if chance.random_bool(if example.answer { 0.2 } else { 0.1 }) {
                    reading.asks = Asks::Open;
                }
                let answer = example.answer && reading.is_answer();
                Ok(Taught { example, answer, text: tokens.encode(&reading)? })
            })
            .collect::<Result<Vec<_>, AnalystError>>()?;
        sequences.shuffle(chance);
        // Like lengths together within a stretch, so that little is filled up and the order stays random.
        let mut batches = Vec::new();
        for stretch in sequences.chunks_mut(BATCH * 24) {
            stretch.sort_by_key(|one| one.text.len());
            batches.extend(stretch.chunks(BATCH).map(<[_]>::to_vec));
        }
        batches.shuffle(chance);
        for these in &batches {
            let at = f64::from(step);
            let rate = if at < warm { at / warm } else { (steps - at) / (steps - warm) };
            descent.set_learning_rate(peak * rate.max(0.01));
            let seeds: Vec<u64> = (0..PARTS).map(|_| chance.random()).collect();
            let parts: Vec<_> = these.chunks(these.len().div_ceil(PARTS)).zip(seeds).collect();
            let done: Vec<candle_core::Result<(f32, Vec<Option<Tensor>>)>> = std::thread::scope(|scope| {
                let running: Vec<_> = parts
                    .iter()
                    .map(|(part, seed)| {
                        let (encoder, learnt) = (&encoder, &learnt);
                        scope.spawn(move || slopes(encoder, learnt, part, *seed))
                    })
                    .collect();
                running.into_iter().map(|one| one.join().expect("arithmetic does not panic")).collect()
            });
            let done = done.into_iter().collect::<candle_core::Result<Vec<_>>>()?;
            let count = done.len() as f64;
            // An empty store is had from the slope of nothing.
            let mut store = Tensor::zeros((), candle_core::DType::F32, &Device::Cpu)?.backward()?;
            for (at, (_, var)) in learnt.iter().enumerate() {
                let mut slopes = done.iter().filter_map(|(_, slopes)| slopes[at].as_ref());
                let Some(first) = slopes.next() else { continue };
                let sum = slopes.try_fold(first.clone(), |sum, next| sum + next)?;
                store.insert(var, (sum / count)?);
            }
            descent.step(&store)?;
            let loss = done.iter().map(|(loss, _)| loss).sum::<f32>() / done.len() as f32;
            running = running * 0.98 + loss * 0.02;
            step += 1;
            if step % 50 == 0 {
                let left = started.elapsed().as_secs_f64() / f64::from(step) * (steps - f64::from(step));
                say(format!("epoch {epoch}, step {step} of {steps}, loss {running:.3}, {left:.0} s left"));
            }
        }
        let model = Model::new(&kept::pack(&tensors)?, linear.clone(), Calibration::default(), String::new())?;
        let right = accuracy(&model, aside)?;
        say(format!("after epoch {epoch}: {right:.4} of the texts kept aside"));
    }
    Ok(tensors)
}

/// The loss of a part of a batch, and its slope in everything that is learnt.
fn slopes(
    encoder: &Learner,
    learnt: &[(String, Var)],
    part: &[Taught<'_>],
    seed: u64,
) -> candle_core::Result<(f32, Vec<Option<Tensor>>)> {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let sequences: Vec<_> = part.iter().map(|one| &one.text).collect();
    let logits = encoder.forward(&batch(&sequences), Dropout { rate: DROPOUT, chance: &mut chance })?;
    let loss = loss(&logits, part)?;
    let slopes = loss.backward()?;
    Ok((loss.to_scalar()?, learnt.iter().map(|(_, var)| slopes.get(var).cloned()).collect()))
}

/// An example as it is shown to the encoder.
#[derive(Clone)]
struct Taught<'e> {
    example: &'e Example,
    /// Whether it teaches the levels of answers; else those of everything else.
    answer: bool,
    text: Encoded,
}

/// The mean over a batch of −log of the probability of the levels that are right, and of the cross-entropies
/// of *mixed* and *concern* where those are known.
fn loss(logits: &Tensor, part: &[Taught<'_>]) -> candle_core::Result<Tensor> {
    let examples: Vec<&Example> = part.iter().map(|one| one.example).collect();
    let rows = examples.len();
    let shut: Vec<f32> =
        examples.iter().flat_map(|one| one.allowed.map(|allowed| if allowed { 0.0 } else { -1e4 })).collect();
    let shut = Tensor::from_vec(shut, (rows, 5), logits.device())?;
    let levels = |from: usize, answer: bool| -> candle_core::Result<Tensor> {
        let log = ops::log_softmax(&logits.narrow(1, from, 5)?, 1)?;
        let wrong = (log + &shut)?.log_sum_exp(1)?.neg()?;
        let taught: Vec<f32> = part.iter().map(|one| if one.answer == answer { 1.0 } else { 0.0 }).collect();
        wrong.mul(&Tensor::from_vec(taught, rows, logits.device())?)?.mean_all()
    };
    let right = (levels(0, false)? + levels(7, true)?)?;
    let mixed = yes_or_no(logits, 5, |one| one.mixed.map(|known| (known, 0.5)), &examples)?;
    let concern = yes_or_no(
        logits,
        6,
        // Those that know nothing else were chosen to teach this.
        |one| one.concern.map(|known| (known, if one.allowed == [true; 5] { 1.0 } else { 0.5 })),
        &examples,
    )?;
    (right + mixed)? + concern
}

/// The cross-entropy of one output, weighted.
fn yes_or_no(
    logits: &Tensor,
    output: usize,
    known: impl Fn(&Example) -> Option<(bool, f32)>,
    examples: &[&Example],
) -> candle_core::Result<Tensor> {
    let logit = logits.narrow(1, output, 1)?.squeeze(1)?;
    let rows = examples.len();
    let weights: Vec<f32> = examples.iter().map(|one| known(one).map_or(0.0, |(_, weight)| weight)).collect();
    let signs: Vec<f32> =
        examples.iter().map(|one| if known(one).is_some_and(|(yes, _)| yes) { -1.0 } else { 1.0 }).collect();
    // log(1 + e^(±x)), written so that it does not overflow.
    let signed = logit.mul(&Tensor::from_vec(signs, rows, logits.device())?)?;
    let softplus = (signed.relu()? + (signed.abs()?.neg()?.exp()? + 1.0)?.log()?)?;
    softplus.mul(&Tensor::from_vec(weights, rows, logits.device())?)?.mean_all()
}

fn accuracy(model: &Model, examples: &[Example]) -> Result<f64, TrainError> {
    let examples: Vec<&Example> = examples.iter().filter(|one| one.allowed != [true; 5]).collect();
    let readings: Vec<_> = examples.iter().map(|one| one.reading.clone()).collect();
    let scores = model.read(&readings)?;
    let right =
        scores.iter().zip(&examples).filter(|(scores, one)| one.allowed[usize::from(scores.level() - 1)]).count();
    Ok(right as f64 / examples.len().max(1) as f64)
}

/// So much accuracy and macro-F1 together may be given up for holding the middle back, where it is said what a text is
/// about: of the texts kept aside for that more say nothing of what is thought than of texts from elsewhere.
const GIVEN_UP: f64 = 0.0065;

/// Finds the mixing under which some texts kept aside are likeliest, then how much the middle is to be helped or held
/// back for accuracy and the mean of the classes' F1 to be highest: as far as may be, where so much of them may be given
/// up.
fn mix(raw: &[(&Raw, &Example)], levels: fn(&Raw) -> [f32; 5], given_up: f64) -> Mixing {
    let mut best = (f64::MIN, Mixing::default());
    for share in [0.5, 0.6, 0.7, 0.8, 0.9, 1.0] {
        for temperature in [0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.0] {
            let tried = Mixing { temperature, share, middle: 0.0 };
            let likelihood: f64 = raw
                .iter()
                .map(|(raw, one)| {
                    let found = tried.levels(levels(raw), raw.small);
                    let right: f32 = found.iter().zip(one.allowed).filter(|(_, ok)| *ok).map(|(p, _)| p).sum();
                    f64::from(right.max(1e-6)).ln()
                })
                .sum();
            if likelihood > best.0 {
                best = (likelihood, tried);
            }
        }
    }
    let mixing = best.1;
    let mut all = Vec::new();
    for step in -16..=8_i8 {
        let tried = Mixing { middle: f32::from(step) * 0.15, ..mixing };
        let mut table = [[0_u32; 3]; 3];
        for (raw, one) in raw {
            let class = |allowed: [bool; 5]| {
                if allowed[2] {
                    1
                } else if allowed[0] || allowed[1] {
                    0
                } else {
                    2
                }
            };
            let three = three(&tried.levels(levels(raw), raw.small));
            let said = (0..3).max_by(|a, b| three[*a].total_cmp(&three[*b])).unwrap_or(1);
            table[class(one.allowed)][said] += 1;
        }
        let table = table.map(|row| row.to_vec()).to_vec();
        all.push((agreement::macro_f1(&table) + agreement::accuracy(&table), tried));
    }
    let most = all.iter().map(|(reached, _)| *reached).fold(f64::MIN, f64::max);
    all.into_iter().find(|(reached, _)| *reached >= most - given_up).map_or(mixing, |(_, tried)| tried)
}

/// How many of the guesses at what a text speaks of shall be right.
const RIGHT: f64 = 0.85;

/// From what probability on such a guess is told: from the lowest, from which on enough of them are right.
fn from_what_on(subjects: &Subjects, aside: &[Spoken]) -> f32 {
    let mut guesses: Vec<(f32, bool)> = aside
        .iter()
        .filter_map(|spoken| match subjects.likeliest(&spoken.text) {
            (Subject::Of(service), likely) => Some((likely, spoken.services.contains(&service))),
            _ => None,
        })
        .collect();
    guesses.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let (mut right, mut from) = (0, 1.0);
    for (at, (likely, is_right)) in guesses.into_iter().enumerate() {
        right += u32::from(is_right);
        if f64::from(right) >= RIGHT * (at + 1) as f64 {
            from = likely;
        }
    }
    from
}

/// Calibrates on texts kept aside: those read as a whole and those read about something each by themselves.
fn calibrate(model: &Model, all: &[Example]) -> Result<Calibration, TrainError> {
    let aside: Vec<&Example> = all.iter().filter(|one| one.allowed != [true; 5]).collect();
    let readings: Vec<_> = aside.iter().map(|one| one.reading.clone()).collect();
    let (raw, again) = (model.raw(&readings, By::TheirOwn)?, model.raw(&readings, By::All)?);
    let part = |is: fn(&Example) -> bool| -> Vec<_> {
        raw.iter().zip(aside.iter().copied()).filter(|(_, one)| is(one)).collect()
    };
    let answer = mix(&part(|one| one.real), |raw| raw.heads.answer, 0.0);
    let again: Vec<Raw> = raw.iter().zip(&again).map(|(raw, again)| raw.with(again)).collect();
    let real: Vec<_> = again.iter().zip(aside.iter().copied()).filter(|(_, one)| one.real).collect();
    let mut calibration = Calibration {
        answer,
        again: mix(&real, |raw| raw.heads.answer, 0.0),
        rough: Mixing { temperature: answer.temperature, ..ROUGH },
        about: mix(&part(|one| !one.reading.about.is_empty()), |raw| raw.heads.levels, GIVEN_UP),
        ..Calibration::default()
    };
    let mut best = f64::MIN;
    for mixed in [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5] {
        let tried = Calibration { mixed, ..calibration };
        let (mut both, mut said, mut is) = (0.0, 0.0, 0.0);
        for (raw, one) in raw.iter().zip(&aside) {
            let (Some(known), scores) = (one.mixed, tried.scores(true, By::All, raw)) else { continue };
            let thought = scores.mixed >= 0.5;
            both += f64::from(u8::from(known && thought));
            said += f64::from(u8::from(thought));
            is += f64::from(u8::from(known));
        }
        let f1 = 2.0 * both / f64::max(said + is, 1.0);
        if f1 > best {
            best = f1;
            calibration.mixed = mixed;
        }
    }
    calibration.concern = alarm(model, all)?;
    // The first look by itself may stop as many again.
    let mut first: Vec<f32> =
        aside.iter().filter(|one| one.concern == Some(false)).map(|one| model.first_look(&one.reading.text)).collect();
    first.sort_by(|a, b| b.total_cmp(a));
    calibration.first = first.get(first.len() / 100).copied().unwrap_or(0.5).max(0.2);
    Ok(calibration)
}

/// How many of the comments that people really wrote, none of them a concern, the screen's models may stop: as many as can
/// be read beside other work.
const STOPPED: f64 = 0.010;

/// How both models' views of a concern become one: the share with which they best tell the concerns kept aside from harmless
/// texts in the same words and from ordinary comments, each as much as the other; and as much added as stops so many of the
/// ordinary.
fn alarm(model: &Model, aside: &[Example]) -> Result<Alarm, TrainError> {
    // As the screen reads: whole, and in stretches.
    let readings: Vec<Vec<Reading>> = aside.iter().map(|one| stretches(&one.reading.text)).collect();
    let mut raw = model.raw(&readings.concat(), By::All)?.into_iter();
    let raw: Vec<Vec<Raw>> = readings.iter().map(|all| raw.by_ref().take(all.len()).collect()).collect();
    let logits = |alarm: Alarm, is: &dyn Fn(&Example) -> bool| -> Vec<f32> {
        let logit = |raw: &Raw| alarm.logit(raw.heads.concern, raw.first);
        let some = raw.iter().zip(aside).filter(|(_, one)| is(one));
        some.map(|(raw, _)| together(&raw.iter().map(logit).collect::<Vec<_>>())).collect()
    };
    // Texts chosen to teach this know nothing else.
    let chosen = |one: &Example| one.allowed == [true; 5];
    let told = |share: f32| {
        let alarm = Alarm { share, added: 0.0 };
        let concerns = logits(alarm, &|one| one.concern == Some(true));
        area(&concerns, &logits(alarm, &|one| one.concern == Some(false) && chosen(one)))
            + area(&concerns, &logits(alarm, &|one| one.real))
    };
    let shares = (0..=12_u8).map(|step| f32::from(step) * 0.05);
    let share = shares.max_by(|a, b| told(*a).total_cmp(&told(*b))).unwrap_or(0.0);
    let mut ordinary = logits(Alarm { share, added: 0.0 }, &|one| one.real);
    ordinary.sort_by(|a, b| b.total_cmp(a));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
    let most = (ordinary.len() as f64 * STOPPED) as usize;
    Ok(Alarm { share, added: ordinary.get(most).map_or(0.0, |logit| -logit) })
}

/// The area under the curve of hits against false alarms: how likely one of the former is above one of the latter (Hanley and
/// McNeil 1982).
fn area(hits: &[f32], alarms: &[f32]) -> f64 {
    let above = |one: f32| -> f64 {
        let each = alarms.iter().map(|other| match one.total_cmp(other) {
            Ordering::Greater => 1.0,
            Ordering::Equal => 0.5,
            Ordering::Less => 0.0,
        });
        each.sum()
    };
    hits.iter().map(|one| above(*one)).sum::<f64>() / ((hits.len() * alarms.len()).max(1) as f64)
}
