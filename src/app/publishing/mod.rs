//! Publishing: public verdicts, feeds, exports, webhooks.

pub mod archive;
pub mod chat;
pub mod delivery;
pub mod endpoint;
pub mod export;
pub mod feed;
pub mod hub;
pub mod publication;
pub mod reader;
pub mod report;
pub mod schedule;
pub mod search;
pub mod tips;
