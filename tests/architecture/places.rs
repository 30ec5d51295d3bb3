//! Words that belong to one place or to none, the pure analysis crate, numbered migrations.

use std::fs;
use std::path::Path;

use crate::source::{repository, sources};

/// Words that stand in one place only, or nowhere: (word, where, why).
const PLACES: [(&str, &str, &str); 11] = [
    (".begin(", "src/app/work.rs", "rows, events and jobs commit together"),
    ("sqlx::query", "src/store/", "nothing but the store knows SQL"),
    (
        "AssertSqlSafe",
        "crates/private-postgres/src/server.rs",
        "SQL is never put together from strings, except where no parameter can name a database",
    ),
    ("todo!", "nowhere", "nothing is left undone"),
    ("unimplemented!", "nowhere", "nothing is left undone"),
    ("#[allow(", "nowhere", "#[expect(…, reason)] says why and goes when it is not needed"),
    ("#![allow(", "nowhere", "#[expect(…, reason)] says why and goes when it is not needed"),
    ("#[ignore", "nowhere", "a test that does not run proves nothing"),
    ("TODO", "nowhere", "what is to be done stands in an issue"),
    ("FIXME", "nowhere", "what is to be done stands in an issue"),
    ("select *", "nowhere", "a further column must not change what a query returns"),
];

#[test]
fn the_analyser_knows_nothing_but_text() {
    fn faults(manifest: &str) -> Vec<String> {
        let dependencies = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let dependencies = dependencies.split("\n[").next().unwrap_or_default();
        let pure = ["serde", "regex", "aho-corasick", "chrono", "unicode-segmentation", "unicode-normalization"];
        let names = dependencies.lines().filter_map(|line| line.split_once('='));
        let names = names.map(|(name, _)| name.trim().to_owned());
        names.filter(|name| !pure.contains(&name.as_str())).collect()
    }
    assert_eq!(faults("[dependencies]\nserde = \"1\"\ntokio = \"1\"\n[dev-dependencies]\nx = 1"), ["tokio"]);
    let manifest = fs::read_to_string(repository().join("crates/claim-analysis/Cargo.toml")).unwrap();
    assert_eq!(faults(&manifest), Vec::<String>::new());
}

#[test]
fn the_private_postgres_knows_nothing_of_claimdesk() {
    fn knows(text: &str) -> bool {
        text.to_lowercase().contains("claimdesk")
    }
    assert!(knows("setting CLAIMDESK_DATA_DIR") && !knows("an application named notes"));
    let folder = "crates/private-postgres";
    let manifest = fs::read_to_string(repository().join(folder).join("Cargo.toml")).unwrap();
    let mut files = sources(&[folder]);
    files.push(("Cargo.toml".to_owned(), manifest));
    let faults = files.into_iter().filter(|(_, text)| knows(text));
    assert_eq!(faults.map(|(file, _)| file).collect::<Vec<_>>(), Vec::<String>::new());
}

fn place_faults(file: &str, text: &str) -> Vec<String> {
    let is_there = |place: &str| file == place || place.ends_with('/') && file.starts_with(place);
    let found = PLACES.iter().filter(|(word, place, _)| text.contains(word) && !is_there(place));
    found.map(|(word, _, why)| format!("{file}: {word}: {why}")).collect()
}

// ASVS 1.2.4
// threat H129
#[test]
fn some_words_stand_in_one_place_and_some_nowhere() {
    for (word, place, _) in PLACES {
        let text = format!("//! What?\nfn f() {{ {word} }}");
        assert_eq!(place_faults("src/app/claims/claim.rs", &text).len(), 1, "{word} is not noticed");
        if place != "nowhere" {
            assert_eq!(place_faults(&format!("{place}x.rs").replace(".rsx", ""), &text), Vec::<String>::new());
        }
    }
    let faults = sources(&[
        "src",
        "crates/article-reader/src",
        "crates/claim-analysis",
        "crates/claim-matching/src",
        "crates/private-postgres/src",
        "crates/sentence-vectors/src",
    ]);
    let faults = faults.iter().flat_map(|(file, text)| place_faults(file, text));
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
    let work = fs::read_to_string(repository().join("src/app/work.rs")).unwrap();
    assert_eq!(work.matches(".begin(").count(), 1, "one place begins a transaction");
}

fn numbering_faults(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    let mut faults = Vec::new();
    for (n, name) in (1..).zip(&names) {
        let words = name.strip_suffix(".sql").and_then(|name| name.strip_prefix(&format!("{n:04}_")));
        let is_word = |words: &str| !words.is_empty() && words.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        if !words.is_some_and(is_word) {
            faults.push(format!("{name} is not number {n:04}"));
        }
    }
    faults
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let of = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
    for wrong in [
        &["0001_a.sql", "0003_c.sql"][..],
        &["0002_b.sql"],
        &["0001_a.sql", "0001_b.sql"],
        &["0001_a.sql", "2_b.sql"],
        &["0001_A.sql"],
        &["0001_a.up.sql"],
    ] {
        assert!(!numbering_faults(&of(wrong)).is_empty(), "{wrong:?} is not noticed");
    }
    let entries = fs::read_dir(repository().join("migrations")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names.filter(|name| Path::new(name).extension().is_some_and(|e| e == "sql")).collect();
    assert!(names.len() >= 11);
    assert_eq!(numbering_faults(&names), Vec::<String>::new());
}
