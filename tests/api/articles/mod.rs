//! Articles: intake, versions, analysis.

mod analysis;
mod article;
mod intake;
mod version;
