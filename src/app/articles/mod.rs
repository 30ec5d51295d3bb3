//! Articles: texts, versions, analysis, sample articles.

pub mod analyser;
pub mod analysis;
pub mod article;
pub mod conversion;
pub mod fetching;
pub mod findings;
pub mod sample;
pub mod snapshot;
