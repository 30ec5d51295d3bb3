//! What the page says of itself: title, authors, times, outlet, language, address.

mod authors;
mod dates;
mod head;
mod language;
mod linked;
mod outlet;
mod printed;
mod scripts;
mod shown;
mod title;
mod when;

pub(super) use authors::authors;
pub(super) use head::head;
pub(super) use language::language;
pub(super) use linked::linked;
pub(super) use outlet::{canonical, outlet};
pub(super) use printed::printed;
pub(super) use scripts::scripts;
pub(super) use shown::shown;
pub(super) use title::{said, title};
pub(super) use when::{Sources, times};
