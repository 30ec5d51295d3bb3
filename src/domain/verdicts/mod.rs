//! Verdicts: evidence, ratings, second reviews, replies, corrections, records of claimants.

pub mod archive;
pub mod checks;
pub mod claimant;
pub mod correction;
pub mod evidence;
pub mod evidence_file;
pub mod evidence_snapshot;
pub mod excerpt;
pub mod guide;
pub mod origin;
pub mod rating;
pub mod reading;
pub mod reply;
pub mod verdict;
