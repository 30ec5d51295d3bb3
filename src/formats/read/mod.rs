//! How is read what others have written?

pub mod claim_review;
