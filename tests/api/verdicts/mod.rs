//! Verdicts: evidence, second reviews, corrections.

mod claimants;
mod correction;
mod earlier_check;
mod evidence;
mod evidence_kept;
mod external_check;
mod guide;
mod media;
mod rating;
mod reading;
mod reply;
mod verdict;
mod withheld;
