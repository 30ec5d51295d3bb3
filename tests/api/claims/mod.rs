//! Claims: queue, review, comments, merges.

mod card;
mod claim;
mod claim_by_hand;
mod claim_list;
mod comment;
mod matching;
mod merge;
mod occurrence;
mod presence;
mod queue;
mod related;
mod review;
mod sort;
mod staleness;
