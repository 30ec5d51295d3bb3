//! Articles, their versions and their analysis.

pub mod analysis;
pub mod article;
pub mod fetch;
pub mod snapshot;
