//! Versions of a text: whether two say the same, and where the words of one are in the other.

pub mod alignment;
pub mod sameness;
