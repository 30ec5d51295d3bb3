//! Articles: texts, versions, analysis, sample articles.

pub mod alignment;
pub mod analyser;
pub mod analysis;
pub mod article;
pub mod conversion;
pub mod copies;
pub mod document;
pub mod fetching;
pub mod findings;
pub mod intake;
pub mod sameness;
pub mod sample;
pub mod watching;
