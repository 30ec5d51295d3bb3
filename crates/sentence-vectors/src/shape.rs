//! Dimensions that both models have: all-MiniLM-L6-v2 and multilingual-e5-small.

/// Values of a vector and of the state of a token.
pub const HIDDEN: usize = 384;
/// Values of a token between the two halves of a feed-forward step.
pub const INNER: usize = 1536;
/// Attention heads of a layer.
pub const HEADS: usize = 12;
/// Values of a token in one head.
pub const HEAD: usize = HIDDEN / HEADS;
/// Outputs of a dense layer that are stored and computed together.
pub const GROUP: usize = 16;
/// Most pieces of a text, with the marks of start and end. A longer text is cut.
pub const PIECES: usize = 256;
/// Pieces that every text has: the marks of start and end.
pub const MARKS: usize = 2;
