//! Self-attention: how much each token takes from each other token.

#![expect(clippy::inline_always, reason = "inlined code uses the instructions that `dispatch!` found")]

use fearless_simd::{Level, dispatch};

use super::float::{add_times, softmax};
use crate::shape::{HEAD, HEADS, HIDDEN};

/// Scores computed together.
const LANES: usize = 16;

/// New values of the tokens, from 384 queries, 384 keys and 384 values of each.
pub fn attend(level: Level, projected: &[f32]) -> Vec<f32> {
    let mut out = vec![0.0; projected.len() / 3];
    let mut scratch = Scratch::default();
    for head in 0..HEADS {
        dispatch!(level, _ => scratch.attend(head, projected, &mut out));
    }
    out
}

#[derive(Default)]
struct Scratch {
    /// For each 16 tokens: one row for each value of their keys. The last tokens are padded with zeros.
    keys: Vec<[[f32; LANES]; HEAD]>,
    values: Vec<[f32; HEAD]>,
    /// Scores of one token, then its shares.
    scores: Vec<f32>,
}

impl Scratch {
    /// Writes the part of one head.
    #[inline(always)]
    fn attend(&mut self, head: usize, projected: &[f32], out: &mut [f32]) {
        self.fill(head, projected);
        let outs = out.chunks_exact_mut(HIDDEN);
        for (query, out) in parts(projected, head).zip(outs) {
            self.scores.clear();
            for keys in &self.keys {
                let mut sums = [0.0; LANES];
                for (row, value) in keys.iter().zip(query) {
                    add_times(&mut sums, row, *value);
                }
                self.scores.extend(sums);
            }
            self.scores.truncate(self.values.len());
            softmax(&mut self.scores, FACTOR);
            let mut sums = [0.0; HEAD];
            for (value, share) in self.values.iter().zip(&self.scores) {
                add_times(&mut sums, value, *share);
            }
            let (out, _) = out.as_chunks_mut::<HEAD>();
            if let Some(out) = out.get_mut(head) {
                *out = sums;
            }
        }
    }

    #[inline(always)]
    fn fill(&mut self, head: usize, projected: &[f32]) {
        self.values.clear();
        self.values.extend(parts(projected, 2 * HEADS + head));
        self.keys.clear();
        self.keys.resize(self.values.len().div_ceil(LANES), [[0.0; LANES]; HEAD]);
        for (token, key) in parts(projected, HEADS + head).enumerate() {
            let rows = self.keys.get_mut(token / LANES).into_iter().flatten();
            for (row, value) in rows.zip(key) {
                if let Some(place) = row.get_mut(token % LANES) {
                    *place = *value;
                }
            }
        }
    }
}

/// 1 / √32, by which scores are multiplied.
const FACTOR: f32 = 0.176_776_7;

/// A group of 32 values of each token.
#[inline(always)]
fn parts(projected: &[f32], group: usize) -> impl Iterator<Item = &[f32; HEAD]> {
    let tokens = projected.chunks_exact(3 * HIDDEN);
    tokens.filter_map(move |token| token.as_chunks::<HEAD>().0.get(group))
}
