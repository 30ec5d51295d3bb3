//! Formats: encodings of verdicts for other systems. Pure code: domain types in, bytes out.

pub mod claimant_list;
pub mod earlier;
pub mod feeds;
pub mod found_words;
pub mod markup;
pub mod news;
pub mod opml;
pub mod pages;
pub mod picture;
pub mod state_table;
mod texts;
pub mod verdict_text;
pub mod warc;
