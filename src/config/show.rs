//! Texts about the settings: `claimdesk config`, `.env.example`, `docs/operate/settings.md`.

use std::fmt::Write as _;

use serde_json::json;

use super::setting::SETTINGS;
use super::settings::Settings;

/// Every setting with its value and origin, as a TOML file for `--config`. Settings without a value, secrets and `config`
/// itself are comments.
#[must_use]
pub fn effective(settings: &Settings) -> String {
    let mut text = String::new();
    for setting in SETTINGS.iter() {
        let key = setting.key.as_str();
        let value = match key {
            "public_url" => Some(settings.public_url(settings.http.listen).to_string()),
            "http.workers" => Some(settings.http.workers().to_string()),
            _ => settings.given.get(key).map(|given| given.text.clone()),
        };
        let comment = if setting.secret || key == "config" { "# " } else { "" };
        // Writing into a String cannot fail.
        let _ = match value {
            // A JSON string is a TOML string, too.
            Some(value) => writeln!(text, "{comment}{key} = {}  # {}", json!(value), settings.origin(key)),
            None => writeln!(text, "# {key} is not set"),
        };
    }
    text
}

/// `.env.example`: every variable as a comment, with its meaning and default.
#[must_use]
pub fn env_example() -> String {
    let mut text = String::from(
        "# Every setting of Claimdesk as an environment variable. Generated from src/config: UPDATE=1 cargo test\n\
         # --test config. Claimdesk does not read .env files; docker compose does, and so does a shell with\n\
         # `set -a; . ./.env; set +a`. An empty variable counts as absent.\n",
    );
    for setting in SETTINGS.iter() {
        text.push('\n');
        let mut width = 0;
        for word in setting.meaning.split(' ') {
            let separator = match width {
                0 => "# ",
                _ if width + word.len() > 108 => "\n# ",
                _ => " ",
            };
            width = if separator == " " { width } else { 1 } + word.len() + 1;
            text.extend([separator, word]);
        }
        let default = setting.default.as_deref().unwrap_or_default();
        let quote = if default.contains(' ') { "\"" } else { "" };
        let _ = writeln!(text, "\n#{}={quote}{default}{quote}", setting.variable());
    }
    text
}

/// `docs/operate/settings.md`: the reference of all settings.
#[must_use]
pub fn settings_page() -> String {
    let mut text = String::from(
        "<!-- Generated from src/config: UPDATE=1 cargo test --test config -->\n\
         # Settings\n\n\
         Each setting can be given as a flag, as an environment variable or in a TOML file. A flag overrides the \
         environment, the environment the file, the file the default. `claimdesk config` prints every value with its \
         origin.\n\n\
         | setting | environment variable | flag | default | meaning |\n|---|---|---|---|---|\n",
    );
    for setting in SETTINGS.iter() {
        let default = match setting.default.as_deref() {
            None | Some("") => "–".to_owned(),
            Some(default) => format!("`{default}`"),
        };
        let (key, meaning) = (&setting.key, &setting.meaning);
        let (variable, flag) = (setting.variable(), setting.flag());
        let _ = writeln!(text, "| `{key}` | `{variable}` | `{flag}` | {default} | {meaning} |");
    }
    text
}
