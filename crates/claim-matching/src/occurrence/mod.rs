//! Occurrences: which claims are about one thing that happened, and where these claims contradict each other.

mod acts;
pub mod conflict;
pub mod figures;
pub mod group;
pub mod kin;
mod merge;
mod periods;
pub mod place;
pub mod setting;
pub mod source;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod time;
pub mod trace;
