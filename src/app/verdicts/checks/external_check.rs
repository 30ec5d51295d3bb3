//! External fact checks: import, list, match with claims.

use serde_json::Value;
use url::Url;

use crate::app::claims::matching::checks;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimId, ExternalCheckId};
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publisher::is_trusted;
use crate::domain::verdicts::checks::external_check::{ExternalCheck, Imported, Review, Suggested};
use crate::formats::markup::{claim_review_import, media_review_import};
use crate::net::http_client::FetchError;
use crate::store;

/// Maximum size of a fetched page or document, in bytes. Import larger files with `claimdesk import-checks`.
const LARGEST: usize = 8 << 20;
/// Maximum number of fact checks per transaction.
pub const BATCH: usize = 500;
/// Maximum number of fact checks suggested for a claim.
const SUGGESTED: usize = 10;

/// Source of an import.
#[derive(Debug)]
pub enum Source {
    /// A ClaimReview, a list of ClaimReviews, or a DataFeed.
    Document(Value),
    /// HTML of a page with JSON-LD.
    Page(String),
    /// URL of a document or a page.
    Url(String),
}

/// Imports every fact check of a source whose publisher is trusted.
///
/// # Errors
/// [`Error::Conflict`] without trusted publishers; [`Error::Invalid`] when the URL cannot be read or the source has no
/// ClaimReview.
pub async fn import(app: &App, actor: &Actor, source: Source) -> Result<Imported> {
    let source = match source {
        Source::Url(url) => fetch(app, &url).await?,
        source => source,
    };
    // Parsing foreign markup may take long, so it runs on the blocking thread pool.
    let found = tokio::task::spawn_blocking(move || read(source)).await;
    let (found, mut summary) = found.map_err(|panic| Error::Unexpected(panic.into()))?;
    if found.is_empty() {
        return Err(Error::invalid("", FieldFault::NoClaimReview));
    }
    take_in(app, actor, found, &mut summary).await?;
    Ok(summary)
}

/// Every ClaimReview in a fetched source, or the reason why one is invalid. The summary counts the MediaReviews that belong to none.
fn read(source: Source) -> (Vec<std::result::Result<Review, String>>, Imported) {
    let document = match source {
        Source::Document(document) => document,
        Source::Page(text) | Source::Url(text) => {
            serde_json::from_str(&text).unwrap_or_else(|_| claim_review_import::in_page(&text))
        }
    };
    let mut summary = Imported::default();
    (media_review_import::reviews(&document, &mut summary), summary)
}

/// Stores ClaimReviews of trusted publishers and adds the outcomes to `summary`.
///
/// # Errors
/// [`Error::Conflict`] without trusted publishers.
pub async fn take_in(
    app: &App,
    actor: &Actor,
    found: Vec<std::result::Result<Review, String>>,
    summary: &mut Imported,
) -> Result<()> {
    let publisher = app.publisher();
    let trusted = &publisher.rules.trusted_publishers;
    if trusted.is_empty() {
        return Err(Error::conflict(Conflict::NoTrustedPublisher));
    }
    let mut work = Work::open(app, actor).await?;
    let mut reviews: Vec<(ExternalCheckId, Review)> = Vec::new();
    for one in found {
        match one {
            Ok(review) if is_trusted(trusted, &review.site) => {
                if let Err(reason) = &review.media {
                    summary.refuse_media(&review.url, reason);
                }
                reviews.push((work.id(), review));
            }
            Ok(review) => summary.refuse(format!("{} is not a trusted publisher", review.site)),
            Err(reason) => summary.refuse(reason),
        }
    }
    // Sorted, so that concurrent imports of the same checks cannot deadlock.
    reviews.sort_by(|(_, one), (_, other)| (&one.url, &one.claim).cmp(&(&other.url, &other.claim)));
    let (now, count) = (work.now(), u64::try_from(reviews.len()).unwrap_or(u64::MAX));
    let written = store::verdicts::checks::external_check::put(work.db(), &reviews, now).await?;
    for (_, review) in &reviews {
        let id = work.id();
        store::verdicts::checks::publisher_rating::note(work.db(), id, &review.site, &review.rating).await?;
    }
    summary.imported += written;
    summary.known += count.saturating_sub(written);
    if written > 0 {
        let event = Event::of_newsroom(Kind::ExternalChecksImported);
        work.record(event.with(Change::set(Field::Checks, written)));
        if app.analyser.matching_model().is_some() {
            work.behind(Job::Vectors { again: false });
        }
    }
    work.commit().await
}

/// Fetches the text at a URL.
async fn fetch(app: &App, address: &str) -> Result<Source> {
    let wrong = |detail: String| Error::invalid("/url", detail);
    let url = Url::parse(address).map_err(|error| wrong(format!("is no address ({error})")))?;
    match app.guarded.read_text(url, LARGEST).await {
        Ok(text) => Ok(Source::Page(text)),
        Err(FetchError::TooLarge) => {
            Err(wrong("is larger than 8 MiB; claimdesk import-checks takes files of any size".to_owned()))
        }
        Err(error) => Err(wrong(error.to_string())),
    }
}

/// A page of imported fact checks, newest first; `words` filters by words of the claim.
pub async fn page(app: &App, words: Option<&str>, cursor: Option<&str>, limit: Limit) -> Result<Page<ExternalCheck>> {
    let before = cursor.map(position).transpose()?;
    let mut db = app.pool.acquire().await?;
    store::kit::planner::plan_anew(&mut db).await?;
    let found = store::verdicts::checks::external_check::page(&mut *db, words, before, limit.probe()).await?;
    Ok(Page::cut(found, limit, |check| check.id))
}

/// Imported fact checks that may check a claim, most probable first. At most 10.
pub async fn of_claim(app: &App, id: ClaimId) -> Result<Vec<Suggested>> {
    let claim = store::claims::claim::by_id(&app.pool, id).await?.ok_or(Error::NotFound("claim"))?;
    checks::like(app, &claim, SUGGESTED).await
}
