//! What officers correct improves the rest: where the machine's score turns from negative to neutral and from neutral
//! to positive is fitted anew for a consultation, and used only where that is measured to help.

use serde::{Deserialize, Serialize};

use super::Sentiment;

/// A remark that an officer has coded.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coded {
    /// The machine's score, −1 to 1.
    pub score: f64,
    /// What the machine said.
    pub machine: Sentiment,
    /// What the officer says.
    pub officer: Sentiment,
}

/// Where a score turns: below the first it is negative, above the second positive. What the machine holds to be mixed
/// stays mixed: a score in the middle says nothing of why it is there.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Turns {
    /// From negative to neutral.
    pub low: f64,
    /// From neutral to positive.
    pub high: f64,
}

impl Turns {
    /// What a remark is held to be.
    pub fn read(&self, score: f64, machine: Sentiment) -> Sentiment {
        match machine {
            Sentiment::Mixed => Sentiment::Mixed,
            _ if score < self.low => Sentiment::Negative,
            _ if score > self.high => Sentiment::Positive,
            _ => Sentiment::Neutral,
        }
    }

    /// The turns under which most remarks are read as officers read them; of equals, those nearest the middle of the
    /// scale's thirds, so that few corrections move little.
    fn fit<'c>(coded: impl Iterator<Item = &'c Coded> + Clone) -> Self {
        let mut best: Option<(usize, f64, Self)> = None;
        for low in -9..=5_i8 {
            for high in low..=9 {
                let tried = Self { low: f64::from(low) / 10.0, high: f64::from(high) / 10.0 };
                let right = coded.clone().filter(|one| tried.read(one.score, one.machine) == one.officer).count();
                let far = (tried.low + 0.33).abs() + (tried.high - 0.33).abs();
                if best.is_none_or(|(most, least, _)| right > most || right == most && far < least) {
                    best = Some((right, far, tried));
                }
            }
        }
        best.map_or(Self { low: -0.33, high: 0.33 }, |(_, _, turns)| turns)
    }
}

/// A fit, and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Refit {
    /// The turns, fitted on everything coded.
    pub turns: Turns,
    /// How many were coded.
    pub n: usize,
    /// The share that the machine had right by itself.
    pub before: f64,
    /// The share right with turns fitted on the others: five-fold cross-validation, so that no remark is judged by
    /// turns it helped to choose.
    pub after: f64,
    /// How many the machine had wrong and such turns have right, and the other way round.
    pub mended: [usize; 2],
}

/// The normal deviate that one in twenty exceed by chance.
const ONE_SIDED: f64 = 1.645;

/// Fewer corrections than this say too little.
pub const LEAST_TO_REFIT: usize = 50;

impl Refit {
    /// Fits, where enough is coded. The same remarks in the same order give the same fit.
    pub fn of(coded: &[Coded]) -> Option<Self> {
        const FOLDS: usize = 5;
        let n = coded.len();
        if n < LEAST_TO_REFIT {
            return None;
        }
        let (mut right, mut mended) = (0, [0; 2]);
        for fold in 0..FOLDS {
            let others = coded.iter().enumerate().filter(move |(at, _)| at % FOLDS != fold).map(|(_, one)| one);
            let turns = Turns::fit(others);
            let these = coded.iter().enumerate().filter(|(at, _)| at % FOLDS == fold);
            for (_, one) in these {
                let (was, is) = (one.machine == one.officer, turns.read(one.score, one.machine) == one.officer);
                right += usize::from(is);
                mended[0] += usize::from(is && !was);
                mended[1] += usize::from(was && !is);
            }
        }
        let before = coded.iter().filter(|one| one.machine == one.officer).count();
        let share = |count: usize| count as f64 / n as f64;
        Some(Self { turns: Turns::fit(coded.iter()), n, before: share(before), after: share(right), mended })
    }

    /// Whether it helps by more than chance would: McNemar's test of what it mends against what it breaks, one-sided at one
    /// in twenty (McNemar 1947).
    pub fn helps(&self) -> bool {
        let [better, worse] = self.mended.map(|n| n as f64);
        better - worse > ONE_SIDED * (better + worse).sqrt()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A machine that holds faint praise to be neutral, and officers who do not.
    fn shy(n: usize) -> Vec<Coded> {
        (0..n)
            .map(|at| {
                // Nineteen scores and five folds: no fold lacks a score.
                let score = f64::from(u8::try_from(at % 19).expect("small")) / 10.0 - 0.95;
                let machine = match score {
                    s if s < -0.4 => Sentiment::Negative,
                    s if s > 0.4 => Sentiment::Positive,
                    _ => Sentiment::Neutral,
                };
                let officer = match score {
                    s if s < -0.4 => Sentiment::Negative,
                    s if s > 0.1 => Sentiment::Positive,
                    _ => Sentiment::Neutral,
                };
                Coded { score, machine, officer }
            })
            .collect()
    }

    #[test]
    fn corrections_move_the_turns_where_that_helps() {
        let refit = Refit::of(&shy(100)).expect("enough is coded");
        assert!(refit.helps() && refit.after > 0.99 && refit.before < 0.9, "{refit:?}");
        assert_eq!(refit.turns.read(0.25, Sentiment::Neutral), Sentiment::Positive);
        assert_eq!(refit.turns.read(0.25, Sentiment::Mixed), Sentiment::Mixed);
    }

    #[test]
    fn a_machine_that_was_right_is_left_as_it_is() {
        let right: Vec<Coded> = shy(100).into_iter().map(|one| Coded { officer: one.machine, ..one }).collect();
        assert!(!Refit::of(&right).expect("enough is coded").helps());
    }

    #[test]
    fn a_few_corrections_move_nothing() {
        assert_eq!(Refit::of(&shy(49)), None);
    }

    /// Officers who code by chance teach nothing, and the cross-validation says so.
    #[test]
    fn chance_is_not_taken_for_a_gain() {
        let mut seed = 7_u32;
        let mut helped = 0;
        for _ in 0..100 {
            let chance: Vec<Coded> = shy(200)
                .into_iter()
                .map(|one| {
                    seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    let officer = Sentiment::ALL[(seed >> 24) as usize % 3];
                    Coded { officer, ..one }
                })
                .collect();
            helped += usize::from(Refit::of(&chance).expect("enough is coded").helps());
        }
        assert!(helped <= 15, "{helped} of a hundred");
    }
}
