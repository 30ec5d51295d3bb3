//! Tables of docs/compliance: rows with their tests, made from the data and the tags.

use std::fmt::Write;
use std::fs;

use crate::checks::found;
use crate::rows::{Asvs, Proof, Status, Threat, Threats};
use crate::source::{Kind, Mutant, Tag, repository, threat};

fn asvs_page(asvs: &Asvs, tags: &[Tag]) -> String {
    let mut page = format!("# OWASP ASVS 5.0.0, levels 1 and 2\n\n{}\n", asvs.introduction);
    let names = Status::ALL.map(Status::name).join(" | ");
    let _ = write!(page, "| level | requirements | {names} |\n|---|---|---|---|---|---|---|\n");
    for level in [1, 2] {
        let rows = || asvs.rows.iter().filter(|row| row.level == level);
        let of = |status| rows().filter(|row| row.status == status).count().to_string();
        let counts = Status::ALL.map(of).join(" | ");
        let _ = writeln!(page, "| {level} | {} | {counts} |", rows().count());
    }
    let mut last = "";
    for row in &asvs.rows {
        let chapter = row.number.split('.').next().unwrap();
        if chapter != last {
            let title = &asvs.chapters[&format!("V{chapter}")];
            let _ = write!(
                page,
                "\n## V{chapter} {title}\n\n\
                | number | level | requirement | status | tests | note |\n|---|---|---|---|---|---|\n"
            );
        }
        last = chapter;
        let cells = [
            row.number.clone(),
            row.level.to_string(),
            row.text.clone(),
            row.status.name().to_owned(),
            tests(tags, Kind::Asvs, &row.number),
            row.note.clone(),
        ];
        page.push_str(&line(&cells));
    }
    page
}

fn threats_page(threats: &Threats, tags: &[Tag], mutants: &[Mutant]) -> String {
    let mut page = format!("# Threats, faults and defences\n\n{}\n", threats.introduction);
    let count = |is_counted: &dyn Fn(&Threat) -> bool| {
        let rows = threats.rows.iter().filter(|row| is_counted(row));
        rows.count()
    };
    let _ = write!(
        page,
        "| rows | with a test | of them with a mutant or a control |\n|---|---|---|\n| {} | {} | {} |\n",
        threats.rows.len(),
        count(&|row| row.status == Proof::Tested),
        count(&|row| !gone(row, mutants).is_empty())
    );
    let mut last = "";
    for row in &threats.rows {
        let area = row.number.trim_end_matches(|c: char| c.is_ascii_digit());
        if area != last {
            let _ = write!(
                page,
                "\n## {area}. {}\n\n\
                | number | threat | defence | status | tests | gone | note |\n|---|---|---|---|---|---|---|\n",
                threats.areas[area]
            );
        }
        last = area;
        let cells = [
            row.number.clone(),
            row.text.clone(),
            row.defence.clone(),
            row.status.name().to_owned(),
            tests(tags, Kind::Threat, &row.number),
            gone(row, mutants).to_owned(),
            row.note.clone(),
        ];
        page.push_str(&line(&cells));
    }
    page
}

/// How the tests are known to notice that the defence is gone.
fn gone(row: &Threat, mutants: &[Mutant]) -> &'static str {
    if mutants.iter().any(|mutant| threat(&mutant.number) == row.number) {
        "mutant"
    } else if row.control {
        "control"
    } else {
        ""
    }
}

fn tests(tags: &[Tag], kind: Kind, number: &str) -> String {
    let tags = tags.iter().filter(|tag| tag.kind == kind && tag.row() == number);
    let mut tests: Vec<String> = tags.map(|tag| format!("`{}`", tag.test)).collect();
    tests.sort();
    tests.dedup();
    tests.join(", ")
}

fn line(cells: &[String]) -> String {
    let cell = |cell: &String| match cell.trim() {
        "" => " |".to_owned(),
        text => format!(" {} |", text.replace('|', "\\|")),
    };
    format!("|{}\n", cells.iter().map(cell).collect::<String>())
}

/// What is wrong with a committed document.
fn outdated(file: &str, kept: &str, page: &str) -> Option<String> {
    (kept != page).then(|| format!("{file} is out of date: make generated"))
}

/// With `UPDATE=1` in the environment the documents are written instead.
#[test]
fn the_tables_are_generated() {
    assert_eq!(outdated("a.md", "old", "new").unwrap(), "a.md is out of date: make generated");
    assert_eq!(outdated("a.md", "same", "same"), None);

    let (tags, mutants) = found();
    let pages = [
        ("docs/compliance/asvs.md", asvs_page(&Asvs::read(), &tags)),
        ("docs/compliance/threats.md", threats_page(&Threats::read(), &tags, &mutants)),
    ];
    for (file, page) in pages {
        let path = repository().join(file);
        if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
            fs::write(&path, &page).unwrap();
        }
        let kept = fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(outdated(file, &kept, &page), None);
    }
}
