//! Articles: intake, versions, analysis.

mod analysis;
mod article;
mod fetching;
mod intake;
mod version;
