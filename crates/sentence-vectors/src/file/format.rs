//! Constants of the format of model files.

/// The first bytes of a model file.
pub const MAGIC: [u8; 8] = *b"sentvec\n";
/// The format that this crate reads and writes.
pub const FORMAT: u32 = 1;
/// Largest vocabulary in bytes.
pub const VOCABULARY_BYTES: u32 = 4 << 20;
/// Most pieces of a vocabulary.
pub const MOST_PIECES: u32 = 1 << 16;
