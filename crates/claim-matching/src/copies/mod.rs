//! Copies: sentences in the same or nearly the same words, articles with the same passages.

pub mod same;
pub mod shingles;
