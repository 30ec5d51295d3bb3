//! Publishing: pages, feeds, search, webhooks.

mod export;
mod feed;
mod public_page;
mod publication;
mod search;
mod verdict_page;
mod webhook;
