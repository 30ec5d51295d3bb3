//! Structured data: ClaimReview, MediaReview, data feed, search results.

pub mod citation;
pub mod claim_review;
pub mod claim_review_import;
pub mod data_feed;
pub mod fact_checks;
pub mod media_review;
pub mod media_review_import;
pub mod page_items;
