//! Prints the article of a saved web page as one JSON object: `read-page FILE [--url URL]`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a tool for measuring")]

fn main() {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "read-page") {
        arguments.remove(0);
    }
    let file = arguments.first().unwrap();
    let address = arguments.iter().position(|each| each == "--url").and_then(|at| arguments.get(at + 1));
    let html = article_reader::decode(&std::fs::read(file).unwrap(), None);
    match article_reader::read_page(&html, address.map(String::as_str)) {
        Ok(reading) => {
            let day = reading.published_on.map(|day| day.to_string());
            let same_day = |at: &chrono::DateTime<_>| Some(at.date_naive()) == reading.published_on;
            let moment = reading.published_at.filter(same_day).map(|at| at.to_rfc3339());
            let json = serde_json::json!({
                "text": reading.text_without(&[article_reader::BlockKind::Caption]),
                "title": reading.title,
                "byline": (!reading.authors.is_empty()).then(|| reading.authors.join(", ")),
                "outlet": reading.outlet,
                "published_at": moment.or(day),
                "language": reading.language,
                "url": reading.canonical,
            });
            println!("{json}");
        }
        Err(why) => {
            println!("{why:?}");
            std::process::exit(1);
        }
    }
}
