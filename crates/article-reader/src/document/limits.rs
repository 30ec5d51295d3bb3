//! Limits of the document readers: what is beyond them ends in `Unreadable::TooLarge`.

/// Bytes of a document as it arrives.
pub(crate) const MAX_BYTES: usize = 64 << 20;

/// Bytes of one document after unpacking, all parts together.
pub(crate) const MAX_UNPACKED: u64 = 64 << 20;

/// Bytes of the text that is read.
pub(crate) const MAX_TEXT: usize = 2 << 20;

/// Members of a zip archive.
pub(crate) const MAX_MEMBERS: usize = 4_096;

/// Open elements in XML.
pub(crate) const MAX_NESTING: usize = 256;

/// Pages of a PDF.
pub(crate) const MAX_PAGES: usize = 2_000;

/// Drawing operations of a PDF that reach the reader: glyphs, pictures, paths, clips.
pub(crate) const MAX_DRAWN: usize = 8_000_000;
