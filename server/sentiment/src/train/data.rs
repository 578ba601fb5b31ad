//! What the models are trained on: files whose licence allows it, each read by its own columns.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use domain::comments::Asks;
use rand::{Rng as _, seq::SliceRandom as _};
use rand_chacha::ChaCha8Rng;

use super::TrainError;
use crate::{services, tokens::Reading};

/// Something to learn from.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub reading: Reading,
    /// Which levels are right: a file that says *negative* leaves open how negative.
    pub allowed: [bool; 5],
    /// Whether it praises and faults, where that is known.
    pub mixed: Option<bool>,
    /// Whether a safeguarding lead should see it, where that is known.
    pub concern: Option<bool>,
    /// Whether it speaks of other things too than what it is read about.
    pub several: bool,
    /// Whether people really wrote it to a service and others read it with care: what is closest to what will be read.
    pub real: bool,
    /// Whether patients wrote it in answer to what was asked, and it is labelled as such answers are.
    pub answer: bool,
    /// The council's service that the text is about: its place among those that are known.
    pub service: Option<usize>,
    /// Whether the small model learns from it, too.
    pub small: bool,
}

/// A text and the council's services that it speaks of; none where it is about something else.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub text: String,
    pub services: Vec<usize>,
}

/// What there is to learn from, and what is kept aside to calibrate on.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub examples: Vec<Example>,
    pub aside: Vec<Example>,
    pub spoken: Vec<Spoken>,
    pub spoken_aside: Vec<Spoken>,
}

const NEGATIVE: [bool; 5] = [true, true, false, false, false];
const NEUTRAL: [bool; 5] = [false, false, true, false, false];
const POSITIVE: [bool; 5] = [false, false, false, true, true];

fn level(number: u8) -> [bool; 5] {
    std::array::from_fn(|at| at + 1 == usize::from(number))
}

type Row = HashMap<String, String>;

fn rows(path: &Path) -> Result<Vec<Row>, TrainError> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| TrainError::file(path, &error))?;
    reader.deserialize().collect::<Result<_, _>>().map_err(|error| TrainError::file(path, &error))
}

fn nhs(path: &Path) -> Result<Vec<Example>, TrainError> {
    let read = |row: &Row| {
        let asks = match row.get("qtype")?.as_str() {
            "good" => Asks::Praise,
            "improve" => Asks::Improve,
            "why" => Asks::Why,
            _ => Asks::Open,
        };
        // There, 1 is very positive and 5 very negative.
        let number: u8 = row.get("sent5")?.parse().ok()?;
        let mixed = matches!(number, 1 | 5).then_some(false);
        let reading = Reading { asks, about: String::new(), text: row.get("text")?.clone() };
        Some(Example {
            reading,
            allowed: level(6 - number),
            mixed,
            concern: Some(false),
            several: false,
            real: true,
            answer: true,
            service: None,
            small: true,
        })
    };
    Ok(rows(path)?.iter().filter_map(read).collect())
}

fn nhs_before(path: &Path) -> Result<Vec<Example>, TrainError> {
    let mut seen: HashMap<(Asks, String), u32> = HashMap::new();
    let mut read = |row: &Row| {
        let (asked, sentiment) = (row.get("question")?.as_str(), row.get("sent3")?.as_str());
        let asks = match asked {
            "Trust A - Q2" | "Trust C - Q1" => Asks::Praise,
            "Trust A - Q1" | "Trust C - Q2" => Asks::Improve,
            _ => Asks::Open,
        };
        let allowed = match sentiment {
            "pos" => POSITIVE,
            "neg" => NEGATIVE,
            // One trust's praise is all marked so: the mark there means something else.
            _ => return None,
        };
        let text = row.get("text")?.clone();
        let times = seen.entry((asks, text.to_lowercase())).or_default();
        *times += 1;
        (*times <= 6).then(|| Example {
            reading: Reading { asks, about: String::new(), text },
            allowed,
            mixed: None,
            concern: Some(false),
            several: false,
            real: false,
            answer: true,
            service: None,
            small: true,
        })
    };
    Ok(rows(path)?.iter().filter_map(&mut read).collect())
}

fn mams(path: &Path) -> Result<Vec<Example>, TrainError> {
    let read = |row: &Row| {
        let allowed = match row.get("polarity")?.as_str() {
            "positive" => POSITIVE,
            "negative" => NEGATIVE,
            "neutral" => NEUTRAL,
            _ => return None,
        };
        let reading = Reading { asks: Asks::Open, about: row.get("category")?.clone(), text: row.get("text")?.clone() };
        Some(Example {
            reading,
            allowed,
            mixed: None,
            concern: None,
            several: true,
            real: false,
            answer: false,
            service: None,
            small: true,
        })
    };
    Ok(rows(path)?.iter().filter_map(read).collect())
}

