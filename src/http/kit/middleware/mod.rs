//! Middleware that runs for every request.

pub mod finish;
pub mod origin;
pub mod problem_page;
