//! Occurrences: which claims are about one thing that happened, and where these claims contradict each other.

pub mod conflict;
pub mod kin;
pub mod place;
pub mod setting;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod trace;
