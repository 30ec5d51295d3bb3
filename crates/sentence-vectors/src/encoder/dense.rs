//! Dense layers with int8 weights: activations in 14 bits, exact sums in 32 bits.

#![expect(
    clippy::inline_always,
    reason = "inlined code uses the instructions that `dispatch!` found"
)]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch};

/// Largest quantised activation. 1536 products with weights of up to 127 stay below 2³¹.
const LARGEST: f32 = 8191.0;
/// Outputs computed together.
const OUTPUTS: usize = 2;
/// Tokens computed together.
const TOKENS: usize = 4;

/// A matrix with a bias. The weight of an output is its int8 value times the scale of the output.
#[derive(Debug)]
pub struct Dense {
    /// One row per output, one column per input.
    pub weights: Vec<i8>,
    pub scales: Vec<f32>,
    pub bias: Vec<f32>,
    /// Number of inputs.
    pub columns: usize,
}

/// Activations of tokens, quantised with one scale per token.
struct Activations {
    values: Vec<i16>,
    scales: Vec<f32>,
}

impl Dense {
    /// Writes `outputs` values per token to `out`, from `columns` values per token in `state`.
    pub fn apply(&self, level: Level, state: &[f32], out: &mut [f32]) {
        let input = dispatch!(level, _ => Activations::new(state, self.columns));
        dispatch!(level, simd => self.multiply(simd, &input, out));
    }

    #[inline(always)]
    fn multiply<S: Simd>(&self, simd: S, input: &Activations, out: &mut [f32]) {
        let columns = self.columns;
        let mut rows = vec![0_i16; OUTPUTS * columns];
        let outputs = self.scales.len();
        let (scales, _) = self.scales.as_chunks::<OUTPUTS>();
        let (bias, _) = self.bias.as_chunks::<OUTPUTS>();
        let weights = self.weights.chunks_exact(OUTPUTS * columns);
        for (number, ((weights, scales), bias)) in weights.zip(scales).zip(bias).enumerate() {
            for (row, &weight) in rows.iter_mut().zip(weights) {
                *row = i16::from(weight);
            }
            let blocks = input.values.chunks(TOKENS * columns);
            let tokens = input.scales.chunks(TOKENS);
            let outs = out.chunks_mut(TOKENS * outputs);
            for ((block, tokens), outs) in blocks.zip(tokens).zip(outs) {
                let sums = match tokens.len() {
                    TOKENS => products::<S, TOKENS>(simd, block, &rows, columns),
                    _ => few(simd, block, &rows, columns),
                };
                let tokens = sums.iter().zip(tokens).zip(outs.chunks_exact_mut(outputs));
                for ((sums, token), out) in tokens {
                    let (out, _) = out.as_chunks_mut::<OUTPUTS>();
                    if let Some(out) = out.get_mut(number) {
                        *out = scaled(*sums, *scales, *bias, *token);
                    }
                }
            }
        }
    }
}

#[inline(always)]
#[expect(
    clippy::cast_precision_loss,
    reason = "24 bits of a sum are more than its factors have"
)]
fn scaled(
    sums: [i32; OUTPUTS],
    scales: [f32; OUTPUTS],
    bias: [f32; OUTPUTS],
    token: f32,
) -> [f32; OUTPUTS] {
    let mut out = bias;
    for ((out, sum), scale) in out.iter_mut().zip(sums).zip(scales) {
        *out += sum as f32 * (scale * token);
    }
    out
}

/// The sums of a block with less than [`TOKENS`] tokens.
#[inline(always)]
fn few<S: Simd>(simd: S, block: &[i16], rows: &[i16], columns: usize) -> [[i32; OUTPUTS]; TOKENS] {
    let mut sums = [[0; OUTPUTS]; TOKENS];
    for (sums, token) in sums.iter_mut().zip(block.chunks_exact(columns)) {
        let [only, ..] = products::<S, 1>(simd, token, rows, columns);
        *sums = only;
    }
    sums
}

/// Scalar products of N tokens with the rows of [`OUTPUTS`] outputs.
#[inline(always)]
fn products<S: Simd, const N: usize>(
    simd: S,
    tokens: &[i16],
    rows: &[i16],
    columns: usize,
) -> [[i32; OUTPUTS]; TOKENS] {
    let mut sums = [[S::i32s::splat(simd, 0); OUTPUTS]; N];
    let mut parts = tokens
        .chunks_exact(columns)
        .map(|token| token.chunks_exact(S::i16s::LEN));
    let mut tokens: [_; N] =
        std::array::from_fn(|_| parts.next().unwrap_or_else(|| [].chunks_exact(1)));
    let (first, second) = rows.split_at(columns);
    let rows = first
        .chunks_exact(S::i16s::LEN)
        .zip(second.chunks_exact(S::i16s::LEN));
    for (first, second) in rows {
        let first = S::i16s::from_slice(simd, first);
        let second = S::i16s::from_slice(simd, second);
        for (sums, token) in sums.iter_mut().zip(&mut tokens) {
            let token = S::i16s::from_slice(simd, token.next().unwrap_or_default());
            let [one, two] = sums;
            *one += token.pairwise_dot_product(first);
            *two += token.pairwise_dot_product(second);
        }
    }
    let mut found = [[0; OUTPUTS]; TOKENS];
    for (found, sums) in found.iter_mut().zip(sums) {
        *found = sums.map(SimdBase::reduce_sum);
    }
    found
}

impl Activations {
    #[inline(always)]
    #[expect(clippy::cast_possible_truncation, reason = "from -8191 to 8191")]
    fn new(state: &[f32], columns: usize) -> Self {
        let mut values = Vec::with_capacity(state.len());
        let mut scales = Vec::with_capacity(state.len() / columns);
        for token in state.chunks_exact(columns) {
            let largest = super::float::largest(token);
            scales.push(largest / LARGEST);
            let factor = if largest > 0.0 {
                LARGEST / largest
            } else {
                0.0
            };
            // Adding and taking away 1.5 · 2²³ rounds to an integer on every machine alike.
            let rounded = |value: &f32| (value * factor + 12_582_912.0) - 12_582_912.0;
            values.extend(token.iter().map(|value| rounded(value) as i16));
        }
        Self { values, scales }
    }
}
