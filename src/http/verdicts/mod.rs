//! Verdict handlers: evidence, ratings, second reviews, replies, corrections, records of claimants.

pub mod checks;
pub mod claimant;
pub mod claimant_merge;
pub mod claimant_name;
pub mod correction;
pub mod evidence;
pub mod evidence_file;
pub mod evidence_snapshot;
pub mod guide;
pub mod rating;
pub mod reading;
pub mod reply;
pub mod revision;
pub mod verdict;
