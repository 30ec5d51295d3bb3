//! Constants of the format of model files.

/// The first bytes of a model file.
pub const MAGIC: [u8; 8] = *b"sentvec\n";
/// The format that this crate reads and writes.
pub const FORMAT: u32 = 2;
/// Largest name and largest prefix in bytes.
pub const NAME_BYTES: u32 = 64;
/// Largest vocabulary in bytes.
pub const VOCABULARY_BYTES: u32 = 4 << 20;
/// Most pieces of a vocabulary.
pub const MOST_PIECES: u32 = 1 << 18;
/// Most layers.
pub const MOST_LAYERS: u32 = 24;
/// The vocabulary has word pieces.
pub const WORD_PIECES: u32 = 1;
/// The vocabulary has unigram pieces.
pub const UNIGRAM: u32 = 2;
