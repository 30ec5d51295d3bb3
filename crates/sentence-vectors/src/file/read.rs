//! The reader of model files.

use std::io::Read;

use crc32fast::Hasher;

use super::format::{FORMAT, MAGIC, MOST_PIECES, VOCABULARY_BYTES};
use crate::encoder::{Dense, Encoder, Layer, Norm, Table};
use crate::error::LoadError;
use crate::shape::{HIDDEN, INNER, LAYERS, PIECES};
use crate::tokens::Vocabulary;

/// Reads a whole model file.
///
/// No number in the file makes this function allocate more than 60 MB.
pub fn read(source: impl Read) -> Result<(Vocabulary, Encoder), LoadError> {
    let mut source = Source { inner: source, hasher: Hasher::new() };
    if source.array()? != MAGIC {
        return Err(LoadError::NotAModel);
    }
    let format = source.number()?;
    if format != FORMAT {
        return Err(LoadError::Version(format));
    }
    let (pieces, bytes) = (source.number()?, source.number()?);
    if pieces > MOST_PIECES || bytes > VOCABULARY_BYTES {
        return Err(LoadError::Size);
    }
    let pieces = pieces as usize;
    let lines = String::from_utf8(source.bytes(bytes as usize)?).ok();
    let words = Table { scales: source.floats(pieces)?, weights: source.weights(pieces * HIDDEN)? };
    let positions = source.floats(PIECES * HIDDEN)?;
    let norm = source.norm()?;
    let layers = (0..LAYERS).map(|_| source.layer()).collect::<Result<Vec<_>, _>>()?;
    source.finish()?;

    let vocabulary = lines.and_then(|lines| Vocabulary::new(&lines));
    let vocabulary = vocabulary.filter(|vocabulary| vocabulary.len() == pieces);
    let vocabulary = vocabulary.ok_or(LoadError::Vocabulary)?;
    Ok((vocabulary, Encoder { words, positions, norm, layers }))
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
        let mut bytes = vec![0; count];
        self.inner.read_exact(&mut bytes)?;
        self.hasher.update(&bytes);
        Ok(bytes)
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
