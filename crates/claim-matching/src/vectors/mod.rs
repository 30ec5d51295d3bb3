//! Sentence vectors: one byte per value, signs, scan of the signs.

pub mod compact;
pub mod scan;
