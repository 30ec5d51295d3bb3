//! Tables of weights, brought into the order of their keys at compile time.

use super::strengths::Strengths;

/// The row of each key. A key without a row, which is newer than the weights, has zeros.
#[expect(clippy::indexing_slicing, reason = "bounds are checked by the loops, at compile time")]
pub(super) const fn arrange<const KEYS: usize, const WIDTH: usize>(
    keys: &[&str],
    rows: &[(&str, [i32; WIDTH])],
) -> [[f32; WIDTH]; KEYS] {
    let mut out = [[0.0; WIDTH]; KEYS];
    let mut key = 0;
    while key < KEYS {
        let mut row = 0;
        while row < rows.len() {
            if is_same(keys[key].as_bytes(), rows[row].0.as_bytes()) {
                out[key] = scaled(rows[row].1, 1e4);
                break;
            }
            row += 1;
        }
        key += 1;
    }
    out
}

/// Adds the weighted strengths to the log-odds.
pub(super) fn add<const COUNT: usize, const WIDTH: usize>(
    odds: &mut [f32; WIDTH],
    weights: &[[f32; WIDTH]; COUNT],
    strengths: &Strengths<COUNT>,
) {
    strengths.for_each_present(|at, value| {
        for (sum, weight) in odds.iter_mut().zip(weights.get(at).unwrap_or(&[0.0; WIDTH])) {
            *sum += weight * value;
        }
    });
}

/// The sum of the weighted strengths.
pub(super) fn weighted<const COUNT: usize>(strengths: &Strengths<COUNT>, weights: &[[f32; 1]; COUNT]) -> f32 {
    let mut sum = 0.0;
    strengths.for_each_present(|at, value| sum += weights.get(at).map_or(0.0, |[weight]| value * weight));
    sum
}

/// Numbers in units of `1 / scale` as floating-point numbers.
#[expect(clippy::indexing_slicing, reason = "bounds are checked by the loop, at compile time")]
#[expect(clippy::cast_precision_loss, reason = "weights have six digits")]
pub(super) const fn scaled<const WIDTH: usize>(numbers: [i32; WIDTH], scale: f32) -> [f32; WIDTH] {
    let mut out = [0.0; WIDTH];
    let mut at = 0;
    while at < WIDTH {
        out[at] = numbers[at] as f32 / scale;
        at += 1;
    }
    out
}

#[expect(clippy::indexing_slicing, reason = "bounds are checked by the loop, at compile time")]
const fn is_same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
