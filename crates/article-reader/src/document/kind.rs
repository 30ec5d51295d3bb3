//! How document types are recognised: by content, then by media type, then by file name.

use super::package::package_type;
use super::types::DocumentType;
use crate::charset::decode_head;

/// Bytes at the start that decide about the type of text.
const HEAD: usize = 4_096;

/// Recognises the type of `bytes`, by their content first, then by `content_type` (a media type, with or without
/// parameters), then by the extension of `file_name`. `None`: a type that nobody here reads.
#[must_use]
pub fn document_type(bytes: &[u8], file_name: Option<&str>, content_type: Option<&str>) -> Option<DocumentType> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.windows(5).take(1_024).any(|window| window == b"%PDF-") {
        return Some(DocumentType::Pdf);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return package_type(bytes).or_else(|| declared_type(file_name, content_type).filter(|kind| kind.is_package()));
    }
    if is_foreign(head) {
        return None;
    }
    let declared = declared_type(file_name, content_type);
    let Some(text) = decode_head(head, content_type) else {
        return declared.filter(|kind| kind.is_binary());
    };
    text_type(&text).or(declared).or_else(|| undeclared(file_name, content_type).then_some(DocumentType::Text))
}

impl DocumentType {
    fn is_package(self) -> bool {
        matches!(self, Self::Docx | Self::Odt)
    }

    fn is_binary(self) -> bool {
        self.is_package() || self == Self::Pdf
    }
}

/// Text formats with a signature of their own that nobody here reads.
fn is_foreign(head: &[u8]) -> bool {
    head.starts_with(b"{\\rtf") || head.starts_with(b"%!PS")
}

/// What the first lines of a text say about its type.
fn text_type(text: &str) -> Option<DocumentType> {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if text.strip_prefix("WEBVTT").is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        Some(DocumentType::Vtt)
    } else if is_srt(text) {
        Some(DocumentType::Srt)
    } else if is_html(text) {
        Some(DocumentType::Html)
    } else if is_mail(text) {
        Some(DocumentType::Eml)
    } else {
        None
    }
}

fn is_srt(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    lines.next().is_some_and(|number| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()))
        && lines.next().is_some_and(|times| times.contains("-->"))
}

fn is_html(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else { return false };
        rest = after.trim_start();
    }
    if let Some(declaration) = rest.strip_prefix("<?xml") {
        let Some((_, after)) = declaration.split_once("?>") else { return false };
        rest = after.trim_start();
    }
    let start: String = rest.chars().take(14).collect::<String>().to_ascii_lowercase();
    start == "<!doctype html"
        || ["<html", "<head", "<body", "<title", "<meta"].iter().any(|tag| {
            start
                .strip_prefix(tag)
                .is_some_and(|after| after.is_empty() || after.starts_with([' ', '>', '\n', '\r', '\t']))
        })
}

/// A block of header fields with a sender and one more field that only messages have.
fn is_mail(text: &str) -> bool {
    let mut sender = false;
    let mut other = false;
    for line in text.lines().take_while(|line| !line.trim().is_empty()) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return line.starts_with("From ") };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_graphic()) {
            return false;
        }
        match name.to_ascii_lowercase().as_str() {
            "from" => sender = true,
            "date" | "subject" | "message-id" | "mime-version" | "received" | "return-path" => other = true,
            _ => {}
        }
    }
    sender && other
}

/// The type that the media type names, or else the file name.
fn declared_type(file_name: Option<&str>, content_type: Option<&str>) -> Option<DocumentType> {
    by_media_type(content_type).or_else(|| by_extension(file_name))
}

fn by_media_type(content_type: Option<&str>) -> Option<DocumentType> {
    Some(match essence(content_type?).as_str() {
        "application/pdf" | "application/x-pdf" => DocumentType::Pdf,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => DocumentType::Docx,
        "application/vnd.oasis.opendocument.text" => DocumentType::Odt,
        "application/x-subrip" | "text/srt" => DocumentType::Srt,
        "text/vtt" => DocumentType::Vtt,
        "message/rfc822" => DocumentType::Eml,
        "text/html" | "application/xhtml+xml" => DocumentType::Html,
        _ => return None,
    })
}

fn by_extension(file_name: Option<&str>) -> Option<DocumentType> {
    let (_, extension) = file_name?.rsplit_once('.')?;
    Some(match extension.to_ascii_lowercase().as_str() {
        "pdf" => DocumentType::Pdf,
        "docx" => DocumentType::Docx,
        "odt" => DocumentType::Odt,
        "srt" => DocumentType::Srt,
        "vtt" => DocumentType::Vtt,
        "eml" => DocumentType::Eml,
        "txt" | "text" | "md" | "markdown" | "log" => DocumentType::Text,
        "html" | "htm" | "xhtml" => DocumentType::Html,
        _ => return None,
    })
}

/// Whether nothing speaks against plain text: the media type says text or nothing, and the name has no known type.
fn undeclared(file_name: Option<&str>, content_type: Option<&str>) -> bool {
    match content_type.map(essence).as_deref() {
        Some("text/plain" | "text/markdown") => true,
        None | Some("" | "application/octet-stream") => {
            file_name.and_then(|name| name.rsplit_once('.')).is_none_or(|(_, extension)| extension.len() > 5)
        }
        Some(_) => false,
    }
}

/// A media type in lower case without its parameters.
fn essence(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::document_type;
    use crate::document::types::DocumentType;

    /// Bytes, file name, media type, expected type.
    type Case<'a> = (&'a [u8], Option<&'a str>, Option<&'a str>, Option<DocumentType>);

    #[test]
    fn recognises_by_content_first() {
        let cases: [Case; 17] = [
            (b"%PDF-1.7\n", Some("a.txt"), Some("text/plain"), Some(DocumentType::Pdf)),
            (b"junk\n%PDF-1.4", None, None, Some(DocumentType::Pdf)),
            (b"\xef\xbb\xbfWEBVTT\n\n", Some("a.txt"), None, Some(DocumentType::Vtt)),
            (b"WEBVTTX", None, None, Some(DocumentType::Text)),
            (b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHi", None, None, Some(DocumentType::Srt)),
            (b"\n<!-- x -->\n<!DOCTYPE html><p>", Some("a.pdf"), None, Some(DocumentType::Html)),
            (b"<?xml version='1.0'?><html xmlns=''>", None, None, Some(DocumentType::Html)),
            (b"<?xml version='1.0'?><rss/>", None, Some("application/rss+xml"), None),
            (b"From: a@b.example\nSubject: x\n\nText", None, None, Some(DocumentType::Eml)),
            (b"From: the coast\nwe sailed", None, None, Some(DocumentType::Text)),
            (b"Just words.", Some("notes.txt"), None, Some(DocumentType::Text)),
            (b"Just words.", None, Some("text/plain; charset=utf-8"), Some(DocumentType::Text)),
            (b"Just words.", None, Some("message/rfc822"), Some(DocumentType::Eml)),
            (b"Just words.", Some("a.docx"), None, Some(DocumentType::Docx)),
            (b"{\\rtf1 words}", Some("a.txt"), None, None),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", None, None, None),
            (b"{\"a\": 1}", Some("a.json"), None, None),
        ];
        for (bytes, name, media, expected) in cases {
            assert_eq!(document_type(bytes, name, media), expected, "{:?}", String::from_utf8_lossy(bytes));
        }
    }
}
