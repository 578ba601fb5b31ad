//! Arithmetic with whole numbers: what goes into a step is made bytes, a stretch of a row at a time and each stretch with a
//! scale of its own, is multiplied with weights that are kept as bytes, and is made fractions again. Sums are exact, so a row
//! comes out the same whatever stands beside it; and it takes a third of the time. What goes in is rounded to one part in
//! 255 of its stretch's range, or in 127 (see [`Work`]): "dynamic quantisation", Jacob et al. 2018; by stretches and not by
//! batch, for a few values of BERT are far larger than the others.

use std::ops::Range;

use rten_gemm::{GemmExecutor, GemmInputA, GemmInputB, GemmOptions, PackedBMatrix};
use rten_simd::{
    Isa, SimdOp,
    ops::{BitOps as _, FloatOps as _, NarrowSaturate as _, NumOps as _, ToFloat as _},
};
use rten_tensor::NdTensorView;
use rten_vecmath::MinMax;

use crate::AnalystError;

/// As many inputs share a scale: where one value of a row is far larger than the others, only those beside it are rounded
/// more coarsely.
const BLOCK: usize = 128;
/// As many numbers are worked on at once, at most: every width has to be a multiple of it.
const LANES: usize = 16;

/// What is worked with, and where: room that is used again for every step, since asking for it takes as long as the step.
pub(super) struct Work {
    gemm: GemmExecutor<u8, i8, i32>,
    /// How many steps a row's range is cut into. Where the machine adds pairs of products in sixteen bits, half as
    /// many, so that the sum has room.
    steps: f32,
    bytes: Vec<u8>,
    /// What zero is in each row, and how much a step is worth.
    rows: Vec<(u8, f32)>,
    sums: Vec<i32>,
}

impl Work {
    pub fn new() -> Self {
        let gemm = GemmExecutor::new();
        let steps = if gemm.may_saturate() { 127.0 } else { 255.0 };
        Self { gemm, steps, bytes: Vec::new(), rows: Vec::new(), sums: Vec::new() }
    }

    /// Makes a block of each row bytes.
    fn round(&mut self, x: &[f32], width: usize, block: Range<usize>) {
        self.bytes.resize(x.len() / width * block.len(), 0);
        self.rows.clear();
        for (row, bytes) in x.chunks_exact(width).zip(self.bytes.chunks_exact_mut(block.len())) {
            let row = &row[block.clone()];
            let (least, most) = MinMax::new(row).dispatch();
            let (least, most) = (least.min(0.0), most.max(0.0));
            let scale = if most > least { (most - least) / self.steps } else { 1.0 };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
            let zero = (-least / scale).round() as u8;
            Rounded { row, by: scale.recip(), zero, bytes }.dispatch();
            self.rows.push((zero, scale));
        }
    }
}

/// A row made bytes: each value times something, rounded, on top of what zero is. The library's own does the same through
/// closures over arrays, which are not inlined and so go without the machine's registers.
struct Rounded<'a> {
    row: &'a [f32],
    by: f32,
    zero: u8,
    bytes: &'a mut [u8],
}

impl SimdOp for Rounded<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined here may use the machine's registers")]
    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (float, whole) = (isa.f32(), isa.i32());
        let (by, zero) = (float.splat(self.by), whole.splat(i32::from(self.zero)));
        let lanes = float.len();
        // Four registers of numbers are one of bytes; a block holds whole ones, however wide they are.
        for (values, bytes) in self.row.chunks_exact(4 * lanes).zip(self.bytes.chunks_exact_mut(4 * lanes)) {
            let one = whole.add(float.to_int_round(float.mul(float.load(&values[..lanes]), by)), zero);
            let two = whole.add(float.to_int_round(float.mul(float.load(&values[lanes..2 * lanes]), by)), zero);
            let three = whole.add(float.to_int_round(float.mul(float.load(&values[2 * lanes..3 * lanes]), by)), zero);
            let four = whole.add(float.to_int_round(float.mul(float.load(&values[3 * lanes..]), by)), zero);
            let (low, high) = (whole.narrow_saturate(one, two), whole.narrow_saturate(three, four));
            isa.u8().store(isa.i16().narrow_saturate(low, high), bytes);
        }
    }
}

