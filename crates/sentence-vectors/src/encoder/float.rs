//! Functions of f32 values: GELU, softmax, sums. The order of every sum is fixed, so that every machine gives the
//! same bits.

#![expect(clippy::inline_always, reason = "inlined code uses the instructions that `dispatch!` found")]

use fearless_simd::{Level, dispatch};

/// Partial sums that are kept side by side.
const LANES: usize = 16;
/// 1.5 · 2²³. Adding and taking it away rounds to an integer.
const ROUNDING: f32 = 12_582_912.0;

/// The largest magnitude.
#[inline(always)]
pub fn largest(values: &[f32]) -> f32 {
    let (parts, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0_f32; LANES];
    for part in parts {
        for (lane, value) in lanes.iter_mut().zip(part) {
            *lane = lane.max(value.abs());
        }
    }
    lanes.iter().chain(rest).fold(0.0, |largest, value| largest.max(value.abs()))
}

/// The sum of a function of the values.
#[inline(always)]
pub fn sum(values: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (parts, rest) = values.as_chunks::<LANES>();
    let mut lanes = [0.0_f32; LANES];
    for part in parts {
        for (lane, value) in lanes.iter_mut().zip(part) {
            *lane += of(*value);
        }
    }
    lanes.iter().sum::<f32>() + rest.iter().map(|value| of(*value)).sum::<f32>()
}

/// Adds values to sums.
#[inline(always)]
pub fn add(sums: &mut [f32], values: &[f32]) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value;
    }
}

/// Adds values to sums, each multiplied by the factor.
#[inline(always)]
pub fn add_times(sums: &mut [f32], values: &[f32], factor: f32) {
    for (sum, value) in sums.iter_mut().zip(values) {
        *sum += value * factor;
    }
}

/// x·Φ(x) for each value, Φ being the normal distribution.
pub fn gelu(level: Level, values: &mut [f32]) {
    #[inline(always)]
    fn all(values: &mut [f32]) {
        for value in values {
            *value *= 0.5 * (1.0 + erf(*value * std::f32::consts::FRAC_1_SQRT_2));
        }
    }
    dispatch!(level, _ => all(values));
}

/// Turns scores, multiplied by a factor above zero, into shares that add up to 1.
#[inline(always)]
pub fn softmax(scores: &mut [f32], factor: f32) {
    let highest = scores.iter().fold(f32::NEG_INFINITY, |a, b| a.max(*b));
    for score in scores.iter_mut() {
        *score = exp((*score - highest) * factor);
    }
    let share = 1.0 / sum(scores, |score| score);
    for score in scores {
        *score *= share;
    }
}

/// The error function, within 2·10⁻⁷ (Abramowitz and Stegun, 7.1.26).
#[inline(always)]
fn erf(x: f32) -> f32 {
    let size = x.abs();
    let t = 1.0 / (1.0 + 0.327_591_1 * size);
    let series = ((((1.061_405_4 * t - 1.453_152_1) * t + 1.421_413_8) * t - 0.284_496_74) * t + 0.254_829_6) * t;
    (1.0 - series * exp(-size * size)).copysign(x)
}

/// eˣ for x up to 0, within one part in 3·10⁶ (Cephes, `expf`). Zero below -87.
#[inline(always)]
fn exp(x: f32) -> f32 {
    let inside = x.max(-87.0);
    let power = inside * std::f32::consts::LOG2_E;
    let whole = (power + ROUNDING) - ROUNDING;
    let rest = inside - whole * 0.693_359_4 + whole * 2.121_944_4e-4;
    let series = ((((1.987_569_1e-4 * rest + 1.398_2e-3) * rest + 8.333_452e-3) * rest + 4.166_579_6e-2) * rest
        + 1.666_666_5e-1)
        * rest
        + 0.5;
    let value = series * rest * rest + rest + 1.0;
    let two_to_power = f32::from_bits(((rounded(power) + 127) << 23).cast_unsigned());
    if x < -87.0 { 0.0 } else { value * two_to_power }
}

/// The nearest integer to a value between -2²¹ and 2²¹.
///
/// The sum with 1.5 · 2²³ has the integer in its last bits, on every machine alike.
#[inline(always)]
pub fn rounded(value: f32) -> i32 {
    (value + ROUNDING).to_bits().cast_signed() - ROUNDING.to_bits().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_and_erf_are_close_to_the_known_values() {
        for (x, expected) in [(0.0, 1.0), (-1.0, 0.367_879_44), (-0.3, 0.740_818_2), (-20.0, 2.061_153_6e-9)] {
            assert!((exp(x) / expected - 1.0_f32).abs() < 3e-7, "{x}: {}", exp(x));
        }
        assert!(exp(-1000.0).to_bits() == 0);
        for (x, expected) in [(0.0, 0.0), (0.5, 0.520_499_9), (-1.0, -0.842_700_8), (4.0, 1.0_f32)] {
            assert!((erf(x) - expected).abs() < 4e-7, "{x}: {}", erf(x));
        }
    }

    #[test]
    fn shares_add_up_to_one() {
        let mut scores: Vec<f32> = (0..50_u8).map(|n| f32::from(n) * 3.0 - 70.0).collect();
        softmax(&mut scores, 1.0);
        assert!((scores.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!(scores.is_sorted());
    }
}
