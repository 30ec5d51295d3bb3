//! `/`, `/verdicts` and `/claimants/{slug}`: front page and archive of published verdicts, rendered once for each publication; pages
//! of claimants.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, LOCATION, RETRY_AFTER, VARY};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use quick_cache::Weighter;
use serde::Deserialize;

use super::archive_query::ArchiveQuery;
use super::feed;
use super::search::Turns;
use super::verdict_page::{CACHE, POLICY as PAGE_POLICY, with_logo};
use crate::app;
use crate::app::context::App;
use crate::app::publishing::archive::AtClaimant;
use crate::app::publishing::feed::position;
use crate::domain::kernel::page::{Limit, encode};
use crate::domain::publishing::archive::{ArchiveFilter, Choices};
use crate::formats::pages::archive_page::{self, Archive};
use crate::formats::pages::claimant_page;
use crate::http::kit::access;
use crate::http::kit::cookies;
use crate::http::kit::dashboard::{self, Assets};
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::extract::subscriber::Subscriber;
use crate::http::kit::problem::{Kind, Problem};
use crate::http::kit::ready::Ready;

/// Content Security Policy of pages with a search form: own stylesheet, own forms, no scripts.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// Verdicts on a page of the archive: at most 60 kB of HTML.
const PAGE: u32 = 20;
/// Verdicts on the front page.
const FRONT: u32 = 10;
/// Longest delay before a new label of a rating appears in the form.
const TRUST: Duration = Duration::from_mins(1);
/// Cache size in bytes, for plain and compressed pages together.
const ROOM: u64 = 16 << 20;

/// Cache of rendered pages.
#[derive(Debug)]
pub struct Pages {
    choices: RwLock<Option<Read>>,
    kept: quick_cache::sync::Cache<Key, Arc<Ready>, Bytes>,
}

impl Default for Pages {
    fn default() -> Self {
        Self { choices: RwLock::default(), kept: quick_cache::sync::Cache::with_weighter(1000, ROOM, Bytes) }
    }
}

/// Choices of the form, with the newest publication and the time of reading.
#[derive(Debug, Clone)]
struct Read {
    choices: Arc<Choices>,
    newest: i64,
    at: Instant,
}

/// Cache key of a page, valid until the next publication.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    /// A list of the archive, or `None` for the front page.
    list: Option<List>,
    newest: i64,
    /// Version of the settings.
    settings: i64,
    choices: Arc<Choices>,
    /// Slug of the page of the claimant that the list is about.
    claimant: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct List {
    filter: ArchiveFilter,
    /// Upper end of the numbers of first publications, exclusive; `None` for the first page.
    before: Option<i64>,
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<Key, Arc<Ready>> for Bytes {
    fn weight(&self, _: &Key, page: &Arc<Ready>) -> u64 {
        // The cached conditions count, too; their length is limited.
        u64::try_from(page.size() + 8192).unwrap_or(u64::MAX)
    }
}

impl Pages {
    async fn choices(&self, app: &App, newest: i64) -> Result<Arc<Choices>, Problem> {
        let kept = self.choices.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(kept) = kept.filter(|kept| kept.newest == newest && kept.at.elapsed() < TRUST) {
            return Ok(kept.choices);
        }
        let choices = Arc::new(app::publishing::archive::choices(app).await?);
        let read = Read { choices: Arc::clone(&choices), newest, at: Instant::now() };
        *self.choices.write().unwrap_or_else(PoisonError::into_inner) = Some(read);
        Ok(choices)
    }

    async fn page(
        &self,
        app: &App,
        feeds: &feed::Cache,
        turns: &Turns,
        list: Option<List>,
    ) -> Result<Arc<Ready>, Problem> {
        let newest = feeds.newest(app).await?;
        let choices = self.choices(app, newest).await?;
        let settings = app.publisher().version;
        let name = list.as_ref().and_then(|list| list.filter.filter.claimant.as_deref());
        let claimant = app::publishing::archive::claimant_slug(app, name).await?;
        let key = Key { list, newest, settings, choices, claimant };
        // Searches have too many different words for a cache, and a limit of their own.
        if key.list.as_ref().is_some_and(|list| list.filter.words.is_some()) {
            let Some(_turn) = turns.take().await else {
                let busy = Problem::new(Kind::Throttled, "Too many searches at once. Try again in a moment.");
                return Err(busy.with_header(RETRY_AFTER, "2"));
            };
            return rendered(app, &key).await;
        }
        // Concurrent requests for a page that is being rendered wait for the result.
        self.kept.get_or_insert_async(&key, rendered(app, &key)).await
    }
}

async fn rendered(app: &App, key: &Key) -> Result<Arc<Ready>, Problem> {
    let publisher = app.publisher();
    let page = match &key.list {
        None => {
            let limit = Limit::new(FRONT).unwrap_or_default();
            let found = app::publishing::archive::read(app, &ArchiveFilter::default(), None, limit).await?;
            let verdicts: Vec<_> = found.items.iter().map(|one| &one.verdict).collect();
            archive_page::front(&verdicts, &key.choices, &publisher)
        }
        Some(List { filter, before }) => {
            let limit = Limit::new(PAGE).unwrap_or_default();
            let mut found = app::publishing::archive::read(app, filter, *before, limit).await?;
            let has_none = found.items.is_empty() && before.is_none();
            if has_none {
                found.items = app::publishing::archive::similar(app, filter, PAGE.into()).await?;
            }
            archive_page::archive(
                &Archive {
                    wanted: filter,
                    cursor: before.map(|number| encode(&number)).as_deref(),
                    verdicts: found.items.iter().map(|one| &one.verdict).collect(),
                    similar: has_none && !found.items.is_empty(),
                    next: found.next.as_deref(),
                    choices: &key.choices,
                    claimant: key.claimant.as_deref(),
                },
                &publisher,
            )
        }
    };
    Ok(Arc::new(Ready::new("text/html; charset=utf-8", page)))
}

/// Read published verdicts as a page for people, latest first publication first.
///
/// A correction does not change the place of its verdict. If no verdict has all words of `q`, the page shows similar verdicts.
#[utoipa::path(
    tag = "public pages",
    params(ArchiveQuery),
    responses(
        (status = 200, description = "Page with 20 verdicts and a link to older ones", content_type = "text/html"),
        (status = 400, description = "An invalid value; a page if the client accepts HTML")
    )
)]
#[get("/verdicts")]
pub async fn read_archive(
    (app, pages, feeds, turns): (FromReplica<access::ReadArchive>, Data<Pages>, Data<feed::Cache>, Data<Turns>),
    _subscriber: Subscriber<access::ReadArchive>,
    request: HttpRequest,
    query: Result<Query<ArchiveQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let answered = async {
        let (filter, before) = query?.0.checked()?;
        pages.page(&app, &feeds, &turns, Some(List { filter, before })).await
    };
    let page = answered.await.map_err(Problem::as_bad_query)?;
    let cache = if app.publisher().rules.private_feeds { "private, max-age=0, must-revalidate" } else { CACHE };
    Ok(page.answer(&request, cache, |answer| {
        answer.insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())));
    }))
}

