//! Verdicts: evidence, ratings, second reviews, replies, corrections, records of claimants.

pub mod archive;
pub mod checks;
pub mod claimant;
pub mod correction;
pub mod evidence;
pub mod evidence_file;
pub mod evidence_snapshot;
pub mod guide;
pub mod media;
pub mod rating;
pub mod reading;
pub mod reply;
pub mod sources;
pub mod verdict;
