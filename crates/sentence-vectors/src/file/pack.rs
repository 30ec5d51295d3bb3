//! The writer of model files, from the published weights.

use std::io::Write;

use crc32fast::Hasher;

use super::format::{FORMAT, MAGIC, MOST_LAYERS, MOST_PIECES, NAME_BYTES, UNIGRAM, VOCABULARY_BYTES, WORD_PIECES};
use super::quantise::{grouped, quantise, quantise_small};
use crate::error::PackError;
use crate::shape::{HIDDEN, INNER, PIECES};

/// A published model, apart from its weights.
#[derive(Debug, Clone, Copy)]
pub struct Published<'a> {
    /// Name that [`Model::name`](crate::Model::name) returns, up to 64 bytes.
    pub name: &'a str,
    /// Number of layers, up to 24.
    pub layers: u32,
    /// One piece per line.
    pub vocabulary: &'a str,
    /// Prefix and scores of `SentencePiece`'s unigram pieces. Without them, the vocabulary has BERT's word pieces.
    pub unigram: Option<UnigramScores<'a>>,
    /// What all vectors of this model have in common: taken away from each vector of length 1.
    pub centre: [f32; HIDDEN],
}

/// What a vocabulary of unigram pieces has in addition.
#[derive(Debug, Clone, Copy)]
pub struct UnigramScores<'a> {
    /// Text before every text, such as `query: `, up to 64 bytes.
    pub prefix: &'a str,
    /// Logarithm of the probability of each piece; 0 for marks.
    pub scores: &'a [f32],
}

/// Writes a model file.
///
/// `tensor` returns the values of a tensor of the published weights, row by row, by its name in BERT models, for example
/// `encoder.layer.0.output.dense.weight`. The same input gives the same bytes on every machine.
pub fn pack(
    model: &Published<'_>,
    tensor: impl FnMut(&str) -> Option<Vec<f32>>,
    target: impl Write,
) -> Result<(), PackError> {
    let lines: String = model.vocabulary.lines().flat_map(|piece| [piece, "\n"]).collect();
    let pieces = lines.lines().count();
    let count = u32::try_from(pieces).ok().filter(|count| (1..=MOST_PIECES).contains(count));
    let count = count.ok_or(PackError::Shape)?;
    let mut packer = Packer { tensor, target, hasher: Hasher::new() };
    packer.write(&MAGIC)?;
    packer.number(FORMAT)?;
    packer.text(model.name, NAME_BYTES)?;
    packer.number(if model.unigram.is_some() { UNIGRAM } else { WORD_PIECES })?;
    packer.number(Some(model.layers).filter(|layers| *layers <= MOST_LAYERS).ok_or(PackError::Shape)?)?;
    packer.number(count)?;
    packer.text(&lines, VOCABULARY_BYTES)?;
    if let Some(unigram) = model.unigram {
        packer.text(unigram.prefix, NAME_BYTES)?;
        let all = Some(unigram.scores).filter(|scores| scores.len() == pieces);
        packer.floats(all.ok_or(PackError::Shape)?)?;
    }
    packer.embeddings(pieces, model.unigram.is_some())?;
    for layer in 0..model.layers {
        packer.layer(&format!("encoder.layer.{layer}"))?;
    }
    packer.floats(&model.centre)?;
    let checksum = packer.hasher.clone().finalize();
    packer.number(checksum)?;
    packer.target.flush()?;
    Ok(())
}

struct Packer<T, W> {
    tensor: T,
    target: W,
    hasher: Hasher,
}

impl<T: FnMut(&str) -> Option<Vec<f32>>, W: Write> Packer<T, W> {
    fn write(&mut self, bytes: &[u8]) -> Result<(), PackError> {
        self.hasher.update(bytes);
        Ok(self.target.write_all(bytes)?)
    }

    fn number(&mut self, number: u32) -> Result<(), PackError> {
        self.write(&number.to_le_bytes())
    }

    /// A text of at most `most` bytes.
    fn text(&mut self, text: &str, most: u32) -> Result<(), PackError> {
        let bytes = u32::try_from(text.len()).ok().filter(|bytes| *bytes <= most);
        self.number(bytes.ok_or(PackError::Shape)?)?;
        self.write(text.as_bytes())
    }

    fn floats(&mut self, values: &[f32]) -> Result<(), PackError> {
        let bytes: Vec<u8> = values.iter().flat_map(|value| value.to_le_bytes()).collect();
        self.write(&bytes)
    }

    /// The values of a tensor with this many of them.
    fn get(&mut self, name: &str, count: usize) -> Result<Vec<f32>, PackError> {
        let values = (self.tensor)(name).filter(|values| values.len() == count);
        let values = values.filter(|values| values.iter().all(|value| value.is_finite()));
        values.ok_or_else(|| PackError::Tensor(name.to_owned()))
    }

    fn embeddings(&mut self, pieces: usize, is_small: bool) -> Result<(), PackError> {
        let words = self.get("embeddings.word_embeddings.weight", pieces * HIDDEN)?;
        let (scales, weights) = if is_small { quantise_small(&words) } else { quantise(&words, HIDDEN) };
        self.floats(&scales)?;
        self.write(&weights)?;
        // The published models have 512 positions, but texts end after 256 pieces.
        let positions = self.get("embeddings.position_embeddings.weight", 2 * PIECES * HIDDEN)?;
        let types = self.get("embeddings.token_type_embeddings.weight", 2 * HIDDEN)?;
        let first_type = types.iter().take(HIDDEN).cycle();
        let positions = positions.iter().zip(first_type).take(PIECES * HIDDEN);
        let positions: Vec<f32> = positions.map(|(position, kind)| position + kind).collect();
        self.floats(&positions)?;
        self.norm("embeddings.LayerNorm")
    }

    fn layer(&mut self, name: &str) -> Result<(), PackError> {
        let part = |part: &str| format!("{name}.{part}");
        let projections = ["query", "key", "value"];
        let projections = projections.map(|which| part(&format!("attention.self.{which}")));
        self.dense(&projections, HIDDEN, HIDDEN)?;
        self.dense(&[part("attention.output.dense")], HIDDEN, HIDDEN)?;
        self.norm(&part("attention.output.LayerNorm"))?;
        self.dense(&[part("intermediate.dense")], INNER, HIDDEN)?;
        self.dense(&[part("output.dense")], HIDDEN, INNER)?;
        self.norm(&part("output.LayerNorm"))
    }

    fn norm(&mut self, name: &str) -> Result<(), PackError> {
        for part in ["weight", "bias"] {
            let values = self.get(&format!("{name}.{part}"), HIDDEN)?;
            self.floats(&values)?;
        }
        Ok(())
    }

    /// Dense layers of the same size, one below the other, as one.
    fn dense(&mut self, names: &[String], rows: usize, columns: usize) -> Result<(), PackError> {
        let (mut values, mut bias) = (Vec::new(), Vec::new());
        for name in names {
            values.extend(self.get(&format!("{name}.weight"), rows * columns)?);
            bias.extend(self.get(&format!("{name}.bias"), rows)?);
        }
        let (scales, weights) = quantise(&values, columns);
        self.floats(&scales)?;
        self.floats(&bias)?;
        self.write(&grouped(&weights, columns))
    }
}
