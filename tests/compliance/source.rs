//! Tags and mutants in the source: which test proves which row, and which line a defence depends on.

use std::fs;
use std::path::{Path, PathBuf};

/// The table that a tag names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Asvs,
    Threat,
}

/// One number of a tag, and the test below the tag.
#[derive(Debug, PartialEq, Eq)]
pub struct Tag {
    pub kind: Kind,
    /// The number as written, with its part: `6.2.1`, `A2`, `A2.1`.
    pub number: String,
    /// `path::name`.
    pub test: String,
}

impl Tag {
    /// The number of the row: `A2` for `A2.1`.
    pub fn row(&self) -> &str {
        match self.kind {
            Kind::Asvs => &self.number,
            Kind::Threat => threat(&self.number),
        }
    }
}

/// A comment above the lines that a defence depends on; `scripts/mutants.py` takes the defence away.
#[derive(Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The threat's number, with its part.
    pub number: String,
    /// `path:line`.
    pub place: String,
}

/// The number of a threat without its part.
pub fn threat(number: &str) -> &str {
    number.split_once('.').map_or(number, |(row, _)| row)
}

/// The repository's root.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust and TypeScript file that may hold tests or mutants, by its path in the repository.
pub fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["src", "crates", "tests", "frontend/src", "frontend/e2e"] {
        walk(&repository().join(folder), &mut found);
    }
    found.sort();
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "target") {
                walk(&path, found);
            }
        } else if path.extension().is_some_and(|extension| ["rs", "ts", "tsx"].iter().any(|known| extension == *known))
        {
            let name = path.strip_prefix(repository()).unwrap().to_str().unwrap();
            found.push((name.to_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The tags of a file, and complaints about those without a test.
pub fn tags(file: &str, text: &str) -> (Vec<Tag>, Vec<String>) {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut tags, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let Some((kind, numbers)) = tag(line) else {
            continue;
        };
        let below = lines[at..].iter().position(|line| tag(line).is_none());
        match below.and_then(|below| test_name(&lines[at + below..])) {
            Some(name) => tags.extend(numbers.split(", ").map(|number| Tag {
                kind,
                number: number.to_owned(),
                test: format!("{file}::{name}"),
            })),
            None => faults.push(format!("{file}:{}: a tag belongs directly above a test's attribute", at + 1)),
        }
    }
    (tags, faults)
}

fn tag(line: &str) -> Option<(Kind, &str)> {
    let asvs = line.strip_prefix("// ASVS ").map(|rest| (Kind::Asvs, rest));
    asvs.or_else(|| {
        let threats = line.strip_prefix("// threat ");
        threats.map(|rest| (Kind::Threat, rest))
    })
}

/// The name of the test whose attribute or call is the first of these lines.
fn test_name(lines: &[&str]) -> Option<String> {
    let first = lines.first()?;
    let is_rust = ["#[test]", "#[tokio::test", "#[actix_web::test"];
    if is_rust.iter().any(|start| first.starts_with(start)) {
        let signature = lines.iter().find_map(|line| line.split_once("fn "))?.1;
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        return Some(signature.chars().take_while(|c| is_part(*c)).collect());
    }
    let call = first.strip_prefix("test(").or_else(|| first.strip_prefix("it("))?;
    let title = if call.is_empty() { lines.get(1)? } else { call };
    let quote = title.chars().next().filter(|c| "\"'`".contains(*c))?;
    Some(title.split(quote).nth(1)?.to_owned())
}

/// The mutants of a file, and complaints about those that cannot be applied.
pub fn mutants(file: &str, text: &str) -> (Vec<Mutant>, Vec<String>) {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let (mut mutants, mut faults) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let Some(rest) = line.strip_prefix("// mutant ") else {
            continue;
        };
        let place = format!("{file}:{}", at + 1);
        match parsed(rest) {
            Some((number, count, text)) if Path::new(file).extension().is_some_and(|e| e == "rs") => {
                let next = lines[at..].iter().position(|line| !is_mutant(line));
                let replaced = next.and_then(|next| lines.get(at + next..at + next + count));
                if replaced.is_none_or(|lines| lines.join(" ") == text) {
                    faults.push(format!("{place}: the mutant changes nothing"));
                }
                let number = number.to_owned();
                mutants.push(Mutant { number, place });
            }
            _ => faults
                .push(format!("{place}: a mutant reads `mutant A2: text` or `mutant A2 (3 lines): text`, in Rust")),
        }
    }
    (mutants, faults)
}

fn is_mutant(line: &str) -> bool {
    line.starts_with("// mutant ")
}

/// The number, how many lines are replaced, and by what. A `(migration)` is added to the schema and replaces none.
fn parsed(rest: &str) -> Option<(&str, usize, &str)> {
    let (head, text) = rest.split_once(':')?;
    let (number, count) = match head.split_once(" (") {
        None => (head, 1),
        Some((number, "migration)")) => (number, 0),
        Some((number, lines)) => (number, lines.strip_suffix(" lines)")?.parse().ok()?),
    };
    let is_number = !number.is_empty() && !number.contains(' ');
    is_number.then_some((number, count, text.trim()))
}

#[test]
fn tags_are_read_with_the_test_below() {
    let read = |file: &str, text: &str| {
        let (tags, faults) = tags(file, text);
        let tags = tags.into_iter().map(|tag| format!("{} {}", tag.number, tag.test));
        (tags.collect::<Vec<_>>(), faults.len())
    };
    let of = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>();
    for (file, text, expected) in [
        (
            "a.rs",
            "// ASVS 6.2.1, 6.2.4\n// threat A2.1\n#[tokio::test(flavor = \"x\")]\n#[cfg(unix)]\nasync fn it_holds() {",
            of(&["6.2.1 a.rs::it_holds", "6.2.4 a.rs::it_holds", "A2.1 a.rs::it_holds"]),
        ),
        ("a.rs", "  // threat A7\n  #[test]\n  fn x() {}", of(&["A7 a.rs::x"])),
        ("a.ts", "// threat A28\ntest(\"it 'holds'\", async", of(&["A28 a.ts::it 'holds'"])),
        ("a.ts", "// ASVS 7.4.4\nit(\n  \"holds\",", of(&["7.4.4 a.ts::holds"])),
    ] {
        assert_eq!(read(file, text), (expected, 0), "{text}");
    }
    for wrong in [
        "// threat A7",
        "// threat A7\n\n#[test]\nfn x() {}",
        "// threat A7\n/// Documented.\n#[test]\nfn x() {}",
        "// ASVS 6.2.1\nfn no_test() {}",
        "// ASVS 6.2.1\n#[test]",
        "// ASVS 6.2.1\ntest(name,",
    ] {
        assert_eq!(read("a.rs", wrong), (vec![], 1), "{wrong}");
    }
}

#[test]
fn mutants_are_read_and_change_something() {
    for (text, number) in [
        ("// mutant A2: let x = 1000;\nlet x = 10;", "A2"),
        ("// mutant A2.1:\nlet x = 10;", "A2.1"),
        ("// mutant A2 (2 lines): f();\nif x {\n}", "A2"),
        ("// mutant A22 (migration): drop trigger x;\nfn f() {}", "A22"),
    ] {
        let (mutants, faults) = mutants("a.rs", text);
        assert_eq!(mutants[0].number, number);
        assert_eq!(faults, [""; 0], "{text}");
    }
    let (two, faults) = mutants("a.rs", "// mutant A2: g();\n// mutant A3: h();\nf();");
    assert_eq!((two.len(), faults.len()), (2, 0));
    for (file, wrong) in [
        ("a.rs", "// mutant A2"),
        ("a.rs", "// mutant : f();\ng();"),
        ("a.rs", "// mutant A2 (many): f();\ng();"),
        ("a.rs", "// mutant A2: g();\n  g();"),
        ("a.rs", "// mutant A2: g();"),
        ("a.rs", "// mutant A2 (3 lines):\nf();\ng();"),
        ("a.ts", "// mutant A2: f();\ng();"),
    ] {
        assert_eq!(mutants(file, wrong).1.len(), 1, "{wrong}");
    }
}
