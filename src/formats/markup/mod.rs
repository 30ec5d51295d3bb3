//! Structured data: ClaimReview, data feed, search results.

pub mod citation;
pub mod claim_review;
pub mod claim_review_import;
pub mod data_feed;
pub mod fact_checks;
