//! The small model: a softmax over words, pairs of words and pieces of words, hashed. It knows no meaning,
//! but a misspelt word still shares most of its pieces with the word that was meant.

use domain::comments::Asks;
use half::f16;

use crate::{AnalystError, text};

/// Places that features are hashed into, a power of two.
const BUCKETS: usize = 1 << 18;

/// The small model, of so many classes; smaller ones share places, and are smaller to keep.
#[derive(Clone)]
pub(crate) struct Linear<const CLASSES: usize = 5, const PLACES: usize = BUCKETS> {
    weights: Vec<f32>,
    bias: [f32; CLASSES],
}

impl<const CLASSES: usize, const PLACES: usize> std::fmt::Debug for Linear<CLASSES, PLACES> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Linear")
    }
}

/// FNV-1a, 64 bits.
fn hash(parts: &[&str]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in parts.iter().flat_map(|part| part.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^ (hash >> 29)
}

/// Where each feature of a text is, each with the same weight, so that long texts do not shout.
pub(crate) fn features(asks: Asks, words: &str) -> Vec<u32> {
    // Hopes were not told apart from what else is asked openly when it was learnt.
    let asks = if asks == Asks::Hope { Asks::Open } else { asks };
    let lower = text::normalise(words).to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '!' || c == '?'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::with_capacity(words.len() * 16);
    let mut add = |kind: &str, one: &str, two: &str| {
        let place = |hash: u64| u32::try_from(hash % BUCKETS as u64).unwrap_or_default();
        found.push(place(hash(&[kind, one, two])));
        if kind != "c" {
            found.push(place(hash(&[kind, one, two, asks.as_str()])));
        }
    };
    add("asks", "", "");
    let short = words.len().min(6).to_string();
    add("length", &short, "");
    for (at, word) in words.iter().enumerate() {
        add("w", word, "");
        if let Some(next) = words.get(at + 1) {
            add("p", word, next);
        }
        let marked: Vec<char> = std::iter::once('<').chain(word.chars()).chain(['>']).collect();
        for size in 3..=5 {
            for piece in marked.windows(size) {
                add("c", &piece.iter().collect::<String>(), "");
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

impl<const CLASSES: usize, const PLACES: usize> Linear<CLASSES, PLACES> {
    pub fn untrained() -> Self {
        Self { weights: vec![0.0; PLACES * CLASSES], bias: [0.0; CLASSES] }
    }

    /// Probabilities of the classes.
    pub fn probabilities(&self, features: &[u32]) -> [f32; CLASSES] {
        let mut sums = self.bias;
        let scale = 1.0 / (features.len().max(1) as f32).sqrt();
        for feature in features {
            let from = *feature as usize % PLACES * CLASSES;
            for (sum, weight) in sums.iter_mut().zip(&self.weights[from..from + CLASSES]) {
                *sum += weight * scale;
            }
        }
        softmax(sums)
    }

    /// One step towards a set of classes, with AdaGrad's memory of earlier steps.
    pub fn learn(&mut self, memory: &mut [f32], features: &[u32], allowed: [bool; CLASSES], rate: f32) {
        let now = self.probabilities(features);
        let inside: f32 = now.iter().zip(allowed).filter(|(_, allowed)| *allowed).map(|(p, _)| p).sum();
        let mut gradient = now;
        for (slope, allowed) in gradient.iter_mut().zip(allowed) {
            if allowed {
                *slope -= *slope / inside.max(1e-6);
            }
        }
        let scale = 1.0 / (features.len().max(1) as f32).sqrt();
        for feature in features {
            let from = *feature as usize % PLACES * CLASSES;
            for (class, slope) in gradient.iter().enumerate() {
                let at = from + class;
                let slope = slope * scale + 1e-5 * self.weights[at];
                memory[at] += slope * slope;
                self.weights[at] -= rate * slope / (memory[at].sqrt() + 1e-3);
            }
        }
        for (bias, slope) in self.bias.iter_mut().zip(gradient) {
            *bias -= 0.01 * rate * slope;
        }
    }

    /// A memory for [`Self::learn`].
    pub fn memory() -> Vec<f32> {
        vec![0.0; PLACES * CLASSES]
    }

    /// As bytes: half precision, the biases first.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.bias.iter().chain(&self.weights).flat_map(|value| f16::from_f32(*value).to_le_bytes()).collect()
    }

    /// Reads [`Self::to_bytes`] back.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, AnalystError> {
        let values: Vec<f32> =
            bytes.chunks_exact(2).map(|pair| f16::from_le_bytes([pair[0], pair[1]]).to_f32()).collect();
        let (bias, weights) =
            values.split_first_chunk::<CLASSES>().ok_or_else(|| AnalystError::Weights("too short".to_owned()))?;
        if weights.len() != PLACES * CLASSES {
            return Err(AnalystError::Weights("of another size".to_owned()));
        }
        Ok(Self { weights: weights.to_vec(), bias: *bias })
    }
}

pub(crate) fn softmax<const N: usize>(values: [f32; N]) -> [f32; N] {
    let most = values.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut out = values.map(|value| (value - most).exp());
    let sum: f32 = out.iter().sum();
    for value in &mut out {
        *value /= sum;
    }
    out
}
