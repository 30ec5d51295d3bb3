//! The writer of model files, from the published f32 weights.

use std::io::Write;

use crc32fast::Hasher;

use super::format::{FORMAT, MAGIC, MOST_PIECES, VOCABULARY_BYTES};
use crate::error::PackError;
use crate::shape::{GROUP, HIDDEN, INNER, LAYERS, PIECES};

/// Writes a model file.
///
/// `vocabulary` has one piece per line. `tensor` returns the values of a tensor of the published weights, row by row,
/// by its name there, for example `encoder.layer.0.output.dense.weight`. The same input gives the same bytes on every
/// machine.
pub fn pack(
    vocabulary: &str,
    tensor: impl FnMut(&str) -> Option<Vec<f32>>,
    target: impl Write,
) -> Result<(), PackError> {
    let lines: String = vocabulary.lines().flat_map(|piece| [piece, "\n"]).collect();
    let pieces = lines.lines().count();
    let count = u32::try_from(pieces).ok().filter(|count| (1..=MOST_PIECES).contains(count));
    let bytes = u32::try_from(lines.len()).ok().filter(|bytes| *bytes <= VOCABULARY_BYTES);
    let (Some(count), Some(bytes)) = (count, bytes) else {
        return Err(PackError::Vocabulary);
    };
    let mut packer = Packer { tensor, target, hasher: Hasher::new() };
    packer.write(&MAGIC)?;
    for number in [FORMAT, count, bytes] {
        packer.write(&number.to_le_bytes())?;
    }
    packer.write(lines.as_bytes())?;
    packer.embeddings(pieces)?;
    for layer in 0..LAYERS {
        packer.layer(&format!("encoder.layer.{layer}"))?;
    }
    let checksum = packer.hasher.clone().finalize();
    packer.write(&checksum.to_le_bytes())?;
    packer.target.flush()?;
    Ok(())
}

struct Packer<T, W> {
    tensor: T,
    target: W,
    hasher: Hasher,
}

impl<T: FnMut(&str) -> Option<Vec<f32>>, W: Write> Packer<T, W> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), PackError> {
        self.hasher.update(bytes);
        Ok(self.target.write_all(bytes)?)
    }

    fn floats(&mut self, values: &[f32]) -> Result<(), PackError> {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.write(&bytes)
    }

    /// The values of a tensor with this many of them.
    fn get(&mut self, name: &str, count: usize) -> Result<Vec<f32>, PackError> {
        let values = (self.tensor)(name).filter(|values| values.len() == count);
        let values = values.filter(|values| values.iter().all(|value| value.is_finite()));
        values.ok_or_else(|| PackError::Tensor(name.to_owned()))
    }

    fn embeddings(&mut self, pieces: usize) -> Result<(), PackError> {
        let words = self.get("embeddings.word_embeddings.weight", pieces * HIDDEN)?;
        let (scales, weights) = quantise(&words, HIDDEN);
        self.floats(&scales)?;
        self.write(&weights)?;
        // The published model has 512 positions, but its texts end after 256 pieces.
        let positions = self.get("embeddings.position_embeddings.weight", 2 * PIECES * HIDDEN)?;
        let types = self.get("embeddings.token_type_embeddings.weight", 2 * HIDDEN)?;
        let first_type = types.iter().take(HIDDEN).cycle();
        let positions = positions.iter().zip(first_type).take(PIECES * HIDDEN);
        let positions: Vec<f32> = positions.map(|(position, kind)| position + kind).collect();
        self.floats(&positions)?;
        self.norm("embeddings.LayerNorm")
    }

    fn layer(&mut self, name: &str) -> Result<(), PackError> {
        let part = |part: &str| format!("{name}.{part}");
        let projections = ["query", "key", "value"];
        let projections = projections.map(|which| part(&format!("attention.self.{which}")));
        self.dense(&projections, HIDDEN, HIDDEN)?;
        self.dense(&[part("attention.output.dense")], HIDDEN, HIDDEN)?;
        self.norm(&part("attention.output.LayerNorm"))?;
        self.dense(&[part("intermediate.dense")], INNER, HIDDEN)?;
        self.dense(&[part("output.dense")], HIDDEN, INNER)?;
        self.norm(&part("output.LayerNorm"))
    }

    fn norm(&mut self, name: &str) -> Result<(), PackError> {
        for part in ["weight", "bias"] {
            let values = self.get(&format!("{name}.{part}"), HIDDEN)?;
            self.floats(&values)?;
        }
        Ok(())
    }

    /// Dense layers of the same size, one below the other, as one.
    fn dense(&mut self, names: &[String], rows: usize, columns: usize) -> Result<(), PackError> {
        let (mut values, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            values.extend(self.get(&format!("{name}.weight"), rows * columns)?);
            bias.extend(self.get(&format!("{name}.bias"), rows)?);
        }
        let (scales, weights) = quantise(&values, columns);
        self.floats(&scales)?;
        self.floats(&bias)?;
        self.write(&grouped(&weights, columns))
    }
}

/// One scale per row, and the int8 weights as bytes.
fn quantise(values: &[f32], columns: usize) -> (Vec<f32>, Vec<u8>) {
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

/// The weights of each group of rows, two columns after two columns.
fn grouped(weights: &[u8], columns: usize) -> Vec<u8> {
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
    fn groups_hold_pairs_of_columns() {
        let weights: Vec<u8> = (0..64).collect();
        let ordered = grouped(&weights, 4);
        assert_eq!(ordered[..6], [0, 1, 4, 5, 8, 9]);
        assert_eq!(ordered[32..36], [2, 3, 6, 7]);
    }
}
