//! Articles: list, read, correct, archive, remove, analyse again.

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{AnalysisState, Article, ArticleVersion, OFFERED};
use crate::domain::articles::metadata::MetadataPatch;
use crate::domain::articles::reading::Description;
use crate::domain::articles::watch::Watch;
use crate::domain::claims::claim::MUST_CHECK;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::newsroom::event::{Event, EventFilter, Kind, Recorded};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::constraint;

/// One article, or [`Error::NotFound`].
pub async fn by_id(app: &App, id: ArticleId) -> Result<Article> {
    store::articles::article::by_ids(&app.pool, &[id], MUST_CHECK).await?.pop().ok_or(Error::NotFound("article"))
}

/// One version of an article, or [`Error::NotFound`]. Versions are numbered from 1.
pub async fn version(app: &App, id: ArticleId, number: i32) -> Result<ArticleVersion> {
    store::articles::article::version(&app.pool, id, number).await?.ok_or(Error::NotFound("article version"))
}

/// What the page or document of a version says of the article; `None` for a text that people gave.
pub async fn description(app: &App, id: ArticleId, number: i32) -> Result<Option<Description>> {
    Ok(store::articles::reading::description(&app.pool, id, number).await?)
}

/// The watch over the article's page; `None` if people gave the text.
pub async fn watch(app: &App, id: ArticleId) -> Result<Option<Watch>> {
    Ok(store::articles::watch::of(&app.pool, id).await?)
}

/// Corrects what is known of an article. Its claims are read again if they depend on what has changed.
///
/// # Errors
/// [`Error::Invalid`] if an article without a text would lose its address; [`Conflict::AddressTaken`] if another article
/// has the address.
pub async fn correct(app: &App, actor: &Actor, id: ArticleId, patch: MetadataPatch) -> Result<Article> {
    let mut work = Work::open(app, actor).await?;
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    let metadata = known.metadata.clone().with(patch);
    if metadata.url.is_none() && known.current_version == 0 {
        return Err(Error::invalid("/url", FieldFault::Empty));
    }
    let changes = known.metadata.changes(&metadata);
    if changes.is_empty() {
        return by_id(app, id).await;
    }

    store::articles::article::set_metadata(work.db(), id, &metadata).await.map_err(address_taken)?;
    if known.current_version > 0 && known.metadata.changes_reading(&metadata) {
        read_again(&mut work, id, known.current_version).await?;
    }

    work.record(Event::of_article(Kind::ArticleCorrected, id).with_all(changes));
    work.commit().await?;
    by_id(app, id).await
}

/// Queues a new reading of the claims of a version, because what they depend on has changed.
pub(super) async fn read_again(work: &mut Work, id: ArticleId, number: i32) -> Result<()> {
    let job = Job::Analyse { article: id, number };
    store::articles::analysis::lock(work.db(), id, number).await?.ok_or(Error::NotFound("article"))?;
    store::articles::analysis::reset(work.db(), id, number).await?;
    store::newsroom::job::forget_failed(work.db(), &job).await?;
    work.later(job);
    Ok(())
}

fn address_taken(error: sqlx::Error) -> Error {
    match constraint::duplicated(&error) {
        Some("articles_url_key_key") => Error::conflict(Conflict::AddressTaken),
        _ => error.into(),
    }
}

/// A page of articles, newest first: those in the archive, or those outside it. `q` filters by a substring of title, outlet or
/// address.
pub async fn page(
    app: &App,
    q: Option<&str>,
    archived: bool,
    after: Option<(DateTime<Utc>, ArticleId)>,
    limit: Limit,
) -> Result<Page<Article>> {
    let like = q.map(store::kit::like::containing);
    let found = having(app, q).await?;
    let words = (like.as_deref(), found.as_slice());
    let keys = store::articles::article::page(&app.pool, words, archived, after, limit.probe()).await?;
    let page = Page::cut(keys, limit, |(id, at)| (*at, *id));
    let ids: Vec<ArticleId> = page.items.iter().map(|(id, _)| *id).collect();
    let items = store::articles::article::by_ids(&app.pool, &ids, MUST_CHECK).await?;
    Ok(Page { items, next: page.next })
}

