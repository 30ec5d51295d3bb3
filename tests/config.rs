//! Do the settings come from the right place, are wrong ones refused by name, and are the generated texts current?

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::os::unix::ffi::OsStringExt;
use std::path::{Path, PathBuf};

use claimdesk::config::{
    self, Error, LogFormat, PublicUrl, Settings, Source, effective, env_example, settings_table,
};
use clap::{Args, CommandFactory, Parser, Subcommand};
use secrecy::ExposeSecret;

/// A command line like the real one.
#[derive(Debug, Parser)]
#[command(name = "claimdesk", version)]
struct Cli {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve {
        #[arg(long)]
        no_samples: bool,
    },
    Admin {
        #[arg(long, value_parser = clap::value_parser!(u8))]
        level: Option<u8>,
    },
}

impl AsMut<Settings> for Cli {
    fn as_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }
}

/// A working directory of its own, gone at the end.
struct Dir(PathBuf);

impl Dir {
    fn new(name: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("claimdesk-config-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> &Self {
        fs::write(self.0.join(name), text).unwrap();
        self
    }

    fn parse(&self, line: &str, environment: &[(&str, &str)]) -> Result<Cli, Error> {
        let arguments = std::iter::once("claimdesk")
            .chain(line.split_whitespace())
            .map(OsString::from);
        let environment = environment
            .iter()
            .map(|(name, value)| (name.into(), value.into()));
        config::parse_from(arguments, environment, &self.0)
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.0).ok();
    }
}

fn settings(line: &str, environment: &[(&str, &str)]) -> Settings {
    Dir::new("none").parse(line, environment).unwrap().settings
}

fn refusal(line: &str, environment: &[(&str, &str)]) -> String {
    Dir::new("none")
        .parse(line, environment)
        .unwrap_err()
        .to_string()
}