/// Comments written for Soundings: about a service or, in other files, about something else or about nothing by name. A
/// label is a level, 1 to 5, with `m` where praise and fault stand side by side; or a word that leaves open how strong.
fn council(path: &Path) -> Result<Vec<Example>, TrainError> {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let small = !NOT_SMALL.iter().any(|start| name.starts_with(start));
    let read = |row: &Row| {
        let label = row.get("label")?.as_str();
        let (allowed, mixed) = match label {
            "negative" => (NEGATIVE, false),
            "neutral" => (NEUTRAL, false),
            "positive" => (POSITIVE, false),
            "mixed" => (NEUTRAL, true),
            _ => (level(label.trim_end_matches('m').parse().ok()?), label.ends_with('m')),
        };
        let code = row.get("service");
        let about = match code {
            Some(code) => services::plain_name(code),
            None => row.get("about")?.clone(),
        };
        let service = code.and_then(|code| services::known(code));
        let asks = row.get("question").map_or(Asks::Open, |asked| Asks::guess(asked));
        let reading = Reading { asks, about, text: row.get("text")?.clone() };
        Some(Example {
            reading,
            allowed,
            mixed: Some(mixed),
            concern: Some(false),
            several: false,
            real: false,
            answer: false,
            service,
            small,
        })
    };
    Ok(rows(path)?.iter().filter_map(read).collect())
}

/// Texts that a safeguarding lead should see, and texts in the same words that they need not.
fn concerns(path: &Path) -> Result<Vec<Example>, TrainError> {
    let read = |row: &Row| {
        let reading = Reading { asks: Asks::Open, about: String::new(), text: row.get("text")?.clone() };
        // It says nothing of what is thought of any service.
        let concern = Some(row.get("flag")? == "1");
        Some(Example {
            reading,
            allowed: [true; 5],
            mixed: None,
            concern,
            several: false,
            real: false,
            answer: false,
            service: None,
            small: true,
        })
    };
    Ok(rows(path)?.iter().filter_map(read).collect())
}

/// Praise and blame put together: what *mixed* looks like.
fn joined(from: &[Example], count: usize, chance: &mut ChaCha8Rng) -> Vec<Example> {
    let short = |allowed: [bool; 5]| -> Vec<&Example> {
        from.iter()
            .filter(|one| one.allowed == allowed && (3..30).contains(&one.reading.text.split(' ').count()))
            .collect()
    };
    let (good, bad) = ([short(level(4)), short(level(5))].concat(), [short(level(1)), short(level(2))].concat());
    if good.is_empty() || bad.is_empty() {
        return Vec::new();
    }
    (0..count)
        .map(|_| {
            let (one, other) = (good[chance.random_range(0..good.len())], bad[chance.random_range(0..bad.len())]);
            let (one, other) = if chance.random_bool(0.5) { (one, other) } else { (other, one) };
            let with = [". But ", " but ", ". However, ", ". ", ", although "][chance.random_range(0..5)];
            let text = format!("{}{with}{}", one.reading.text.trim_end_matches(['.', ' ']), other.reading.text);
            let reading = Reading { text, ..other.reading.clone() };
            Example {
                reading,
                allowed: NEUTRAL,
                mixed: Some(true),
                concern: None,
                several: false,
                real: false,
                answer: true,
                service: None,
                small: true,
            }
        })
        .collect()
}

/// The files of a folder whose names begin so, in order.
fn files(folder: &Path, start: &str) -> Result<Vec<PathBuf>, TrainError> {
    let listed = std::fs::read_dir(folder).map_err(|error| TrainError::file(folder, &error))?;
    let mut paths: Vec<PathBuf> = listed
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "csv"))
        .filter(|path| path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with(start)))
        .collect();
    paths.sort();
    Ok(paths)
}

/// Rows put together by comment: one about several services has a row for each, one after another.
fn comments(rows: Vec<Example>) -> Vec<Vec<Example>> {
    let mut found: Vec<Vec<Example>> = Vec::new();
    for row in rows {
        match found.last_mut().filter(|last| last[0].reading.text == row.reading.text) {
            Some(last) => {
                last[0].several = !last[0].reading.about.is_empty();
                last.push(Example { several: !row.reading.about.is_empty(), ..row });
            }
            None => found.push(vec![row]),
        }
    }
    found
}

