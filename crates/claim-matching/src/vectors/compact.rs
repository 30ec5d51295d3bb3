//! Sentence vectors in one byte per value, and their signs.

use std::fmt;

/// Number of values of a vector.
pub const DIMENSIONS: usize = 384;

/// The direction of a sentence vector in 384 bytes. The error of a cosine is about 0.003.
#[derive(Clone, PartialEq, Eq)]
pub struct CompactVector(Box<[i8; DIMENSIONS]>);

/// One bit per value of a vector: set if the value is positive. All bits are zero without a vector.
pub type SignBits = [u64; DIMENSIONS / 64];

impl CompactVector {
    /// Number of bytes.
    pub const LEN: usize = DIMENSIONS;

    /// Rounds the values to 127 steps of the largest one. Values that are not finite count as 0.
    #[must_use]
    pub fn new(values: &[f32; DIMENSIONS]) -> Self {
        let finite = |value: f32| if value.is_finite() { value } else { 0.0 };
        let largest = values.iter().fold(0.0_f32, |largest, value| largest.max(finite(*value).abs()));
        let factor = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        #[expect(clippy::cast_possible_truncation, reason = "from -127 to 127")]
        let step = |value: f32| (finite(value) * factor).round() as i8;
        Self(Box::new(values.map(step)))
    }

    /// The bytes to store.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().map(|value| value.cast_unsigned()).collect()
    }

    /// Reads what [`CompactVector::to_bytes`] wrote; `None` if the number of bytes is wrong.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let values: Vec<i8> = bytes.iter().map(|byte| byte.cast_signed()).collect();
        Some(Self(values.into_boxed_slice().try_into().ok()?))
    }

    /// Likeness of two texts, from -1 to 1; 0 if one vector is zero.
    #[must_use]
    pub fn cosine(&self, other: &Self) -> f64 {
        let lengths = f64::from(product(&self.0, &self.0)) * f64::from(product(&other.0, &other.0));
        if lengths > 0.0 { f64::from(product(&self.0, &other.0)) / lengths.sqrt() } else { 0.0 }
    }

    /// Scalar product with a vector of which only the signs are known: the values where the other vector is positive, minus
    /// the values where it is not. Closer to the cosine than the number of equal signs.
    pub(crate) fn along(&self, signs: &SignBits) -> i32 {
        let (groups, _) = self.0.as_chunks::<64>();
        let sum = |(bits, group): (&u64, &[i8; 64])| -> i32 {
            let values =
                group.iter().zip(0..).map(|(value, at)| i32::from(*value) * if bits >> at & 1 == 1 { 1 } else { -1 });
            values.sum()
        };
        signs.iter().zip(groups).map(sum).sum()
    }

    /// The signs of the values.
    #[must_use]
    pub fn signs(&self) -> SignBits {
        let mut signs = SignBits::default();
        let (groups, _) = self.0.as_chunks::<64>();
        for (bits, group) in signs.iter_mut().zip(groups) {
            *bits = group.iter().rev().fold(0, |bits, value| bits << 1 | u64::from(*value > 0));
        }
        signs
    }
}

impl fmt::Debug for CompactVector {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CompactVector").finish_non_exhaustive()
    }
}

/// Exact sum: 384 products of at most 127² stay below 2³¹.
fn product(one: &[i8; DIMENSIONS], other: &[i8; DIMENSIONS]) -> i32 {
    one.iter().zip(other).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vector(value: impl Fn(f32) -> f32) -> CompactVector {
        let mut values = [0.0; DIMENSIONS];
        for (at, slot) in (0_u16..).zip(&mut values) {
            *slot = value(f32::from(at));
        }
        CompactVector::new(&values)
    }

    #[test]
    fn cosines_are_those_of_the_values() {
        let (one, other) = (vector(f32::sin), vector(|at| f32::sin(at + 0.5)));
        for (a, b, cosine) in [
            (&one, &one, 1.0),
            (&one, &other, 0.5_f64.cos()),
            (&one, &vector(|at| -f32::sin(at)), -1.0),
            (&one, &vector(|_| 0.0), 0.0),
            (&vector(|_| f32::NAN), &one, 0.0),
        ] {
            assert!((a.cosine(b) - cosine).abs() < 5e-3, "{} is not {cosine}", a.cosine(b));
        }
        assert_eq!(CompactVector::from_bytes(&one.to_bytes()), Some(one.clone()));
        assert_eq!(CompactVector::from_bytes(&[1; 383]), None);
    }

    #[test]
    fn signs_are_in_the_order_of_the_values() {
        let signs = vector(|at| if at < 1.0 || (at - 65.0).abs() < 0.5 { 1.0 } else { -1.0 }).signs();
        assert_eq!(signs, [1, 2, 0, 0, 0, 0]);
    }

    #[test]
    fn values_are_summed_along_the_signs() {
        let one = vector(|at| if at < 2.0 { 1.0 } else { 0.0 });
        for (signs, expected) in [([3, 0, 0, 0, 0, 0], 254), ([1, 1, 0, 0, 0, 0], 0), ([4, 0, 0, 0, 0, u64::MAX], -254)]
        {
            assert_eq!(one.along(&signs), expected);
        }
    }
}
