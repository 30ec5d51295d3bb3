//! Publishing handlers: public verdicts, feeds, exports, webhooks.

pub mod delivery;
pub mod endpoint;
pub mod export;
pub mod feed;
pub mod oembed;
pub mod publication;
pub mod search;
pub mod sitemap;
pub mod verdict_page;
