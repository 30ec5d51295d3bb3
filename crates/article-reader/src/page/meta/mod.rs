//! What the page says of itself: title, authors, times, outlet, language, address.

mod about;
mod authors;
mod head;
mod headline;
mod language;
mod linked;
mod names;
mod outlet;
mod printed;
mod refresh;
mod scripts;
mod shown;
mod title;
mod when;

pub(super) use about::{About, about, moment};
pub(super) use authors::signature;
pub(super) use language::language;
pub(super) use title::title_parts;
