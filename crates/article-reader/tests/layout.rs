//! Layout of PDF pages: what makes a paragraph, a heading, a running head.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "common/pdf_file.rs"]
mod pdf_file;

use article_reader::{BlockKind, Reading, read_document};
use pdf_file::pdf_of;
use std::fmt::Write as _;

/// Words at a place: points from the left, points from the bottom, font size.
type Words<'a> = (f64, f64, f64, &'a str);

/// A file with these pages of 300 by 400 points, in Courier: each character is 0.6 font sizes wide.
fn file(pages: &[&[Words]]) -> Vec<u8> {
    let kids: String = (0..pages.len()).fold(String::new(), |all, page| all + &format!("{} 0 R ", 4 + 2 * page));
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (number, page) in pages.iter().enumerate() {
        let resources = "/MediaBox [0 0 300 400] /Resources << /Font << /F 3 0 R >> >>";
        objects.push(format!("<< /Type /Page /Parent 2 0 R {resources} /Contents {} 0 R >>", 5 + 2 * number));
        let mut content = String::new();
        for (x, y, size, words) in *page {
            write!(content, "BT /F {size} Tf {x} {y} Td ({words}) Tj ET ").unwrap();
        }
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    pdf_of(&objects.iter().map(String::as_bytes).collect::<Vec<_>>())
}

fn outline(reading: &Reading) -> Vec<String> {
    let chars: Vec<char> = reading.text.chars().collect();
    let words = |span: std::ops::Range<usize>| chars.get(span).unwrap().iter().collect::<String>();
    let mark = |kind| match kind {
        BlockKind::Headline => "#",
        BlockKind::Subhead => "##",
        BlockKind::ListItem => "-",
        BlockKind::TableRow => "|",
        _ => "p",
    };
    reading.blocks.iter().map(|block| format!("{} {}", mark(block.kind), words(block.span.clone()))).collect()
}

/// Three full lines of running text, so that the size of the text is known.
const BODY: [Words; 3] = [
    (20.0, 60.0, 10.0, "All boats came home before the storm,"),
    (20.0, 48.0, 10.0, "and the harbour was closed at night on"),
    (20.0, 36.0, 10.0, "the order of the coast guard on Friday."),
];

#[test]
fn lines_become_blocks() {
    let body = "p All boats came home before the storm, and the harbour was closed at night on the order of the coast guard on Friday.";
    let cases: [(&[Words], &[&str]); 8] = [
        (&[], &[body]),
        // A larger first line is the headline, a large one later a heading.
        (
            &[(20.0, 300.0, 18.0, "Storm over"), (20.0, 280.0, 18.0, "Osterby"), (20.0, 100.0, 13.0, "At night")],
            &["# Storm over Osterby", "## At night", body],
        ),
        // Farther apart than the lines of a paragraph.
        (
            &[
                (20.0, 132.0, 10.0, "The wind reached 31 metres a second."),
                (20.0, 112.0, 10.0, "Nobody was hurt in the port of Osterby."),
            ],
            &["p The wind reached 31 metres a second.", "p Nobody was hurt in the port of Osterby.", body],
        ),
        // An indent after a sentence.
        (
            &[
                (20.0, 132.0, 10.0, "The wind reached 31 metres a second."),
                (30.0, 120.0, 10.0, "Nobody was hurt in the port, said the"),
                (20.0, 108.0, 10.0, "coast guard."),
            ],
            &["p The wind reached 31 metres a second.", "p Nobody was hurt in the port, said the coast guard.", body],
        ),
        // A line that ends early, although the next word would have fitted.
        (
            &[
                (20.0, 132.0, 10.0, "The wind was strong."),
                (20.0, 120.0, 10.0, "Nobody was hurt in the port, said the"),
                (20.0, 108.0, 10.0, "coast guard."),
            ],
            &["p The wind was strong.", "p Nobody was hurt in the port, said the coast guard.", body],
        ),
        // Marks of the printer are outside of the page.
        (
            &[(20.0, 410.0, 10.0, "page_12.indd"), (20.0, 132.0, 10.0, "The wind was strong.")],
            &["p The wind was strong.", body],
        ),
        // Bullets.
        (
            &[
                (20.0, 132.0, 10.0, "\\225 two boats, one of them from the old"),
                (32.0, 120.0, 10.0, "port"),
                (20.0, 108.0, 10.0, "\\225 one pier"),
            ],
            &["- two boats, one of them from the old port", "- one pier", body],
        ),
        // Cells.
        (
            &[
                (20.0, 132.0, 10.0, "Port"),
                (120.0, 132.0, 10.0, "Boats"),
                (20.0, 120.0, 10.0, "Osterby"),
                (120.0, 120.0, 10.0, "41"),
            ],
            &["| Port\tBoats", "| Osterby\t41", body],
        ),
    ];
    for (words, expected) in cases {
        let page: Vec<Words> = words.iter().chain(&BODY).copied().collect();
        let reading = read_document(&file(&[&page]), None, None).unwrap();
        assert_eq!(outline(&reading), expected);
    }
}

#[test]
fn paragraphs_go_on_over_pages_and_columns() {
    let page = |number: &'static str, last: &'static str| -> [Words<'static>; 6] {
        [
            (20.0, 385.0, 8.0, "Osterby Gazette, 14 March 2026"),
            (20.0, 100.0, 10.0, "The harbour was closed at night on the"),
            (20.0, 88.0, 10.0, "order of the coast guard, and the well-"),
            (20.0, 76.0, 10.0, "known pilots of the port waited for the"),
            (20.0, 64.0, 10.0, last),
            (140.0, 15.0, 8.0, number),
        ]
    };
    let next: [Words; 3] = [
        (20.0, 385.0, 8.0, "Osterby Gazette, 14 March 2026"),
        (20.0, 340.0, 10.0, "trance at dawn. The ships were let in."),
        (140.0, 15.0, 8.0, "2"),
    ];
    let reading =
        read_document(&file(&[&page("1", "pilot boats to open the northern en-"), &next]), None, None).unwrap();
    let start = "p The harbour was closed at night on the order of the coast guard, and the well-known pilots of the port waited for the pilot boats to open the northern";
    assert_eq!(outline(&reading), [format!("{start} entrance at dawn. The ships were let in.")]);
    // A sentence that has ended ends its paragraph.
    let reading =
        read_document(&file(&[&page("1", "pilot boats to open the northern gates."), &next]), None, None).unwrap();
    assert_eq!(outline(&reading).len(), 2);
}
