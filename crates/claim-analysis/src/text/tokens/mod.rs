//! Tokens of a sentence: words, numbers, punctuation marks.

mod reader;
mod token;

pub(crate) use reader::{comma, read};
pub(crate) use token::{Shape, Token, before, is_specified, join, phrase};
