//! Manifest file: metadata of the text files in the same folder.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;

use crate::domain::articles::article::{Language, MAX_TEXT_BYTES, Source};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::{Text, WebAddress};

/// File name of a manifest.
const NAME: &str = "manifest.json";

/// One unparsed entry, so that an invalid entry does not affect the others.
struct Line(serde_json::Value);

impl Line {
    fn name(&self) -> Option<&str> {
        self.0.get("file")?.as_str()
    }

    fn source(&self) -> anyhow::Result<Source> {
        let entry = Entry::deserialize(&self.0).with_context(|| format!("its entry in {NAME} cannot be read"))?;
        entry.source().map_err(anyhow::Error::msg)
    }
}

/// One entry; unknown fields are ignored.
#[derive(Debug, Deserialize)]
struct Entry {
    #[serde(rename = "file")]
    _file: String,
    title: Option<String>,
    outlet: Option<String>,
    url: Option<String>,
    byline: Option<String>,
    published_at: Option<String>,
    language: Option<String>,
}

impl Entry {
    fn source(&self) -> Result<Source, String> {
        fn field<T, F: std::fmt::Display>(
            name: &str,
            value: Option<&String>,
            parse: impl Fn(&str) -> Result<T, F>,
        ) -> Result<Option<T>, String> {
            let value = value.filter(|value| !value.trim().is_empty());
            value.map(|value| parse(value).map_err(|fault| format!("its {name} in {NAME} {fault}"))).transpose()
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

/// A requested file with its metadata; empty metadata if no manifest names the file.
#[derive(Debug)]
pub(super) struct Found {
    /// Path of the file.
    pub(super) file: PathBuf,
    /// Metadata from the manifest, or the reason why the manifest or its entry is invalid.
    pub(super) source: anyhow::Result<Source>,
}

/// The requested files without duplicates. A manifest in `files` is replaced by the files that it names. For other
/// files the manifest in the same folder gives the metadata.
pub(super) fn find(files: &[PathBuf]) -> Vec<Found> {
    let (mut found, mut manifests) = (Vec::new(), HashMap::new());
    let mut seen = HashSet::new();
    for file in files {
        let folder = file.parent().unwrap_or(Path::new(""));
        if file.file_name().is_none_or(|name| name != NAME) {
            if seen.insert(file.clone()) {
                let manifest = manifests.entry(folder.to_owned()).or_insert_with(|| Manifest::of(&folder.join(NAME)));
                found.push(Found { source: manifest.about(file), file: file.clone() });
            }
            continue;
        }
        match read(file) {
            Err(error) => found.push(Found { file: file.clone(), source: Err(error) }),
            Ok(lines) => {
                for line in lines {
                    let file = line.name().map_or(file.clone(), |name| folder.join(name));
                    if line.name().is_none() || seen.insert(file.clone()) {
                        found.push(Found { source: line.source(), file });
                    }
                }
            }
        }
    }
    found
}

/// Entries of a folder's manifest by file name, or the reason why the manifest is invalid.
struct Manifest(Result<HashMap<String, Line>, String>);

impl Manifest {
    fn of(manifest: &Path) -> Self {
        if !manifest.exists() {
            return Self(Ok(HashMap::new()));
        }
        let lines = read(manifest).map_err(|error| format!("{error:#}"));
        Self(lines.map(|lines| {
            let named = lines.into_iter();
            named.filter_map(|line| Some((line.name()?.to_owned(), line))).collect()
        }))
    }

    fn about(&self, file: &Path) -> anyhow::Result<Source> {
        let lines = self.0.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
        let name = file.file_name().and_then(|name| name.to_str());
        match name.and_then(|name| lines.get(name)) {
            Some(line) => line.source(),
            None => Ok(Source::default()),
        }
    }
}

fn read(manifest: &Path) -> anyhow::Result<Vec<Line>> {
    let bytes = fs::read(manifest).with_context(|| format!("cannot read {}", manifest.display()))?;
    let lines: Vec<serde_json::Value> =
        serde_json::from_slice(&bytes).with_context(|| format!("{} is not a list of articles", manifest.display()))?;
    Ok(lines.into_iter().map(Line).collect())
}

/// Reads a UTF-8 file of at most 2 MiB.
pub(super) fn text(file: &Path) -> anyhow::Result<String> {
    let limit = u64::try_from(MAX_TEXT_BYTES).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    fs::File::open(file)?.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_TEXT_BYTES {
        bail!("the file is larger than 2 MiB");
    }
    String::from_utf8(bytes).map_err(|error| {
        anyhow::anyhow!("this is not text in UTF-8 (byte {} is wrong)", error.utf8_error().valid_up_to())
    })
}
