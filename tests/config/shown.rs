//! Settings as text: masked secrets, `claimdesk config`, generated documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use claimdesk::config::{LogFormat, SETTINGS, effective, env_example, settings_page};
use secrecy::ExposeSecret;

use crate::support::{Dir, refusal, settings};

/// Secret setting, valid value, wrong value, what `claimdesk config` shows of the valid value. Both values contain
/// `aHVudGVyMg`.
const SECRETS: [(&str, &str, &str, &str); 4] = [
    (
        "database_url",
        "postgres://desk:aHVudGVyMg@db/claimdesk?password=aHVudGVyMg",
        "mysql://desk:aHVudGVyMg@db/claimdesk",
        "postgres://desk:***@db/claimdesk?***",
    ),
    ("seal.key", "aHVudGVyMgaHVudGVyMgaHVudGVyMgaHVudGVyMgaHU=", "aHVudGVyMg", "***"),
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
            for (line, environment) in
                [("serve".to_owned(), &[(variable.as_str(), wrong)][..]), (format!("serve {flag} {wrong}"), &[])]
            {
                let error = refusal(&line, environment);
                assert!(error.starts_with(&format!("the setting {key} (")), "{error}");
                assert!(error.contains(") is not shown here, but it must be"), "{error}");
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
        assert!(shown.lines().any(|shown| shown == line), "{line} is not in:\n{shown}");
    }
    for setting in SETTINGS.iter() {
        let mut lines = shown.lines().map(|line| line.trim_start_matches("# "));
        let start = format!("{} ", setting.key);
        assert!(lines.any(|line| line.starts_with(&start)), "{}", setting.key);
    }

    fs::write(dir.0.join("again.toml"), &shown).unwrap();
    let again = dir.settings("serve --config again.toml", &[]);
    assert_eq!(again.publisher.name, settings.publisher.name);
    assert_eq!(again.log.format, LogFormat::Json);
}

/// The generated file must be current; `UPDATE=1` writes it.
fn check_current(file: &str, expected: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, expected).unwrap();
    } else {
        assert!(fs::read_to_string(path).unwrap_or_default() == expected, "{file} is out of date: make generated");
    }
}

#[test]
fn the_generated_texts_are_current_and_name_every_setting() {
    let (example, page) = (env_example(), settings_page());
    for setting in SETTINGS.iter() {
        assert!(!setting.meaning.is_empty(), "{}", setting.key);
        assert!(example.contains(&format!("\n#{}=", setting.variable())));
        assert!(page.contains(&format!("\n| `{}` | `{}` |", setting.key, setting.variable())));
    }
    check_current(".env.example", &example);
    check_current("docs/operate/settings.md", &page);
}
