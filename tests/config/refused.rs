//! Refused settings: unknown names, wrong values and types, wrong command lines.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use claimdesk::cli::Cli;
use claimdesk::config::{self, Error, SETTINGS};

use crate::support::{Dir, refusal, settings};

#[test]
fn an_unknown_name_is_refused_with_its_origin_and_the_nearest_name() {
    for (file, wrong, right) in [
        ("[http]\nlisen = \"127.0.0.1:1\"", "http.lisen", "http.listen"),
        ("databse_url = \"postgres://x\"", "databse_url", "database_url"),
        ("http = 5", "http", "http.listen"),
        ("[htpp]", "htpp", "http.listen"),
        ("config = \"other.toml\"", "config", ""),
    ] {
        let dir = Dir::new("unknown-key", file);
        let error = dir.refusal("serve", &[]);
        let expected = format!("{wrong} ({}) is not a setting of Claimdesk; did you mean {right}", dir.origin());
        assert!(error.starts_with(&expected), "{error}");
    }
    assert_eq!(
        refusal("serve", &[("CLAIMDESK_HTTP_LISTEN", "127.0.0.1:1")]),
        "the environment variable CLAIMDESK_HTTP_LISTEN is not a setting of Claimdesk; did you mean \
         CLAIMDESK_HTTP__LISTEN?"
    );
    settings(&[("HTTP_LISTEN", "z"), ("E2E_URL", "y")]);
}

/// Setting, wrong value, start of the requirement in the error.
const WRONG: [(&str, &str, &str); 19] = [
    ("http.listen", "8080", "must be an IP address and a port"),
    ("http.listen", "127.0.0.1:70000", "must be an IP address and a port"),
    ("http.workers", "0", "must be a whole number from 1 to 512"),
    ("http.workers", "513", "must be a whole number from 1 to 512"),
    ("http.token_rate", "0", "must be a whole number from 1 to 1000000"),
    ("database.pool", "2", "must be a whole number from 3 to 100"),
    ("database.pool", "101", "must be a whole number from 3 to 100"),
    ("database.pool", "many", "must be a whole number from 3 to 100"),
    ("database.replicas", "db2:port", "must be hosts with ports"),
    ("database.replicas", "postgres://desk:hunter2@db2/desk", "must be hosts with ports"),
    ("database.replicas", "db2,desk@db3", "must be hosts with ports"),
    ("database.replicas", "[::1", "must be hosts with ports"),
    ("public_url", "desk.example", "must be an http or https address"),
    ("public.security_contact", "security", "must be an e-mail address"),
    ("public.security_contact", "http://desk.example/security", "must be an e-mail address"),
    ("publisher.name", "  ", "must be a name of 1 to 200 characters"),
    ("log.filter", "a=b=c", "must be a level"),
    ("log.format", "xml", "must be text or json"),
    ("postgres.user", "a:b", "must be the name of a system user"),
];

// threat H130
#[test]
fn a_wrong_value_is_refused_with_the_setting_its_origin_and_what_it_must_be() {
    for (key, value, must) in WRONG {
        let setting = SETTINGS.iter().find(|setting| setting.key == key).unwrap();
        let (variable, flag) = (setting.variable(), setting.flag());
        let check = |origin: String, error: String| {
            let expected = format!("the setting {key} ({origin}) is {value:?}, but it {must}");
            assert!(error.starts_with(&expected), "{error}");
        };

        let error = refusal("serve", &[(&variable, value)]);
        check(format!("environment variable {variable}"), error);
        if !value.trim().is_empty() {
            let error = refusal(&format!("serve {flag}={value}"), &[]);
            check(format!("flag {flag}"), error);
        }
        let dir = Dir::new("wrong-value", &format!("{key} = {value:?}"));
        check(dir.origin(), dir.refusal("serve", &[]));
    }
}

#[test]
fn a_wrong_value_is_refused_even_where_a_flag_overrides_it() {
    let environment = [("CLAIMDESK_DATABASE__POOL", "many")];
    let error = refusal("serve --database-pool 5", &environment);
    assert!(error.contains("(environment variable CLAIMDESK_DATABASE__POOL)"), "{error}");
}

#[test]
fn a_value_of_the_wrong_type_in_the_file_is_refused() {
    for (text, key, value) in [
        ("http.listen = [\"::1\"]", "http.listen", "[\\\"::1\\\"]"),
        ("http.listen = true", "http.listen", "true"),
        ("http.workers = 1.5", "http.workers", "1.5"),
        ("http.workers = 2026-01-01", "http.workers", ""),
    ] {
        let dir = Dir::new("type", text);
        let error = dir.refusal("serve", &[]);
        let start = format!("the setting {key} ({}) is \"{value}", dir.origin());
        assert!(error.starts_with(&start), "{error}");
        let end = "but it must be a text in quotation marks or a whole number";
        assert!(error.ends_with(end), "{error}");
    }
    let error = Dir::new("syntax", "http = [").parse("serve", &[]).unwrap_err();
    assert!(matches!(error, Error::Syntax { .. }), "{error}");
}

#[test]
fn a_value_that_is_not_utf_8_is_refused_by_name() {
    let value = OsString::from_vec(vec![0xff]);
    let environment = [("CLAIMDESK_LOG__FILTER".into(), value)];
    let arguments = ["claimdesk", "serve"].map(OsString::from);
    let nowhere = Path::new("/nonexistent");
    let error = config::parse_from::<Cli>(arguments, environment, nowhere).unwrap_err();
    assert!(error.to_string().contains("log.filter"), "{error}");
    assert!(error.to_string().ends_with("must be UTF-8"), "{error}");
}

#[test]
fn clap_reports_errors_in_the_rest_of_the_command_line() {
    for line in [
        "serve --no-such-flag",
        "no-such-command",
        "admin create-account --email a@b.example --name a --role king",
        "--version",
        "--help",
    ] {
        let dir = Dir(PathBuf::from("/nonexistent"));
        let error = dir.parse(line, &[]).unwrap_err();
        assert!(matches!(error, Error::CommandLine(_)), "{line}: {error}");
    }
    let help = refusal("serve --help", &[]);
    assert!(help.contains("[env: CLAIMDESK_HTTP__LISTEN]"), "{help}");
    assert!(help.contains("[default: 127.0.0.1:8080]"), "{help}");
}
