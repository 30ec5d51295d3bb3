//! Self-attention: how much each token takes from each other token.

#![expect(
    clippy::inline_always,
    reason = "inlined code uses the instructions that `dispatch!` found"
)]

use fearless_simd::{Level, dispatch};

use super::float::{add_times, softmax};
use crate::shape::{HEAD, HEADS, HIDDEN};

/// New values of the tokens, from 384 queries, 384 keys and 384 values of each.
pub fn attend(level: Level, projected: &[f32], tokens: usize) -> Vec<f32> {
    let mut out = vec![0.0; tokens * HIDDEN];
    let mut scratch = Scratch {
        keys: vec![0.0; HEAD * tokens],
        scores: vec![0.0; tokens],
    };
    for head in 0..HEADS {
        dispatch!(level, _ => scratch.attend_in(head, projected, &mut out));
    }
    out
}

struct Scratch {
    /// Keys of one head: one row per value, one column per token.
    keys: Vec<f32>,
    /// Scores of one token, then its shares.
    scores: Vec<f32>,
}

impl Scratch {
    #[inline(always)]
    fn attend_in(&mut self, head: usize, projected: &[f32], out: &mut [f32]) {
        let tokens = self.scores.len();
        for (token, key) in parts(projected, HEADS + head).enumerate() {
            for (row, value) in self.keys.chunks_exact_mut(tokens).zip(key) {
                if let Some(place) = row.get_mut(token) {
                    *place = *value;
                }
            }
        }
        let outs = out.chunks_exact_mut(HIDDEN);
        for (query, out) in parts(projected, head).zip(outs) {
            self.scores.fill(0.0);
            for (row, value) in self.keys.chunks_exact(tokens).zip(query) {
                add_times(&mut self.scores, row, *value);
            }
            #[expect(clippy::cast_precision_loss, reason = "32")]
            let factor = 1.0 / (HEAD as f32).sqrt();
            for score in &mut self.scores {
                *score *= factor;
            }
            softmax(&mut self.scores);
            let (out, _) = out.as_chunks_mut::<HEAD>();
            if let Some(out) = out.get_mut(head) {
                for (value, share) in parts(projected, 2 * HEADS + head).zip(&self.scores) {
                    add_times(out, value, *share);
                }
            }
        }
    }
}

/// A group of 32 values of each token.
#[inline(always)]
fn parts(projected: &[f32], group: usize) -> impl Iterator<Item = &[f32; HEAD]> {
    let tokens = projected.chunks_exact(3 * HIDDEN);
    tokens.filter_map(move |token| token.as_chunks::<HEAD>().0.get(group))
}
