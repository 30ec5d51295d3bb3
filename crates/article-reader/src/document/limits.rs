//! Limits of the document readers: what is beyond them ends in `Unreadable::TooLarge`.

/// Bytes of a document as it arrives.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// Bytes of one document after unpacking, all parts together.
pub(crate) const MAX_UNPACKED: u64 = 64 << 20;

/// Bytes of the text that is read.
pub(crate) const MAX_TEXT: usize = 2 << 20;

/// Members of a zip archive.
pub(crate) const MAX_MEMBERS: usize = 4_096;

/// Pages of a PDF.
pub(crate) const MAX_PAGES: usize = 2_000;

/// Work of drawing a PDF: two for a glyph, one for a picture or a path, more for forms that draw each other.
pub(crate) const MAX_DRAWN: usize = 4_000_000;
