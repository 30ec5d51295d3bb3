//! Matching: find claims that say the same, decide about pairs, reuse verdicts.

pub mod conflicts;
pub mod decisions;
pub mod following;
pub mod index;
pub mod related;
pub mod reuse;
pub mod search;
pub mod vectors;
