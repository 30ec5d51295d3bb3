//! Claimant records: records and their history, names and spellings, merges.

pub mod claimant;
pub mod claimant_merge;
pub mod claimant_name;
