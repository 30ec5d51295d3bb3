//! Dense layers with int8 weights: activations in 14 bits, exact sums in 32 bits.

#![expect(clippy::inline_always, reason = "inlined code uses the instructions that `dispatch!` found")]

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, i8x32, i16x32, i32x16};

use super::float::{largest, rounded};
use crate::shape::GROUP;

/// Largest quantised activation. 1536 products with weights of up to 127 stay below 2³¹.
const LARGEST: f32 = 8191.0;
/// Tokens computed together.
const TOKENS: usize = 4;

/// A matrix with a bias. The weight of an output is its int8 value times the scale of the output.
#[derive(Debug)]
pub struct Dense {
    /// For each group of 16 outputs and each two inputs: the two weights of each output.
    pub weights: Vec<[i8; 2 * GROUP]>,
    pub scales: Vec<f32>,
    pub bias: Vec<f32>,
    /// Number of inputs.
    pub columns: usize,
}

/// Quantised values of tokens, [`TOKENS`] tokens together.
struct Activations {
    /// For each block of tokens and each two inputs: the two values of each token, as the halves of a number.
    pairs: Vec<[i32; TOKENS]>,
    /// For each block of tokens: one scale per token.
    scales: Vec<[f32; TOKENS]>,
}

impl Dense {
    /// Writes one value per output for each token to `out`, from `columns` values for each token in `state`.
    pub fn apply(&self, level: Level, state: &[f32], out: &mut [f32]) {
        let input = dispatch!(level, _ => Activations::new(state, self.columns));
        dispatch!(level, simd => self.multiply(simd, &input, out));
    }

    #[inline(always)]
    fn multiply<S: Simd>(&self, simd: S, input: &Activations, out: &mut [f32]) {
        let pairs = self.columns / 2;
        let outputs = self.scales.len();
        let groups = self.weights.chunks_exact(pairs);
        let (scales, _) = self.scales.as_chunks::<GROUP>();
        let (bias, _) = self.bias.as_chunks::<GROUP>();
        for (number, ((weights, scales), bias)) in groups.zip(scales).zip(bias).enumerate() {
            let blocks = input.pairs.chunks_exact(pairs).zip(&input.scales);
            for ((block, tokens), outs) in blocks.zip(out.chunks_mut(TOKENS * outputs)) {
                let sums = products(simd, block, weights);
                for ((sums, token), out) in sums.iter().zip(tokens).zip(outs.chunks_exact_mut(outputs)) {
                    let (out, _) = out.as_chunks_mut::<GROUP>();
                    if let Some(out) = out.get_mut(number) {
                        *out = scaled(sums, scales, bias, *token);
                    }
                }
            }
        }
    }
}

/// Scalar products of a block of tokens with the weights of a group of outputs.
#[inline(always)]
fn products<S: Simd>(simd: S, block: &[[i32; TOKENS]], weights: &[[i8; 2 * GROUP]]) -> [[i32; GROUP]; TOKENS] {
    let mut sums = [i32x16::splat(simd, 0); TOKENS];
    for (pairs, weights) in block.iter().zip(weights) {
        let (low, high) = i8x32::from_slice(simd, weights).widen();
        let weights: i16x32<S> = low.combine(high);
        for (sum, pair) in sums.iter_mut().zip(pairs) {
            let pair: i16x32<S> = i32x16::splat(simd, *pair).bitcast();
            *sum += weights.pairwise_dot_product(pair);
        }
    }
    let mut found = [[0; GROUP]; TOKENS];
    for (found, sum) in found.iter_mut().zip(sums) {
        *found = *sum;
    }
    found
}

#[inline(always)]
#[expect(clippy::cast_precision_loss, reason = "the factors have less than 24 bits")]
fn scaled(sums: &[i32; GROUP], scales: &[f32; GROUP], bias: &[f32; GROUP], token: f32) -> [f32; GROUP] {
    let mut out = *bias;
    for ((out, sum), scale) in out.iter_mut().zip(sums).zip(scales) {
        *out += *sum as f32 * (scale * token);
    }
    out
}

impl Activations {
    #[inline(always)]
    fn new(state: &[f32], columns: usize) -> Self {
        let blocks = state.chunks(TOKENS * columns);
        let mut pairs = vec![[0; TOKENS]; blocks.len() * columns / 2];
        let mut scales = Vec::with_capacity(blocks.len());
        for (block, pairs) in blocks.zip(pairs.chunks_exact_mut(columns / 2)) {
            let mut block_scales = [0.0; TOKENS];
            let tokens = block.chunks_exact(columns).zip(&mut block_scales);
            for (number, (token, scale)) in tokens.enumerate() {
                let size = largest(token);
                *scale = size / LARGEST;
                let factor = if size > 0.0 { LARGEST / size } else { 0.0 };
                let (values, _) = token.as_chunks::<2>();
                for (pair, [low, high]) in pairs.iter_mut().zip(values) {
                    if let Some(place) = pair.get_mut(number) {
                        let (low, high) = (rounded(low * factor), rounded(high * factor));
                        *place = low & 0xffff | high << 16;
                    }
                }
            }
            scales.push(block_scales);
        }
        Self { pairs, scales }
    }
}

#[cfg(test)]
mod tests {
    use super::super::float::gelu;
    use super::*;

    /// Seven tokens of six values, of different sizes.
    fn state() -> Vec<f32> {
        (0..42_u16).map(|number| (f32::from(number * 37 % 41) - 20.0) * f32::from(number / 6)).collect()
    }

    fn dense() -> Dense {
        let weight = |place: i32| i8::try_from(place * 29 % 255 - 127).unwrap();
        let mut places = 0..;
        let mut next = || places.next().map_or(0, weight);
        Dense {
            weights: (0..6).map(|_| std::array::from_fn(|_| next())).collect(),
            scales: (0..32_u8).map(|output| 0.01 + f32::from(output)).collect(),
            bias: (0..32_u8).map(f32::from).collect(),
            columns: 6,
        }
    }

    #[test]
    fn the_result_is_close_to_that_of_a_plain_product() {
        let (dense, state) = (dense(), state());
        let mut out = vec![0.0; 7 * 32];
        dense.apply(Level::new(), &state, &mut out);
        for (token, out) in state.chunks(6).zip(out.chunks(32)) {
            let size = largest(token);
            for (output, value) in out.iter().enumerate() {
                let weight = |column: usize| {
                    let pair = dense.weights[output / 16 * 3 + column / 2];
                    f32::from(pair[output % 16 * 2 + column % 2])
                };
                let products = token.iter().enumerate().map(|(column, value)| value * weight(column));
                let expected = products.sum::<f32>() * dense.scales[output] + dense.bias[output];
                let allowed = 0.05 * size * dense.scales[output] + 1e-4;
                assert!((value - expected).abs() <= allowed, "{value} {expected}");
            }
        }
    }

    #[test]
    fn every_instruction_set_gives_the_same_bits() {
        let run = |level| {
            let mut out = vec![0.0; 7 * 32];
            dense().apply(level, &state(), &mut out);
            gelu(level, &mut out);
            out
        };
        let best: Vec<u32> = run(Level::new()).into_iter().map(f32::to_bits).collect();
        let least: Vec<u32> = run(Level::baseline()).into_iter().map(f32::to_bits).collect();
        assert_eq!(best, least);
    }
}
