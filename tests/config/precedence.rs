//! Precedence: defaults, file, environment, flags; addresses that settings imply.

use std::fs;
use std::path::Path;

use claimdesk::cli::Command;
use claimdesk::config::{Error, LogFormat, PublicUrl};

use crate::support::{Dir, refusal, settings};

#[test]
fn every_setting_has_a_default_or_is_optional() {
    let settings = settings(&[]);
    assert_eq!(settings.data_dir, Path::new("./data"));
    assert!(settings.database_url.is_none());
    assert_eq!(settings.database.pool, 24);
    assert_eq!(settings.postgres.bin, None);
    assert_eq!(settings.postgres.user, None);
    assert_eq!(settings.http.listen.to_string(), "127.0.0.1:8080");
    let cores = std::thread::available_parallelism().unwrap();
    assert_eq!(settings.http.workers(), cores);
    assert_eq!(settings.operations.listen.to_string(), "127.0.0.1:8081");
    let url = settings.public_url(settings.http.listen);
    assert_eq!(url.as_str(), "http://127.0.0.1:8080");
    assert_eq!(settings.publisher.name, "Claimdesk newsroom");
    assert!(settings.public.front_page);
    assert_eq!(settings.public.security_contact, None);
    assert_eq!(settings.log.filter, "info");
    assert_eq!(settings.log.format, LogFormat::Text);
    assert_eq!(settings.origin("http.listen"), "default");
}

#[test]
fn a_flag_overrides_the_environment_the_environment_the_file_the_file_the_default() {
    let file = "[http]\nlisten = \"127.0.0.1:1\"\nworkers = 3\n[log]\nfilter = \"warn\"";
    let dir = Dir::new("precedence", file);
    let environment = [("CLAIMDESK_HTTP__LISTEN", "127.0.0.1:2"), ("CLAIMDESK_LOG__FILTER", "debug")];
    let settings = dir.settings("serve --http-listen 127.0.0.1:3", &environment);

    assert_eq!(settings.http.listen.port(), 3);
    assert_eq!(settings.log.filter, "debug");
    assert_eq!(settings.http.workers().get(), 3);
    assert_eq!(settings.database.pool, 24);
    for (key, origin) in [
        ("http.listen", "flag --http-listen"),
        ("log.filter", "environment variable CLAIMDESK_LOG__FILTER"),
        ("http.workers", dir.origin().as_str()),
        ("database.pool", "default"),
    ] {
        assert_eq!(settings.origin(key), origin, "{key}");
    }
}

#[test]
fn a_security_contact_is_a_uri() {
    for (given, uri) in [
        ("security@desk.example", "mailto:security@desk.example"),
        ("mailto:security@desk.example", "mailto:security@desk.example"),
        ("https://desk.example/security", "https://desk.example/security"),
    ] {
        let settings = settings(&[("CLAIMDESK_PUBLIC__SECURITY_CONTACT", given)]);
        assert_eq!(settings.public.security_contact.as_deref(), Some(uri));
    }
}

#[test]
fn flags_work_before_and_after_the_subcommand() {
    let dir = Dir::new("order", "");
    let environment = [("CLAIMDESK_DATABASE__POOL", "7")];
    for (line, pool) in [
        ("--database-pool 5 serve --no-samples", 5),
        ("serve --no-samples --database-pool=5", 5),
        ("serve --no-samples", 7),
    ] {
        let (cli, settings) = dir.parse(line, &environment).unwrap();
        assert_eq!(settings.database.pool, pool, "{line}");
        let Command::Serve { no_samples } = cli.command else { panic!("{line}") };
        assert!(no_samples, "{line}");
    }
}

#[test]
fn a_file_that_is_named_must_exist() {
    let dir = Dir::new("named", "database.pool = 9");
    fs::write(dir.0.join("a.toml"), "database.pool = 10").unwrap();
    fs::write(dir.0.join("b.toml"), "database.pool = \"11\"").unwrap();
    let b = [("CLAIMDESK_CONFIG", "b.toml")];
    for (line, environment, pool) in [
        ("serve", &[][..], 9),
        ("serve --config a.toml", &[], 10),
        ("serve", &b, 11),
        ("serve --config a.toml", &b, 10),
    ] {
        assert_eq!(dir.settings(line, environment).database.pool, pool);
    }
    let absent = dir.parse("--config c.toml serve", &[]).unwrap_err();
    assert!(matches!(&absent, Error::File { path, .. } if path.ends_with("c.toml")), "{absent}");
}

#[test]
fn an_empty_variable_counts_as_absent() {
    let settings = settings(&[("DATABASE_URL", ""), ("CLAIMDESK_HTTP__LISTEN", "")]);
    assert!(settings.database_url.is_none());
    assert_eq!(settings.http.listen.port(), 8080);
}

#[test]
fn a_public_url_is_an_origin_and_at_most_a_path() {
    for (given, origin) in [
        ("https://desk.example", "https://desk.example"),
        ("https://desk.example/", "https://desk.example"),
        ("https://DESK.example:443", "https://desk.example"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
        ("https://tools.example/claimdesk/", "https://tools.example/claimdesk"),
        ("https://tools.example/news_room/desk-2", "https://tools.example/news_room/desk-2"),
    ] {
        let settings = settings(&[("CLAIMDESK_PUBLIC_URL", given)]);
        let url = settings.public_url(settings.http.listen);
        assert_eq!(url.as_str(), origin);
        assert_eq!(url.is_https(), origin.starts_with("https"));
    }
    for wrong in [
        "ftp://desk.example",
        "https://",
        "https://desk.example//claimdesk",
        "https://desk.example/a//b",
        "https://desk.example/a%20b",
        "https://desk.example/claim.desk",
        "https://desk.example/stöbern",
        "https://desk.example/?q",
        "https://desk.example/#f",
        "https://me@desk.example",
        "https://me:secret@desk.example",
        "javascript:alert(1)",
    ] {
        let error = refusal("serve", &[("CLAIMDESK_PUBLIC_URL", wrong)]);
        let must = "must be an http or https address with a host";
        assert!(error.contains(must), "{wrong}: {error}");
    }
    for (listening, url) in [
        ("127.0.0.1:43210", "http://127.0.0.1:43210"),
        ("0.0.0.0:8080", "http://127.0.0.1:8080"),
        ("[::]:8080", "http://[::1]:8080"),
        ("192.0.2.1:80", "http://192.0.2.1"),
    ] {
        assert_eq!(PublicUrl::of(listening.parse().unwrap()).as_str(), url);
    }
}
