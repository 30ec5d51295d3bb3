//! Floors: imports point down, and no floor holds what belongs to another.

use std::collections::BTreeSet;

use crate::source::{Crate, code, module, sources};

/// What each floor may import from this crate; see the diagram in src/lib.rs.
const FLOORS: [(&str, &[&str]); 10] = [
    ("domain", &["domain"]),
    ("formats", &["formats", "domain"]),
    ("store", &["store", "domain"]),
    ("net", &["net", "domain"]),
    ("app", &["app", "store", "net", "formats", "domain"]),
    ("http", &["http", "app", "formats", "domain"]),
    ("jobs", &["jobs", "app", "domain"]),
    // The composition root: opens the database, and starts the doors.
    ("cli", &["cli", "http", "jobs", "app", "store", "net", "formats", "domain", "config"]),
    ("config", &["config", "domain"]),
    ("telemetry", &["telemetry", "config"]),
];

/// Words that a floor must not hold, and the one file where each may stand.
const STRANGERS: [(&str, &[&str], &[&str]); 9] = [
    ("domain", &["async fn", "actix", "reqwest", "Utc::now", "sqlx::query", "tokio"], &["domain/kernel/clock.rs"]),
    ("formats", &["async fn", "actix", "reqwest", "Utc::now", "sqlx", "tokio"], &[]),
    ("net", &["actix", "utoipa", "clap::", "sqlx", "Utc::now"], &[]),
    ("store", &["actix", "reqwest", "utoipa", "clap::", "Utc::now"], &[]),
    ("app", &["actix", "utoipa", "clap::", "HttpResponse", "reqwest::", "Utc::now"], &[]),
    ("http", &["sqlx", "clap::", "Utc::now"], &[]),
    ("jobs", &["actix", "utoipa", "clap::", "Utc::now"], &[]),
    ("cli", &["actix", "utoipa", "Utc::now"], &[]),
    ("config", &["actix", "sqlx", "tokio"], &[]),
];

/// The files below `src/`, without that prefix.
fn below_src(sources: &[(String, String)]) -> Vec<(String, String)> {
    let below = sources.iter().filter_map(|(file, text)| Some((file.strip_prefix("src/")?.to_owned(), text.clone())));
    below.collect()
}

/// What the files import or hold that their floor may not.
fn floor_faults(sources: &[(String, String)]) -> Vec<String> {
    let files = below_src(sources);
    let imports = Crate::read(&files);
    let mut faults = Vec::new();
    for (file, text) in &files {
        let module = module(file);
        let Some(name) = module.first().filter(|name| *name != "main") else {
            continue;
        };
        let Some((_, allowed)) = FLOORS.iter().find(|(floor, _)| floor == name) else {
            faults.push(format!("{file}: {name} is on no floor"));
            continue;
        };
        let reached: BTreeSet<String> = imports.imports(&module).into_iter().map(|mut path| path.remove(0)).collect();
        let wrong = reached.iter().filter(|floor| !allowed.contains(&floor.as_str()));
        faults.extend(wrong.map(|floor| format!("{file}: {name} must not import {floor}")));
        let code = code(text);
        for (floor, words, except) in STRANGERS {
            if floor == name && !except.contains(&file.as_str()) {
                let found = words.iter().filter(|word| code.contains(**word));
                faults.extend(found.map(|word| format!("{file}: {name} must not hold {word}")));
            }
        }
    }
    faults
}

#[test]
fn imports_point_down_the_floors() {
    let made_up = |file: &str, text: &str| {
        let mut files = vec![(format!("src/{file}"), text.to_owned())];
        for other in
            ["store/claims/claim.rs", "app/mod.rs", "app/context.rs", "http/kit/problem.rs", "domain/claims/claim.rs"]
        {
            if other != file {
                files.push((format!("src/{other}"), String::new()));
            }
        }
        floor_faults(&files)
    };
    for (file, text) in [
        ("domain/claims/claim.rs", "use crate::store::claims::claim;\nfn f() { claim::by_id() }"),
        ("store/claims/claim.rs", "use crate::{domain::claims::claim::Claim, app::{context::App, work::Work}};"),
        ("formats/feeds/atom.rs", "fn f() { crate::app::context::App::new() }"),
        ("app/claims/claim.rs", "pub use super::super::super::http::kit::problem::Problem;"),
        ("app/mod.rs", "use super::http::kit::problem::Problem;"),
        (
            "http/claims/claim.rs",
            "use crate::{\n    domain::claims,\n    store,\n};\nfn f() { store::claims::claim::by_id() }",
        ),
        ("http/kit/extract/body.rs", "use super::super::super::super::store::claims::claim::Row;"),
        ("jobs/worker.rs", "use crate::http::kit::problem::Problem;"),
        ("domain/claims/claim.rs", "pub async fn load() {}"),
        ("app/claims/claim.rs", "use actix_web::HttpResponse;"),
        ("wires/fetch.rs", ""),
    ] {
        assert!(!made_up(file, text).is_empty(), "{file}: {text} is not noticed");
    }
    for (file, text) in [
        ("store/claims/claim.rs", "/// See [`crate::app::context::App`].\nuse crate::domain::claims::claim;"),
        ("http/claims/claim.rs", "use super::super::kit::problem; fn f() { problem::new() }"),
        ("lib.rs", "pub mod http;"),
    ] {
        assert_eq!(made_up(file, text), [""; 0], "{file}: {text}");
    }

    let sources = sources(&["src"]);
    assert_eq!(floor_faults(&sources), [""; 0]);
    for (_, words, except) in STRANGERS {
        for file in except {
            let (_, text) = sources.iter().find(|(name, _)| name.strip_prefix("src/") == Some(file)).unwrap();
            assert!(words.iter().any(|word| code(text).contains(word)), "{file} needs no exception");
        }
    }
}
