//! Article handlers: articles, their versions, their analysis.

pub mod article;
