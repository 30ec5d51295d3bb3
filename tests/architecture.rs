//! Do the rules about the code hold: floors, names, opening lines, forbidden words, numbered migrations?
//!
//! Every check is a function from text to complaints, and first proves on a made-up wrong text that it complains.

#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should say where"
)]
#![expect(clippy::too_many_lines, reason = "a rule and its proof stand together")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use claimdesk::http::access::{self, Access};

/// What each floor may import from this crate; see the diagram in src/lib.rs.
const FLOORS: [(&str, &[&str]); 9] = [
    ("domain", &["domain"]),
    ("formats", &["formats", "domain"]),
    ("store", &["store", "domain"]),
    ("app", &["app", "store", "formats", "domain"]),
    ("http", &["http", "app", "formats", "domain"]),
    ("jobs", &["jobs", "app", "domain"]),
    // The composition root: opens the database, and starts the doors.
    (
        "cli",
        &[
            "cli", "http", "jobs", "app", "store", "formats", "domain", "config",
        ],
    ),
    ("config", &["config", "domain"]),
    ("telemetry", &["telemetry", "config"]),
];

/// Words that a floor must not hold, and the one file where each may stand.
const STRANGERS: [(&str, &[&str], &[&str]); 8] = [
    (
        "domain",
        &[
            "async fn",
            "actix",
            "reqwest",
            "Utc::now",
            "sqlx::query",
            "tokio",
        ],
        &["src/domain/clock.rs"],
    ),
    (
        "formats",
        &["async fn", "actix", "reqwest", "Utc::now", "sqlx", "tokio"],
        &[],
    ),
    ("store", &["actix", "utoipa", "clap::", "Utc::now"], &[]),
    (
        "app",
        &["actix", "utoipa", "clap::", "HttpResponse", "Utc::now"],
        &[],
    ),
    ("http", &["sqlx", "clap::", "Utc::now"], &[]),
    ("jobs", &["actix", "utoipa", "clap::", "Utc::now"], &[]),
    ("cli", &["actix", "utoipa", "Utc::now"], &[]),
    ("config", &["actix", "sqlx", "tokio"], &[]),
];

/// Words that stand in one place only, or nowhere: (word, where, why).
const PLACES: [(&str, &str, &str); 11] = [
    (
        ".begin(",
        "src/app/work.rs",
        "rows, events and jobs commit together",
    ),
    (
        "sqlx::query",
        "src/store/",
        "nothing but the store knows SQL",
    ),
    (
        "AssertSqlSafe",
        "nowhere",
        "SQL is never put together from strings",
    ),
    ("todo!", "nowhere", "nothing is left undone"),
    ("unimplemented!", "nowhere", "nothing is left undone"),
    (
        "#[allow(",
        "nowhere",
        "#[expect(…, reason)] says why and goes when it is not needed",
    ),
    (
        "#![allow(",
        "nowhere",
        "#[expect(…, reason)] says why and goes when it is not needed",
    ),
    (
        "#[ignore",
        "nowhere",
        "a test that does not run proves nothing",
    ),
    ("TODO", "nowhere", "what is to be done stands in an issue"),
    ("FIXME", "nowhere", "what is to be done stands in an issue"),
    (
        "select *",
        "nowhere",
        "a further column must not change what a query returns",
    ),
];

/// Doors that are no noun of the use cases, each with its reason.
const DOORS: [(&str, &str); 16] = [
    ("access", "who may call which operation"),
    ("answer", "how something readable is sent"),
    ("change", "how a change is made to its end"),
    ("connections", "who holds how many"),
    ("cookies", "how they are protected"),
    ("dashboard", "the embedded files"),
    ("me", "one's own session and account"),
    ("metrics", "figures, for operators"),
    ("mod", "the table of contents"),
    ("oembed", "the outer shape of publications in frames"),
    ("openapi", "the document"),
    ("operations", "health, for operators"),
    ("problem", "how failures are said"),
    ("server", "how it is put together"),
    ("sitemap", "the addresses of publications"),
    ("ready", "bytes kept ready to be sent"),
];
/// A door whose noun has another name, because readers know it by that.
const RENAMED: [(&str, &str); 1] = [("verdict_pages", "publications")];

fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below these folders, by its path in the repository.
fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in folders {
        walk(&repository().join(folder), &mut found);
    }
    assert!(!found.is_empty());
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
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let name = path
                .strip_prefix(repository())
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned();
            found.push((name, fs::read_to_string(&path).unwrap()));
        }
    }
}

/// The text without its comments: what they name, nobody imports.
fn code(text: &str) -> String {
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines
        .map(|line| line.split(" // ").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The module of a file directly below src: `http` of src/http/extract/body.rs.
fn module(file: &str) -> Option<&str> {
    let rest = file.strip_prefix("src/")?;
    rest.split('/')
        .next()
        .map(|name| name.strip_suffix(".rs").unwrap_or(name))
}

/// The modules of this crate that a file reaches by `crate::…`, `crate::{…}` or enough `super::`.
fn reached(file: &str, text: &str) -> BTreeSet<String> {
    let code = code(text);
    let depth = file.split('/').count() - 1 - usize::from(file.ends_with("/mod.rs"));
    let root = "super::".repeat(depth);
    let mut reached = BTreeSet::new();
    for start in ["crate::", root.as_str()] {
        for (at, _) in code.match_indices(start) {
            let rest = code.split_at(at + start.len()).1;
            if code.split_at(at).0.ends_with("super::") && start == root {
                continue;
            }
            match rest.strip_prefix('{') {
                Some(group) => reached.extend(group_of(group)),
                None => reached.extend(word(rest)),
            }
        }
    }
    reached
}

/// The first word of every member of `a::b, c::{d, e}}`.
fn group_of(group: &str) -> Vec<String> {
    let (mut depth, mut member, mut members) = (0_usize, String::new(), Vec::new());
    for c in group.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                members.extend(word(member.trim()));
                member.clear();
                continue;
            }
            _ => {}
        }
        member.push(c);
    }
    members.extend(word(member.trim()));
    members
}

fn word(text: &str) -> Option<String> {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric() || *c == '_')
        .collect();
    (!word.is_empty()).then_some(word)
}

fn floor_faults(file: &str, text: &str) -> Vec<String> {
    let Some(module) = module(file).filter(|module| !matches!(*module, "lib" | "main")) else {
        return vec![];
    };
    let Some((_, allowed)) = FLOORS.iter().find(|(name, _)| *name == module) else {
        return vec![format!("{file}: {module} stands on no floor")];
    };
    let mut faults: Vec<String> = reached(file, text)
        .into_iter()
        .filter(|name| FLOORS.iter().any(|(floor, _)| floor == name))
        .filter(|name| !allowed.contains(&name.as_str()))
        .map(|name| format!("{file}: {module} must not know {name}"))
        .collect();
    let code = code(text);
    for (floor, words, except) in STRANGERS {
        if floor == module && !except.contains(&file) {
            let found = words.iter().filter(|word| code.contains(**word));
            faults.extend(found.map(|word| format!("{file}: {module} must not hold {word}")));
        }
    }
    faults
}

#[test]
fn imports_point_down_the_floors() {
    for (file, text) in [
        ("src/domain/claim.rs", "use crate::store::claims;"),
        (
            "src/store/claims.rs",
            "use crate::{domain::id::ClaimId, app::{App, work::Work}};",
        ),
        (
            "src/formats/write/atom.rs",
            "fn f() { crate::app::App::new() }",
        ),
        ("src/app/claims.rs", "pub use super::super::http::problem;"),
        ("src/app/mod.rs", "use super::http::problem;"),
        (
            "src/http/claims.rs",
            "    use crate::{\n    domain::x,\n    store,\n};",
        ),
        (
            "src/http/extract/body.rs",
            "use super::super::super::store::claims;",
        ),
        ("src/jobs/worker.rs", "use crate::http::server;"),
        ("src/domain/claim.rs", "pub async fn load() {}"),
        ("src/app/claims.rs", "use actix_web::HttpResponse;"),
        ("src/net/fetch.rs", ""),
    ] {
        assert!(
            !floor_faults(file, text).is_empty(),
            "{file}: {text} is not noticed"
        );
    }
    for (file, text) in [
        (
            "src/store/claims.rs",
            "/// See [`crate::app::work::Work`].\nuse crate::domain::id;",
        ),
        (
            "src/http/claims.rs",
            "use super::answer::read; use super::super::http::problem;",
        ),
        ("src/lib.rs", "pub mod http;"),
    ] {
        assert_eq!(
            floor_faults(file, text),
            Vec::<String>::new(),
            "{file}: {text}"
        );
    }

    let sources = sources(&["src"]);
    let faults: Vec<String> = sources
        .iter()
        .flat_map(|(file, text)| floor_faults(file, text))
        .collect();
    assert_eq!(faults, Vec::<String>::new());
    for (_, words, except) in STRANGERS {
        for file in except {
            let (_, text) = sources.iter().find(|(name, _)| name == file).unwrap();
            assert!(
                words.iter().any(|word| code(text).contains(word)),
                "{file} needs no exception"
            );
        }
    }
}

