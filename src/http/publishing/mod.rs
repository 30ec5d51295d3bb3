//! Publishing handlers: public verdicts, feeds, exports, webhooks.

pub mod archive;
pub mod archive_query;
pub mod delivery;
pub mod endpoint;
pub mod export;
pub mod feed;
pub mod feed_query;
pub mod oembed;
pub mod publication;
pub mod readers;
pub mod schedule;
pub mod search;
pub mod sitemap;
pub mod verdict_page;
