//! Commands without a database: extraction, scoring, OpenAPI document, settings.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::support::{Dir, err, out};

const TEXT: &str = "🌊 Cafe\u{301} life.\n\nAt least 37 people were killed when the Ostrel dam gave way on 2 February, the \
    interior ministry of Karvia said on Monday.\n\nIt was a grey morning.\n";

#[test]
fn extract_prints_a_line_for_each_claim_and_names_the_files_it_cannot_read() {
    let dir = Dir::new("extract");
    dir.file("dam.txt", TEXT);
    dir.file("flood.txt", "More than 5,200 homes were flooded in Ostrel on 2 February, the mayor said.");
    dir.file("latin.txt", b"Three caf\xe9s closed.");
    dir.file("manifest.json", json!([{"file": "dam.txt", "published_at": "2026-02-04", "own": 1}]).to_string());

    let output = dir.run(&["extract", "latin.txt", "dam.txt", "missing.txt", "flood.txt"]);
    assert!(!output.status.success(), "a file that cannot be read is a failure in the end");
    for bad in ["latin.txt", "missing.txt"] {
        assert!(err(&output).contains(bad), "{bad}: {}", err(&output));
    }
    assert!(err(&output).contains("UTF-8"), "{}", err(&output));
    assert!(!err(&output).contains("dam.txt"));

    let lines: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let articles: Vec<&str> = lines.iter().map(|line| line["article"].as_str().unwrap()).collect();
    assert_eq!(articles, ["dam", "flood"], "the others are read all the same");
    let fields: BTreeSet<&str> = lines[0].as_object().unwrap().keys().map(String::as_str).collect();
    for field in ["article", "start", "end", "score", "kind", "claimant", "voice", "statement", "reasons", "values"] {
        assert!(fields.contains(field), "{field}: {fields:?}");
    }
    // Offsets count code points of the file as it is: nothing is normalised before.
    let letters: Vec<char> = TEXT.chars().collect();
    let place = |field: &str| usize::try_from(lines[0][field].as_u64().unwrap()).unwrap();
    let quote: String = letters[place("start")..place("end")].iter().collect();
    assert!(quote.starts_with("At least 37 people"), "{quote}");
    assert_eq!(lines[0]["kind"], "casualties");
    assert!(lines[0]["claimant"].as_str().unwrap().contains("ministry"));
    assert!(lines[0]["values"].to_string().contains("2026-02-02"), "the manifest dates the text: {}", lines[0]);
    assert!(!dir.data().exists(), "no database is made");

    assert!(dir.run(&["extract", "dam.txt"]).status.success());
    assert!(!dir.run(&["extract"]).status.success(), "without a file there is nothing to read");
}

#[test]
fn score_answers_every_line_with_one_number() {
    let dir = Dir::new("score");
    let input =
        b"At least 37 people were killed in Ostrel on 2 February.\r\n\nWhat a lovely morning!\n\xff\xfe\n12\nlast";
    let output = dir.feed(&["score"], input);
    assert!(output.status.success());
    let scores: Vec<f64> = out(&output).lines().map(|line| line.parse().unwrap()).collect();
    assert_eq!(scores.len(), 6);
    assert!(scores.iter().all(|score| (0.0..=1.0).contains(score)), "{scores:?}");
    assert!(scores[0] > 0.5 && scores[0] > scores[2], "{scores:?}");
    assert_eq!(out(&dir.feed(&["score"], b"")), "");
    assert!(!dir.data().exists());
}

#[test]
fn openapi_prints_the_document_that_the_server_hands_out() {
    let output = Dir::new("openapi").run(&["openapi"]);
    assert!(output.status.success());
    assert_eq!(out(&output).trim_end(), *claimdesk::http::document::JSON);
}

#[test]
fn config_shows_where_every_setting_came_from_and_hides_secrets() {
    let dir = Dir::new("config");
    dir.file("claimdesk.toml", "[publisher]\nname = \"The Karvian Verifier\"\n");
    let mut command = dir.command(&["config", "--log-filter", "debug"]);
    let output = command.env("DATABASE_URL", "postgres://desk:hunter2@db.example/desk").output().unwrap();
    assert!(output.status.success(), "{}", err(&output));
    let shown = out(&output);
    assert!(!shown.contains("hunter2") && !err(&output).contains("hunter2"), "{shown}");
    for (key, value, source) in [
        ("database_url", "", "DATABASE_URL"),
        ("http.listen", "127.0.0.1:0", "CLAIMDESK_HTTP__LISTEN"),
        ("publisher.name", "The Karvian Verifier", "claimdesk.toml"),
        ("log.filter", "debug", "--log-filter"),
        ("database.pool", "24", "default"),
    ] {
        let line = shown.lines().find(|line| line.contains(key)).unwrap_or_else(|| panic!("{key}: {shown}"));
        assert!(line.contains(value) && line.contains(source), "{key}: {line}");
    }
}

#[test]
fn a_setting_that_is_not_there_or_wrong_is_refused_by_its_name() {
    let dir = Dir::new("settings");
    for (name, value) in [
        ("CLAIMDESK_HTTP__LISTN", "127.0.0.1:0"),
        ("CLAIMDESK_DATADIR", "data"),
        ("CLAIMDESK_HTTP__LISTEN", "somewhere"),
        ("CLAIMDESK_DATABASE__POOL", "1"),
        ("CLAIMDESK_PUBLIC_URL", "not a url"),
    ] {
        for command in [&["serve"][..], &["config"], &["score"]] {
            let output = dir.command(command).env(name, value).output().unwrap();
            assert!(!output.status.success(), "{name} {command:?}");
            assert!(err(&output).contains(name), "{name}: {}", err(&output));
        }
    }
    assert!(!dir.data().exists(), "nothing was begun");
}
