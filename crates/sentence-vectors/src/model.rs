//! A loaded model: from a text to its vector.

use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use fearless_simd::Level;

use crate::encoder::Encoder;
use crate::error::LoadError;
use crate::file::{self, Parts};
use crate::shape::{MARKS, PIECES};
use crate::tokens::Tokens;
use crate::vector::Vector;

/// A model in memory: all-MiniLM-L6-v2 (24 MB) or multilingual-e5-small (92 MB). Threads can share one model.
pub struct Model {
    name: String,
    tokens: Tokens,
    encoder: Encoder,
    centre: Vec<f32>,
    level: Level,
}

impl Model {
    /// Reads a model file that `make model` or [`pack`](crate::pack) wrote.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        Self::read(BufReader::new(File::open(path)?))
    }

    /// Reads a model file from any source, to its end.
    pub fn read(source: impl Read) -> Result<Self, LoadError> {
        let Parts { name, tokens, encoder, centre } = file::read(source)?;
        Ok(Self { name, tokens, encoder, centre, level: Level::new() })
    }

    /// The name of the model, such as `all-MiniLM-L6-v2`. Vectors of different models cannot be compared.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether the vectors of a text and of its translation are alike.
    #[must_use]
    pub fn is_multilingual(&self) -> bool {
        matches!(self.tokens, Tokens::Unigram(_))
    }

    /// The vector of a text. Reads up to 254 pieces (about 190 English words) and ignores the rest of the text.
    ///
    /// The same model and text give the same bits with every instruction set. A text without words gives zero. The
    /// time grows with the number of pieces and layers: for a sentence of 25 words, about 5 ms with all-MiniLM-L6-v2 and
    /// 13 ms with multilingual-e5-small. In a server, call this function from a thread that may block.
    #[must_use]
    pub fn embed(&self, text: &str) -> Vector {
        let pieces = self.tokens.encode(text, PIECES);
        if pieces.len() <= MARKS {
            return Vector::toward(&[0.0; Vector::LEN]);
        }
        let found = Vector::toward(&self.encoder.run(self.level, &pieces));
        let mut values = *found.values();
        for (value, centre) in values.iter_mut().zip(&self.centre) {
            *value -= centre;
        }
        Vector::toward(&values)
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pieces = self.tokens.len();
        f.debug_struct("Model").field("name", &self.name).field("pieces", &pieces).finish_non_exhaustive()
    }
}
