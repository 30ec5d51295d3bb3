//! What does a manifest.json say about the text files beside it?

use std::collections::HashMap;
use std::fs;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::domain::article::{Language, MAX_TEXT_BYTES, Source};
use crate::domain::moment::Moment;
use crate::domain::text::{Text, WebAddress};

/// The name that a manifest goes by.
const NAME: &str = "manifest.json";

/// One entry; fields that are not ours are passed over.
#[derive(Debug, Clone, Deserialize)]
struct Entry {
    file: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    byline: Option<String>,
    published_at: Option<String>,
    language: Option<String>,
}

impl Entry {
    fn source(&self) -> Result<Source, String> {
        fn field<T>(
            name: &str,
            value: Option<&String>,
            parse: impl Fn(&str) -> Result<T, String>,
        ) -> Result<Option<T>, String> {
            let value = value.filter(|value| !value.trim().is_empty());
            value
                .map(|value| parse(value).map_err(|fault| format!("its {name} in {NAME} {fault}")))
                .transpose()
        }
        Ok(Source {
            title: field("title", self.title.as_ref(), Text::new)?,
            outlet: field("outlet", self.outlet.as_ref(), Text::new)?,
            url: field("url", self.url.as_ref(), WebAddress::new)?,
            byline: field("byline", self.byline.as_ref(), Text::new)?,
            published_at: field("published_at", self.published_at.as_ref(), Moment::parse)?,
            language: field("language", self.language.as_ref(), Language::new)?,
        })
    }
}

/// The manifests of the folders that were looked into.
#[derive(Debug, Default)]
pub(super) struct Manifests(HashMap<PathBuf, Vec<Entry>>);

impl Manifests {
    /// What is known about a file; nothing, when no manifest names it.
    pub(super) fn source(&mut self, file: &Path) -> anyhow::Result<Source> {
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        if !self.0.contains_key(&folder) {
            let entries = read(&folder.join(NAME))?;
            self.0.insert(folder.clone(), entries);
        }
        let entry = self.0.get(&folder).and_then(|entries| {
            entries.iter().find(|entry| {
                file.file_name()
                    .is_some_and(|name| name == entry.file.as_str())
            })
        });
        entry.map_or_else(
            || Ok(Source::default()),
            |entry| entry.source().map_err(anyhow::Error::msg),
        )
    }
}

/// A manifest named itself stands for the files that it names.
pub(super) fn expand(files: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut expanded = Vec::new();
    for file in files {
        if file.file_name().is_some_and(|name| name == NAME) {
            let folder = file.parent().unwrap_or(Path::new(""));
            expanded.extend(read(file)?.into_iter().map(|entry| folder.join(entry.file)));
        } else {
            expanded.push(file.clone());
        }
    }
    let mut seen = std::collections::HashSet::new();
    expanded.retain(|file| seen.insert(file.clone()));
    Ok(expanded)
}

fn read(manifest: &Path) -> anyhow::Result<Vec<Entry>> {
    match fs::read(manifest) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .with_context(|| format!("{} is not a list of articles", manifest.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", manifest.display())),
    }
}

/// A file's text, no more than an article may have.
pub(super) fn text(file: &Path) -> anyhow::Result<String> {
    let limit = u64::try_from(MAX_TEXT_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    fs::File::open(file)?
        .take(limit + 1)
        .read_to_end(&mut bytes)?;
    if bytes.len() > MAX_TEXT_BYTES {
        bail!("the file is larger than 2 MiB");
    }
    String::from_utf8(bytes).map_err(|error| {
        anyhow::anyhow!(
            "this is not text in UTF-8 (byte {} is wrong)",
            error.utf8_error().valid_up_to()
        )
    })
}
