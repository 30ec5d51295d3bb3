//! Articles, their versions and their analysis.

pub mod address_key;
pub mod article;
pub mod exchange;
pub mod fetch;
pub mod hub;
pub mod metadata;
pub mod reading;
pub mod snapshot;
pub mod subscription;
pub mod watch;
