//! Weights of the values of an embedding, one byte for each output.

use crate::claim::VECTOR;

/// Share of the log-odds that the models with embeddings have; the rest is that of the models of words.
pub const VECTOR_SHARE: f32 = 0.7;

/// Adds the weighted values of an embedding to the log-odds. `table` has one row of `WIDTH` signed bytes for each value, in
/// multiples of `units`.
pub(super) fn add<const WIDTH: usize>(
    odds: &mut [f32; WIDTH],
    table: &[u8],
    units: [f32; WIDTH],
    vector: &[f32; VECTOR],
) {
    let (rows, _) = table.as_chunks::<WIDTH>();
    let mut sums = [0.0; WIDTH];
    for (row, value) in rows.iter().zip(vector) {
        for (sum, step) in sums.iter_mut().zip(row) {
            *sum += f32::from(step.cast_signed()) * value;
        }
    }
    for ((odds, sum), unit) in odds.iter_mut().zip(sums).zip(units) {
        *odds += sum * unit;
    }
}

/// Log-odds of the models of words and of embeddings together.
pub(crate) fn mixed(words: f32, vectors: f32) -> f32 {
    words * (1.0 - VECTOR_SHARE) + vectors * VECTOR_SHARE
}
