//! Tips: what readers ask the newsroom to check, their files, and what editors make of them.

pub mod tip;
pub mod tip_decision;
pub mod tip_file;
