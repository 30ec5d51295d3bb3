//! Feeds: JSON Feed, Atom, RSS, CSV.

pub mod atom;
pub mod csv;
pub mod feed;
pub mod json_feed;
pub mod rss;
pub mod titles;
pub mod verdict_csv;
