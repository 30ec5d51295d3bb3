//! Publishing: pages, feeds, search, webhooks.

mod archive;
mod endpoint;
mod export;
mod feed;
mod feed_access;
mod feed_query;
mod public_page;
mod publication;
mod report;
mod schedule;
mod search;
mod tips;
mod verdict_page;
mod webhooks;
