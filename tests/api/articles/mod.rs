//! Articles: intake, versions, analysis.

mod analysis;
mod article;
mod correcting;
mod document;
mod fetching;
mod intake;
mod version;
mod watching;
