//! Settings: precedence and origin, refused values, masked secrets, generated texts.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use claimdesk::cli::{Cli, Command};
use claimdesk::config::{
    self, Error, LogFormat, PublicUrl, SETTINGS, Settings, effective, env_example, settings_page,
};
use secrecy::ExposeSecret;

/// A working directory with an optional settings file, removed at the end.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str, file: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("claimdesk-config-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        fs::write(path.join("claimdesk.toml"), file).unwrap();
        Self(path)
    }

    fn parse(&self, line: &str, environment: &[(&str, &str)]) -> Result<(Cli, Settings), Error> {
        let arguments = std::iter::once("claimdesk").chain(line.split_whitespace());
        let environment = environment
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        config::parse_from(arguments.map(OsString::from), environment, &self.0)
    }

    fn settings(&self, line: &str, environment: &[(&str, &str)]) -> Settings {
        self.parse(line, environment).unwrap().1
    }

    fn refusal(&self, line: &str, environment: &[(&str, &str)]) -> String {
        self.parse(line, environment).unwrap_err().to_string()
    }

    fn origin(&self) -> String {
        format!("file {}", self.0.join("claimdesk.toml").display())
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn settings(environment: &[(&str, &str)]) -> Settings {
    let nowhere = Dir(PathBuf::from("/nonexistent"));
    nowhere.settings("serve", environment)
}

fn refusal(line: &str, environment: &[(&str, &str)]) -> String {
    Dir(PathBuf::from("/nonexistent")).refusal(line, environment)
}

#[test]
fn every_setting_has_a_default_or_is_optional() {
    let settings = settings(&[]);
    assert_eq!(settings.data_dir, Path::new("./data"));
    assert!(settings.database_url.is_none());
    assert_eq!(settings.database.pool, 16);
    assert_eq!(settings.postgres.bin, None);
    assert_eq!(settings.postgres.user, None);
    assert_eq!(settings.http.listen.to_string(), "127.0.0.1:8080");
    let cores = std::thread::available_parallelism().unwrap();
    assert_eq!(settings.http.workers(), cores);
    assert_eq!(settings.operations.listen.to_string(), "127.0.0.1:8081");
    let url = settings.public_url(settings.http.listen);
    assert_eq!(url.as_str(), "http://127.0.0.1:8080");
    assert_eq!(settings.publisher.name, "Claimdesk newsroom");
    assert_eq!(settings.log.filter, "info");
    assert_eq!(settings.log.format, LogFormat::Text);
    assert_eq!(settings.origin("http.listen"), "default");
}

#[test]
fn a_flag_overrides_the_environment_the_environment_the_file_the_file_the_default() {
    let file = "[http]\nlisten = \"127.0.0.1:1\"\nworkers = 3\n[log]\nfilter = \"warn\"";
    let dir = Dir::new("precedence", file);
    let environment = [
        ("CLAIMDESK_HTTP__LISTEN", "127.0.0.1:2"),
        ("CLAIMDESK_LOG__FILTER", "debug"),
    ];
    let settings = dir.settings("serve --http-listen 127.0.0.1:3", &environment);

    assert_eq!(settings.http.listen.port(), 3);
    assert_eq!(settings.log.filter, "debug");
    assert_eq!(settings.http.workers().get(), 3);
    assert_eq!(settings.database.pool, 16);
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
        let Command::Serve { no_samples } = cli.command else {
            panic!("{line}")
        };
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
    assert!(
        matches!(&absent, Error::File { path, .. } if path.ends_with("c.toml")),
        "{absent}"
    );
}

#[test]
fn an_unknown_name_is_refused_with_its_origin_and_the_nearest_name() {
    for (file, wrong, right) in [
        (
            "[http]\nlisen = \"127.0.0.1:1\"",
            "http.lisen",
            "http.listen",
        ),
        (
            "databse_url = \"postgres://x\"",
            "databse_url",
            "database_url",
        ),
        ("http = 5", "http", "http.listen"),
        ("[htpp]", "htpp", "http.listen"),
        ("config = \"other.toml\"", "config", ""),
    ] {
        let dir = Dir::new("unknown-key", file);
        let error = dir.refusal("serve", &[]);
        let expected = format!(
            "{wrong} ({}) is not a setting of Claimdesk; did you mean {right}",
            dir.origin()
        );
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
const WRONG: [(&str, &str, &str); 13] = [
    ("http.listen", "8080", "must be an IP address and a port"),
    (
        "http.listen",
        "127.0.0.1:70000",
        "must be an IP address and a port",
    ),
    ("http.workers", "0", "must be a whole number from 1 to 512"),
    (
        "http.workers",
        "513",
        "must be a whole number from 1 to 512",
    ),
    (
        "http.token_rate",
        "0",
        "must be a whole number from 1 to 1000000",
    ),
    ("database.pool", "1", "must be a whole number from 2 to 100"),
    (
        "database.pool",
        "101",
        "must be a whole number from 2 to 100",
    ),
    (
        "database.pool",
        "many",
        "must be a whole number from 2 to 100",
    ),
    (
        "public_url",
        "desk.example",
        "must be an http or https address",
    ),
    (
        "publisher.name",
        "  ",
        "must be a name of 1 to 200 characters",
    ),
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
    assert!(
        error.contains("(environment variable CLAIMDESK_DATABASE__POOL)"),
        "{error}"
    );
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
    let error = Dir::new("syntax", "http = [")
        .parse("serve", &[])
        .unwrap_err();
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
fn an_empty_variable_counts_as_absent() {
    let settings = settings(&[("DATABASE_URL", ""), ("CLAIMDESK_HTTP__LISTEN", "")]);
    assert!(settings.database_url.is_none());
    assert_eq!(settings.http.listen.port(), 8080);
}

#[test]
fn a_public_url_is_an_origin() {
    for (given, origin) in [
        ("https://desk.example", "https://desk.example"),
        ("https://desk.example/", "https://desk.example"),
        ("https://DESK.example:443", "https://desk.example"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ] {
        let settings = settings(&[("CLAIMDESK_PUBLIC_URL", given)]);
        let url = settings.public_url(settings.http.listen);
        assert_eq!(url.as_str(), origin);
        assert_eq!(url.is_https(), origin.starts_with("https"));
    }
    for wrong in [
        "ftp://desk.example",
        "https://",
        "https://desk.example/path",
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

/// Secret setting, valid value, wrong value, what `claimdesk config` shows of the valid value. Both values contain
/// `aHVudGVyMg`.
const SECRETS: [(&str, &str, &str, &str); 4] = [
    (
        "database_url",
        "postgres://desk:aHVudGVyMg@db/claimdesk?password=aHVudGVyMg",
        "mysql://desk:aHVudGVyMg@db/claimdesk",
        "postgres://desk:***@db/claimdesk?***",
    ),
    (
        "seal.key",
        "aHVudGVyMgaHVudGVyMgaHVudGVyMgaHVudGVyMgaHU=",
        "aHVudGVyMg",
        "***",
    ),
    (
        "smtp.url",
        "smtps://desk:aHVudGVyMg@mail.example",
        "http://desk:aHVudGVyMg@mail.example",
        "smtps://desk:***@mail.example",
    ),
    ("oidc.client_secret", "urn:aHVudGVyMg", "", "***"),
];

#[test]
fn a_secret_is_shown_nowhere() {
    const SECRET: &str = "aHVudGVyMg";
    let listed: BTreeSet<&str> = SECRETS.iter().map(|(key, ..)| *key).collect();
    let secret = SETTINGS.iter().filter(|setting| setting.secret);
    assert_eq!(listed, secret.map(|setting| setting.key.as_str()).collect());

    for (key, valid, wrong, shown) in SECRETS {
        let setting = SETTINGS.iter().find(|setting| setting.key == key).unwrap();
        let (variable, flag) = (setting.variable(), setting.flag());
        let settings = settings(&[(&variable, valid)]);
        let text = effective(&settings);
        let line = format!("# {key} = \"{shown}\"  # environment variable {variable}");
        assert!(text.lines().any(|text| text.starts_with(&line)), "{text}");
        assert!(!text.contains(SECRET), "{text}");
        assert!(!format!("{settings:?}").contains(SECRET));

        if !wrong.is_empty() {
            for (line, environment) in [
                ("serve".to_owned(), &[(variable.as_str(), wrong)][..]),
                (format!("serve {flag} {wrong}"), &[]),
            ] {
                let error = refusal(&line, environment);
                assert!(
                    error.starts_with(&format!("the setting {key} (")),
                    "{error}"
                );
                assert!(
                    error.contains(") is not shown here, but it must be"),
                    "{error}"
                );
                assert!(!error.contains(SECRET), "{error}");
            }
        }
        let help = refusal("serve --help", &[(&variable, valid)]);
        assert!(!help.contains(SECRET), "{help}");
    }
    let url = SECRETS[0].1;
    let settings = settings(&[("DATABASE_URL", url)]);
    assert_eq!(settings.database_url.unwrap().expose_secret(), url);
}

#[test]
fn the_effective_settings_name_every_setting_with_its_origin_and_can_be_read_back() {
    let dir = Dir::new("effective", "publisher.name = \"The \\\"Desk\\\"\"");
    let settings = dir.settings("serve --log-format json", &[]);
    let shown = effective(&settings);
    for line in [
        "http.listen = \"127.0.0.1:8080\"  # default",
        "log.format = \"json\"  # flag --log-format",
        "public_url = \"http://127.0.0.1:8080\"  # default",
        "# database_url is not set",
        &format!("publisher.name = \"The \\\"Desk\\\"\"  # {}", dir.origin()),
    ] {
        assert!(
            shown.lines().any(|shown| shown == line),
            "{line} is not in:\n{shown}"
        );
    }
    for setting in SETTINGS.iter() {
        let mut lines = shown.lines().map(|line| line.trim_start_matches("# "));
        let start = format!("{} ", setting.key);
        assert!(
            lines.any(|line| line.starts_with(&start)),
            "{}",
            setting.key
        );
    }

    fs::write(dir.0.join("again.toml"), &shown).unwrap();
    let again = dir.settings("serve --config again.toml", &[]);
    assert_eq!(again.publisher.name, settings.publisher.name);
    assert_eq!(again.log.format, LogFormat::Json);
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

/// The generated file must be current; `UPDATE=1` writes it.
fn check_current(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, expected).unwrap();
    } else {
        assert!(
            fs::read_to_string(path).unwrap_or_default() == expected,
            "{file} is out of date: make generated"
        );
    }
}

#[test]
fn the_generated_texts_are_current_and_name_every_setting() {
    let (example, page) = (env_example(), settings_page());
    for setting in SETTINGS.iter() {
        assert!(!setting.meaning.is_empty(), "{}", setting.key);
        assert!(example.contains(&format!("\n#{}=", setting.variable())));
        assert!(page.contains(&format!(
            "\n| `{}` | `{}` |",
            setting.key,
            setting.variable()
        )));
    }
    check_current(".env.example", &example);
    check_current("docs/operate/settings.md", &page);
}
