//! Weights in 8 and in 4 bits.

use crate::encoder::BLOCK;
use crate::shape::GROUP;

/// One scale per row, and the int8 weights as bytes.
pub fn quantise(values: &[f32], columns: usize) -> (Vec<f32>, Vec<u8>) {
    let mut scales = Vec::with_capacity(values.len() / columns);
    let mut weights = Vec::with_capacity(values.len());
    for row in values.chunks_exact(columns) {
        let largest = row.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let scale = largest / 127.0;
        scales.push(scale);
        let divisor = if scale > 0.0 { scale } else { 1.0 };
        #[expect(clippy::cast_possible_truncation, reason = "from -127 to 127")]
        weights.extend(row.iter().map(|value| (value / divisor).round() as i8).map(i8::cast_unsigned));
    }
    (scales, weights)
}

/// One scale for each 32 values, and a byte for each two weights from -8 to 7. The largest value of each 32 becomes -8, so
/// that values that were in this form before stay exactly as they are.
pub fn quantise_small(values: &[f32]) -> (Vec<f32>, Vec<u8>) {
    let mut scales = Vec::with_capacity(values.len() / BLOCK);
    let mut weights = Vec::with_capacity(values.len() / 2);
    let (blocks, _) = values.as_chunks::<BLOCK>();
    for block in blocks {
        let larger = |largest: f32, value: &f32| if value.abs() > largest.abs() { *value } else { largest };
        let scale = block.iter().fold(0.0, larger) / -8.0;
        scales.push(scale);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 15")]
        let weight = |value: f32| {
            if scale == 0.0 { 8 } else { ((value / scale).round() + 8.0).clamp(0.0, 15.0) as u8 }
        };
        let (pairs, _) = block.as_chunks::<2>();
        weights.extend(pairs.iter().map(|[low, high]| weight(*low) | weight(*high) << 4));
    }
    (scales, weights)
}

/// The weights of each group of rows, two columns after two columns.
pub fn grouped(weights: &[u8], columns: usize) -> Vec<u8> {
    let mut ordered = Vec::with_capacity(weights.len());
    for group in weights.chunks_exact(GROUP * columns) {
        for column in (0..columns).step_by(2) {
            let rows = group.chunks_exact(columns);
            ordered.extend(rows.flat_map(|row| row.iter().skip(column).take(2)));
        }
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_quantised_by_their_largest_value() {
        let (scales, weights) = quantise(&[1.27, -0.635, 0.0, 0.0, 0.0, 0.0], 3);
        assert!((scales[0] - 0.01).abs() < 1e-8);
        assert_eq!(scales[1].to_bits(), 0);
        assert_eq!(weights, [127, 192, 0, 0, 0, 0]);
    }

    #[test]
    fn values_in_four_bits_stay_as_they_are() {
        let values: Vec<f32> =
            (0..64_u8).map(|at| (f32::from(at % 16) - 8.0) * if at < 32 { -0.25 } else { 0.0 }).collect();
        let (scales, weights) = quantise_small(&values);
        assert_eq!(
            scales.iter().map(|scale| scale.to_bits()).collect::<Vec<_>>(),
            [(-0.25_f32).to_bits(), (-0.0_f32).to_bits()]
        );
        assert_eq!(weights[..3], [0x10, 0x32, 0x54]);
        assert_eq!(weights[16..], [0x88; 16]);
    }

    #[test]
    fn groups_hold_pairs_of_columns() {
        let weights: Vec<u8> = (0..64).collect();
        let ordered = grouped(&weights, 4);
        assert_eq!(ordered[..6], [0, 1, 4, 5, 8, 9]);
        assert_eq!(ordered[32..36], [2, 3, 6, 7]);
    }
}
