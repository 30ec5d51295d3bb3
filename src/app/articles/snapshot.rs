//! Snapshots: the page or document at an address, with its requests and responses as WARC and its text.

use article_reader::DocumentType;
use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};
use url::Url;

use super::document::{Document, apart, read_here};
use super::fetching::Failure;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::snapshot::Kept;
use crate::domain::kernel::random::Random;
use crate::formats::warc;
use crate::net::page_client::Page;

/// Longest `Content-Type` that is kept, in characters.
const MEDIA_TYPE: usize = 200;

/// Fetches the page at `url` and prepares what is kept of it. No database connection is held meanwhile.
///
/// # Errors
/// When the server itself fails; the inner error says why nothing can be kept.
pub(crate) async fn take(app: &App, url: &str) -> Result<Result<Kept, Failure>> {
    let Ok(url) = Url::parse(url) else {
        return Ok(Err(Failure::new(FetchProblem::AddressRefused)));
    };
    let (began, random) = (app.clock.now(), app.random.clone());
    match app.pages.fetch(&url).await {
        Ok(page) => {
            let kept = apart(move || prepare(page, began, &random)).await?;
            Ok(Ok(kept.map_err(|error| Error::Unexpected(error.into()))?))
        }
        Err(fault) => Failure::of(fault).map(Err),
    }
}

fn prepare(page: Page, began: DateTime<Utc>, random: &Random) -> std::io::Result<Kept> {
    let warc = warc::write(&page.exchanges, began, || random.id(began))?;
    let exchanges = page.exchanges.clone();
    let document = Document::from(page);
    let last = exchanges.last();
    let payload = last.and_then(|exchange| exchange.body.as_deref()).unwrap_or_default();
    let text = read_here(&document).map(|reading| reading.text).map_err(|unread| unread.problem);
    Ok(Kept {
        status: last.map_or(0, |exchange| exchange.status),
        media_type: document.content_type.as_ref().map(|media_type| media_type.chars().take(MEDIA_TYPE).collect()),
        sha256: Sha256::digest(payload).into(),
        size: payload.len(),
        warc,
        text,
        page_text: page_text(&document),
    })
}

/// All words of a web page: tables, captions and lists around its article may be what a source is cited for.
fn page_text(page: &Document) -> Option<String> {
    let content_type = page.content_type.as_deref();
    let kind = article_reader::document_type(&page.bytes, page.name.as_deref(), content_type);
    let is_page = kind == Some(DocumentType::Html);
    let text = is_page.then(|| article_reader::page_text(&article_reader::decode(&page.bytes, content_type)));
    text.filter(|text| !text.is_empty())
}
