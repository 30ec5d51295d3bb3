//! Claimant records: records and their history, names and spellings, look-alikes, merges.

pub mod claimant;
pub mod claimant_merge;
pub mod claimant_name;
mod look_alike;
