//! Texts that are compared: whether two say the same, where the words of one are in the other, copies in other outlets.

pub mod alignment;
pub mod copies;
pub mod sameness;
