//! Web pages: the article's text with its layers, and what the page says of itself.

mod body;
mod dates;
pub(crate) mod dom;
mod gate;
mod lexicon;
mod meta;
mod read;
mod text;

pub use read::{page_text, read_page};
