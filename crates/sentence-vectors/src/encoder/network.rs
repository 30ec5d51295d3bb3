//! The whole network: embeddings, layers, mean.

use fearless_simd::Level;

use super::float::{add, add_times};
use super::layer::Layer;
use super::norm::Norm;
use crate::shape::HIDDEN;

/// Rows of 384 int8 weights, with one scale per row.
#[derive(Debug)]
pub struct Table {
    pub weights: Vec<i8>,
    pub scales: Vec<f32>,
}

/// The parameters of the model.
#[derive(Debug)]
pub struct Encoder {
    /// One row per piece of the vocabulary.
    pub words: Table,
    /// 384 values for each place in a text.
    pub positions: Vec<f32>,
    pub norm: Norm,
    pub layers: Vec<Layer>,
}

impl Encoder {
    /// The sum of the last states of the tokens, which has the direction of their mean.
    pub fn run(&self, level: Level, pieces: &[u16]) -> [f32; HIDDEN] {
        let mut state: Vec<f32> = self.positions.iter().copied().take(pieces.len() * HIDDEN).collect();
        let (rows, _) = self.words.weights.as_chunks::<HIDDEN>();
        for (token, piece) in state.chunks_exact_mut(HIDDEN).zip(pieces) {
            let piece = usize::from(*piece);
            if let (Some(row), Some(scale)) = (rows.get(piece), self.words.scales.get(piece)) {
                add_times(token, &row.map(f32::from), *scale);
            }
        }
        self.norm.apply(level, &mut state);
        for layer in &self.layers {
            layer.apply(level, &mut state);
        }
        let mut total = [0.0; HIDDEN];
        for token in state.chunks_exact(HIDDEN) {
            add(&mut total, token);
        }
        total
    }
}
