//! Word pieces of a text: normalised words, cut into pieces of a vocabulary.

mod vocabulary;
mod words;

pub use vocabulary::Vocabulary;
