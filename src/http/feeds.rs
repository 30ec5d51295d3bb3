//! `/feeds/verdicts.{json,atom,rss}`: ready-made bytes, rendered when something was published and not before.

use std::sync::atomic::Ordering;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use actix_web::http::header::LAST_MODIFIED;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};

use super::problem::Problem;
use super::ready::Ready;
use crate::app::error::Error;
use crate::app::{self, App};
use crate::formats::write::{Site, atom, json_feed, rss};

/// What another instance published shows here after this long at the latest; what this one published,
/// at once.
const TRUST: Duration = Duration::from_secs(1);

/// The feeds as they were rendered last.
#[derive(Debug, Default)]
pub struct Cache(RwLock<Option<Rendered>>);

#[derive(Debug, Clone)]
struct Rendered {
    number: Option<i64>,
    generation: u64,
    checked: Instant,
    json: Arc<Document>,
    atom: Arc<Document>,
    rss: Arc<Document>,
}

#[derive(Debug)]
struct Document {
    ready: Ready,
    modified: String,
}

impl Document {
    fn new(media_type: &str, text: String, modified: DateTime<Utc>) -> Self {
        Self {
            ready: Ready::new(media_type, text),
            modified: modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string(),
        }
    }

    fn answer(&self, request: &HttpRequest) -> HttpResponse {
        let cache = "public, max-age=0, must-revalidate";
        self.ready.answer(request, cache, |answer| {
            answer.insert_header((LAST_MODIFIED, self.modified.as_str()));
        })
    }
}

impl Cache {
    fn fresh(&self, app: &App) -> Option<Rendered> {
        let kept = self.0.read().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref()
            .filter(|kept| kept.generation == app.published.load(Ordering::SeqCst))
            .filter(|kept| kept.checked.elapsed() < TRUST)
            .cloned()
    }

    fn keep(&self, rendered: &Rendered) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(rendered.clone());
    }

    /// The feeds as they should be now.
    async fn current(&self, app: &App) -> Result<Rendered, Problem> {
        if let Some(fresh) = self.fresh(app) {
            return Ok(fresh);
        }
        // Read before the publications: what is published in between only makes us look once more.
        let generation = app.published.load(Ordering::SeqCst);
        let number = app::publications::newest_number(app).await?;
        let kept = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let rendered = match kept.filter(|kept| kept.number == number) {
            Some(kept) => Rendered {
                generation,
                checked: Instant::now(),
                ..kept
            },
            None => render(app, number, generation).await?,
        };
        self.keep(&rendered);
        Ok(rendered)
    }
}

async fn render(app: &App, number: Option<i64>, generation: u64) -> Result<Rendered, Problem> {
    let verdicts = app::publications::newest(app).await?;
    let site = Site {
        name: &app.publisher.name,
        url: &app.publisher.public_url,
    };
    let newest = verdicts.iter().map(|verdict| verdict.published_at).max();
    let modified = newest.unwrap_or(DateTime::UNIX_EPOCH);
    let json =
        json_feed::feed(&verdicts, &site).map_err(|error| Error::Unexpected(error.into()))?;
    let atom = atom::feed(&verdicts, &site, modified);
    let rss = rss::feed(&verdicts, &site, modified);
    Ok(Rendered {
        number,
        generation,
        checked: Instant::now(),
        json: Arc::new(Document::new(json_feed::MEDIA_TYPE, json, modified)),
        atom: Arc::new(Document::new(atom::MEDIA_TYPE, atom, modified)),
        rss: Arc::new(Document::new(rss::MEDIA_TYPE, rss, modified)),
    })
}

/// Read the newest 50 published verdicts as a JSON Feed 1.1.
#[utoipa::path(tag = "public", responses((status = 200, description = "The feed", content_type = "application/feed+json")))]
#[get("/feeds/verdicts.json")]
pub async fn read_json_feed(
    app: Data<App>,
    cache: Data<Cache>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(cache.current(&app).await?.json.answer(&request))
}

/// Read the newest 50 published verdicts as an Atom feed.
#[utoipa::path(tag = "public", responses((status = 200, description = "The feed", content_type = "application/atom+xml")))]
#[get("/feeds/verdicts.atom")]
pub async fn read_atom_feed(
    app: Data<App>,
    cache: Data<Cache>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(cache.current(&app).await?.atom.answer(&request))
}

/// Read the newest 50 published verdicts as an RSS 2.0 feed.
#[utoipa::path(tag = "public", responses((status = 200, description = "The feed", content_type = "application/rss+xml")))]
#[get("/feeds/verdicts.rss")]
pub async fn read_rss_feed(
    app: Data<App>,
    cache: Data<Cache>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    Ok(cache.current(&app).await?.rss.answer(&request))
}
