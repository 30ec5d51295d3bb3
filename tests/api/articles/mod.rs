//! Articles: intake, versions, analysis.

mod article;
mod intake;
mod version;
