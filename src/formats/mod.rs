//! In which outside shapes do verdicts leave the house? Pure: nouns in, bytes out.

pub mod read;
pub mod write;
