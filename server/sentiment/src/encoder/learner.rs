//! The encoder while it learns: in floating point, with a way back for slopes, and values left out by chance.

use std::collections::HashMap;

use candle_core::{D, Device, Result, Tensor};
use candle_nn::ops;
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

use super::{BEND, EPSILON, HEADS, LAYERS, OUTPUTS, POOLED, WIDTH};

/// A batch of token sequences of one length.
#[derive(Clone, Debug)]
pub(crate) struct Batch {
    /// Tokens, sequence by sequence.
    pub ids: Vec<u32>,
    /// 0 for the question's part, 1 for the text's.
    pub kinds: Vec<u32>,
    /// 1 for a token, 0 for padding.
    pub mask: Vec<f32>,
    /// 1 for a token that says what the sentiment is wanted of; for the first where it is wanted of the whole.
    pub about: Vec<f32>,
    /// How many sequences.
    pub rows: usize,
    /// How long each is.
    pub width: usize,
}

struct Layer {
    query: Linear,
    key: Linear,
    value: Linear,
    attended: Linear,
    attended_norm: Norm,
    wide: Linear,
    narrow: Linear,
    norm: Norm,
}

struct Linear {
    weight: Tensor,
    bias: Tensor,
}

struct Norm {
    weight: Tensor,
    bias: Tensor,
}

fn bend(x: &Tensor) -> Result<Tensor> {
    (x * f64::from(BEND))?.silu()? / f64::from(BEND)
}

/// The encoder with its heads.
pub(crate) struct Learner {
    words: Tensor,
    positions: Tensor,
    kinds: Tensor,
    norm: Norm,
    layers: Vec<Layer>,
    head: Linear,
}

/// Chance for training: which values are left out. Seeded, so that a training can be repeated.
pub(crate) struct Dropout<'r> {
    pub rate: f32,
    pub chance: &'r mut ChaCha8Rng,
}

impl Dropout<'_> {
    fn apply(&mut self, x: &Tensor) -> Result<Tensor> {
        let keep = 1.0 / (1.0 - self.rate);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the largest number")]
        let bound = (f64::from(self.rate) * f64::from(u32::MAX)) as u32;
        let mask: Vec<f32> =
            (0..x.elem_count()).map(|_| if self.chance.random::<u32>() < bound { 0.0 } else { keep }).collect();
        x.mul(&Tensor::from_vec(mask, x.shape(), x.device())?)
    }
}

impl Linear {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.matmul(&self.weight.t()?)?.broadcast_add(&self.bias)
    }
}

impl Norm {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        // The quick one has no way back for slopes.
        ops::layer_norm_slow(x, &self.weight, &self.bias, EPSILON)
    }
}

impl Learner {
    /// Puts an encoder together from tensors by their names.
    pub fn new(tensors: &HashMap<String, Tensor>) -> Result<Self> {
        let get = |name: &str| -> Result<Tensor> {
            tensors.get(name).cloned().ok_or_else(|| candle_core::Error::Msg(format!("no tensor {name}")))
        };
        let linear = |name: &str| -> Result<Linear> {
            Ok(Linear { weight: get(&format!("{name}.weight"))?, bias: get(&format!("{name}.bias"))? })
        };
        let norm = |name: &str| -> Result<Norm> {
            Ok(Norm { weight: get(&format!("{name}.weight"))?, bias: get(&format!("{name}.bias"))? })
        };
        let stack = |from: &str, range: std::ops::Range<usize>| -> Result<Vec<Layer>> {
            range
                .map(|at| {
                    let at = format!("{from}.layer.{at}");
                    Ok(Layer {
                        query: linear(&format!("{at}.attention.self.query"))?,
                        key: linear(&format!("{at}.attention.self.key"))?,
                        value: linear(&format!("{at}.attention.self.value"))?,
                        attended: linear(&format!("{at}.attention.output.dense"))?,
                        attended_norm: norm(&format!("{at}.attention.output.LayerNorm"))?,
                        wide: linear(&format!("{at}.intermediate.dense"))?,
                        narrow: linear(&format!("{at}.output.dense"))?,
                        norm: norm(&format!("{at}.output.LayerNorm"))?,
                    })
                })
                .collect()
        };
        // Weights of another shape would be found out at the first text, and each would be taken for unreadable.
        let head = linear("head")?;
        if head.weight.dims() != [OUTPUTS, POOLED] {
            return Err(candle_core::Error::Msg(format!("a head of {:?}", head.weight.dims())));
        }
        let layers = stack("encoder", 0..LAYERS)?;
        Ok(Self {
            words: get("embeddings.word_embeddings.weight")?,
            positions: get("embeddings.position_embeddings.weight")?,
            kinds: get("embeddings.token_type_embeddings.weight")?,
            norm: norm("embeddings.LayerNorm")?,
            layers,
            head,
        })
    }