/// The newest articles whose text has all words of a search, at most 200.
async fn having(app: &App, search: Option<&str>) -> Result<Vec<ArticleId>> {
    found_by_words(app, search, None).await
}

/// The newest articles whose text has all words of a search while no statement of their claims has them: what the claim list
/// shows beyond the statements.
pub(crate) async fn only_having(app: &App, search: Option<&str>) -> Result<Vec<ArticleId>> {
    let like = search.map(store::kit::like::containing);
    found_by_words(app, search, like.as_deref()).await
}

async fn found_by_words(app: &App, search: Option<&str>, unless: Option<&str>) -> Result<Vec<ArticleId>> {
    let Some(query) = search.and_then(store::articles::words::query) else {
        return Ok(Vec::new());
    };
    let mut db = app.pool.acquire().await?;
    // How frequent the words are decides how the newest articles are found.
    store::kit::planner::plan_anew(&mut db).await?;
    let found = store::articles::words::having(&mut *db, &query, unless).await?;
    store::kit::planner::plan_as_usual(&mut db).await?;
    Ok(found)
}

/// Queues a new analysis of the current version. Existing claims stay unchanged.
pub async fn analyse_again(app: &App, actor: &Actor, id: ArticleId) -> Result<Article> {
    let article = by_id(app, id).await?;
    let number = article.current_version;

    let mut work = Work::open(app, actor).await?;
    let standing = store::articles::analysis::lock(work.db(), id, number).await?.ok_or(Error::NotFound("article"))?;
    queue_analysis(&mut work, id, number, standing.state).await?;

    work.commit().await?;
    by_id(app, id).await
}

/// Offers the next [`OFFERED`] claims of a long article, those with the highest check-worthiness that were held back. Does
/// nothing if none was.
pub async fn offer_more(app: &App, actor: &Actor, id: ArticleId) -> Result<Article> {
    let article = by_id(app, id).await?;
    let number = article.current_version;

    let mut work = Work::open(app, actor).await?;
    let standing = store::articles::analysis::lock(work.db(), id, number).await?.ok_or(Error::NotFound("article"))?;
    // A second request while the first one is under way asks for the same claims.
    if standing.held_back > 0 && standing.state == AnalysisState::Done {
        store::articles::analysis::offer_more(work.db(), id, number, OFFERED).await?;
        queue_analysis(&mut work, id, number, standing.state).await?;
    }

    work.commit().await?;
    by_id(app, id).await
}

async fn queue_analysis(work: &mut Work, id: ArticleId, number: i32, state: AnalysisState) -> Result<()> {
    if matches!(state, AnalysisState::Done | AnalysisState::Failed) {
        store::articles::analysis::set_pending(work.db(), id, number).await?;
    }
    let job = Job::Analyse { article: id, number };
    store::newsroom::job::forget_failed(work.db(), &job).await?;
    work.later(job);
    Ok(())
}

/// Updates the database's planner statistics. Call this after a large import, so that lists stay fast.
pub async fn settle(app: &App) -> Result<()> {
    Ok(store::kit::planner::analyze(&app.pool).await?)
}

/// A page of the article's events, newest first.
pub async fn history(app: &App, id: ArticleId, cursor: Option<&str>, limit: Limit) -> Result<Page<Recorded>> {
    let before = cursor.map(crate::domain::kernel::page::position).transpose()?;
    by_id(app, id).await?;
    // Events of the article's claims belong to the histories of those claims.
    let filter = EventFilter { subject: Some(format!("article:{id}")), ..EventFilter::default() };
    let events = store::newsroom::event::page(&app.pool, &filter, before, limit.probe()).await?;
    Ok(Page::cut(events, limit, |event| event.id))
}
