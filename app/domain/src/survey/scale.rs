//! Rating scales and what their points are worth.

use crate::code::Code;

/// An ordered set of labelled points.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// Its stable name.
    pub code: Code,
    /// Its points in the order shown, best first or least first as its author wrote it.
    pub points: Vec<Point>,
    /// How the points are drawn.
    pub look: Look,
}

/// How a scale's points are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words alone.
    Words,
    /// Words each with a picture: a face or a thumb.
    Pictures,
    /// Numbers, with words at the ends.
    Numbers,
}

/// One point of a scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Its stable name.
    pub code: Code,
    /// Its worth, from −1 (worst) to 1 (best).
    pub score: f64,
    /// A picture beside its words.
    pub picture: Option<String>,
}

impl Scale {
    /// Whether as much of it lies below the middle as above: for each point there is one as far on
    /// the other side. Net sentiment means something only on a balanced scale; the five
    /// neutral-to-happy faces made for children, for one, hold no negative.
    pub fn is_balanced(&self) -> bool {
        let has_sides = self.points.iter().any(|p| p.score > 0.0) && self.points.iter().any(|p| p.score < 0.0);
        has_sides
            && self.points.iter().all(|point| self.points.iter().any(|other| (other.score + point.score).abs() < 1e-9))
    }

    /// A point by its code.
    pub fn point(&self, code: &Code) -> Option<&Point> {
        self.points.iter().find(|point| point.code == *code)
    }

    /// The best point's code.
    pub fn top(&self) -> &Code {
        &self.points.iter().max_by(|a, b| a.score.total_cmp(&b.score)).expect("a scale has at least two points").code
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(scores: &[f64]) -> Scale {
        let names = ["a", "b", "c", "d", "e"];
        Scale {
            code: "s".into(),
            look: Look::Words,
            points: scores
                .iter()
                .zip(names)
                .map(|(score, name)| Point { code: name.into(), score: *score, picture: None })
                .collect(),
        }
    }

    #[test]
    fn only_scales_with_two_even_sides_are_balanced() {
        assert!(scale(&[1.0, 0.5, 0.0, -0.5, -1.0]).is_balanced());
        assert!(scale(&[1.0, -1.0]).is_balanced());
        assert!(!scale(&[0.0, 0.25, 0.5, 0.75, 1.0]).is_balanced(), "five degrees of happiness");
        assert!(!scale(&[1.0, 0.5, -1.0]).is_balanced());
    }
}