/// Parameters of a claimant's page. Unknown parameters have no effect: other sites add parameters of their own to links.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ClaimantPageQuery {
    /// Cursor of the page with older verdicts, from the link on the page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// Read the public page of a claimant: every public verdict on what they claimed, with numbers by rating and year.
///
/// The address of a record that was merged into another leads to the page of that record.
#[utoipa::path(
    tag = "site",
    params(("slug" = String, Path, description = "Slug of the claimant", example = "lena-maroth-5e8f0c1a7d43"), ClaimantPageQuery),
    responses(
        (status = 200, description = "Page with 20 verdicts and a link to older ones", content_type = "text/html"),
        (status = 301, description = "The record was merged into another"),
        (status = 404, description = "No verdict on a claim of this claimant is public")
    )
)]
#[get("/claimants/{slug}")]
pub async fn read_claimant_page(
    app: FromReplica<access::ReadClaimantPage>,
    _subscriber: Subscriber<access::ReadClaimantPage>,
    request: HttpRequest,
    slug: Path<String>,
    query: Result<Query<ClaimantPageQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let cursor = query.map_err(Problem::as_bad_query)?.0.cursor.filter(|cursor| !cursor.is_empty());
    let before = cursor.as_deref().map(position).transpose();
    let before = before.map_err(|error| Problem::as_bad_query(error.into()))?;
    let limit = Limit::new(PAGE).unwrap_or_default();
    let page = match app::publishing::archive::claimant(&app, &slug, before, limit).await? {
        AtClaimant::Moved(slug) => {
            let place = format!("/claimants/{slug}");
            return Ok(HttpResponse::MovedPermanently()
                .insert_header((LOCATION, place))
                .insert_header((CACHE_CONTROL, "no-cache"))
                .finish());
        }
        AtClaimant::Page(page) => page,
    };
    let publisher = app.publisher();
    let html = Ready::new("text/html; charset=utf-8", claimant_page::page(&page, cursor.as_deref(), &publisher));
    let cache = if publisher.rules.private_feeds { "private, max-age=0, must-revalidate" } else { CACHE };
    Ok(html.answer(&request, cache, |answer| {
        answer.insert_header((CONTENT_SECURITY_POLICY, with_logo(PAGE_POLICY, &app.publisher())));
    }))
}

/// Read the front page with the newest verdicts.
///
/// With a session, or if the newsroom has no public front page, the dashboard.
#[utoipa::path(
    tag = "site",
    responses((status = 200, description = "Front page or dashboard", content_type = "text/html"))
)]
#[get("/")]
pub async fn read_front_page(
    (app, pages, feeds, turns): (FromReplica<access::ReadFrontPage>, Data<Pages>, Data<feed::Cache>, Data<Turns>),
    assets: Data<Assets>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let publisher = app.publisher();
    let is_signed_in = cookies::value(&request, &publisher.public_url, cookies::Name::Session).is_some();
    if is_signed_in || publisher.home() != Some("/") {
        return dashboard::file(&app, &assets, &request);
    }
    let page = pages.page(&app, &feeds, &turns, None).await?;
    Ok(page.answer(&request, CACHE, |answer| {
        answer
            .insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())))
            .insert_header((VARY, "Accept-Encoding, Cookie"));
    }))
}