#[test]
fn without_anything_the_defaults_stand() {
    let settings = settings("serve", &[]);
    assert_eq!(settings.data_dir, Path::new("./data"));
    assert!(settings.database_url.is_none());
    assert_eq!(settings.database.pool, 16);
    assert_eq!(settings.postgres.bin, None);
    assert_eq!(settings.postgres.user, None);
    assert_eq!(settings.http.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(
        settings.http.workers(),
        std::thread::available_parallelism().unwrap()
    );
    assert_eq!(settings.operations.listen.to_string(), "127.0.0.1:8081");
    assert_eq!(
        settings.public_url(settings.http.listen).as_str(),
        "http://127.0.0.1:8080"
    );
    assert_eq!(settings.publisher.name, "Claimdesk newsroom");
    assert_eq!(settings.log.filter, "info");
    assert_eq!(settings.log.format, LogFormat::Text);
    assert_eq!(settings.source("http.listen"), &Source::Default);
}

#[test]
fn a_flag_wins_over_the_environment_that_over_the_file_and_that_over_the_default() {
    let dir = Dir::new("precedence");
    dir.file(
        "claimdesk.toml",
        "[http]\nlisten = \"127.0.0.1:1\"\nworkers = 3\n[log]\nfilter = \"warn\"",
    );
    let environment = [
        ("CLAIMDESK_HTTP__LISTEN", "127.0.0.1:2"),
        ("CLAIMDESK_LOG__FILTER", "debug"),
    ];
    let settings = dir
        .parse("serve --http-listen 127.0.0.1:3", &environment)
        .unwrap()
        .settings;

    assert_eq!(settings.http.listen.port(), 3);
    assert_eq!(
        settings.source("http.listen"),
        &Source::Flag("--http-listen".into())
    );
    assert_eq!(settings.log.filter, "debug");
    assert_eq!(
        settings.source("log.filter"),
        &Source::Environment("CLAIMDESK_LOG__FILTER".into())
    );
    assert_eq!(settings.http.workers().get(), 3);
    assert_eq!(
        settings.source("http.workers"),
        &Source::File(dir.0.join("claimdesk.toml"))
    );
    assert_eq!(settings.database.pool, 16);
}

#[test]
fn flags_work_before_and_after_the_subcommand() {
    for line in [
        "--database-pool 5 serve --no-samples",
        "serve --no-samples --database-pool=5",
    ] {
        let cli = Dir::new("order")
            .parse(line, &[("CLAIMDESK_DATABASE__POOL", "7")])
            .unwrap();
        assert_eq!(cli.settings.database.pool, 5, "{line}");
        assert!(
            matches!(cli.command, Command::Serve { no_samples: true }),
            "{line}"
        );
    }
    let cli = Dir::new("order")
        .parse("admin", &[("CLAIMDESK_DATABASE__POOL", "7")])
        .unwrap();
    assert_eq!(cli.settings.database.pool, 7);
}

#[test]
fn the_file_is_named_by_flag_or_environment_and_then_has_to_exist() {
    let dir = Dir::new("named");
    dir.file("a.toml", "database.pool = 10")
        .file("b.toml", "database.pool = \"11\"");
    let by = |line: &str, environment: &[(&str, &str)]| dir.parse(line, environment);

    assert_eq!(
        by("--config a.toml serve", &[])
            .unwrap()
            .settings
            .database
            .pool,
        10
    );
    assert_eq!(
        by("serve", &[("CLAIMDESK_CONFIG", "b.toml")])
            .unwrap()
            .settings
            .database
            .pool,
        11
    );
    let both = by("serve --config a.toml", &[("CLAIMDESK_CONFIG", "b.toml")]).unwrap();
    assert_eq!(both.settings.database.pool, 10);
    let absent = by("serve --config c.toml", &[]).unwrap_err();
    assert!(
        matches!(&absent, Error::File { path, .. } if path.ends_with("c.toml")),
        "{absent}"
    );
}

#[test]
fn an_unknown_key_is_refused_with_the_file_and_the_nearest_name() {
    let cases = [
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
        ("config = \"other.toml\"", "config", "log.format"),
    ];
    for (text, wrong, right) in cases {
        let dir = Dir::new("unknown-key");
        let error = dir
            .file("claimdesk.toml", text)
            .parse("serve", &[])
            .unwrap_err();
        assert!(matches!(error, Error::Unknown { .. }), "{error}");
        let error = error.to_string();
        assert!(error.starts_with(&format!("{wrong} (file ")), "{error}");
        assert!(
            wrong == "config" || error.ends_with(&format!("did you mean {right}?")),
            "{error}"
        );
    }
}

#[test]
fn an_unknown_variable_is_refused_with_the_nearest_name() {
    assert_eq!(
        refusal("serve", &[("CLAIMDESK_HTTP_LISTEN", "127.0.0.1:1")]),
        "the environment variable CLAIMDESK_HTTP_LISTEN is not a setting of Claimdesk; did you mean \
         CLAIMDESK_HTTP__LISTEN?"
    );
    let others = [
        ("CLAIMDESK_EVAL", "x"),
        ("CLAIMDESK_E2E_URL", "y"),
        ("HTTP_LISTEN", "z"),
    ];
    settings("serve", &others);
}

/// Variable, wrong value, setting, how the refusal goes on.
const WRONG: [(&str, &str, &str, &str); 13] = [
    (
        "CLAIMDESK_HTTP__LISTEN",
        "8080",
        "http.listen",
        "must be an IP address and a port",
    ),
    (
        "CLAIMDESK_HTTP__LISTEN",
        "127.0.0.1:70000",
        "http.listen",
        "must be an IP address and a port",
    ),
    (
        "CLAIMDESK_HTTP__WORKERS",
        "0",
        "http.workers",
        "must be a whole number from 1 to 512",
    ),
    (
        "CLAIMDESK_HTTP__WORKERS",
        "513",
        "http.workers",
        "must be a whole number from 1 to 512",
    ),
    (
        "CLAIMDESK_HTTP__TOKEN_RATE",
        "0",
        "http.token_rate",
        "must be a whole number from 1 to 1000000",
    ),
    (
        "CLAIMDESK_DATABASE__POOL",
        "1",
        "database.pool",
        "must be a whole number from 2 to 100",
    ),
    (
        "CLAIMDESK_DATABASE__POOL",
        "101",
        "database.pool",
        "must be a whole number from 2 to 100",
    ),
    (
        "CLAIMDESK_DATABASE__POOL",
        "many",
        "database.pool",
        "must be a whole number from 2 to 100",
    ),
    (
        "CLAIMDESK_PUBLIC_URL",
        "desk.example",
        "public_url",
        "must be an http or https address",
    ),
    (
        "CLAIMDESK_PUBLISHER__NAME",
        "  ",
        "publisher.name",
        "must be a name of 1 to 200 characters",
    ),
    (
        "CLAIMDESK_LOG__FILTER",
        "a=b=c",
        "log.filter",
        "must be a level",
    ),
    (
        "CLAIMDESK_LOG__FORMAT",
        "xml",
        "log.format",
        "must be text or json",
    ),
    (
        "CLAIMDESK_POSTGRES__USER",
        "a:b",
        "postgres.user",
        "must be the name of a system user",
    ),
];

#[test]
fn a_wrong_secret_is_refused_without_being_shown() {
    let error = refusal("serve", &[("CLAIMDESK_SEAL__KEY", "c2hvcnQ=")]);
    let expected = "the setting seal.key (environment variable CLAIMDESK_SEAL__KEY) is not shown here, but it must be 32 bytes";
    assert!(error.starts_with(expected), "{error}");
    assert!(!error.contains("c2hvcnQ"), "{error}");
}

#[test]
fn a_wrong_value_is_refused_with_the_setting_its_origin_and_what_it_must_be() {
    for (variable, value, key, must) in WRONG {
        let error = refusal("serve", &[(variable, value)]);
        let expected = format!(
            "the setting {key} (environment variable {variable}) is {value:?}, but it {must}"
        );
        assert!(error.starts_with(&expected), "{error}");

        let flag = format!("--{}", key.replace(['.', '_'], "-"));
        if !value.trim().is_empty() {
            let error = refusal(&format!("serve {flag}={value}"), &[]);
            let expected = format!("the setting {key} (flag {flag}) is {value:?}, but it {must}");
            assert!(error.starts_with(&expected), "{error}");
        }

        let dir = Dir::new("wrong-value");
        let error = dir
            .file("claimdesk.toml", &format!("{key} = {value:?}"))
            .parse("serve", &[]);
        let error = error.unwrap_err().to_string();
        let path = dir.0.join("claimdesk.toml");
        let expected = format!(
            "the setting {key} (file {}) is {value:?}, but it {must}",
            path.display()
        );
        assert!(error.starts_with(&expected), "{error}");
    }
}

#[test]
fn a_wrong_value_is_refused_even_where_a_flag_wins() {
    let error = refusal(
        "serve --database-pool 5",
        &[("CLAIMDESK_DATABASE__POOL", "many")],
    );
    assert!(
        error.contains("environment variable CLAIMDESK_DATABASE__POOL"),
        "{error}"
    );
}

#[test]
fn a_value_of_the_wrong_kind_in_the_file_is_refused() {
    for text in [
        "http.listen = [\"127.0.0.1:1\"]",
        "http.listen = true",
        "http.workers = 1.5",
    ] {
        let dir = Dir::new("kind");
        let error = dir
            .file("claimdesk.toml", text)
            .parse("serve", &[])
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("must be a text in quotation marks or a whole number"),
            "{error}"
        );
    }
    let dir = Dir::new("kind");
    let error = dir
        .file("claimdesk.toml", "http = [")
        .parse("serve", &[])
        .unwrap_err();
    assert!(matches!(error, Error::Syntax { .. }), "{error}");
}

