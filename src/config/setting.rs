//! The list of settings, read from the schema of [`Settings`]: key, variable, flag, default, meaning.

use std::sync::LazyLock;

use serde_json::{Value, json};
use url::Url;
use utoipa::PartialSchema;

use super::settings::Settings;

/// A setting that can be given.
#[derive(Debug)]
pub struct Setting {
    /// The key in the file, such as `http.listen`.
    pub key: String,
    /// The meaning, as one line of Markdown.
    pub meaning: String,
    /// The text of the default, `None` if the setting is optional.
    pub default: Option<String>,
    /// Whether the value must not be shown.
    pub secret: bool,
}

/// Every setting, by key.
pub static SETTINGS: LazyLock<Vec<Setting>> = LazyLock::new(|| {
    let mut settings = Vec::new();
    collect("", &json!(Settings::schema()), &mut settings);
    settings
});

fn collect(section: &str, schema: &Value, settings: &mut Vec<Setting>) {
    for (name, field) in schema["properties"].as_object().into_iter().flatten() {
        // The schema of a section, next to its description.
        if let Some(section) = field.pointer("/allOf/0") {
            collect(&format!("{name}."), section, settings);
            continue;
        }
        let meaning = field["description"].as_str().unwrap_or_default();
        settings.push(Setting {
            key: format!("{section}{name}"),
            meaning: meaning.split_whitespace().collect::<Vec<_>>().join(" "),
            default: field.get("default").map(|default| match default {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            }),
            secret: field["writeOnly"] == true,
        });
    }
}

impl Setting {
    /// The name of the environment variable.
    #[must_use]
    pub fn variable(&self) -> String {
        match self.key.as_str() {
            // The name that every program with PostgreSQL uses.
            "database_url" => "DATABASE_URL".to_owned(),
            key => format!("CLAIMDESK_{}", key.to_uppercase().replace('.', "__")),
        }
    }

    /// The name of the flag, with its dashes.
    #[must_use]
    pub fn flag(&self) -> String {
        format!("--{}", self.key.replace(['.', '_'], "-"))
    }

    /// The value as it may be shown: a URL without password and query (libpq takes a password there), and nothing of any
    /// other secret.
    pub(super) fn masked(&self, value: &str) -> String {
        let hide = |mut url: Url| {
            if url.password().is_some() {
                url.set_password(Some("***")).ok()?;
            }
            if url.query().is_some() {
                url.set_query(Some("***"));
            }
            Some(url.to_string())
        };
        if !self.secret {
            return value.to_owned();
        }
        let url = self.key.ends_with("url").then(|| Url::parse(value).ok());
        url.flatten().and_then(hide).unwrap_or_else(|| "***".to_owned())
    }
}
