//! Claim handlers: claims, reviews, comments, presence, saved views.

pub mod claim;
pub mod claim_change;
pub mod claim_file;
pub mod comment;
pub mod filter;
pub mod matching;
pub mod merge;
pub mod occurrence;
pub mod presence;
pub mod queue;
pub mod review;
pub mod view;
