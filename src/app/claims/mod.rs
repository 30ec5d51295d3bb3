//! Claims: appearances, review, comments, presence, saved views.

pub mod claim;
pub mod claim_file;
pub mod claim_lock;
pub mod comment;
pub mod hand_over;
pub mod matching;
pub mod merge;
pub mod presence;
pub mod queue;
pub mod review;
pub mod selection;
pub mod staleness;
pub mod view;
pub(crate) mod withheld;
