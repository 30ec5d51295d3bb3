//! Sentence vectors: values, cosine, bytes to store.

use crate::shape::HIDDEN;

/// The meaning of a text as a direction in 384 dimensions.
///
/// The length is 1. Only the vector of a text without words is zero: its cosine with every vector is 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector(Box<[f32; HIDDEN]>);

impl Vector {
    /// Number of values.
    pub const LEN: usize = HIDDEN;

    /// The direction of the values. Values without a direction (all zero, infinite, not a number) give zero.
    pub(crate) fn toward(values: &[f32; HIDDEN]) -> Self {
        let squares: f64 = values.iter().map(|&value| f64::from(value).powi(2)).sum();
        let factor = if squares.is_normal() { squares.sqrt().recip() } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "from -1 to 1")]
        let scaled = |value: f32| {
            if factor > 0.0 { (f64::from(value) * factor) as f32 } else { 0.0 }
        };
        Self(Box::new(values.map(scaled)))
    }

    /// The values, from -1 to 1.
    #[must_use]
    pub fn values(&self) -> &[f32; HIDDEN] {
        &self.0
    }

    /// Likeness of two texts, from -1 to 1: 1 for the same direction, about 0 for texts that have nothing in common.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f32 {
        let mut sums = [0.0; 16];
        let (ours, _) = self.0.as_chunks::<16>();
        let (theirs, _) = other.0.as_chunks::<16>();
        for (our, their) in ours.iter().zip(theirs) {
            for ((sum, a), b) in sums.iter_mut().zip(our).zip(their) {
                *sum += a * b;
            }
        }
        sums.iter().sum::<f32>().clamp(-1.0, 1.0)
    }

    /// The values as little-endian bytes, four per value, for storage.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|value| value.to_le_bytes()).collect()
    }

    /// Reads what [`Vector::to_bytes`] wrote. Another number of bytes or another length than 0 or 1 gives `None`.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (values, []) = bytes.as_chunks::<4>() else {
            return None;
        };
        let values: Vec<f32> = values.iter().map(|value| f32::from_le_bytes(*value)).collect();
        let values: Box<[f32; HIDDEN]> = values.into_boxed_slice().try_into().ok()?;
        let squares: f32 = values.iter().map(|value| value * value).sum();
        (squares == 0.0 || (squares - 1.0).abs() < 1e-3).then_some(Self(values))
    }
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "these results are exact")]
mod tests {
    use super::*;

    fn vector(first: f32, second: f32) -> Vector {
        let mut values = [0.0; HIDDEN];
        values[0] = first;
        values[383] = second;
        Vector::toward(&values)
    }

    #[test]
    fn vectors_have_length_one() {
        assert_eq!(vector(3.0, 4.0).values()[383], 0.8);
        for without in [0.0, f32::NAN, f32::INFINITY] {
            assert_eq!(Vector::toward(&[without; HIDDEN]).values(), &[0.0; HIDDEN]);
        }
    }

    #[test]
    fn the_cosine_compares_directions() {
        assert!((vector(3.0, 4.0).cosine(&vector(4.0, 3.0)) - 0.96).abs() < 1e-6);
        assert_eq!(vector(1.0, 0.0).cosine(&vector(-2.0, 0.0)), -1.0);
        assert_eq!(vector(1.0, 0.0).cosine(&vector(0.0, 1.0)), 0.0);
    }

    #[test]
    fn bytes_are_read_back() {
        let vector = vector(3.0, 4.0);
        let bytes = vector.to_bytes();
        assert_eq!(bytes.len(), 4 * Vector::LEN);
        assert_eq!(Vector::from_bytes(&bytes), Some(vector));
        assert_eq!(Vector::from_bytes(&bytes[1..]), None);
        assert_eq!(Vector::from_bytes(&bytes[4..]), None);
        assert_eq!(Vector::from_bytes(&[63; 4 * HIDDEN]), None);
        assert_eq!(Vector::from_bytes(&[255; 4 * HIDDEN]), None);
        let zero = Vector::from_bytes(&[0; 4 * HIDDEN]).unwrap();
        assert_eq!(zero.cosine(&zero), 0.0);
    }
}
