//! Hostile PDF files.

use super::Case;
use super::pdf_file::pdf_of;
use article_reader::Unreadable;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write as _;

const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
const PAGE: &str = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >> >>";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
const HELLO: &str = "BT /F 12 Tf 20 200 Td (The harbour is open again.) Tj ET";

pub fn cases() -> Vec<Case> {
    let mut cases = structure();
    cases.extend(streams());
    cases
}

/// Broken tables, circles and nesting.
fn structure() -> Vec<Case> {
    let good = pdf(&[CATALOG, PAGES, PAGE, &stream(HELLO), FONT]);
    let no_xref: Vec<u8> = good.get(..good.len() - 120).unwrap_or_default().to_vec();
    let nested = format!("<< /Type /Catalog /Pages 2 0 R /X {}{} >>", "[".repeat(100_000), "]".repeat(100_000));
    let content = format!("{}{}{HELLO}", "[".repeat(100_000), "]".repeat(100_000));
    let kids = "3 0 R ".repeat(2_500);
    let saves = format!("{}{HELLO}", "q ".repeat(500_000));
    vec![
        ("good.pdf", good, None),
        ("no-xref.pdf", no_xref, None),
        ("only-head.pdf", b"%PDF-1.7\n".to_vec(), Some(Unreadable::Damaged)),
        ("text.pdf", b"These are words.".to_vec(), Some(Unreadable::Damaged)),
        (
            "self-kids.pdf",
            pdf(&[CATALOG, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
            Some(Unreadable::Damaged),
        ),
        (
            "count.pdf",
            pdf(&[CATALOG, "<< /Type /Pages /Kids [3 0 R] /Count 999999999 >>", PAGE, &stream(HELLO), FONT]),
            None,
        ),
        (
            "kids.pdf",
            pdf(&[CATALOG, &format!("<< /Type /Pages /Kids [{kids}] /Count 2500 >>"), PAGE, &stream(HELLO), FONT]),
            None,
        ),
        (
            "parents.pdf",
            pdf(&[CATALOG, "<< /Type /Pages /Parent 2 0 R /Kids [3 0 R] >>", PAGE, &stream(HELLO), FONT]),
            None,
        ),
        ("nested.pdf", pdf(&[&nested, PAGES, PAGE, &stream(HELLO), FONT]), Some(Unreadable::Damaged)),
        ("nested-content.pdf", pdf(&[CATALOG, PAGES, PAGE, &stream(&content), FONT]), Some(Unreadable::Empty)),
        ("saves.pdf", pdf(&[CATALOG, PAGES, PAGE, &stream(&saves), FONT]), None),
        ("self-object.pdf", pdf(&[CATALOG, PAGES, "3 0 R"]), Some(Unreadable::Damaged)),
        ("no-pages.pdf", pdf(&[CATALOG, "<< /Type /Pages /Kids [] /Count 0 >>"]), Some(Unreadable::Damaged)),
    ]
}

/// Streams that are too long, never end, or draw each other.
fn streams() -> Vec<Case> {
    let form = |content: &str, next: usize| {
        let resources = format!("/Resources << /XObject << /X {next} 0 R >> >>");
        format!(
            "<< /Subtype /Form /BBox [0 0 9 9] {resources} /Length {} >>\nstream\n{content}\nendstream",
            content.len()
        )
    };
    let twice: Vec<String> = (0..40).map(|n| form("/X Do /X Do", 7 + n)).collect();
    let drawing = stream("/X Do");
    let mut doubling = vec![CATALOG, PAGES, PAGE, &drawing, FONT];
    doubling.extend(twice.iter().map(String::as_str));
    let many = "/X Do ".repeat(1_000);
    let forms = [stream(&many), form(&many, 7), form(&many, 8), form(&many, 9), form(&many, 10)];
    let mut wide = vec![CATALOG, PAGES, PAGE, &forms[0], FONT];
    wide.extend(forms.iter().skip(1).map(String::as_str));
    let bomb = deflate(&vec![b' '; 70 << 20]);
    let twice_deflated = deflate(&bomb);
    let endless = format!("<< /Length 99999999999 >>\nstream\n{HELLO}");
    let glyphs = format!("BT /F 12 Tf 20 200 Td ({}) Tj ET", "a".repeat(2_200_000));
    vec![
        (
            "self-form.pdf",
            pdf(&[CATALOG, PAGES, PAGE, &stream("/X Do"), FONT, &form("/X Do", 6)]),
            Some(Unreadable::Empty),
        ),
        ("doubling.pdf", pdf(&doubling), Some(Unreadable::TooLarge)),
        ("wide.pdf", pdf(&wide), Some(Unreadable::TooLarge)),
        ("endless.pdf", pdf(&[CATALOG, PAGES, PAGE, &endless, FONT]), Some(Unreadable::Empty)),
        ("glyphs.pdf", pdf(&[CATALOG, PAGES, PAGE, &stream(&glyphs), FONT]), Some(Unreadable::TooLarge)),
        ("bomb.pdf", deflated("/FlateDecode", &bomb), Some(Unreadable::TooLarge)),
        ("bomb-hex.pdf", deflated("[/ASCIIHexDecode /FlateDecode]", &hexadecimal(&bomb)), Some(Unreadable::TooLarge)),
        ("bomb-twice.pdf", deflated("[/FlateDecode /FlateDecode]", &twice_deflated), Some(Unreadable::TooLarge)),
    ]
}

/// A page whose content is compressed.
fn deflated(filter: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<< /Filter {filter} /Length {} >>\nstream\n", bytes.len());
    let content = [head.as_bytes(), bytes, b"\nendstream"].concat();
    pdf_of(&[CATALOG.as_bytes(), PAGES.as_bytes(), PAGE.as_bytes(), &content, FONT.as_bytes()])
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn hexadecimal(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().fold(String::new(), |all, byte| all + &format!("{byte:02x}")).into_bytes()
}

fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn pdf(objects: &[&str]) -> Vec<u8> {
    pdf_of(&objects.iter().map(|object| object.as_bytes()).collect::<Vec<_>>())
}
