//! Articles: texts, versions, analysis, sample articles.

pub mod analyser;
pub mod analysis;
pub mod archiving;
pub mod article;
pub mod conversion;
pub mod document;
pub mod fetching;
pub mod findings;
pub mod intake;
pub mod sample;
pub mod snapshot;
pub mod subscription;
pub mod versions;
pub mod watching;
