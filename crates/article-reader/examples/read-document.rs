//! Reads documents and prints one JSON object a line: `cargo run -p article-reader --example read-document FILE…`.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "an example")]

use article_reader::{Block, Reading, read_document};
use serde_json::{Value, json};

fn main() {
    for file in std::env::args().skip(1) {
        let bytes = std::fs::read(&file).unwrap();
        // PDF files may need more stack than a thread has by default.
        let reader = std::thread::Builder::new().stack_size(8 << 20);
        let name = file.clone();
        let result = reader.spawn(move || read_document(&bytes, Some(&name), None)).unwrap().join().unwrap();
        println!(
            "{}",
            result.map_or_else(
                |code| json!({ "file": file, "error": code.to_string() }),
                |reading| object(&file, &reading)
            )
        );
    }
}

fn object(file: &str, reading: &Reading) -> Value {
    let chars: Vec<char> = reading.text.chars().collect();
    let block = |block: &Block| {
        let words: String = chars.get(block.span.clone()).unwrap().iter().collect();
        json!({
            "kind": format!("{:?}", block.kind), "start": block.span.start, "end": block.span.end, "text": words,
            "speaker": block.speaker, "offset_ms": block.offset_ms,
        })
    };
    json!({
        "file": file, "title": reading.title, "authors": reading.authors, "published_on": reading.published_on.map(|day| day.to_string()),
        "published_at": reading.published_at.map(|at| at.to_rfc3339()), "modified_at": reading.modified_at.map(|at| at.to_rfc3339()),
        "language": reading.language, "text": reading.text, "blocks": reading.blocks.iter().map(block).collect::<Vec<_>>(),
    })
}
