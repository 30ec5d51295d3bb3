//! A loaded model: from a text to its vector.

use std::fmt;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use fearless_simd::Level;

use crate::encoder::Encoder;
use crate::error::LoadError;
use crate::file;
use crate::shape::{MARKS, PIECES};
use crate::tokens::Vocabulary;
use crate::vector::Vector;

/// all-MiniLM-L6-v2 in memory (24 MB). Threads can share one model.
pub struct Model {
    vocabulary: Vocabulary,
    encoder: Encoder,
    level: Level,
}

impl Model {
    /// Reads a model file that `make model` or [`pack`](crate::pack) wrote.
    pub fn load(path: impl AsRef<Path>) -> Result<Self, LoadError> {
        Self::read(BufReader::new(File::open(path)?))
    }

    /// Reads a model file from any source, to its end.
    pub fn read(source: impl Read) -> Result<Self, LoadError> {
        let (vocabulary, encoder) = file::read(source)?;
        Ok(Self { vocabulary, encoder, level: Level::new() })
    }

    /// The vector of a text. Reads up to 254 word pieces (about 190 English words) and ignores the rest of the text.
    ///
    /// The same model and text give the same bits with every instruction set. A text without words gives zero. The
    /// time grows with the number of word pieces: about 5 ms for a sentence of 25 words. In a server, call this
    /// function from a thread that may block.
    #[must_use]
    pub fn embed(&self, text: &str) -> Vector {
        let pieces = self.vocabulary.encode(text, PIECES);
        if pieces.len() <= MARKS {
            return Vector::toward(&[0.0; Vector::LEN]);
        }
        Vector::toward(&self.encoder.run(self.level, &pieces))
    }
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("pieces", &self.vocabulary.len()).finish_non_exhaustive()
    }
}
