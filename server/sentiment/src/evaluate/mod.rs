//! How right the analyst is on any labelled file: figures with intervals, beside baselines.
//!
//! Columns are known by their names: `text` and `label`; `service` for what the label is about; `question` for
//! what was asked; `voice` for who speaks. A file with `flag` and `text` measures the safeguarding screen, one with
//! `theme` and `text` how themes are found.

mod masks;
mod screen;
mod themes;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fmt,
    time::Instant,
};

use domain::{
    comments::{
        Asks, Sentiment,
        agreement::{self as metrics, Table},
        together,
    },
    findings::figures::wilson,
};
use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    AnalystError,
    analyst::{Analyst, Comment},
    model::Model,
    services::{self, Service},
    tokens::Reading,
};
pub use masks::{Masked, masks};
pub use screen::{Screened, screen};
pub use themes::{Themed, themes};

/// Whether a CSV has a column.
pub fn has_column(csv: &[u8], name: &str) -> bool {
    csv::Reader::from_reader(csv).headers().is_ok_and(|headers| headers.iter().any(|one| one == name))
}

/// Why a file could not be measured on.
#[derive(Debug, thiserror::Error)]
pub enum EvaluateError {
    /// The file is not as it should be.
    #[error("line {line}: {problem}")]
    File {
        /// Which line of the file; the header is line 1.
        line: usize,
        /// What about it.
        problem: String,
    },
    /// The models.
    #[error(transparent)]
    Analyst(#[from] AnalystError),
}

/// A labelled text.
#[derive(Clone, Debug)]
struct Labelled {
    id: String,
    reading: Reading,
    service: Option<String>,
    voice: String,
    truth: usize,
    level: Option<u8>,
}

/// The classes, in the order of tables.
const CLASSES: [Sentiment; 4] = [Sentiment::Negative, Sentiment::Neutral, Sentiment::Positive, Sentiment::Mixed];
const NAMES: [&str; 4] = ["negative", "neutral", "positive", "mixed"];

/// Figures of one way of telling.
#[derive(Clone, Debug)]
pub struct Figures {
    /// What told.
    pub name: String,
    /// What is right by row, what was said by column: the classes of the file.
    pub table: Table,
    /// The accuracy's 95% interval (Wilson).
    pub accuracy: (f64, f64),
    /// The macro-F1's 95% interval (bootstrap, 1,000 draws, seeded).
    pub macro_f1: (f64, f64),
}

/// Everything measured on one file.
#[derive(Clone, Debug)]
pub struct Evaluation {
    /// How many texts.
    pub n: usize,
    /// The classes that occur.
    pub classes: Vec<&'static str>,
    /// The analyst, then the baselines.
    pub figures: Vec<Figures>,
    /// The analyst's accuracy in parts of the file: by voice and by length.
    pub parts: Vec<(String, u32, f64)>,
    /// Expected calibration error, 15 bins.
    pub calibration: f64,
    /// How much of the file the analyst is sure of, and its accuracy there.
    pub sure: (f64, f64),
    /// The accuracy of the most confident 70%.
    pub confident: f64,
    /// Five levels, where the file has them: macro-F1 and quadratic kappa.
    pub levels: Option<(f64, f64)>,
    /// On comments about council services: F1 of (service, sentiment) pairs found in the text alone, and the
    /// share of services that are found, by whatever sentiment.
    pub pairs: Option<(f64, f64)>,
    /// Which weights.
    pub version: String,
    /// Texts a second.
    pub speed: f64,
}

/// The council's services with the names people use, for files that speak of them.
pub fn council_services() -> Vec<Service> {
    let service = |code: &str, aliases: &[&str]| Service {
        code: code.to_owned(),
        name: services::plain_name(code),
        aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
    };
    services::KNOWN.iter().map(|(code, aliases)| service(code, aliases)).collect()
}

/// Measures the analyst on a CSV.
pub fn evaluate(model: &Model, csv: &[u8]) -> Result<Evaluation, EvaluateError> {
    let rows = read(csv)?;
    let used: Vec<usize> = (0..4).filter(|class| rows.iter().any(|row| row.truth == *class)).collect();
    let place = |class: usize| used.iter().position(|one| *one == class).unwrap_or(0);
    let readings: Vec<Reading> = rows.iter().map(|row| row.reading.clone()).collect();
    // A text that the file asks about one thing only speaks of nothing else, as far as is known.
    let mut times: HashMap<&str, usize> = HashMap::new();
    for row in &rows {
        *times.entry(&row.id).or_default() += 1;
    }
    let alone: Vec<bool> = rows.iter().map(|row| times[row.id.as_str()] == 1).collect();
    let started = Instant::now();
    let scores = model.read_alone(&readings, &alone)?;
    let speed = rows.len() as f64 / started.elapsed().as_secs_f64();
    let services = council_services();
    let codes: HashMap<&str, usize> =
        services.iter().enumerate().map(|(at, service)| (service.code.as_str(), at)).collect();
    let ours = rows.iter().all(|row| row.service.as_deref().is_some_and(|code| codes.contains_key(code)));
    // On comments about council services, as the product tells: by remarks where there are several.
    let analyst = Analyst::new(model, services.clone());
    let mut said: Vec<(usize, f64)> = scores
        .iter()
        .map(|scores| {
            let three = scores.three().map(f64::from);
            let best = used.iter().filter(|class| **class < 3).max_by(|a, b| three[**a].total_cmp(&three[**b]));
            let best = *best.unwrap_or(&1);
            let sum: f64 = used.iter().filter(|class| **class < 3).map(|class| three[*class]).sum();
            if used.contains(&3) && scores.mixed >= 0.5 {
                (3, f64::from(scores.mixed))
            } else {
                (best, three[best] / sum.max(1e-9))
            }
        })
        .collect();
    let mut pairs = None;
    if ours {
        let by_text = found(&analyst, &rows, &codes)?;
        for (row, said) in rows.iter().zip(&mut said) {
            let service = codes[row.service.as_deref().unwrap_or_default()];
            if crate::analyst::says_nothing(&row.reading.text) {
                *said = (1, 0.95);
            } else if let Some((thought, sure)) = by_text.asked.get(&(row.id.clone(), service)) {
                // As the product tells: by what is said of the service where the comment speaks of others too.
                let class = CLASSES.iter().position(|class| class == thought).unwrap_or(1);
                if used.contains(&class) {
                    *said = (class, *sure);
                }
            }
        }
        pairs = Some(by_text.figures);
    }
    let truth: Vec<usize> = rows.iter().map(|row| place(row.truth)).collect();
    let answers: Vec<usize> = said.iter().map(|(class, _)| place(*class)).collect();
    let right: Vec<bool> = truth.iter().zip(&answers).map(|(one, other)| one == other).collect();
    let mut figures = vec![measure("the analyst", &truth, &answers, used.len())];
    let most = (0..used.len()).max_by_key(|class| truth.iter().filter(|one| *one == class).count()).unwrap_or(0);
    figures.push(measure("majority", &truth, &vec![most; truth.len()], used.len()));
    let lexicon = lexicon(&rows, &used);
    figures.push(measure(
        "lexicon (VADER)",
        &truth,
        &lexicon.iter().map(|class| place(*class)).collect::<Vec<_>>(),
        used.len(),
    ));
    let bag: Vec<usize> = readings
        .iter()
        .map(|reading| {
            let three = model.small_alone(reading).three();
            place(
                *used.iter().filter(|class| **class < 3).max_by(|a, b| three[**a].total_cmp(&three[**b])).unwrap_or(&1),
            )
        })
        .collect();
    figures.push(measure("bag of words and pieces", &truth, &bag, used.len()));
    let mut parts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for (row, right) in rows.iter().zip(&right) {
        let words = row.reading.text.split_whitespace().count();
        let length = match words {
            0..=3 => "length 1: up to 3 words",
            4..=15 => "length 2: 4 to 15 words",
            16..=50 => "length 3: 16 to 50 words",
            _ => "length 4: over 50 words",
        };
        let voice = (!row.voice.is_empty()).then(|| format!("voice: {}", row.voice));
        for part in voice.into_iter().chain([length.to_owned()]) {
            let (n, hits) = parts.entry(part).or_default();
            *n += 1;
            *hits += u32::from(*right);
        }
    }
    let confidence: Vec<(f64, bool)> = said.iter().zip(&right).map(|((_, sure), right)| (*sure, *right)).collect();
    let share =
        |part: &[(f64, bool)]| part.iter().filter(|(_, right)| *right).count() as f64 / part.len().max(1) as f64;
    let mut ranked = confidence.clone();
    ranked.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let sure: Vec<(f64, bool)> =
        confidence.iter().copied().filter(|(sure, _)| *sure >= f64::from(crate::analyst::SURE)).collect();
    let levels = rows.iter().all(|row| row.level.is_some()).then(|| {
        let mut table: Table = vec![vec![0; 5]; 5];
        for (row, scores) in rows.iter().zip(&scores) {
            table[usize::from(row.level.unwrap_or(3)) - 1][usize::from(scores.level()) - 1] += 1;
        }
        (metrics::macro_f1(&table), metrics::kappa(&table, true).unwrap_or_default())
    });
    Ok(Evaluation {
        n: rows.len(),
        classes: used.iter().map(|class| NAMES[*class]).collect(),
        figures,
        parts: parts.into_iter().map(|(name, (n, hits))| (name, n, f64::from(hits) / f64::from(n))).collect(),
        calibration: metrics::calibration_error(&confidence, 15),
        sure: (sure.len() as f64 / rows.len().max(1) as f64, share(&sure)),
        confident: share(&ranked[..ranked.len() * 7 / 10]),
        levels,
        pairs,
        version: model.version().to_owned(),
        speed,
    })
}

/// What the analyst finds by itself.
struct Found {
    /// By comment and service, of comments that speak of several: what is thought, and how sure that is.
    asked: HashMap<(String, usize), (Sentiment, f64)>,
    figures: (f64, f64),
}

fn found(analyst: &Analyst<'_>, rows: &[Labelled], codes: &HashMap<&str, usize>) -> Result<Found, EvaluateError> {
    let mut comments: BTreeMap<&str, Vec<&Labelled>> = BTreeMap::new();
    for row in rows {
        comments.entry(&row.id).or_default().push(row);
    }
    let of = |row: &Labelled| codes[row.service.as_deref().unwrap_or_default()];
    let texts: Vec<Comment<'_>> = comments
        .values()
        .map(|rows| Comment {
            text: &rows[0].reading.text,
            asks: rows[0].reading.asks,
            // A comment about one service answers a question about it; one about several may answer any.
            service: (rows.len() == 1).then(|| of(rows[0])),
            infant: false,
            language: "en",
        })
        .collect();
    let analyses = analyst.read(&texts)?;
    let mut asked = HashMap::new();
    let (mut hits, mut said, mut is, mut named) = (0.0, 0.0, 0.0, 0.0);
    for ((id, rows), analysis) in comments.iter().zip(analyses) {
        let services: HashSet<usize> = analysis.remarks.iter().filter_map(|remark| remark.service).collect();
        let mut truth: HashMap<usize, usize> = HashMap::new();
        for row in rows {
            truth.insert(of(row), row.truth);
        }
        for service in &services {
            let here = analysis.remarks.iter().filter(|remark| remark.service == Some(*service));
            let thought = together(here.clone().map(|remark| remark.sentiment));
            if let (Some(thought), true) = (thought, services.len() > 1) {
                let sure = here.map(|remark| f64::from(remark.confidence)).fold(1.0, f64::min);
                asked.insert(((*id).to_owned(), *service), (thought, sure));
            }
            said += 1.0;
            if let (Some(class), Some(thought)) = (truth.get(service), thought) {
                named += 1.0;
                hits += f64::from(u8::from(CLASSES[*class] == thought));
            }
        }
        is += truth.len() as f64;
    }
    Ok(Found { asked, figures: (2.0 * hits / f64::max(said + is, 1.0), named / f64::max(is, 1.0)) })
}

fn lexicon(rows: &[Labelled], used: &[usize]) -> Vec<usize> {
    let analyser = vader_sentiment::SentimentIntensityAnalyzer::new();
    rows.iter()
        .map(|row| {
            let compound = analyser.polarity_scores(&row.reading.text).get("compound").copied().unwrap_or_default();
            match compound {
                c if c >= 0.05 => 2,
                c if c <= -0.05 => 0,
                _ if used.contains(&1) => 1,
                c => {
                    if c < 0.0 {
                        0
                    } else {
                        2
                    }
                }
            }
        })
        .collect()
}

/// Wilson's 95% interval of a share of so many; all there is where there are none.
fn interval((part, of): (u32, u32)) -> (f64, f64) {
    wilson(part.into(), of.into(), None).map_or((0.0, 1.0), |interval| (interval.low, interval.high))
}

fn measure(name: &str, truth: &[usize], said: &[usize], classes: usize) -> Figures {
    let table = |places: &mut dyn Iterator<Item = usize>| {
        let mut table: Table = vec![vec![0; classes]; classes];
        for at in places {
            table[truth[at]][said[at]] += 1;
        }
        table
    };
    let whole = table(&mut (0..truth.len()));
    let mut chance = ChaCha8Rng::seed_from_u64(1);
    let mut drawn: Vec<f64> = (0..1000)
        .map(|_| metrics::macro_f1(&table(&mut (0..truth.len()).map(|_| chance.random_range(0..truth.len())))))
        .collect();
    drawn.sort_by(f64::total_cmp);
    let right = (0..classes).map(|class| whole[class][class]).sum();
    Figures {
        name: name.to_owned(),
        accuracy: interval((right, metrics::total(&whole))),
        macro_f1: (drawn[25], drawn[974]),
        table: whole,
    }
}

type Row = HashMap<String, String>;

fn read(csv: &[u8]) -> Result<Vec<Labelled>, EvaluateError> {
    let mut reader = csv::Reader::from_reader(csv);
    let wrong = |line: usize, problem: String| EvaluateError::File { line, problem };
    let mut rows: Vec<Row> = Vec::new();
    for (at, row) in reader.deserialize().enumerate() {
        rows.push(row.map_err(|error| wrong(at + 2, error.to_string()))?);
    }
    if rows.is_empty() {
        return Err(wrong(1, "no rows".to_owned()));
    }
    let get = |row: &Row, names: &[&str]| names.iter().find_map(|name| row.get(*name).cloned());
    let labels: HashSet<String> = rows
        .iter()
        .filter_map(|row| get(row, &["label", "sentiment", "sent3", "polarity"]))
        .map(|label| label.trim().to_lowercase())
        .collect();
    // A comment about several services stands once for each, one after another.
    let mut first: Vec<usize> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let like = |other: &Row| ["text", "qtype", "question"].iter().all(|name| other.get(*name) == row.get(*name));
        let same = at > 0 && like(&rows[at - 1]);
        first.push(if same { first[at - 1] } else { at });
    }
    let two = labels.iter().all(|label| label == "0" || label == "1");
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            let text = get(row, &["text"]).ok_or_else(|| wrong(1, "no column “text”".to_owned()))?;
            let label = get(row, &["label", "sentiment", "sent3", "polarity"])
                .ok_or_else(|| wrong(1, "no column “label”".to_owned()))?
                .trim()
                .to_lowercase();
            let (truth, level) = match label.as_str() {
                "0" if two => (0, None),
                "1" if two => (2, None),
                "negative" | "neg" | "-1" => (0, None),
                "neutral" | "neu" | "0" => (1, None),
                "positive" | "pos" => (2, None),
                "mixed" | "conflict" => (3, None),
                "1" | "very negative" => (0, Some(1)),
                "2" => (0, Some(2)),
                "3" => (1, Some(3)),
                "4" => (2, Some(4)),
                "5" | "very positive" => (2, Some(5)),
                other => {
                    return Err(wrong(
                        at + 2,
                        format!("“{other}” is no label: negative, neutral, positive, mixed, or 1 (worst) to 5 (best)"),
                    ));
                }
            };
            let service = get(row, &["service", "category", "aspect"]).map(|service| match service.as_str() {
                "education-psychology" => "educational-psychology".to_owned(),
                _ => service,
            });
            let asked = get(row, &["qtype", "question"]).unwrap_or_default();
            Ok(Labelled {
                id: get(row, &["id", "sid"]).unwrap_or_else(|| first[at].to_string()),
                reading: Reading {
                    asks: Asks::guess(&asked),
                    about: service.as_deref().map(services::plain_name).unwrap_or_default(),
                    text,
                },
                service,
                voice: get(row, &["voice"]).unwrap_or_default(),
                truth,
                level,
            })
        })
        .collect()
}

