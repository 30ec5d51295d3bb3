//! Sections of the verdict page.

pub mod media;
pub mod sharing;
