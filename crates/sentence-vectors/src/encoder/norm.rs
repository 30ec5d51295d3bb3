//! Layer normalisation.

#![expect(clippy::inline_always, reason = "inlined code uses the instructions that `dispatch!` found")]

use fearless_simd::{Level, dispatch};

use super::float::sum;
use crate::shape::HIDDEN;

/// Added to the variance.
const EPSILON: f32 = 1e-12;

/// Scale and shift of a layer normalisation, one each per value.
#[derive(Debug)]
pub struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

impl Norm {
    /// Gives the state of each token mean 0 and variance 1, then scales and shifts each value.
    pub fn apply(&self, level: Level, state: &mut [f32]) {
        dispatch!(level, _ => self.apply_to_all(state));
    }

    #[inline(always)]
    #[expect(clippy::cast_precision_loss, reason = "384")]
    fn apply_to_all(&self, state: &mut [f32]) {
        for token in state.chunks_exact_mut(HIDDEN) {
            let mean = sum(token, |value| value) / HIDDEN as f32;
            let variance = sum(token, |value| (value - mean) * (value - mean)) / HIDDEN as f32;
            let factor = 1.0 / (variance + EPSILON).sqrt();
            for ((value, weight), bias) in token.iter_mut().zip(&self.weight).zip(&self.bias) {
                *value = (*value - mean) * factor * weight + bias;
            }
        }
    }
}
