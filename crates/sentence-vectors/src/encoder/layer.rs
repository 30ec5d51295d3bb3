//! One layer of the transformer.

use fearless_simd::Level;

use super::attention::attend;
use super::dense::Dense;
use super::float::{add, gelu};
use super::norm::Norm;
use crate::shape::{HIDDEN, INNER};

/// Parameters of one layer.
#[derive(Debug)]
pub struct Layer {
    /// Queries, keys and values in one: 1152 outputs.
    pub attention: Dense,
    pub attention_out: Dense,
    pub attention_norm: Norm,
    pub up: Dense,
    pub down: Dense,
    pub norm: Norm,
}

impl Layer {
    /// Replaces the state of the tokens, 384 values each, by the state after this layer.
    pub fn apply(&self, level: Level, state: &mut [f32]) {
        let tokens = state.len() / HIDDEN;
        let mut projected = vec![0.0; tokens * 3 * HIDDEN];
        self.attention.apply(level, state, &mut projected);
        let attended = attend(level, &projected);
        let mut change = vec![0.0; tokens * HIDDEN];
        self.attention_out.apply(level, &attended, &mut change);
        add(state, &change);
        self.attention_norm.apply(level, state);

        let mut inner = vec![0.0; tokens * INNER];
        self.up.apply(level, state, &mut inner);
        gelu(level, &mut inner);
        self.down.apply(level, &inner, &mut change);
        add(state, &change);
        self.norm.apply(level, state);
    }
}
