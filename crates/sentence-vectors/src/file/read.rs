//! The reader of model files.

use std::io::Read;

use crc32fast::Hasher;

use super::format::{FORMAT, MAGIC, MOST_LAYERS, MOST_PIECES, NAME_BYTES, UNIGRAM, VOCABULARY_BYTES, WORD_PIECES};
use crate::encoder::{BLOCK, Dense, Encoder, Layer, Norm, Table};
use crate::error::LoadError;
use crate::shape::{HIDDEN, INNER, PIECES};
use crate::tokens::{Pieces, Tokens, Unigram, WordPieces};

/// What a model file holds.
pub struct Parts {
    pub name: String,
    pub tokens: Tokens,
    pub encoder: Encoder,
    pub centre: Vec<f32>,
}

/// Reads a whole model file.
///
/// The memory that this function allocates grows with the bytes that the file has, not with the numbers in it.
pub fn read(source: impl Read) -> Result<Parts, LoadError> {
    let mut source = Source { inner: source, hasher: Hasher::new() };
    if source.array()? != MAGIC {
        return Err(LoadError::NotAModel);
    }
    let format = source.number()?;
    if format != FORMAT {
        return Err(LoadError::Version(format));
    }
    let name = source.text(NAME_BYTES)?;
    let kind = source.number()?;
    let (layers, pieces) = (source.number()?, source.number()?);
    if !(WORD_PIECES..=UNIGRAM).contains(&kind) || layers > MOST_LAYERS || pieces > MOST_PIECES {
        return Err(LoadError::Size);
    }
    let pieces = pieces as usize;
    let lines = source.text(VOCABULARY_BYTES)?;
    let (unigram, words) = if kind == UNIGRAM {
        let unigram = (source.text(NAME_BYTES)?, source.floats(pieces)?);
        let scales = source.floats(pieces * HIDDEN / BLOCK)?;
        (Some(unigram), Table::Small { scales, weights: source.bytes(pieces * HIDDEN / 2)? })
    } else {
        let scales = source.floats(pieces)?;
        (None, Table::Large { scales, weights: source.weights(pieces * HIDDEN)? })
    };
    let positions = source.floats(PIECES * HIDDEN)?;
    let norm = source.norm()?;
    let layers = (0..layers).map(|_| source.layer()).collect::<Result<Vec<_>, _>>()?;
    let centre = source.floats(HIDDEN)?;
    source.finish()?;

    let vocabulary = Pieces::new(&lines).filter(|vocabulary| vocabulary.len() == pieces);
    let tokens = vocabulary.and_then(|vocabulary| match unigram {
        Some((prefix, scores)) => Unigram::new(vocabulary, scores, prefix).map(Tokens::Unigram),
        None => WordPieces::new(vocabulary).map(Tokens::Words),
    });
    let tokens = tokens.ok_or(LoadError::Vocabulary)?;
    Ok(Parts { name, tokens, encoder: Encoder { words, positions, norm, layers }, centre })
}

/// A file whose bytes are counted into a checksum.
struct Source<R> {
    inner: R,
    hasher: Hasher,
}

impl<R: Read> Source<R> {
    fn array<const N: usize>(&mut self) -> Result<[u8; N], LoadError> {
        let mut bytes = [0; N];
        self.inner.read_exact(&mut bytes)?;
        self.hasher.update(&bytes);
        Ok(bytes)
    }

    fn number(&mut self) -> Result<u32, LoadError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn bytes(&mut self, count: usize) -> Result<Vec<u8>, LoadError> {
        let mut bytes = Vec::new();
        self.inner.by_ref().take(count as u64).read_to_end(&mut bytes)?;
        if bytes.len() < count {
            return Err(LoadError::Size);
        }
        self.hasher.update(&bytes);
        Ok(bytes)
    }

    /// A text of at most `most` bytes.
    fn text(&mut self, most: u32) -> Result<String, LoadError> {
        let bytes = Some(self.number()?).filter(|bytes| *bytes <= most).ok_or(LoadError::Size)?;
        String::from_utf8(self.bytes(bytes as usize)?).map_err(|_not_utf8| LoadError::Vocabulary)
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, LoadError> {
        let bytes = self.bytes(count * 4)?;
        let (numbers, _) = bytes.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|number| f32::from_le_bytes(*number)).collect();
        if numbers.iter().all(|number| number.is_finite()) { Ok(numbers) } else { Err(LoadError::NotFinite) }
    }

    fn weights(&mut self, count: usize) -> Result<Vec<i8>, LoadError> {
        // The same memory: a vector of bytes is collected in place.
        Ok(self.bytes(count)?.into_iter().map(u8::cast_signed).collect())
    }

    fn norm(&mut self) -> Result<Norm, LoadError> {
        Ok(Norm { weight: self.floats(HIDDEN)?, bias: self.floats(HIDDEN)? })
    }

    fn dense(&mut self, rows: usize, columns: usize) -> Result<Dense, LoadError> {
        let (scales, bias) = (self.floats(rows)?, self.floats(rows)?);
        let weights = self.weights(rows * columns)?;
        let (weights, _) = weights.as_chunks();
        Ok(Dense { weights: weights.to_vec(), scales, bias, columns })
    }

    fn layer(&mut self) -> Result<Layer, LoadError> {
        Ok(Layer {
            attention: self.dense(3 * HIDDEN, HIDDEN)?,
            attention_out: self.dense(HIDDEN, HIDDEN)?,
            attention_norm: self.norm()?,
            up: self.dense(INNER, HIDDEN)?,
            down: self.dense(HIDDEN, INNER)?,
            norm: self.norm()?,
        })
    }

    /// Compares the checksum and looks for bytes after it.
    fn finish(&mut self) -> Result<(), LoadError> {
        let counted = self.hasher.clone().finalize();
        if self.number()? != counted {
            return Err(LoadError::Checksum);
        }
        match self.inner.read(&mut [0])? {
            0 => Ok(()),
            _ => Err(LoadError::Size),
        }
    }
}
