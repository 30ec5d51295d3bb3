//! Web pages: articles, what pages say of themselves, refusals, hostile input.
#![expect(clippy::unwrap_used, reason = "tests")]

mod about;
mod blocks;
mod bytes;
mod dates;
mod hostile;
mod layout;
mod refusals;
mod spans;

use article_reader::{Block, BlockKind, Reading, read_page};

/// Three paragraphs that are long enough for an article.
const TEXT: &str = "<p>The harbour of Ostwick was closed on Monday after a crane fell into the basin, the port office said.</p>\
    <p>Nobody was hurt, but two ferries had to turn around, and about 400 passengers spent the night in a gym.</p>\
    <p>Divers will look at the crane today, and the office expects to open the basin again on Thursday evening.</p>";

/// Reads a page at an invented address.
fn read(html: &str) -> Reading {
    read_page(html, Some("https://news.example/harbour/crane-falls")).unwrap()
}

/// A page with this head and `TEXT` under a headline.
fn page(head: &str) -> String {
    format!(
        "<html><head>{head}</head><body><h1>Crane falls into the basin</h1><div class=article-body>{TEXT}</div></body></html>"
    )
}

/// The text of a block.
fn text_of(reading: &Reading, block: &Block) -> String {
    reading.text.chars().skip(block.span.start).take(block.span.len()).collect()
}

/// All blocks as kind and text.
fn blocks_of(reading: &Reading) -> Vec<(BlockKind, String)> {
    reading.blocks.iter().map(|block| (block.kind, text_of(reading, block))).collect()
}
