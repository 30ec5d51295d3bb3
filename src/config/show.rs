//! How are the settings shown: as they are in effect, as `.env.example`, and as the table of the manual?

use std::fmt::Write as _;

use clap::Arg;
use secrecy::ExposeSecret;
use url::Url;

use super::load::{Source, definitions, flag, is_secret, variable};
use super::{PublicUrl, Settings};

/// Every setting with its value and where it came from, as a TOML file that could be given back with `--config`.
/// What is not set and what is secret stands in a comment.
#[must_use]
pub fn effective(settings: &Settings) -> String {
    let mut text = String::new();
    for arg in definitions() {
        let key = arg.get_id().as_str();
        let value = value(settings, key);
        let source = settings.source(key);
        // Writing into a String cannot fail.
        let _ = match value {
            Some(value) if key == "config" || is_secret(&arg) => {
                writeln!(text, "# {key} = {}  # {source}", quoted(&value))
            }
            Some(value) => writeln!(text, "{key} = {}  # {source}", quoted(&value)),
            None => writeln!(text, "# {key} is not set"),
        };
    }
    text
}

/// The value in effect as text; `None` when the setting has none.
fn value(settings: &Settings, key: &str) -> Option<String> {
    let path = |path: &std::path::PathBuf| path.display().to_string();
    match key {
        "config" => settings.config.as_ref().map(path),
        "data_dir" => Some(path(&settings.data_dir)),
        "database_url" => settings
            .database_url
            .as_ref()
            .map(|url| masked(url.expose_secret())),
        "public_url" => {
            let url = settings.public_url.clone();
            Some(
                url.unwrap_or_else(|| PublicUrl::of(settings.http.listen))
                    .to_string(),
            )
        }
        "database.pool" => Some(settings.database.pool.to_string()),
        "postgres.bin" => settings.postgres.bin.as_ref().map(path),
        "postgres.user" => settings.postgres.user.clone(),
        "http.listen" => Some(settings.http.listen.to_string()),
        "http.workers" => Some(settings.http.workers().to_string()),
        "http.trusted_proxies" => Some(settings.http.trusted_proxies.to_string()),
        "http.token_rate" => Some(settings.http.token_rate.to_string()),
        "seal.key" => settings.seal.key.as_ref().map(|_| "***".to_owned()),
        "operations.listen" => Some(settings.operations.listen.to_string()),
        "publisher.name" => Some(settings.publisher.name.clone()),
        "publisher.logo" => settings.publisher.logo.clone(),
        "publisher.license" => settings.publisher.license.clone(),
        "publisher.corrections_policy" => settings.publisher.corrections_policy.clone(),
        "publisher.fact_checking_policy" => settings.publisher.fact_checking_policy.clone(),
        "publisher.ethics_policy" => settings.publisher.ethics_policy.clone(),
        "publisher.ownership" => settings.publisher.ownership.clone(),
        "publisher.masthead" => settings.publisher.masthead.clone(),
        "feeds.private" => Some(settings.feeds.private.to_string()),
        "feeds.hub" => settings.feeds.hub.clone(),
        "imports.publishers" => Some(settings.imports.publishers.to_string()),
        "webhooks.allow" => Some(settings.webhooks.allow.to_string()),
        "smtp.url" => settings
            .smtp
            .url
            .as_ref()
            .map(|url| masked(url.expose_secret())),
        "smtp.from" => Some(settings.smtp.from.to_string()),
        "oidc.issuer" => settings.oidc.issuer.clone(),
        "oidc.name" => Some(settings.oidc.name.clone()),
        "oidc.client_id" => settings.oidc.client_id.clone(),
        "oidc.client_secret" => settings
            .oidc
            .client_secret
            .as_ref()
            .map(|_| "***".to_owned()),
        "oidc.role_claim" => Some(settings.oidc.role_claim.clone()),
        "oidc.roles" => Some(settings.oidc.roles.to_string()),
        "log.filter" => Some(settings.log.filter.clone()),
        "log.format" => Some(settings.log.format.to_string()),
        _ => None,
    }
}

/// The address without its password. Parameters go too: libpq takes a password there as well.
fn masked(url: &str) -> String {
    let Ok(mut url) = Url::parse(url) else {
        return "***".to_owned();
    };
    if url.password().is_some() && url.set_password(Some("***")).is_err() {
        return "***".to_owned();
    }
    if url.query().is_some() {
        url.set_query(Some("***"));
    }
    url.to_string()
}

fn quoted(value: &str) -> String {
    toml::Value::String(value.to_owned()).to_string()
}

/// The committed `.env.example`: every variable in a comment, with its meaning and default.
#[must_use]
pub fn env_example() -> String {
    let mut text = String::from(
        "# Every setting of Claimdesk as an environment variable. Generated from src/config; UPDATE=1 cargo test\n\
         # --test config writes it anew. Claimdesk itself reads no .env file: docker compose does, and so does a\n\
         # shell with `set -a; . ./.env; set +a`. An empty variable counts as absent.\n",
    );
    for arg in definitions() {
        text.push('\n');
        for line in wrapped(&meaning(&arg), 110) {
            let _ = writeln!(text, "# {line}");
        }
        let _ = writeln!(text, "#{}={}", variable(&arg), shell_quoted(&default(&arg)));
    }
    text
}

/// The table of the settings in docs/operations.md.
#[must_use]
pub fn settings_table() -> String {
    let mut text = String::from(
        "| key in the file | environment variable | flag | default | meaning |\n|---|---|---|---|---|\n",
    );
    for arg in definitions() {
        let key = match arg.get_id().as_str() {
            "config" => String::new(),
            key => format!("`{key}`"),
        };
        let default = match default(&arg) {
            text if text.is_empty() => "–".to_owned(),
            text => format!("`{text}`"),
        };
        let (variable, flag, meaning) = (variable(&arg), flag(&arg), meaning(&arg));
        let _ = writeln!(
            text,
            "| {key} | `{variable}` | `{flag}` | {default} | {meaning} |"
        );
    }
    text
}

/// The doc comment of the definition, on one line and with its full stop, which clap takes off.
fn meaning(arg: &Arg) -> String {
    let text = arg.get_help().map(ToString::to_string).unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.ends_with('.') {
        text
    } else {
        format!("{text}.")
    }
}

fn default(arg: &Arg) -> String {
    arg.get_default_values()
        .iter()
        .map(|value| value.to_string_lossy())
        .collect::<Vec<_>>()
        .join(",")
}

fn shell_quoted(value: &str) -> String {
    if value.contains(' ') {
        format!("\"{value}\"")
    } else {
        value.to_owned()
    }
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

impl Source {
    /// Whether nobody gave a value.
    #[must_use]
    pub fn is_default(&self) -> bool {
        matches!(self, Self::Default)
    }
}