#[test]
fn the_analyser_knows_nothing_but_text() {
    fn faults(manifest: &str) -> Vec<String> {
        let dependencies = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let dependencies = dependencies.split("\n[").next().unwrap_or_default();
        let pure = [
            "serde",
            "regex",
            "aho-corasick",
            "unicode-segmentation",
            "unicode-normalization",
            "chrono",
        ];
        let names = dependencies.lines().filter_map(|line| line.split_once('='));
        let names = names.map(|(name, _)| name.trim().to_owned());
        names
            .filter(|name| !pure.contains(&name.as_str()))
            .collect()
    }
    assert_eq!(
        faults("[dependencies]\nserde = \"1\"\ntokio = \"1\"\n[dev-dependencies]\nx = 1"),
        ["tokio"]
    );
    let manifest =
        fs::read_to_string(repository().join("crates/claim-analysis/Cargo.toml")).unwrap();
    assert_eq!(faults(&manifest), Vec::<String>::new());
}

#[test]
fn every_file_says_first_which_question_it_answers() {
    fn fault(text: &str) -> bool {
        !text
            .lines()
            .next()
            .is_some_and(|line| line.starts_with("//! ") && line.len() > 12)
    }
    assert!(
        fault("")
            && fault("use std::fs;\n//! Late.")
            && fault("//!")
            && fault("// Not to the reader of docs.")
    );
    assert!(!fault("//! What is a claim?"));
    let silent = sources(&["src", "crates", "tests"])
        .into_iter()
        .filter(|(_, text)| fault(text));
    assert_eq!(
        silent.map(|(file, _)| file).collect::<Vec<_>>(),
        Vec::<String>::new()
    );
}

fn place_faults(file: &str, text: &str) -> Vec<String> {
    let is_there = |place: &str| file == place || place.ends_with('/') && file.starts_with(place);
    let found = PLACES
        .iter()
        .filter(|(word, place, _)| text.contains(word) && !is_there(place));
    found
        .map(|(word, _, why)| format!("{file}: {word}: {why}"))
        .collect()
}

#[test]
fn some_words_stand_in_one_place_and_some_nowhere() {
    for (word, place, _) in PLACES {
        let text = format!("//! What?\nfn f() {{ {word} }}");
        assert_eq!(
            place_faults("src/app/claims.rs", &text).len(),
            1,
            "{word} is not noticed"
        );
        if place != "nowhere" {
            assert_eq!(
                place_faults(&format!("{place}x.rs").replace(".rsx", ""), &text),
                Vec::<String>::new()
            );
        }
    }
    let faults = sources(&["src", "crates"]);
    let faults = faults
        .iter()
        .flat_map(|(file, text)| place_faults(file, text));
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
    let work = fs::read_to_string(repository().join("src/app/work.rs")).unwrap();
    assert_eq!(
        work.matches(".begin(").count(),
        1,
        "one place begins a transaction"
    );
}

/// Doors without a use case of the same name, given the names on both floors.
fn nameless(doors: &[String], cases: &[String]) -> Vec<String> {
    let same = |door: &str| {
        RENAMED
            .iter()
            .find(|(name, _)| *name == door)
            .map_or(door.to_owned(), |r| r.1.to_owned())
    };
    let is_known =
        |door: &str| DOORS.iter().any(|(name, _)| *name == door) || cases.contains(&same(door));
    doors
        .iter()
        .filter(|door| !is_known(door))
        .cloned()
        .collect()
}