/// A comment as a whole, whichever services it is about; nothing where they are thought of differently, but not as praise
/// and blame.
fn whole(comment: &[Example]) -> Option<Example> {
    let first = comment.first()?;
    // Some say themselves what is thought as a whole.
    if comment.iter().any(|one| one.reading.about.is_empty()) {
        return None;
    }
    let reading = Reading { about: String::new(), ..first.reading.clone() };
    if comment.iter().all(|one| one.allowed == first.allowed && one.mixed == first.mixed) {
        return Some(Example { reading, several: false, real: false, service: None, ..first.clone() });
    }
    let any = |levels: [usize; 2]| comment.iter().any(|one| levels.iter().any(|level| one.allowed[*level]));
    let both = any([0, 1]) && any([3, 4]);
    both.then(|| Example {
        reading,
        allowed: NEUTRAL,
        mixed: Some(true),
        several: false,
        real: false,
        service: None,
        ..first.clone()
    })
}

/// What the small model loses by (patients' comments kept aside: 0.83 to 0.81). It knows words alone, and these are about
/// courses, shops and several services at once, or turn round what their words say.
const NOT_SMALL: [&str; 7] =
    ["train-courses", "train-everyday", "train-long", "train-plain", "train-several-", "train-single-", "train-turns"];
/// Written when the first passes were done: in what comes after them alone.
const LATER: [&str; 2] = ["concerns-adults.csv", "concerns-children.csv"];

/// What the texts are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pass {
    /// The first passes over an encoder that knows nothing of this.
    First,
    /// The last pass.
    Last,
}

impl Pass {
    fn takes(self, path: &Path) -> bool {
        match self {
            Self::First => !LATER.iter().any(|name| path.ends_with(name)),
            Self::Last => true,
        }
    }

    /// How often a text written to teach what a concern is counts: a child's safety last, and most.
    fn concerns(self) -> usize {
        match self {
            Self::First => 2,
            Self::Last => 3,
        }
    }
}

/// What the layers learn from that read answers as a whole: answers that were labelled with care, and nothing else.
pub(super) fn answers(folder: &Path, chance: &mut ChaCha8Rng) -> Result<Vec<Example>, TrainError> {
    let mut examples = nhs(&folder.join("nhs-feedback/nhs_train.csv"))?;
    examples.extend(joined(&examples, 400, chance));
    examples.shuffle(chance);
    Ok(examples)
}

/// Everything that a pass is over, in a random order.
pub(super) fn load(folder: &Path, ours: &Path, pass: Pass, chance: &mut ChaCha8Rng) -> Result<Texts, TrainError> {
    let mut texts = Texts { aside: nhs(&folder.join("nhs-feedback/nhs_dev.csv"))?, ..Texts::default() };
    let examples = &mut texts.examples;
    let first = nhs(&folder.join("nhs-feedback/nhs_train.csv"))?;
    examples.extend(joined(&first, 400, chance));
    texts.spoken.extend(first.iter().map(|one| Spoken { text: one.reading.text.clone(), services: Vec::new() }));
    // The labels closest to what is asked of the model count twice.
    examples.extend(first.iter().cloned());
    examples.extend(first);
    examples.extend(nhs_before(&folder.join("nhs-feedback/nhs_phase1_train.csv"))?);
    // Of few sentences only are several things in them labelled by people: twice, too.
    let several = mams(&folder.join("mams-acsa/mams_acsa_train.csv"))?;
    examples.extend(several.iter().cloned());
    examples.extend(several);
    for path in files(ours, "train-")?.into_iter().filter(|path| pass.takes(path)) {
        for (at, comment) in comments(council(&path)?).into_iter().enumerate() {
            let services = comment.iter().filter_map(|one| one.service).collect();
            let spoken = Spoken { text: comment[0].reading.text.clone(), services };
            if at % 8 == 7 {
                texts.aside.extend(comment);
                texts.spoken_aside.push(spoken);
                continue;
            }
            texts.spoken.push(spoken);
            // With the service named; and once more as a whole.
            examples.extend(whole(&comment));
            examples.extend(comment);
        }
    }
    for path in files(ours, "concerns")?.into_iter().filter(|path| pass.takes(path)) {
        for (at, example) in concerns(&path)?.into_iter().enumerate() {
            if at % 8 == 7 {
                texts.aside.push(example);
            } else {
                examples.extend(std::iter::repeat_n(example, pass.concerns()));
            }
        }
    }
    examples.shuffle(chance);
    Ok(texts)
}
