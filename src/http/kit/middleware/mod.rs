//! Middleware that runs for every request.

pub mod admission;
pub mod finish;
pub mod origin;
pub mod problem_page;
