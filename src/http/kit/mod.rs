//! Parts that all handlers share: access table, extractors, problems, middleware.

pub mod access;
pub mod answer;
pub mod change;
pub mod connections;
pub mod cookies;
pub mod dashboard;
pub mod etag;
pub mod extract;
pub mod metrics;
pub mod middleware;
pub mod openapi;
pub mod operations;
pub mod problem;
pub mod ready;