impl fmt::Display for Evaluation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} texts, weights {}\n", self.n, self.version)?;
        writeln!(f, "| what tells | accuracy (95% interval) | macro-F1 (95% interval) |\n| --- | --- | --- |")?;
        for one in &self.figures {
            let (low, high) = one.accuracy;
            let (least, most) = one.macro_f1;
            writeln!(
                f,
                "| {} | {:.3} ({low:.3} to {high:.3}) | {:.3} ({least:.3} to {most:.3}) |",
                one.name,
                metrics::accuracy(&one.table),
                metrics::macro_f1(&one.table)
            )?;
        }
        let table = &self.figures[0].table;
        writeln!(f, "\n| class | n | precision | recall | F1 |\n| --- | ---: | ---: | ---: | ---: |")?;
        for (at, name) in self.classes.iter().enumerate() {
            let one = metrics::class(table, at);
            writeln!(f, "| {name} | {} | {:.3} | {:.3} | {:.3} |", one.n, one.precision, one.recall, one.f1)?;
        }
        writeln!(f, "\n| part | n | accuracy |\n| --- | ---: | ---: |")?;
        for (name, n, accuracy) in &self.parts {
            writeln!(f, "| {name} | {n} | {accuracy:.3} |")?;
        }
        let kappa = |table: &Table| {
            metrics::kappa(table, false).map_or_else(|| "none".to_owned(), |kappa| format!("{kappa:.3}"))
        };
        writeln!(f, "\nkappa with the labels: {}", kappa(table))?;
        if let Some((f1, weighted)) = self.levels {
            writeln!(f, "five levels: macro-F1 {f1:.3}, quadratic kappa {weighted:.3}")?;
        }
        if let Some((f1, named)) = self.pairs {
            writeln!(f, "(service, sentiment) pairs found in the text: F1 {f1:.3}; services found: {named:.3}")?;
        }
        writeln!(f, "calibration error, 15 bins: {:.3}", self.calibration)?;
        writeln!(
            f,
            "sure of {:.1}% of them, right on {:.3} of those; the most confident 70%: {:.3}",
            self.sure.0 * 100.0,
            self.sure.1,
            self.confident
        )?;
        writeln!(f, "{:.0} texts a second", self.speed)
    }
}
