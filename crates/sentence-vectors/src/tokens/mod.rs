//! Pieces of a text: words, cut into pieces of a vocabulary.

mod pieces;
mod unigram;
mod word_pieces;
mod words;

pub use pieces::Pieces;
pub use unigram::Unigram;
pub use word_pieces::WordPieces;

/// How a model cuts a text into numbered pieces.
#[derive(Debug)]
pub enum Tokens {
    /// BERT's word pieces (all-MiniLM-L6-v2).
    Words(WordPieces),
    /// `SentencePiece`'s unigram pieces (multilingual-e5-small).
    Unigram(Unigram),
}

impl Tokens {
    /// Numbers of the pieces of a text between the marks of start and end, `limit` numbers at most. A later part of the
    /// text is not read. A text without words has the marks alone.
    pub fn encode(&self, text: &str, limit: usize) -> Vec<u32> {
        match self {
            Self::Words(words) => words.encode(text, limit),
            Self::Unigram(unigram) => unigram.encode(text, limit),
        }
    }

    /// How many pieces the vocabulary has.
    pub fn len(&self) -> usize {
        match self {
            Self::Words(words) => words.len(),
            Self::Unigram(unigram) => unigram.len(),
        }
    }
}
