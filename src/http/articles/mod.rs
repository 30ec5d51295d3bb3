//! Article handlers: articles, their versions, their analysis.

pub mod article;
pub mod article_body;
pub mod document;
pub mod hand_over;
