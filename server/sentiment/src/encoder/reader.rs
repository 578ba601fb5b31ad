//! The encoder as it is read with: weights in bytes, sequences end to end, each by itself.

use std::{collections::HashMap, ops::Range};

use candle_core::Tensor;
use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions};
use rten_simd::{SimdOp as _, SimdUnaryOp as _};
use rten_tensor::NdTensorView;
use rten_vecmath::{Normalize, NormalizeOptions, Softmax, Sum, SumSquareSub, Swish};

use super::{
    BEND, EPSILON, HEADS, LAYERS, Logits, OUTPUTS, POOLED, SHARED, WIDTH,
    bytes::{Dense, Put, Work},
};
use crate::AnalystError;

/// Width of a head of attention.
const HEAD: usize = WIDTH / HEADS;

/// Tokens that are read together.
#[derive(Clone, Debug)]
pub(crate) struct Sequence<'a> {
    /// Which words.
    pub ids: &'a [u32],
    /// 0 for the question's part, 1 for the text's.
    pub kinds: &'a [u32],
    /// Which of them say what the sentiment is wanted of; the first of all where it is wanted of the whole.
    pub about: Range<usize>,
}

/// Rows of bytes with a scale each: what words and places mean, of which few are looked up.
struct Table {
    bytes: Vec<u8>,
    scales: Vec<f32>,
}

impl Table {
    fn add(&self, row: u32, onto: &mut [f32]) {
        let row = row as usize;
        let scale = self.scales[row];
        for (value, byte) in onto.iter_mut().zip(&self.bytes[row * WIDTH..]) {
            *value += (f32::from(*byte) - 128.0) * scale;
        }
    }
}

struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    fn apply(&self, x: &mut [f32]) {
        for row in x.chunks_exact_mut(WIDTH) {
            let mean = Sum::new(row).dispatch() / WIDTH as f32;
            let spread = SumSquareSub::new(row, mean).dispatch() / WIDTH as f32;
            let options = NormalizeOptions {
                pre_scale_bias: mean,
                scale: (spread + EPSILON).sqrt().recip(),
                element_scale: Some(&self.weight),
                element_bias: Some(&self.bias),
                ..NormalizeOptions::default()
            };
            Normalize::new_mut(row, options).dispatch();
        }
    }
}

struct Layer {
    /// Queries, keys and values, side by side.
    looks: Dense,
    attended: Dense,
    attended_norm: Norm,
    wide: Dense,
    narrow: Dense,
    norm: Norm,
}

/// The encoder with its heads.
pub(crate) struct Reader {
    words: Table,
    positions: Table,
    kinds: Vec<f32>,
    norm: Norm,
    layers: Vec<Layer>,
    /// The layers above the shared ones as they came, before any training of ours; none while training.
    meaning: Vec<Layer>,
    /// Layers above the shared ones, and a head, that learnt from answers alone; none while the others are trained.
    answers: Option<(Vec<Layer>, Head)>,
    head: Head,
}

/// What the outputs are made with.
struct Head {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Head {
    fn apply(&self, pooled: &[f32]) -> Logits {
        std::array::from_fn(|at| {
            let weights = &self.weight[at * POOLED..(at + 1) * POOLED];
            weights.iter().zip(pooled).map(|(weight, value)| weight * value).sum::<f32>() + self.bias[at]
        })
    }
}

/// Tensors as they are kept, by their names.
struct Kept<'a>(&'a HashMap<String, Tensor>);

