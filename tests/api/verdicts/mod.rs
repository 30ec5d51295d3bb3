//! Verdicts: evidence, second reviews, corrections.

mod correction;
mod evidence;
mod external_check;
mod rating;
mod reading;
mod reply;
mod verdict;
