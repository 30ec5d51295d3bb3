//! Reads articles from bytes: web pages, PDF, DOCX, ODT, plain text, subtitles, e-mail; and lists of articles: feeds,
//! sitemaps, pages of links.
//!
//! Pure: no network, no clock, no disk. Whatever the bytes hold, the answer is a [`Reading`] or an [`Unreadable`]
//! that says in one code why there is no article; nothing panics, and time and memory are bounded by the input. Web
//! pages need a small stack whatever they hold; PDF files need one of 8 MiB, see [`read_document`].
#![doc = include_str!("../README.md")]
#![warn(missing_docs)]

mod charset;
mod document;
mod listing;
mod page;
mod reading;
mod xml;

pub use charset::decode;
pub use document::{DocumentType, document_type, read_document};
pub use listing::{Entry, Listing, ListingKind, Outline, read_listing, read_opml};
pub use page::{page_text, read_page};
pub use reading::{Block, BlockKind, Reading, Unreadable, UnreadablePage};