impl Kept<'_> {
    fn get(&self, name: &str) -> Result<&Tensor, AnalystError> {
        self.0.get(name).ok_or_else(|| AnalystError::Weights(format!("no tensor {name}")))
    }

    fn floats(&self, name: &str) -> Result<Vec<f32>, AnalystError> {
        Ok(self.get(name)?.flatten_all()?.to_vec1()?)
    }

    fn bytes(&self, name: &str) -> Result<Vec<u8>, AnalystError> {
        Ok(self.get(&format!("{name}.bytes"))?.flatten_all()?.to_vec1()?)
    }

    fn table(&self, name: &str) -> Result<Table, AnalystError> {
        Ok(Table { bytes: self.bytes(name)?, scales: self.floats(&format!("{name}.scales"))? })
    }

    fn norm(&self, name: &str) -> Result<Norm, AnalystError> {
        Ok(Norm { weight: self.floats(&format!("{name}.weight"))?, bias: self.floats(&format!("{name}.bias"))? })
    }

    /// Steps with the same input as one.
    fn dense(&self, names: &[String], inputs: usize) -> Result<Dense, AnalystError> {
        let (mut bytes, mut scales, mut added) = (Vec::new(), Vec::new(), Vec::new());
        for name in names {
            bytes.extend(self.bytes(&format!("{name}.weight"))?);
            scales.extend(self.floats(&format!("{name}.weight.scales"))?);
            added.extend(self.floats(&format!("{name}.bias"))?);
        }
        Dense::new(&bytes, inputs, scales, added)
    }

    fn layer(&self, at: &str) -> Result<Layer, AnalystError> {
        let looks = ["query", "key", "value"].map(|one| format!("{at}.attention.self.{one}"));
        Ok(Layer {
            looks: self.dense(&looks, WIDTH)?,
            attended: self.dense(&[format!("{at}.attention.output.dense")], WIDTH)?,
            attended_norm: self.norm(&format!("{at}.attention.output.LayerNorm"))?,
            wide: self.dense(&[format!("{at}.intermediate.dense")], WIDTH)?,
            narrow: self.dense(&[format!("{at}.output.dense")], 4 * WIDTH)?,
            norm: self.norm(&format!("{at}.output.LayerNorm"))?,
        })
    }

    fn head(&self, at: &str) -> Result<Head, AnalystError> {
        // Weights of another shape would be found out at the first text, and each would be taken for unreadable.
        let weight = self.get(&format!("{at}.weight"))?;
        if weight.dims() != [OUTPUTS, POOLED] {
            return Err(AnalystError::Weights(format!("a head of {:?}", weight.dims())));
        }
        Ok(Head { weight: self.floats(&format!("{at}.weight"))?, bias: self.floats(&format!("{at}.bias"))? })
    }

    fn layers(&self, from: &str, range: Range<usize>) -> Result<Vec<Layer>, AnalystError> {
        range.map(|at| self.layer(&format!("{from}.layer.{at}"))).collect()
    }
}

impl Reader {
    /// Puts the encoder together from tensors as they are kept.
    pub fn new(packed: &HashMap<String, Tensor>) -> Result<Self, AnalystError> {
        let kept = Kept(packed);
        let is_there = |start: &str| packed.keys().any(|name| name.starts_with(start));
        let answers = || Ok::<_, AnalystError>((kept.layers("answers", SHARED..LAYERS)?, kept.head("answers.head")?));
        Ok(Self {
            words: kept.table("embeddings.word_embeddings.weight")?,
            positions: kept.table("embeddings.position_embeddings.weight")?,
            kinds: kept.floats("embeddings.token_type_embeddings.weight")?,
            norm: kept.norm("embeddings.LayerNorm")?,
            layers: kept.layers("encoder", 0..LAYERS)?,
            meaning: if is_there("meaning.") { kept.layers("meaning", SHARED..LAYERS)? } else { Vec::new() },
            answers: if is_there("answers.") { Some(answers()?) } else { None },
            head: kept.head("head")?,
        })
    }

    /// What the heads say of each sequence, before it is made probabilities.
    pub fn read(&self, sequences: &[Sequence]) -> Result<Vec<Logits>, AnalystError> {
        self.outputs(sequences, &[&self.layers], &self.head)
    }

    /// The same of answers as a whole, by the layers that learnt from those alone.
    pub fn answers(&self, sequences: &[Sequence]) -> Result<Vec<Logits>, AnalystError> {
        match &self.answers {
            Some((layers, head)) => self.outputs(sequences, &[&self.layers[..SHARED], layers], head),
            None => self.read(sequences),
        }
    }

    fn outputs(&self, sequences: &[Sequence], stacks: &[&[Layer]], head: &Head) -> Result<Vec<Logits>, AnalystError> {
        let (x, spans) = self.run(sequences, stacks)?;
        let outputs = spans.into_iter().zip(sequences).map(|(span, sequence)| {
            let about = span.start + sequence.about.start..span.start + sequence.about.end;
            head.apply(&[mean(&x, span), mean(&x, about)].concat())
        });
        Ok(outputs.collect())
    }

    /// Where each sequence stands among meanings: vectors of length 1, those of like meaning close together. From the
    /// layers as they came, for the ones that were taught to tell praise from blame hold all praise alike.
    pub fn meaning(&self, sequences: &[Sequence]) -> Result<Vec<Vec<f32>>, AnalystError> {
        let (x, spans) = self.run(sequences, &[&self.layers[..SHARED], &self.meaning])?;
        let vectors = spans.into_iter().map(|span| {
            let mean = mean(&x, span);
            let length = mean.iter().map(|value| value * value).sum::<f32>().sqrt() + EPSILON;
            mean.into_iter().map(|value| value / length).collect()
        });
        Ok(vectors.collect())
    }

    /// What comes out above the last of some layers, and where each sequence stands in it.
    fn run(&self, sequences: &[Sequence], stacks: &[&[Layer]]) -> Result<(Vec<f32>, Vec<Range<usize>>), AnalystError> {
        let mut spans: Vec<Range<usize>> = Vec::with_capacity(sequences.len());
        for sequence in sequences {
            let from = spans.last().map_or(0, |last| last.end);
            spans.push(from..from + sequence.ids.len());
        }
        let mut x = self.embed(sequences);
        let mut room = Room::new(x.len() / WIDTH);
        for layer in stacks.iter().copied().flatten() {
            layer.apply(&mut x, &spans, &mut room)?;
        }
        Ok((x, spans))
    }

