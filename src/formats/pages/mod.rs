//! Public pages and embeds of verdicts.

pub mod article_page;
pub mod corrections_page;
pub mod embed;
pub mod markdown;
pub mod share_card;
pub mod sitemap;
pub mod verdict_page;
