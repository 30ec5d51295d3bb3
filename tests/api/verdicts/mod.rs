//! Verdicts: evidence, second reviews, corrections.

mod claimant;
mod claimant_look_alike;
mod claimant_page;
mod correction;
mod earlier_check;
mod evidence;
mod evidence_kept;
mod external_check;
mod guide;
mod rating;
mod reading;
mod reply;
mod several_claimants;
mod verdict;
mod withheld;
