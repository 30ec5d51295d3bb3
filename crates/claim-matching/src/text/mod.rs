//! Text: words, stems, character grams, word classes, posts.

pub mod classes;
pub mod grams;
pub mod hash;
pub mod numbers;
pub mod post;
pub mod report;
pub mod stem;
pub mod words;
