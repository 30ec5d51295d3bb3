//! PDF: text layer, lines, running heads, paragraphs, document information.

mod bombs;
mod furniture;
mod glyphs;
mod information;
mod layout;
mod lines;
mod paragraphs;
mod work;

use super::builder::Builder;
use super::joining::Vocabulary;
use super::limits::{MAX_PAGES, MAX_UNPACKED};
use crate::reading::{BlockKind, Reading, Unreadable};
use glyphs::{PageGlyphs, Stop};
use hayro_interpret::InterpreterCache;
use hayro_interpret::hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Fewer characters on a page with a picture are a stamp on a scan, not a text.
const STAMP: usize = 16;

/// Reads the text layer of a PDF. Panics of the PDF library end in `Damaged`.
pub(crate) fn read_pdf(bytes: &[u8]) -> Result<Reading, Unreadable> {
    bombs::check(bytes)?;
    let (pages, reading) = catch_unwind(AssertUnwindSafe(|| interpret(bytes)))
        .unwrap_or_else(|cause| Err(if cause.is::<Stop>() { Unreadable::TooLarge } else { Unreadable::Damaged }))?;
    check_text_layer(&pages).map_err(|reason| if is_cut_off(bytes) { Unreadable::Damaged } else { reason })?;
    let pages: Vec<_> = pages.iter().enumerate().map(|(number, page)| lines::page_lines(number, page)).collect();
    let lines = furniture::without(pages, reading.title.as_deref());
    let words = Vocabulary::of(lines.iter().map(|line| line.text.as_str()));
    let mut builder = Builder::default();
    for (kind, text) in paragraphs::paragraphs(&lines, &words) {
        if kind == BlockKind::TableRow {
            builder.push_row(text.split('\t'))?;
        } else {
            builder.push(kind, &text)?;
        }
    }
    let title = builder.headline().or_else(|| reading.title.clone());
    builder.finish(Reading { title, ..reading })
}

/// Draws all pages into glyphs, and reads the document information.
fn interpret(bytes: &[u8]) -> Result<(Vec<PageGlyphs>, Reading), Unreadable> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(code)?;
    match pdf.pages().len() {
        0 => return Err(Unreadable::Damaged),
        1..=MAX_PAGES => {}
        _ => return Err(Unreadable::TooLarge),
    }
    bombs::check_objects(&pdf)?;
    let cache = InterpreterCache::new();
    let mut forms = work::Forms::default();
    let mut unpacked = 0_u64;
    let mut drawn = 0_usize;
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let content = page.page_stream().unwrap_or_default();
        unpacked = unpacked.saturating_add(u64::try_from(content.len()).unwrap_or(u64::MAX));
        if unpacked > MAX_UNPACKED {
            return Err(Unreadable::TooLarge);
        }
        forms.add(page, content)?;
        let glyphs = glyphs::page_glyphs(page, pdf.xref(), &cache, drawn);
        drawn = glyphs.drawn;
        pages.push(glyphs);
    }
    Ok((pages, information::information(&pdf)))
}

fn code(error: LoadPdfError) -> Unreadable {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Unreadable::Encrypted
        }
        LoadPdfError::Decryption(_) | LoadPdfError::Invalid => Unreadable::Damaged,
    }
}

/// Bytes at the end of a file where its end mark must be; some programs write blanks after it.
const END: usize = 4_096;

/// The file has no end mark: what is missing may be its text.
fn is_cut_off(bytes: &[u8]) -> bool {
    let end = bytes.get(bytes.len().saturating_sub(END)..).unwrap_or(bytes);
    !end.windows(5).any(|window| window == b"%%EOF")
}

/// Tells scans, and glyphs that stand for no character, from pages with a text.
fn check_text_layer(pages: &[PageGlyphs]) -> Result<(), Unreadable> {
    let readable: usize = pages.iter().map(|page| page.glyphs.len()).sum();
    let unmapped: usize = pages.iter().map(|page| page.unmapped).sum();
    let pictures: usize = pages.iter().map(|page| page.pictures).sum();
    let stamped = readable < STAMP * pages.len() && pictures >= pages.len();
    if (pictures > 0 && readable == 0) || stamped || unmapped > readable {
        return Err(Unreadable::Scan);
    }
    if readable == 0 { Err(Unreadable::Empty) } else { Ok(()) }
}
