//! Archives of earlier checks: ClaimReview, CSV and WordPress export, read row by row.

pub mod claim_review;
mod fields;
pub mod input;
pub mod table;
pub mod wordpress;
