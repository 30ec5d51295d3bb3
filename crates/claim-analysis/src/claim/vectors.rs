//! Sentence embeddings, from outside.

use std::fmt;

/// Number of values of a sentence embedding.
pub const VECTOR: usize = 384;

/// Where the embeddings of sentences come from. The weights of this crate are fitted to `all-MiniLM-L6-v2` with embeddings of
/// length 1; those of another model give meaningless kinds and scores.
pub trait SentenceVectors: fmt::Debug {
    /// The embedding of a sentence.
    fn vector(&self, sentence: &str) -> [f32; VECTOR];
}
