//! Documents: PDF, DOCX, ODT, plain text, subtitles, transcripts and e-mail as articles.

mod builder;
mod joining;
mod kind;
mod limits;
mod mail;
mod marks;
mod package;
mod pdf;
mod plain;
mod timed;
mod types;

pub use kind::document_type;
pub use types::DocumentType;

use crate::charset;
use crate::reading::{Reading, Unreadable};

/// Reads a document: bytes as they were uploaded or fetched.
///
/// The type is recognised as by [`document_type`]; a web page is `Unsupported` here, so ask for the type first.
/// Time and memory are bounded by the limits in the README, with one exception: PDF files are interpreted by a library
/// that may recurse a few hundred calls deep, and whose work on a hostile file is not always linear. Call this in a
/// thread with a stack of at least 8 MiB, and stop waiting for it after a deadline.
/// Panics of that library are caught and end in `Damaged`; they need `panic = "unwind"`, the default.
pub fn read_document(bytes: &[u8], file_name: Option<&str>, content_type: Option<&str>) -> Result<Reading, Unreadable> {
    if bytes.len() > limits::MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    if package::is_encrypted_package(bytes) {
        return Err(Unreadable::Encrypted);
    }
    let text = || charset::decode_text(bytes, content_type).ok_or(Unreadable::Damaged);
    match document_type(bytes, file_name, content_type).ok_or(Unreadable::Unsupported)? {
        DocumentType::Pdf => pdf::read_pdf(bytes),
        kind @ (DocumentType::Docx | DocumentType::Odt) => package::read_package(bytes, kind),
        DocumentType::Srt | DocumentType::Vtt => timed::read_subtitles(&text()?),
        DocumentType::Eml => mail::read_mail(bytes),
        DocumentType::Text => plain::read_text(&text()?),
        DocumentType::Html => Err(Unreadable::Unsupported),
    }
}
