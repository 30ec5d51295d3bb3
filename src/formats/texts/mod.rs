//! Texts for readers, in the languages of public pages.

mod ar;
mod catalogue;
mod de;
mod en;
mod languages;
mod locale;

pub(crate) use locale::Locale;
