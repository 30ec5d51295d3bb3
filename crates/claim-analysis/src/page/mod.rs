//! Page rules: parts of a page that are not the article.

pub(crate) mod grammar;
mod lines;
mod notes;
mod prefixes;
pub(crate) mod rows;
pub(crate) mod rules;
