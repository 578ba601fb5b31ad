//! Where a text stands among meanings: a direction. Texts of like meaning point the same way, in whatever words.

/// How many numbers a direction has: as many as the encoder is wide.
pub const WIDTH: usize = 384;

/// A direction, in whole numbers from −127 to 127: only its proportions count.
#[derive(Clone, PartialEq, Eq)]
pub struct Vector(Box<[i8]>);

impl std::fmt::Debug for Vector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vector({:?}…)", &self.0[..3])
    }
}

impl Vector {
    /// From an encoder's numbers.
    ///
    /// # Panics
    /// Where there are not [`WIDTH`] of them.
    pub fn of(values: &[f32]) -> Self {
        assert_eq!(values.len(), WIDTH, "as wide as the encoder");
        let most = values.iter().fold(f32::MIN_POSITIVE, |most, value| most.max(value.abs()));
        #[expect(clippy::cast_possible_truncation, reason = "within −127 to 127")]
        let small = |value: &f32| (value / most * 127.0).round() as i8;
        Self(values.iter().map(small).collect())
    }

    /// As the store keeps it.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().map(|value| value.to_ne_bytes()[0]).collect()
    }

    /// Reads [`Self::bytes`] back.
    pub fn parse(bytes: &[u8]) -> Option<Self> {
        (bytes.len() == WIDTH).then(|| Self(bytes.iter().map(|byte| i8::from_ne_bytes([*byte])).collect()))
    }

    /// How alike two meanings are: the cosine between them, 1 for the same, about 0 for nothing in common.
    pub fn likeness(&self, other: &Self) -> f32 {
        let dot: i32 = self.0.iter().zip(&other.0).map(|(one, other)| i32::from(*one) * i32::from(*other)).sum();
        let length = self.length() * other.length();
        if length > 0.0 { dot as f32 / length } else { 0.0 }
    }

    fn length(&self) -> f32 {
        let squares: i32 = self.0.iter().map(|value| i32::from(*value) * i32::from(*value)).sum();
        (squares as f32).sqrt()
    }
}

/// The middle of several directions, of length 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Centre(Box<[f32]>);

impl Centre {
    /// The middle of some directions, each with its weight; `None` of none, or where they cancel out.
    pub fn of<'v>(vectors: impl IntoIterator<Item = (&'v Vector, f32)>) -> Option<Self> {
        let mut sum = vec![0.0_f32; WIDTH];
        for (vector, weight) in vectors {
            let scale = weight / vector.length().max(f32::MIN_POSITIVE);
            for (sum, value) in sum.iter_mut().zip(&vector.0) {
                *sum += f32::from(*value) * scale;
            }
        }
        let length = sum.iter().map(|value| value * value).sum::<f32>().sqrt();
        (length > 1e-6).then(|| Self(sum.iter().map(|value| value / length).collect()))
    }

    /// How alike a meaning is to it: the cosine between them.
    pub fn likeness(&self, vector: &Vector) -> f32 {
        let dot: f32 = self.0.iter().zip(&vector.0).map(|(one, other)| one * f32::from(*other)).sum();
        dot / vector.length().max(f32::MIN_POSITIVE)
    }

    /// As a direction that can be kept.
    pub fn vector(&self) -> Vector {
        Vector::of(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointing(at: usize, also: f32) -> Vector {
        let mut values = vec![0.0; WIDTH];
        values[at] = 1.0;
        values[at + 1] = also;
        Vector::of(&values)
    }

    #[test]
    fn likeness_is_a_cosine() {
        let one = pointing(0, 0.0);
        assert!((one.likeness(&pointing(0, 1.0)) - 0.5_f32.sqrt()).abs() < 0.01);
        assert!(one.likeness(&pointing(5, 0.0)).abs() < 1e-6);
        assert!((one.likeness(&one) - 1.0).abs() < 1e-6);
        let none = Vector::of(&[0.0; WIDTH]);
        assert!(one.likeness(&none).abs() < 1e-6, "nothing is like nothing");
    }

    #[test]
    fn a_centre_lies_between_what_it_is_of() {
        let (one, other) = (pointing(0, 0.0), pointing(5, 0.0));
        let centre = Centre::of([(&one, 1.0), (&other, 1.0)]).unwrap();
        assert!((centre.likeness(&one) - 0.5_f32.sqrt()).abs() < 1e-3);
        assert!(Centre::of([(&one, 1.0), (&other, 0.1)]).unwrap().likeness(&one) > 0.99);
        assert_eq!(Centre::of([]), None);
    }

    #[test]
    fn a_vector_is_read_back() {
        let one = pointing(7, -0.5);
        assert_eq!(Vector::parse(&one.bytes()), Some(one));
        assert_eq!(Vector::parse(&[1, 2]), None);
    }
}
