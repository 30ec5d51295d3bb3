//! Web pages: the article's text with its layers, and what the page says of itself.

mod body;
mod decode;
mod dom;
mod gate;
mod meta;
mod read;

pub use decode::decode;
pub use read::read_page;
