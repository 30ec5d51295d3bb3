//! What readers write without an account: reports of errors, and tips.

pub mod form;
pub mod report;
pub mod tip;
pub mod tip_decision;
pub mod tip_file;
