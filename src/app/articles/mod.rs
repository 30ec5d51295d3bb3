//! Articles, their versions and their analysis.

pub mod analysis;
pub mod article;
pub mod conversion;
pub mod findings;
pub mod sample;