#[test]
fn a_value_that_is_not_utf_8_is_refused_by_name() {
    let environment = [(
        "CLAIMDESK_LOG__FILTER".into(),
        OsString::from_vec(vec![0xff]),
    )];
    let arguments = ["claimdesk", "serve"].map(OsString::from);
    let error =
        config::parse_from::<Cli>(arguments, environment, Path::new("/nonexistent")).unwrap_err();
    assert!(error.to_string().contains("log.filter"), "{error}");
    assert!(error.to_string().ends_with("must be UTF-8"), "{error}");
}

#[test]
fn an_empty_variable_counts_as_absent() {
    let empty = [("DATABASE_URL", ""), ("CLAIMDESK_HTTP__LISTEN", "")];
    let settings = settings("serve", &empty);
    assert!(settings.database_url.is_none());
    assert_eq!(settings.http.listen.port(), 8080);
}

#[test]
fn a_public_url_is_an_origin_and_nothing_more() {
    for (given, origin) in [
        ("https://desk.example", "https://desk.example"),
        ("https://desk.example/", "https://desk.example"),
        ("https://DESK.example:443", "https://desk.example"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ] {
        let settings = settings("serve", &[("CLAIMDESK_PUBLIC_URL", given)]);
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
        assert!(
            error.contains("must be an http or https address with a host"),
            "{wrong}: {error}"
        );
    }
}

#[test]
fn the_public_url_follows_the_listener() {
    for (listening, url) in [
        ("127.0.0.1:43210", "http://127.0.0.1:43210"),
        ("0.0.0.0:8080", "http://127.0.0.1:8080"),
        ("[::]:8080", "http://[::1]:8080"),
        ("192.0.2.1:80", "http://192.0.2.1"),
    ] {
        assert_eq!(PublicUrl::of(listening.parse().unwrap()).as_str(), url);
    }
}

#[test]
fn the_password_of_the_database_is_shown_nowhere() {
    let secret = "postgres://desk:hunter2@db/claimdesk?password=hunter2";
    let settings = settings("serve", &[("DATABASE_URL", secret)]);
    assert_eq!(
        settings.database_url.as_ref().unwrap().expose_secret(),
        secret
    );
    let shown = effective(&settings);
    assert!(
        shown.contains("postgres://desk:***@db/claimdesk?***"),
        "{shown}"
    );
    assert!(!shown.contains("hunter2"), "{shown}");
    assert!(!format!("{settings:?}").contains("hunter2"));

    for line in ["serve", "serve --help"] {
        let error = refusal(
            line,
            &[("DATABASE_URL", "mysql://desk:hunter2@db/claimdesk")],
        );
        assert!(!error.contains("hunter2"), "{error}");
    }
    let error = refusal(
        "serve --database-url mysql://desk:hunter2@db/claimdesk",
        &[],
    );
    assert!(
        error.contains("database_url (flag --database-url)"),
        "{error}"
    );
    assert!(!error.contains("hunter2"), "{error}");
}

#[test]
fn what_is_in_effect_names_every_setting_with_its_origin_and_can_be_read_back() {
    let dir = Dir::new("effective");
    dir.file("claimdesk.toml", "publisher.name = \"The \\\"Desk\\\"\"");
    let settings = dir.parse("serve --log-format json", &[]).unwrap().settings;
    let shown = effective(&settings);

    let file = format!(
        "publisher.name = 'The \"Desk\"'  # file {}",
        dir.0.join("claimdesk.toml").display()
    );
    for line in [
        "http.listen = \"127.0.0.1:8080\"  # default",
        "log.format = \"json\"  # flag --log-format",
        "# database_url is not set",
        &file,
    ] {
        assert!(
            shown.lines().any(|shown| shown == line),
            "{line} is not in:\n{shown}"
        );
    }

    let keys: BTreeSet<&str> = shown
        .lines()
        .filter_map(|line| line.trim_start_matches("# ").split(' ').next())
        .collect();
    let defined = Settings::augment_args(clap::Command::new("settings"));
    let defined: BTreeSet<&str> = defined
        .get_arguments()
        .map(|arg| arg.get_id().as_str())
        .collect();
    assert_eq!(keys, defined);

    dir.file("again.toml", &shown);
    let again = dir
        .parse("serve --config again.toml", &[])
        .unwrap()
        .settings;
    assert_eq!(again.publisher.name, settings.publisher.name);
    assert_eq!(again.log.format, LogFormat::Json);
}

#[test]
fn mistakes_in_the_rest_of_the_command_line_are_claps_to_tell() {
    for line in [
        "serve --no-such-flag",
        "no-such-command",
        "admin --level 1000",
        "--version",
        "--help",
    ] {
        let error = Dir::new("clap").parse(line, &[]).unwrap_err();
        assert!(matches!(error, Error::CommandLine(_)), "{line}: {error}");
    }
    let help = refusal("serve --help", &[]);
    assert!(help.contains("[env: CLAIMDESK_HTTP__LISTEN]"), "{help}");
    assert!(help.contains("[default: 127.0.0.1:8080]"), "{help}");
    Cli::command().debug_assert();
}

#[test]
fn every_setting_but_the_database_has_a_variable_of_its_own_name() {
    let defined = Settings::augment_args(clap::Command::new("settings"));
    for arg in defined.get_arguments() {
        let key = arg.get_id().as_str();
        let variable = arg.get_env().unwrap().to_str().unwrap();
        let expected = format!("CLAIMDESK_{}", key.to_uppercase().replace('.', "__"));
        assert!(
            variable == expected || (key, variable) == ("database_url", "DATABASE_URL"),
            "{key}"
        );
        assert_eq!(arg.get_long().unwrap(), key.replace(['.', '_'], "-"));
    }
}

/// The committed text must be what the code makes of the definitions; `UPDATE=1` writes it.
fn check_current(file: &str, current: &str, expected: &str, write: impl Fn(&Path)) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        write(&path);
    } else {
        assert!(
            current == expected,
            "{file} is out of date; run UPDATE=1 cargo test --test config"
        );
    }
}

fn committed(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap_or_default()
}

#[test]
fn the_example_environment_is_current() {
    let expected = env_example();
    check_current(
        ".env.example",
        &committed(".env.example"),
        &expected,
        |path| {
            fs::write(path, &expected).unwrap();
        },
    );
}

#[test]
fn the_table_of_settings_in_the_manual_is_current() {
    const BEGIN: &str = "<!-- settings: generated, UPDATE=1 cargo test --test config -->\n";
    const END: &str = "<!-- end of settings -->";
    let manual = committed("docs/operations.md");
    let (before, rest) = manual.split_once(BEGIN).unwrap();
    let (table, after) = rest.split_once(END).unwrap();
    let expected = settings_table();
    check_current("docs/operations.md", table, &expected, |path| {
        fs::write(path, format!("{before}{BEGIN}{expected}{END}{after}")).unwrap();
    });
}
