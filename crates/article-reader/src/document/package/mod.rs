//! Office documents in zip archives: DOCX and ODT.

mod archive;
mod docx;
mod flow;
mod odt;
mod properties;
mod styles;

use super::types::DocumentType;
use crate::reading::{Reading, Unreadable};
use archive::Archive;

/// Which office document an archive is, by its members.
pub(crate) fn package_type(bytes: &[u8]) -> Option<DocumentType> {
    let mut archive = Archive::open(bytes).ok()?;
    if archive.has("word/document.xml") {
        return Some(DocumentType::Docx);
    }
    let mimetype = archive.text("mimetype").ok()??;
    mimetype.trim_end().starts_with("application/vnd.oasis.opendocument.text").then_some(DocumentType::Odt)
}

/// Reads an office document.
pub(crate) fn read_package(bytes: &[u8], kind: DocumentType) -> Result<Reading, Unreadable> {
    let mut archive = Archive::open(bytes)?;
    match kind {
        DocumentType::Docx => docx::read_docx(&mut archive),
        DocumentType::Odt => odt::read_odt(&mut archive),
        _ => Err(Unreadable::Unsupported),
    }
}

/// Whether a compound file (MS-CFB) is an office document behind a password (MS-OFFCRYPTO 2.3.2).
pub(crate) fn is_encrypted_package(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && bytes.windows(name.len()).any(|window| window == name)
}
