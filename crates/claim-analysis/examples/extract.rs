//! Claims of text files, one JSON object per line: `extract FILE...`, where a file may be a `manifest.json`.

use std::path::{Path, PathBuf};

use claim_analysis::{Context, NaiveDate, extract};
use serde::Deserialize;

/// One article of a manifest: `[{"file": "a.txt", "published_at": "2026-05-20T09:00:00Z", …}]`.
#[derive(Deserialize)]
struct Entry {
    file: PathBuf,
    title: Option<String>,
    language: Option<String>,
    /// RFC 3339; the day as written is the article's day of publication.
    published_at: Option<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // `claimdesk extract` and this program take the same arguments.
    for path in std::env::args().skip(1).filter(|word| word != "extract") {
        for entry in entries(Path::new(&path))? {
            print(&entry)?;
        }
    }
    Ok(())
}

fn entries(path: &Path) -> Result<Vec<Entry>, Box<dyn std::error::Error>> {
    if path.extension().is_none_or(|end| end != "json") {
        return Ok(vec![Entry { file: path.to_owned(), title: None, language: None, published_at: None }]);
    }
    let mut entries: Vec<Entry> = serde_json::from_str(&std::fs::read_to_string(path)?)?;
    for entry in &mut entries {
        entry.file = path.with_file_name(&entry.file);
    }
    Ok(entries)
}

fn print(entry: &Entry) -> Result<(), Box<dyn std::error::Error>> {
    let text = std::fs::read_to_string(&entry.file)?;
    let article = entry.file.file_stem().unwrap_or_default().to_string_lossy();
    let day = entry.published_at.as_deref().and_then(|at| at.get(..10));
    let context = Context {
        title: entry.title.as_deref(),
        language: entry.language.as_deref(),
        published_on: day.and_then(|day| day.parse::<NaiveDate>().ok()),
        ..Context::default()
    };
    for claim in extract(&text, &context).claims {
        let ambiguities = claim.ambiguities.iter().map(ToString::to_string);
        let line = serde_json::json!({
            "article": article,
            "start": claim.span.start,
            "end": claim.span.end,
            "appearances": claim.appearances,
            "score": claim.check_worthiness,
            "kind": claim.kind,
            "kind_certainty": claim.kind_certainty,
            "second_kind": claim.second_kind,
            "claimant": claim.attribution.claimant,
            "voice": claim.attribution.voice,
            "verb": claim.attribution.verb,
            "statement": claim.statement,
            "reasons": claim.reasons,
            "values": claim.values,
            "ambiguities": ambiguities.collect::<Vec<_>>(),
        });
        println!("{line}");
    }
    Ok(())
}
