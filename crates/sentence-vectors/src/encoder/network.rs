//! The whole network: embeddings, layers, mean.

use fearless_simd::Level;

use super::float::add;
use super::layer::Layer;
use super::norm::Norm;
use super::table::Table;
use crate::shape::HIDDEN;

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
    pub fn run(&self, level: Level, pieces: &[u32]) -> [f32; HIDDEN] {
        let mut state: Vec<f32> = self.positions.iter().copied().take(pieces.len() * HIDDEN).collect();
        for (token, piece) in state.chunks_exact_mut(HIDDEN).zip(pieces) {
            self.words.add(usize::try_from(*piece).unwrap_or(usize::MAX), token);
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
