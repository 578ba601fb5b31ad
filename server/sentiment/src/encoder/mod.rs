//! The encoder: a small BERT (MiniLM, six layers), with four heads on its last layer, on the mean of
//! everything beside the mean of the words that say what the sentiment is wanted of: five levels of sentiment, whether a
//! text both praises and faults, and whether it is a concern for a child; and the five levels once more for an answer as a
//! whole, which those who read patients' comments with care label otherwise than what is said of one thing. Such answers
//! are read by upper layers of their own, which learnt from nothing else; by these here only where those are unsure.
//!
//! It is there twice. The [`Learner`] is what training needs; the [`Reader`] takes the weights as they are kept, in
//! bytes, and reads with those.

mod bytes;
pub(crate) mod kept;
mod learner;
mod reader;

pub(crate) use learner::{Batch, Dropout, Learner};
pub(crate) use reader::{Reader, Sequence};

/// Heads of attention in a layer.
const HEADS: usize = 12;
/// Width of the encoder.
pub(crate) const WIDTH: usize = 384;
/// Layers.
const LAYERS: usize = 6;
/// The lowest layers, which no training of ours touches.
pub(crate) const SHARED: usize = 2;
/// What is added below a square root so that nothing is divided by nothing (BERT's).
const EPSILON: f32 = 1e-12;
/// How steep the bend between the two wide steps of a layer is: GELU by its sigmoid approximation, x·σ(1.702x) (Hendrycks
/// and Gimpel 2016). It takes a fifth of the time, and training makes up for the difference.
const BEND: f32 = 1.702;
/// What the heads are put on: everything, and what it is about.
pub(crate) const POOLED: usize = 2 * WIDTH;
/// Five levels, then *mixed*, then *concern*, then five levels of an answer as a whole.
pub(crate) const OUTPUTS: usize = 12;

/// What the heads say of a text, before it is made probabilities.
pub(crate) type Logits = [f32; OUTPUTS];

#[cfg(test)]
mod tests {
    use domain::comments::Asks;
    use rand::SeedableRng as _;
    use rand_chacha::ChaCha8Rng;

    use super::*;
    use crate::{
        model,
        tokens::{Encoded, Reading, Tokens, batch},
    };

    const TEXTS: [(&str, &str); 6] = [
        ("", "They rang back the same day and she was lovely"),
        ("school admissions", "admissions was quick but nobody at sen support ever answers"),
        ("", "ok"),
        ("early years", "my child waited two years for a plan!!! nobody listens 😡"),
        ("", "I like my teacher becos she helps me with my reeding and she dos not shout"),
        (
            "free school meals",
            "The portions are small, the food is cold by the time the little ones get there, and it would \
          be better if they could choose. Still, the staff in the kitchen are kind and know every child's name.",
        ),
    ];

    fn encoded() -> Vec<Encoded> {
        let tokens = Tokens::new(model::TOKENS).expect("the tokeniser is there");
        let reading =
            |(about, text): (&str, &str)| Reading { asks: Asks::Open, about: about.to_owned(), text: text.to_owned() };
        TEXTS.iter().map(|one| tokens.encode(&reading(*one)).expect("it can be read")).collect()
    }

    #[test]
    fn what_is_read_with_bytes_is_what_was_learnt_with_fractions() {
        let packed = model::packed().expect("the weights are there");
        let reader = Reader::new(&packed).expect("they are whole");
        let learner = Learner::new(&kept::unpack(packed).expect("they can be unpacked")).expect("they are whole");
        let encoded = encoded();
        let read = reader.read(&encoded.iter().map(Encoded::sequence).collect::<Vec<_>>()).expect("they are read");
        let mut chance = ChaCha8Rng::seed_from_u64(1);
        let nothing_left_out = Dropout { rate: 0.0, chance: &mut chance };
        let learnt = learner.forward(&batch(&encoded.iter().collect::<Vec<_>>()), nothing_left_out);
        let learnt: Vec<Vec<f32>> = learnt.and_then(|rows| rows.to_vec2()).expect("they are read");
        for ((_, text), (read, learnt)) in TEXTS.iter().zip(read.iter().zip(&learnt)) {
            let apart = read.iter().zip(learnt).map(|(one, other)| (one - other).abs()).fold(0.0, f32::max);
            assert!(apart < 0.15, "{text}: {read:?} and {learnt:?}");
        }
    }

    #[test]
    fn what_is_read_of_a_text_does_not_hang_on_what_is_read_beside_it() {
        let reader = Reader::new(&model::packed().expect("the weights are there")).expect("they are whole");
        let encoded = encoded();
        let all: Vec<Sequence> = encoded.iter().map(Encoded::sequence).collect();
        let together = reader.read(&all).expect("they are read");
        let meant = reader.meaning(&all).expect("they are read");
        for (at, one) in all.iter().enumerate() {
            let alone = std::slice::from_ref(one);
            assert_eq!(reader.read(alone).expect("it is read"), [together[at]]);
            assert_eq!(reader.meaning(alone).expect("it is read")[0], meant[at]);
        }
    }
}
