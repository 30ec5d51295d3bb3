//! Articles, their versions and their analysis.

pub mod address;
pub mod analysis;
pub mod archiving;
pub mod article;
pub mod copies;
pub mod fetch;
pub mod hub;
pub mod queue_rules;
pub mod reading;
pub mod snapshot;
pub mod subscription;
pub mod watch;
pub mod words;
