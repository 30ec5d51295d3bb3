//! Import: files, manifests, what is refused and why.

use std::fs;

use serde_json::json;

use crate::support::{Dir, Person, Server, TEXT, err, out};

#[tokio::test]
async fn import_names_the_files_it_cannot_take_and_takes_the_others() {
    let dir = Dir::new("import");
    dir.file("dam.txt", TEXT);
    dir.file("flood.txt", "More than 5,200 homes were flooded in Ostrel, the mayor said.");
    for (name, bytes) in [
        ("latin.txt", b"Three caf\xe9s closed.".to_vec()),
        ("empty.txt", b" \n".to_vec()),
        ("nul.txt", b"Three people\0 died.".to_vec()),
        ("binary.txt", b"\x01\x02\x03ELF".repeat(100)),
        ("huge.txt", vec![b'x'; 2 * 1024 * 1024 + 1]),
        ("undated.txt", TEXT.into()),
    ] {
        dir.file(name, bytes);
    }
    let manifest = json!([
        {"file": "dam.txt", "title": "Dam breaks", "outlet": "Karvia Post", "url": "https://karvia-post.example/dam",
            "published_at": "2026-02-03", "language": "en", "pages": 3},
        {"file": "undated.txt", "published_at": "yesterday"},
        {"file": "missing.txt"},
    ]);
    dir.file("manifest.json", manifest.to_string());

    let bad = ["empty.txt", "nul.txt", "binary.txt", "huge.txt", "undated.txt", "missing.txt"];
    let files = [&["import"], &bad[..3], &["latin.txt", "dam.txt"], &bad[3..], &["flood.txt"]].concat();
    let output = dir.run(&files);
    assert!(!output.status.success());
    let complaints: Vec<&str> = err(&output).lines().filter(|line| line.contains(".txt: ")).collect();
    assert_eq!(complaints.len(), bad.len(), "{}", err(&output));
    for (name, line) in bad.iter().zip(&complaints) {
        assert!(line.contains(name), "{name}: {line}");
    }
    assert!(complaints[4].contains("published_at"), "{}", complaints[4]);
    assert!(out(&output).contains("3 imported, 6 failed"), "{}", out(&output));
    assert_eq!(dir.postgres(), Vec::<u32>::new(), "what the command started it has stopped");

    let again = dir.run(&["import", "dam.txt"]);
    assert!(again.status.success() && out(&again).contains("here already"), "{}", out(&again));

    let server = Server::start(&dir, &["--no-samples"]);
    let admin = Person::first_admin(&server).await;
    assert_eq!(admin.titles().await, ["Dam breaks", "untitled", "untitled"]);
    let page = admin.get("/api/v1/articles?q=dam").await;
    let dam = &page["items"][0];
    assert_eq!((&dam["outlet"], &dam["published_at"]), (&json!("Karvia Post"), &json!("2026-02-03")));
    assert_eq!((&dam["analysis"]["state"], &dam["claims"]["total"]), (&json!("done"), &json!(1)));
}

#[tokio::test]
async fn a_manifest_stands_for_its_files_and_a_wrong_entry_keeps_no_other_out() {
    let dir = Dir::new("manifest");
    fs::create_dir(dir.file("x", "").with_file_name("sub")).unwrap();
    dir.file("sub/dam.txt", TEXT);
    dir.file("plain.txt", TEXT);
    let manifest = json!([
        {"file": "sub/dam.txt", "title": "Dam breaks"},
        {"file": "plain.txt", "title": 5},
        {"title": "A file without a name"},
    ]);
    dir.file("manifest.json", manifest.to_string());
    fs::create_dir(dir.file("y", "").with_file_name("broken")).unwrap();
    dir.file("broken/manifest.json", "{");
    dir.file("broken/dam.txt", TEXT);

    let output = dir.run(&["import", "manifest.json", "broken/dam.txt", "none/manifest.json"]);
    assert!(!output.status.success());
    assert!(out(&output).contains("1 imported, 4 failed"), "{}", out(&output));
    for (file, reason) in [
        ("plain.txt: ", "entry"),
        ("manifest.json: ", "entry"),
        ("broken/dam.txt: ", "not a list"),
        ("none/manifest.json: ", "cannot read"),
    ] {
        let line = err(&output).lines().find(|line| line.starts_with(file));
        assert!(line.is_some_and(|line| line.contains(reason)), "{file} {}", err(&output));
    }
    let server = Server::start(&dir, &["--no-samples"]);
    let admin = Person::first_admin(&server).await;
    assert_eq!(admin.titles().await, ["Dam breaks"], "what the manifest says goes with the file");
}

#[tokio::test]
async fn a_file_of_addresses_stands_for_its_pages_and_a_page_that_cannot_be_read_is_a_failure() {
    let dir = Dir::new("addresses");
    dir.file("pages.txt", "http://127.0.0.1:9/dam\n\n  http://127.0.0.1:9/flood\n");
    dir.file("dam.txt", TEXT);
    let output = dir.run(&["import", "pages.txt", "dam.txt"]);
    assert!(!output.status.success());
    let text = out(&output);
    for page in ["dam", "flood"] {
        assert!(
            text.contains(&format!("http://127.0.0.1:9/{page}: the page cannot be read (address_refused)")),
            "{text}"
        );
    }
    assert!(text.contains("1 imported, 2 failed"), "{text}");
}