    fn embed(&self, sequences: &[Sequence]) -> Vec<f32> {
        let tokens: usize = sequences.iter().map(|one| one.ids.len()).sum();
        let mut x = vec![0.0; tokens * WIDTH];
        let mut rows = x.chunks_exact_mut(WIDTH);
        for sequence in sequences {
            for ((place, id), (kind, row)) in (0..).zip(sequence.ids).zip(sequence.kinds.iter().zip(&mut rows)) {
                row.copy_from_slice(&self.kinds[*kind as usize * WIDTH..][..WIDTH]);
                self.words.add(*id, row);
                self.positions.add(place, row);
            }
        }
        self.norm.apply(&mut x);
        x
    }
}

/// The mean over some tokens.
fn mean(x: &[f32], tokens: Range<usize>) -> Vec<f32> {
    let share = (tokens.len() as f32).recip();
    let mut mean = vec![0.0; WIDTH];
    for row in x[tokens.start * WIDTH..tokens.end * WIDTH].chunks_exact(WIDTH) {
        for (mean, value) in mean.iter_mut().zip(row) {
            *mean += value * share;
        }
    }
    mean
}

/// Room for what stands between the steps of a layer, used again by the next.
struct Room {
    work: Work,
    floats: GemmExecutor,
    looks: Vec<f32>,
    attended: Vec<f32>,
    wide: Vec<f32>,
    scores: Vec<f32>,
    seen: Vec<f32>,
}

impl Room {
    fn new(tokens: usize) -> Self {
        Self {
            work: Work::new(),
            floats: GemmExecutor::new(),
            looks: vec![0.0; tokens * 3 * WIDTH],
            attended: vec![0.0; tokens * WIDTH],
            wide: vec![0.0; tokens * 4 * WIDTH],
            scores: Vec::new(),
            seen: Vec::new(),
        }
    }
}

impl Layer {
    fn apply(&self, x: &mut [f32], spans: &[Range<usize>], room: &mut Room) -> Result<(), AnalystError> {
        self.looks.apply(x, &mut room.work, &mut room.looks, Put::Instead)?;
        for span in spans {
            attend(span, room)?;
        }
        self.attended.apply(&room.attended, &mut room.work, x, Put::Onto)?;
        self.attended_norm.apply(x);
        self.wide.apply(x, &mut room.work, &mut room.wide, Put::Instead)?;
        Swish { alpha: BEND }.map_mut(&mut room.wide);
        self.narrow.apply(&room.wide, &mut room.work, x, Put::Onto)?;
        self.norm.apply(x);
        Ok(())
    }
}

/// Each token of a sequence looks at all of it, once with each head.
fn attend(span: &Range<usize>, room: &mut Room) -> Result<(), AnalystError> {
    let (tokens, across) = (span.len(), 3 * WIDTH);
    room.scores.resize(tokens * tokens, 0.0);
    room.seen.resize(tokens * HEAD, 0.0);
    let wrong = |error: &dyn std::fmt::Display| AnalystError::Weights(error.to_string());
    for head in 0..HEADS {
        let part = |part: usize, shape: [usize; 2], strides: [usize; 2]| {
            let from = &room.looks[span.start * across + part * WIDTH + head * HEAD..];
            NdTensorView::from_data_with_strides(shape, from, strides).map_err(|error| wrong(&error))
        };
        let queries = part(0, [tokens, HEAD], [across, 1])?;
        let keys = part(1, [HEAD, tokens], [1, across])?;
        let values = part(2, [tokens, HEAD], [across, 1])?;
        let options = GemmOptions { alpha: (HEAD as f32).sqrt().recip(), ..GemmOptions::default() };
        let product = (GemmInputA::Unpacked(queries), GemmInputB::Unpacked(keys));
        room.floats.gemm(&mut room.scores, product.0, product.1, options).map_err(|error| wrong(&error))?;
        for row in room.scores.chunks_exact_mut(tokens) {
            Softmax::new_mut(row).dispatch();
        }
        let scores = NdTensorView::from_data([tokens, tokens], room.scores.as_slice());
        let product = (GemmInputA::Unpacked(scores), GemmInputB::Unpacked(values));
        room.floats
            .gemm(&mut room.seen, product.0, product.1, GemmOptions::default())
            .map_err(|error| wrong(&error))?;
        for (at, seen) in room.seen.chunks_exact(HEAD).enumerate() {
            room.attended[(span.start + at) * WIDTH + head * HEAD..][..HEAD].copy_from_slice(seen);
        }
    }
    Ok(())
}
