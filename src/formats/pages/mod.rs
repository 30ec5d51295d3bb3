//! Public pages and embeds of verdicts.

pub mod archive_page;
pub mod article_page;
pub mod claimant_page;
pub mod corrections_page;
pub mod embed;
pub mod frame;
pub mod markdown;
pub mod problem_page;
mod reader_form;
pub mod report_page;
pub mod share_card;
pub mod sitemap;
pub mod tip_page;
pub mod verdict_page;
