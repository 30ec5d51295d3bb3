//! Public pages and embeds of verdicts.

pub mod archive_page;
pub mod article_page;
pub mod claimant_page;
pub mod corrections_page;
pub mod embed;
pub mod frame;
pub mod markdown;
pub mod problem_page;
pub mod readers;
pub mod sections;
pub mod share_card;
pub mod sitemap;
pub mod verdict_page;