/// The weights of a block of inputs.
struct Block {
    weights: PackedBMatrix<i8>,
    /// The sum of the weights of each of what comes out: what a row's zero adds to it, so many times.
    totals: Vec<i32>,
}

/// Weights in bytes, with a scale for each of what comes out, and what is added to it.
pub(super) struct Dense {
    blocks: Vec<Block>,
    inputs: usize,
    scales: Vec<f32>,
    added: Vec<f32>,
}

/// Whether what comes of a step takes the place of what was there, or is added to it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Put {
    Instead,
    Onto,
}

impl Dense {
    /// Of rows of bytes, one for each of what comes out, on top of 128; their scales; and what is added.
    pub fn new(bytes: &[u8], inputs: usize, scales: Vec<f32>, added: Vec<f32>) -> Result<Self, AnalystError> {
        let outputs = scales.len();
        let even = inputs.is_multiple_of(BLOCK) && outputs.is_multiple_of(LANES);
        if !even || bytes.len() != inputs * outputs || added.len() != outputs {
            return Err(AnalystError::Weights(format!("{} bytes for {outputs} of {inputs}", bytes.len())));
        }
        #[expect(clippy::cast_possible_wrap, reason = "bytes are kept on top of 128")]
        let signed: Vec<i8> = bytes.iter().map(|byte| byte.wrapping_sub(128) as i8).collect();
        let rows = NdTensorView::from_data([outputs, inputs], signed.as_slice());
        let gemm = GemmExecutor::<u8, i8, i32>::new();
        let blocks = (0..inputs).step_by(BLOCK).map(|from| {
            let block = rows.slice((.., from..from + BLOCK));
            let total = |at: usize| signed[at * inputs + from..][..BLOCK].iter().copied().map(i32::from).sum();
            Block { weights: gemm.prepack_b(block.transposed()), totals: (0..outputs).map(total).collect() }
        });
        Ok(Self { blocks: blocks.collect(), inputs, scales, added })
    }

    /// How wide what comes out is.
    pub fn outputs(&self) -> usize {
        self.scales.len()
    }

    /// Does the step to each row.
    pub fn apply(&self, x: &[f32], work: &mut Work, out: &mut [f32], put: Put) -> Result<(), AnalystError> {
        let (rows, outputs) = (x.len() / self.inputs, self.outputs());
        work.sums.resize(rows * outputs, 0);
        for (at, block) in self.blocks.iter().enumerate() {
            work.round(x, self.inputs, at * BLOCK..(at + 1) * BLOCK);
            let rounded = NdTensorView::from_data([rows, BLOCK], work.bytes.as_slice());
            let product = (GemmInputA::Unpacked(rounded), GemmInputB::Packed(&block.weights));
            work.gemm
                .gemm(&mut work.sums, product.0, product.1, GemmOptions::default())
                .map_err(|error| AnalystError::Weights(error.to_string()))?;
            let onto = match (at, put) {
                (0, Put::Instead) => Onto::Added,
                (0, Put::Onto) => Onto::Both,
                _ => Onto::There,
            };
            let rows = work.sums.chunks_exact(outputs).zip(&work.rows).zip(out.chunks_exact_mut(outputs));
            for ((sums, (zero, scale)), out) in rows {
                let (zero, scale) = (i32::from(*zero), *scale);
                Fractions { step: self, totals: &block.totals, sums, zero, scale, out, onto }.dispatch();
            }
        }
        Ok(())
    }
}

/// What fractions are put onto.
#[derive(Clone, Copy)]
enum Onto {
    /// What a step adds.
    Added,
    /// That, and what was there.
    Both,
    /// What is there.
    There,
}

