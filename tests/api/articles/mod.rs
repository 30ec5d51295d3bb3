//! Articles: intake, versions, analysis.

mod article;
