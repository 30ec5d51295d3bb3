//! Verdicts: evidence, rating scale, second reviews, right of reply, corrections, records of claimants.

pub mod archive;
pub mod checks;
pub mod claimants;
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
