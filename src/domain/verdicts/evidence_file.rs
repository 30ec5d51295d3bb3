//! File as evidence: its type by content, its name, its limits.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;

use crate::domain::kernel::text::is_control;

/// Largest file, in bytes: 20 MiB.
pub const LARGEST: usize = 20 * 1024 * 1024;
/// Longest name, in code points, with its ending.
const LONGEST_NAME: usize = 120;

/// A file that was added as evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct EvidenceFile {
    /// Name without path and without characters that disguise it.
    #[schema(example = "list-of-the-dead.pdf")]
    pub name: String,
    /// Media type by content.
    #[serde(rename = "type")]
    #[schema(example = "application/pdf")]
    pub media_type: String,
    /// Length in bytes.
    #[schema(example = 204_817)]
    pub size: i64,
    /// SHA-256 in hexadecimal.
    #[schema(example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    pub sha256: String,
    /// What the picture shows, in words; null for documents without.
    #[schema(example = "Table of deaths by municipality; Ardel has eleven.")]
    pub alt: Option<String>,
}

/// Name, media type and length of a file.
#[derive(Debug, Clone)]
pub struct FileFacts {
    /// Name without path.
    pub name: String,
    /// Media type by content.
    pub media_type: String,
    /// Length in bytes.
    pub size: i64,
}

/// Types of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    /// PDF document.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// WebP picture.
    Webp,
    /// GIF picture.
    Gif,
    /// Table of comma-separated values.
    Csv,
    /// Plain text.
    Text,
}

impl FileType {
    /// The type of a file by its first bytes; text by all of them. `None` for anything else, also for text that begins like
    /// HTML, SVG or XML. The name tells only CSV from other text.
    #[must_use]
    pub fn of(bytes: &[u8], name: &str) -> Option<Self> {
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Some(Self::Gif),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            _ if !is_text(bytes) => None,
            _ if ending(name).eq_ignore_ascii_case("csv") => Some(Self::Csv),
            _ => Some(Self::Text),
        }
    }

    /// The media type as the server sends it.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Csv => "text/csv",
            Self::Text => "text/plain",
        }
    }

    /// Whether readers who see no pictures need words for the file.
    #[must_use]
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif)
    }

    /// Endings of names of the type, the usual one first.
    fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Csv => &["csv"],
            Self::Text => &["txt", "text", "md", "log"],
        }
    }
}

/// Whether bytes are plain text: no control characters but blanks, and no markup at their beginning.
fn is_text(bytes: &[u8]) -> bool {
    let is_plain = |byte: &u8| *byte >= b' ' && *byte != 0x7f || matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let begins = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let is_markup =
        matches!(begins, [b'<', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'!' | b'?' | b'/'));
    !begins.is_empty() && bytes.iter().all(is_plain) && !is_markup
}

fn ending(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, ending)| ending)
}

/// The name under which a file is kept: without path, control and direction characters, with an ending of its type.
#[must_use]
pub fn safe_name(name: &str, file_type: FileType) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let disguises = |c: &char| {
        c.is_control()
            || is_control(c)
            || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
            || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*')
    };
    let base: String = base.nfc().filter(|c| !disguises(c)).collect();
    let base = base.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let usual = file_type.endings().first().copied().unwrap_or_default();
    let fits = file_type.endings().iter().any(|known| ending(base).eq_ignore_ascii_case(known));
    let (stem, ending) = match base.rsplit_once('.') {
        Some((stem, ending)) if fits => (stem, ending),
        _ => (base, usual),
    };
    let stem: String = stem.chars().take(LONGEST_NAME).collect();
    let stem = if stem.is_empty() { "file" } else { &stem };
    format!("{stem}.{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    #[test]
    fn the_content_says_the_type() {
        let cases: &[(&[u8], &str, Option<FileType>)] = &[
            (b"%PDF-1.7\n", "a.txt", Some(FileType::Pdf)),
            (PNG, "a.html", Some(FileType::Png)),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.jpg", Some(FileType::Jpeg)),
            (b"GIF89a\x01\0<script>", "a.gif", Some(FileType::Gif)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", "a.webp", Some(FileType::Webp)),
            (b"town,deaths\nOstrel,29\n", "A.CSV", Some(FileType::Csv)),
            ("\u{feff}Ostrel: 29 Tote – März".as_bytes(), "a", Some(FileType::Text)),
            (b"3 < 4", "a.txt", Some(FileType::Text)),
            (b"<!doctype html><p>", "a.png", None),
            (b" \n<svg onload=alert(1)>", "a.svg", None),
            (b"\xef\xbb\xbf<?xml version='1.0'?>", "a.csv", None),
            (b"PK\x03\x04\0", "a.docx", None),
            (b"MZ\x90\0", "a.pdf", None),
            (b"", "a.txt", None),
            (b" \n", "a.txt", None),
        ];
        for (bytes, name, expected) in cases {
            assert_eq!(FileType::of(bytes, name), *expected, "{name}: {:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_hides_neither_path_nor_ending() {
        let long = "x".repeat(300);
        let cases = [
            ("../../etc/passwd", "passwd.pdf"),
            ("C:\\Users\\ana\\list.PDF", "list.PDF"),
            ("list\u{202e}fdp.exe", "listfdp.exe.pdf"),
            ("invoice.pdf.html", "invoice.pdf.html.pdf"),
            ("a\0b\r\n\".pdf", "ab.pdf"),
            ("", "file.pdf"),
            (".pdf", "pdf.pdf"),
            ("März – Liste.pdf", "März – Liste.pdf"),
        ];
        for (name, expected) in cases {
            assert_eq!(safe_name(name, FileType::Pdf), expected, "{name:?}");
        }
        assert_eq!(safe_name(&long, FileType::Png).chars().count(), LONGEST_NAME + 4);
    }
}
