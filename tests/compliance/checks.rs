//! Checks: every tag and mutant names a row, every tested row has a test, every cited file exists.

use crate::rows::{Asvs, Row, Threats};
use crate::source::{Kind, Mutant, Tag, mutants, repository, sources, tags, threat};

/// The tags and mutants of the whole repository.
pub fn found() -> (Vec<Tag>, Vec<Mutant>) {
    let (mut found, mut faults) = ((Vec::new(), Vec::new()), Vec::new());
    for (file, text) in sources() {
        let (tags, untested) = tags(&file, &text);
        let (mutants, wrong) = mutants(&file, &text);
        found.0.extend(tags);
        found.1.extend(mutants);
        faults.extend([untested, wrong].concat());
    }
    assert_eq!(faults, [""; 0]);
    found
}

/// Rows that are there twice or say nothing, tags without a row, tested rows without a tag.
fn row_faults(rows: &[Row<'_>], tags: &[Tag]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        if rows[..at].iter().any(|other| other.number == row.number) {
            faults.push(format!("{}: two rows have this number", row.number));
        }
        let has_test = tags.iter().any(|tag| tag.kind == row.kind && tag.row() == row.number);
        if row.is_tested && !has_test {
            faults.push(format!("{}: no test has its tag", row.number));
        }
    }
    let kind = rows[0].kind;
    for tag in tags.iter().filter(|tag| tag.kind == kind) {
        if !rows.iter().any(|row| row.number == tag.row()) {
            faults.push(format!("{}: no row has the number {}", tag.test, tag.number));
        }
    }
    faults
}

/// Mutants without a row or a Rust test with their number, and parts of tags without a mutant.
fn mutant_faults(rows: &[Row<'_>], tags: &[Tag], mutants: &[Mutant]) -> Vec<String> {
    let mut faults = Vec::new();
    let threats = || tags.iter().filter(|tag| tag.kind == Kind::Threat);
    for Mutant { number, place } in mutants {
        if !rows.iter().any(|row| row.number == threat(number)) {
            faults.push(format!("{place}: no row has the number {number}"));
        }
        if !threats().any(|tag| tag.number == *number && tag.test.contains(".rs::")) {
            faults.push(format!("{place}: no Rust test has the tag {number}"));
        }
    }
    for tag in threats().filter(|tag| tag.number != tag.row()) {
        if !mutants.iter().any(|mutant| mutant.number == tag.number) {
            faults.push(format!("{}: no mutant has the number {}", tag.test, tag.number));
        }
    }
    faults
}

/// Files of the repository that a text names between backticks and `exists` does not know.
fn missing_files(text: &str, exists: impl Fn(&str) -> bool) -> Vec<String> {
    const FOLDERS: [&str; 8] = ["src", "crates", "tests", "frontend", "docs", "scripts", "benches", "migrations"];
    const ENDINGS: [&str; 8] = [".rs", ".md", ".sql", ".ts", ".tsx", ".toml", ".json", ".yml"];
    let is_path = |word: &&str| {
        let folder = word.split_once('/').map(|(folder, _)| folder);
        let is_file = ENDINGS.iter().any(|ending| word.ends_with(ending));
        !word.contains(' ') && (is_file || folder.is_some_and(|folder| FOLDERS.contains(&folder)))
    };
    let words = text.split('`').skip(1).step_by(2).filter(is_path);
    words.filter(|word| !exists(word)).map(str::to_owned).collect()
}

fn row(kind: Kind, number: &str, is_tested: bool) -> Row<'_> {
    let texts = Vec::new();
    Row { kind, number, is_tested, texts }
}

fn tagged(kind: Kind, number: &str, test: &str) -> Tag {
    let (number, test) = (number.to_owned(), test.to_owned());
    Tag { kind, number, test }
}

#[test]
fn every_tag_names_a_row_and_every_tested_row_has_a_tag() {
    let rows = [row(Kind::Threat, "A1", true), row(Kind::Threat, "A2", false)];
    let one = || tagged(Kind::Threat, "A1.1", "a.rs::x");
    assert_eq!(row_faults(&rows, &[one()]), [""; 0]);
    assert_eq!(row_faults(&rows, &[]), ["A1: no test has its tag"]);
    assert_eq!(row_faults(&rows, &[tagged(Kind::Asvs, "A1", "a.rs::x")]).len(), 1);
    for number in ["A10", "a1", "A1 ", "", "A1, A2", "A3.1"] {
        let stray = tagged(Kind::Threat, number, "a.rs::y");
        assert_eq!(row_faults(&rows, &[one(), stray]).len(), 1, "{number}");
    }
    let twice = [row(Kind::Asvs, "6.2.1", false), row(Kind::Asvs, "6.2.1", false)];
    assert_eq!(row_faults(&twice, &[]), ["6.2.1: two rows have this number"]);

    let (tags, _) = found();
    let (asvs, threats) = (Asvs::read(), Threats::read());
    assert_eq!(row_faults(&asvs.rows(), &tags), [""; 0]);
    assert_eq!(row_faults(&threats.rows(), &tags), [""; 0]);
}

#[test]
fn every_mutant_has_a_row_and_a_test() {
    let rows = [row(Kind::Threat, "A1", true)];
    let mutant = |number: &str| Mutant { number: number.to_owned(), place: "a.rs:1".to_owned() };
    let tag = |number: &str, file: &str| tagged(Kind::Threat, number, &format!("{file}::x"));
    let faults = |number: &str, tag: Tag| mutant_faults(&rows, &[tag], &[mutant(number)]);
    assert_eq!(faults("A1", tag("A1", "a.rs")), [""; 0]);
    assert_eq!(faults("A1.1", tag("A1.1", "a.rs")), [""; 0]);
    assert_eq!(faults("A2", tag("A2", "a.rs")), ["a.rs:1: no row has the number A2"]);
    assert_eq!(faults("A1.1", tag("A1", "a.rs")), ["a.rs:1: no Rust test has the tag A1.1"]);
    assert_eq!(faults("A1", tag("A1", "a.ts")), ["a.rs:1: no Rust test has the tag A1"]);
    assert_eq!(mutant_faults(&rows, &[tag("A1.2", "a.rs")], &[]), ["a.rs::x: no mutant has the number A1.2"]);

    let (tags, mutants) = found();
    assert_eq!(mutant_faults(&Threats::read().rows(), &tags, &mutants), [""; 0]);
}

#[test]
fn every_cited_file_exists() {
    let faults = |text| missing_files(text, |name| name == "docs/a.md");
    assert_eq!(faults("`docs/a.md` says that `seal.key` and `/api/v1` are no files"), [""; 0]);
    assert_eq!(faults("`docs/b.md`, `src/x`, `Cargo.toml`, `docs/a.md`"), ["docs/b.md", "src/x", "Cargo.toml"]);

    let (asvs, threats) = (Asvs::read(), Threats::read());
    let mut texts = vec![("introduction", &*asvs.introduction), ("introduction", &*threats.introduction)];
    for row in asvs.rows().into_iter().chain(threats.rows()) {
        texts.extend(row.texts.into_iter().map(|text| (row.number, text)));
    }
    let exists = |name: &str| repository().join(name).exists();
    let faults = texts.into_iter().flat_map(|(number, text)| {
        let missing = missing_files(text, exists).into_iter();
        missing.map(move |name| format!("{number}: {name} does not exist"))
    });
    assert_eq!(faults.collect::<Vec<_>>(), [""; 0]);
}
