//! Middleware that runs for every request.

pub mod admission;
pub mod base_path;
pub mod finish;
pub mod origin;
pub mod problem_page;