    /// What the heads say of each sequence, before it is made probabilities.
    pub fn forward(&self, batch: &Batch, mut dropout: Dropout<'_>) -> Result<Tensor> {
        let x = self.embed(batch, &mut dropout)?;
        let x = through(&self.layers, x, batch, &mut dropout)?;
        let pooled = Tensor::cat(&[mean(&x, batch, &batch.mask)?, mean(&x, batch, &batch.about)?], 1)?;
        self.head.forward(&dropout.apply(&pooled)?)
    }

    fn embed(&self, batch: &Batch, dropout: &mut Dropout<'_>) -> Result<Tensor> {
        let (rows, width) = (batch.rows, batch.width);
        let flat = rows * width;
        let ids = Tensor::from_slice(&batch.ids, flat, &Device::Cpu)?;
        let kinds = Tensor::from_slice(&batch.kinds, flat, &Device::Cpu)?;
        let positions = self.positions.narrow(0, 0, width)?;
        let x = self
            .words
            .index_select(&ids, 0)?
            .add(&self.kinds.index_select(&kinds, 0)?)?
            .reshape((rows, width, WIDTH))?
            .broadcast_add(&positions)?
            .reshape((flat, WIDTH))?;
        dropout.apply(&self.norm.forward(&x)?)
    }
}

fn through(layers: &[Layer], mut x: Tensor, batch: &Batch, dropout: &mut Dropout<'_>) -> Result<Tensor> {
    let (rows, width) = (batch.rows, batch.width);
    let flat = rows * width;
    let mask = Tensor::from_slice(&batch.mask, (rows, 1, 1, width), &Device::Cpu)?;
    let away = ((&mask - 1.0)? * 1e9)?;
    for layer in layers {
        let split = |y: Tensor| -> Result<Tensor> {
            y.reshape((rows, width, HEADS, WIDTH / HEADS))?.transpose(1, 2)?.contiguous()
        };
        let query = split(layer.query.forward(&x)?)?;
        let key = split(layer.key.forward(&x)?)?;
        let value = split(layer.value.forward(&x)?)?;
        let scale = 1.0 / ((WIDTH / HEADS) as f64).sqrt();
        let scores = (query.matmul(&key.transpose(2, 3)?.contiguous()?)? * scale)?.broadcast_add(&away)?;
        let weights = ops::softmax(&scores, D::Minus1)?;
        let attended = weights.matmul(&value)?.transpose(1, 2)?.contiguous()?.reshape((flat, WIDTH))?;
        let attended = dropout.apply(&layer.attended.forward(&attended)?)?;
        x = layer.attended_norm.forward(&(x + attended)?)?;
        let wide = bend(&layer.wide.forward(&x)?)?;
        let narrow = dropout.apply(&layer.narrow.forward(&wide)?)?;
        x = layer.norm.forward(&(x + narrow)?)?;
    }
    Ok(x)
}

/// The mean over some of each sequence's tokens.
fn mean(x: &Tensor, batch: &Batch, which: &[f32]) -> Result<Tensor> {
    let (rows, width) = (batch.rows, batch.width);
    let weights = Tensor::from_slice(which, (rows, width, 1), &Device::Cpu)?;
    let sum = x.reshape((rows, width, WIDTH))?.broadcast_mul(&weights)?.sum(1)?;
    sum.broadcast_div(&weights.sum(1)?)
}