/// Whole sums made fractions again: (sum − zero × all weights) × the row's scale × the weight's scale.
struct Fractions<'a> {
    step: &'a Dense,
    totals: &'a [i32],
    sums: &'a [i32],
    zero: i32,
    scale: f32,
    out: &'a mut [f32],
    onto: Onto,
}

impl SimdOp for Fractions<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "only what is inlined here may use the machine's registers")]
    #[inline(always)]
    fn eval<I: Isa>(self, isa: I) {
        let (whole, float) = (isa.i32(), isa.f32());
        let (zero, scale) = (whole.splat(self.zero), float.splat(self.scale));
        let lanes = float.len();
        let weights = self.step.scales.chunks_exact(lanes).zip(self.step.added.chunks_exact(lanes));
        let sums = self.sums.chunks_exact(lanes).zip(self.totals.chunks_exact(lanes));
        for (((scales, added), (sums, totals)), out) in weights.zip(sums).zip(self.out.chunks_exact_mut(lanes)) {
            let sums = whole.sub(whole.load(sums), whole.mul(whole.load(totals), zero));
            let sums = float.mul(whole.to_float(sums), scale);
            let onto = match self.onto {
                Onto::Added => float.load(added),
                Onto::Both => float.add(float.load(added), float.load(out)),
                Onto::There => float.load(out),
            };
            float.store(float.mul_add(sums, float.load(scales), onto), out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_in_bytes_is_close_to_the_same_in_fractions_and_no_row_minds_its_neighbours() {
        let (inputs, outputs, rows) = (384, 48, 40);
        let bytes: Vec<u8> = (1..=255).cycle().step_by(37).take(inputs * outputs).collect();
        let scales: Vec<f32> = (0..outputs).map(|at| 0.001 + at as f32 * 1e-5).collect();
        let added: Vec<f32> = (0..outputs).map(|at| at as f32 * 0.1 - 2.0).collect();
        let x: Vec<f32> = (0..inputs * rows)
            .map(|at| ((at * 7919 % 1000) as f32 / 500.0 - 0.1 * (at / inputs) as f32) * 3.0)
            .collect();
        let dense = Dense::new(&bytes, inputs, scales.clone(), added.clone()).expect("they fit");
        // As cut by a machine that adds without saturating, and by one that does not.
        for steps in [255.0, 127.0] {
            let mut work = Work { steps, ..Work::new() };
            let mut out = vec![1.0; rows * outputs];
            dense.apply(&x, &mut work, &mut out, Put::Onto).expect("it can be done");
            for row in 0..rows {
                let x = &x[row * inputs..(row + 1) * inputs];
                for at in 0..outputs {
                    let weights = &bytes[at * inputs..(at + 1) * inputs];
                    let sum: f32 = weights.iter().zip(x).map(|(byte, x)| (f32::from(*byte) - 128.0) * x).sum();
                    let exact = sum * scales[at] + added[at] + 1.0;
                    let found = out[row * outputs + at];
                    // What rounding may come to: half a step of the row, with every weight.
                    let weights: f32 = weights.iter().map(|byte| (f32::from(*byte) - 128.0).abs()).sum();
                    let most = x.iter().fold(0.0_f32, |most, x| most.max(*x))
                        - x.iter().fold(0.0_f32, |least, x| least.min(*x));
                    let bound = most / 127.0 / 2.0 * weights * scales[at] + 0.001;
                    assert!((exact - found).abs() < bound, "row {row}, {at}: {exact} and {found}");
                }
                let mut alone = vec![1.0; outputs];
                dense.apply(x, &mut work, &mut alone, Put::Onto).expect("it can be done");
                assert_eq!(alone, out[row * outputs..(row + 1) * outputs]);
            }
        }
    }

    #[test]
    fn weights_that_do_not_fit_are_refused() {
        assert!(Dense::new(&[0; 100], 128, vec![1.0; 16], vec![0.0; 16]).is_err());
        assert!(Dense::new(&[0; 1920], 128, vec![1.0; 15], vec![0.0; 15]).is_err());
    }
}
