//! Types of documents.

/// The types of documents that are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentType {
    /// Portable Document Format.
    Pdf,
    /// Office Open XML text document.
    Docx,
    /// `OpenDocument` text.
    Odt,
    /// `SubRip` subtitles.
    Srt,
    /// `WebVTT` subtitles.
    Vtt,
    /// An e-mail message (RFC 5322).
    Eml,
    /// Plain text, transcripts included.
    Text,
    /// A web page: recognised here, read elsewhere.
    Html,
}
