//! Matching: find claims that say the same, decide about pairs, reuse verdicts, group claims by occurrence.

pub mod arrival;
pub mod checks;
mod comparison;
mod conflicts;
pub mod decisions;
pub mod grouping;
pub mod index;
pub mod occurrence;
pub mod related;
pub mod reuse;
pub mod search;
mod traces;
pub mod vectors;