/// Handlers whose signature does not name their own row of the table, given the rows that nobody guards.
fn unguarded(file: &str, text: &str, open: &[String]) -> Vec<String> {
    let handlers = text.split("#[utoipa::path(").skip(1);
    let signatures = handlers.filter_map(|handler| {
        let from = handler.split_once("pub async fn ")?.1;
        Some(from.split_once(" {\n").unwrap_or((from, "")).0)
    });
    signatures
        .filter_map(|signature| {
            let name: String = signature
                .split('(')
                .next()?
                .split('_')
                .map(capitalised)
                .collect();
            let names_it = signature.contains(&format!("<access::{name}>"));
            (names_it == open.contains(&name)).then(|| format!("{file}: {name}"))
        })
        .collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

#[test]
fn every_handler_is_guarded_by_its_own_row_of_the_table() {
    let wrong = "#[utoipa::path(tag)]\n#[get(\"/x\")]\npub async fn read_claim(can: Can<access::ListClaims>) -> X {\n}";
    let right = wrong.replace("ListClaims", "ReadClaim");
    let forgotten = wrong.replace("can: Can<access::ListClaims>", "");
    assert_eq!(unguarded("x", wrong, &[]), ["x: ReadClaim"]);
    assert_eq!(unguarded("x", &forgotten, &[]), ["x: ReadClaim"]);
    assert_eq!(unguarded("x", &right, &[]), [""; 0]);
    assert_eq!(
        unguarded("x", &forgotten, &["ReadClaim".to_owned()]),
        [""; 0]
    );

    let open = access::TABLE
        .iter()
        .filter(|(_, access)| *access == Access::Anyone);
    let open: Vec<String> = open.map(|(name, _)| (*name).to_owned()).collect();
    let (mut faults, mut handlers) = (Vec::new(), 0);
    for (file, text) in sources(&["src/http"]) {
        handlers += text.matches("#[utoipa::path(").count();
        faults.extend(unguarded(&file, &text, &open));
    }
    assert_eq!(faults, [""; 0]);
    assert_eq!(handlers, access::TABLE.len());
}

fn names(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(repository().join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .collect()
}

#[test]
fn a_noun_has_one_name_on_every_floor() {
    let of = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<String>>()
    };
    assert_eq!(
        nameless(&of(&["claims", "rulings", "mod"]), &of(&["claims"])),
        ["rulings"]
    );

    let (doors, cases) = (names("src/http"), names("src/app"));
    assert_eq!(nameless(&doors, &cases), Vec::<String>::new());
    for (door, reason) in DOORS {
        assert!(
            doors.contains(&door.to_owned()),
            "{door} ({reason}) is gone: so is its exception"
        );
        assert!(
            door == "mod" || !cases.contains(&door.to_owned()),
            "{door} needs no exception"
        );
    }
}

fn numbering_faults(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    let mut faults = Vec::new();
    for (n, name) in (1..).zip(&names) {
        let words = name
            .strip_suffix(".sql")
            .and_then(|name| name.strip_prefix(&format!("{n:04}_")));
        let is_word = |words: &str| {
            !words.is_empty() && words.chars().all(|c| c.is_ascii_lowercase() || c == '_')
        };
        if !words.is_some_and(is_word) {
            faults.push(format!("{name} is not number {n:04}"));
        }
    }
    faults
}

#[test]
fn migrations_are_numbered_without_gaps() {
    let of = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<Vec<String>>()
    };
    for wrong in [
        &["0001_a.sql", "0003_c.sql"][..],
        &["0002_b.sql"],
        &["0001_a.sql", "0001_b.sql"],
        &["0001_a.sql", "2_b.sql"],
        &["0001_A.sql"],
        &["0001_a.up.sql"],
    ] {
        assert!(
            !numbering_faults(&of(wrong)).is_empty(),
            "{wrong:?} is not noticed"
        );
    }
    let entries = fs::read_dir(repository().join("migrations")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let names: Vec<String> = names
        .filter(|name| Path::new(name).extension().is_some_and(|e| e == "sql"))
        .collect();
    assert!(names.len() >= 11);
    assert_eq!(numbering_faults(&names), Vec::<String>::new());
}
