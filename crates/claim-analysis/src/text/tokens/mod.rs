//! Tokens of a sentence: words, numbers, punctuation marks.

mod reader;
mod token;
mod word_list;

pub(crate) use reader::{comma, read};
pub(crate) use token::{Shape, Token, before, is_specified, join, phrase};
pub(crate) use word_list::WordList;
