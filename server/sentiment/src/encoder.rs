//! The encoder: a small BERT (MiniLM, six layers), with three heads on its last layer, on the mean of
//! everything beside the mean of the words that say what the sentiment is wanted of: five levels of sentiment, whether a
//! text both praises and faults, and whether it is a concern for a child.

use std::collections::HashMap;

use candle_core::{D, DType, Device, Result, Tensor};
use candle_nn::ops;
use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

/// Heads of attention in a layer.
const HEADS: usize = 12;
/// Width of the encoder.
pub(crate) const WIDTH: usize = 384;
/// Layers.
pub(crate) const LAYERS: usize = 6;
/// The lowest layers, which no training of ours touches.
pub(crate) const SHARED: usize = 2;
/// What is added below a square root so that nothing is divided by nothing (BERT's).
const EPSILON: f32 = 1e-12;
/// What the heads are put on: everything, and what it is about.
pub(crate) const POOLED: usize = 2 * WIDTH;
/// Five levels, then *mixed*, then *concern*.
pub(crate) const OUTPUTS: usize = 7;

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

/// The bend between the two wide steps of a layer: GELU by its sigmoid approximation, x·σ(1.702x) (Hendrycks
/// and Gimpel 2016). It takes a fifth of the time, and training makes up for the difference.
fn bend(x: &Tensor) -> Result<Tensor> {
    (x * 1.702)?.silu()? / 1.702
}

/// The encoder with its heads.
pub(crate) struct Encoder {
    words: Tensor,
    positions: Tensor,
    kinds: Tensor,
    norm: Norm,
    layers: Vec<Layer>,
    /// The layers above the shared ones as they came, before any training of ours; none while training.
    meaning: Vec<Layer>,
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

fn maybe(dropout: &mut Option<Dropout<'_>>, x: Tensor) -> Result<Tensor> {
    match dropout {
        Some(dropout) => dropout.apply(&x),
        None => Ok(x),
    }
}

impl Linear {
    fn forward(&self, x: &Tensor) -> Result<Tensor> {
        x.matmul(&self.weight.t()?)?.broadcast_add(&self.bias)
    }
}

impl Norm {
    fn forward(&self, x: &Tensor, training: bool) -> Result<Tensor> {
        // The quick one has no way back for gradients.
        if training {
            ops::layer_norm_slow(x, &self.weight, &self.bias, EPSILON)
        } else {
            ops::layer_norm(x, &self.weight, &self.bias, EPSILON)
        }
    }
}

impl Encoder {
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
        let untouched = tensors.keys().any(|name| name.starts_with("meaning."));
        let meaning = if untouched { stack("meaning", SHARED..LAYERS)? } else { Vec::new() };
        Ok(Self {
            words: get("embeddings.word_embeddings.weight")?,
            positions: get("embeddings.position_embeddings.weight")?,
            kinds: get("embeddings.token_type_embeddings.weight")?,
            norm: norm("embeddings.LayerNorm")?,
            layers,
            meaning,
            head,
        })
    }

    /// What the heads say of each sequence, before it is made probabilities.
    pub fn forward(&self, batch: &Batch, mut dropout: Option<Dropout<'_>>) -> Result<Tensor> {
        let training = dropout.is_some();
        let x = self.embed(batch, &mut dropout)?;
        let x = through(&self.layers, x, batch, training, &mut dropout)?;
        let pooled = Tensor::cat(&[mean(&x, batch, &batch.mask)?, mean(&x, batch, &batch.about)?], 1)?;
        let pooled = maybe(&mut dropout, pooled)?;
        self.head.forward(&pooled)
    }

    /// Where each sequence stands among meanings: vectors of length 1, those of like meaning close together. From the
    /// layers as they came, for the ones that were taught to tell praise from blame hold all praise alike.
    pub fn meaning(&self, batch: &Batch) -> Result<Tensor> {
        let x = self.embed(batch, &mut None)?;
        let x = through(&self.layers[..SHARED], x, batch, false, &mut None)?;
        let x = through(&self.meaning, x, batch, false, &mut None)?;
        let pooled = mean(&x, batch, &batch.mask)?;
        let length = pooled.sqr()?.sum_keepdim(1)?.sqrt()?;
        pooled.broadcast_div(&(length + f64::from(EPSILON))?)
    }

    fn embed(&self, batch: &Batch, dropout: &mut Option<Dropout<'_>>) -> Result<Tensor> {
        let training = dropout.is_some();
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
        maybe(dropout, self.norm.forward(&x, training)?)
    }
}

fn through(
    layers: &[Layer],
    mut x: Tensor,
    batch: &Batch,
    training: bool,
    dropout: &mut Option<Dropout<'_>>,
) -> Result<Tensor> {
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
        let weights = if training { ops::softmax(&scores, D::Minus1)? } else { ops::softmax_last_dim(&scores)? };
        let attended = weights.matmul(&value)?.transpose(1, 2)?.contiguous()?.reshape((flat, WIDTH))?;
        let attended = maybe(dropout, layer.attended.forward(&attended)?)?;
        x = layer.attended_norm.forward(&(x + attended)?, training)?;
        let wide = bend(&layer.wide.forward(&x)?)?;
        let narrow = maybe(dropout, layer.narrow.forward(&wide)?)?;
        x = layer.norm.forward(&(x + narrow)?, training)?;
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

/// Weights as they are kept: the large ones as bytes with a scale for each row, the small ones whole.
pub(crate) mod kept {
    use super::*;

    /// Packs tensors.
    pub fn pack(tensors: &HashMap<String, Tensor>) -> Result<HashMap<String, Tensor>> {
        let mut packed = HashMap::new();
        for (name, tensor) in tensors {
            if tensor.rank() != 2 || tensor.elem_count() < 10_000 {
                packed.insert(name.clone(), tensor.to_dtype(DType::F32)?);
                continue;
            }
            let rows: Vec<Vec<f32>> = tensor.to_dtype(DType::F32)?.to_vec2()?;
            let mut bytes = Vec::with_capacity(tensor.elem_count());
            let mut scales = Vec::with_capacity(rows.len());
            for row in &rows {
                let most = row.iter().fold(0.0_f32, |most, value| most.max(value.abs())).max(1e-12);
                let scale = most / 127.0;
                scales.push(scale);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 1 to 255")]
                bytes.extend(row.iter().map(|value| ((value / scale).round() + 128.0) as u8));
            }
            packed.insert(format!("{name}.bytes"), Tensor::from_vec(bytes, tensor.shape(), &Device::Cpu)?);
            packed.insert(format!("{name}.scales"), Tensor::from_vec(scales, rows.len(), &Device::Cpu)?);
        }
        Ok(packed)
    }

    /// Unpacks what [`pack`] packed.
    pub fn unpack(packed: HashMap<String, Tensor>) -> Result<HashMap<String, Tensor>> {
        let mut tensors = HashMap::new();
        for (name, tensor) in &packed {
            if let Some(plain) = name.strip_suffix(".bytes") {
                let scales = packed
                    .get(&format!("{plain}.scales"))
                    .ok_or_else(|| candle_core::Error::Msg(format!("no scales of {plain}")))?;
                let whole = (tensor.to_dtype(DType::F32)? - 128.0)?.broadcast_mul(&scales.unsqueeze(1)?)?;
                tensors.insert(plain.to_owned(), whole);
            } else if !name.ends_with(".scales") {
                tensors.insert(name.clone(), tensor.clone());
            }
        }
        Ok(tensors)
    }
}
