//! Prints the article of a saved web page: `read-page FILE [--url URL] [--blocks]`.
//!
//! One JSON object, or with `--blocks` one line for each block: its kind, its time, its text.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for measuring")]

use article_reader::{BlockKind, Reading};

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "read-page") {
        arguments.remove(0);
    }
    let file = arguments.first().unwrap();
    let address = arguments.iter().position(|each| each == "--url").and_then(|at| arguments.get(at + 1));
    let html = article_reader::decode(&std::fs::read(file).unwrap(), None);
    match article_reader::read_page(&html, address.map(String::as_str)) {
        Ok(reading) if arguments.iter().any(|each| each == "--blocks") => print_blocks(&reading),
        Ok(reading) => println!("{}", json(&reading)),
        Err(page) => {
            println!("{:?} {:?} {}", page.reason, page.leads_to, json(&page.about));
            std::process::exit(1);
        }
    }
}

/// The moment is printed where its day is the source's day, else that day alone.
fn json(reading: &Reading) -> serde_json::Value {
    let same_day = |at: &chrono::DateTime<_>| Some(at.date_naive()) == reading.published_on;
    let moment = reading.published_at.filter(same_day).map(|at| at.to_rfc3339());
    serde_json::json!({
        "text": reading.without(&[BlockKind::Caption]).0,
        "title": reading.title,
        "byline": (!reading.authors.is_empty()).then(|| reading.authors.join(", ")),
        "outlet": reading.outlet,
        "published_at": moment.or_else(|| reading.published_on.map(|day| day.to_string())),
        "language": reading.language,
        "url": reading.canonical,
    })
}

fn print_blocks(reading: &Reading) {
    for block in &reading.blocks {
        let text: String = reading.text.chars().skip(block.span.start).take(block.span.len()).collect();
        let time = block.time.map(|time| time.to_rfc3339()).unwrap_or_default();
        println!("{:?}\t{time}\t{text}", block.kind);
    }
}
