//! Document information of a PDF: title, author, dates (ISO 32000-1, 14.3.3).

use crate::charset::decode_text;
use crate::document::builder::clean;
use crate::reading::Reading;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone as _};
use encoding_rs::{Encoding, WINDOWS_1252};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{DateTime as PdfDateTime, Dict, String as PdfString};

/// What the document says of itself. Titles that are file names or placeholders are left out.
pub(crate) fn information(pdf: &Pdf) -> Reading {
    let metadata = pdf.metadata();
    let created = metadata.creation_date.and_then(|date| moment(&date));
    let authors = metadata.author.as_deref().map(words).filter(|author| !is_placeholder(author));
    Reading {
        title: metadata.title.as_deref().map(words).filter(|title| !is_placeholder(title) && !is_file_name(title)),
        authors: authors
            .map(|names| names.split(';').map(clean).filter(|name| !name.is_empty()).collect())
            .unwrap_or_default(),
        published_on: created.map(|moment| moment.date_naive()),
        published_at: created,
        modified_at: metadata.modification_date.and_then(|date| moment(&date)),
        language: language(pdf),
        ..Reading::default()
    }
}

/// The language in the catalog (14.9.2).
fn language(pdf: &Pdf) -> Option<String> {
    let catalog = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id())?;
    let language = words(catalog.get::<PdfString<'_>>("Lang")?.as_bytes());
    let well_formed = language.len() <= 35 && language.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    (well_formed && !language.is_empty()).then_some(language)
}

/// A text string: UTF-16 or UTF-8 with a mark, UTF-8, or else nearly Windows-1252.
fn words(bytes: &[u8]) -> String {
    if Encoding::for_bom(bytes).is_some() || str::from_utf8(bytes).is_ok() {
        return clean(&decode_text(bytes, None).unwrap_or_default());
    }
    clean(&WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

fn is_placeholder(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']']).to_lowercase();
    matches!(bare.as_str(), "" | "untitled" | "anonymous" | "unknown" | "unspecified" | "author" | "user" | "admin")
}

/// "report.docx", "Microsoft Word - report".
fn is_file_name(title: &str) -> bool {
    let extension = title.rsplit_once('.').map_or("", |(_, extension)| extension);
    let short = (2..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
    short || title.starts_with("Microsoft ") || !title.contains(char::is_whitespace)
}

fn moment(date: &PdfDateTime) -> Option<DateTime<FixedOffset>> {
    let hours = i32::from(date.utc_offset_hour);
    let minutes = i32::from(date.utc_offset_minute);
    let minutes = if hours < 0 { hours * 60 - minutes } else { hours * 60 + minutes };
    let offset = FixedOffset::east_opt(minutes * 60)?;
    let day = NaiveDate::from_ymd_opt(i32::from(date.year), u32::from(date.month), u32::from(date.day))?;
    let time = day.and_hms_opt(u32::from(date.hour), u32::from(date.minute), u32::from(date.second))?;
    offset.from_local_datetime(&time).single()
}
