//! Read-page command: the article of a saved web page, one JSON object.

use std::path::Path;

use anyhow::Context;
use article_reader::{BlockKind, Reading};

/// Prints text, title, byline, outlet, publication, language and canonical address; what is unknown is null.
pub(super) fn run(file: &Path, url: Option<&str>) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let reading = article_reader::read_page(&article_reader::decode(&bytes, None), url)?;
    crate::cli::output::print(&serde_json::to_string(&object(&reading))?)
}

fn object(reading: &Reading) -> serde_json::Value {
    serde_json::json!({
        "text": reading.without(&[BlockKind::Caption]).0,
        "title": reading.title,
        "byline": (!reading.authors.is_empty()).then(|| reading.authors.join(", ")),
        "outlet": reading.outlet,
        "published_at": reading.published(),
        "language": reading.language,
        "url": reading.canonical,
    })
}
