//! Articles: list, read, correct, archive, remove, analyse again.

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{AnalysisState, Article, ArticleText, ArticleVersion, OFFERED, Twin};
use crate::domain::articles::metadata::{Metadata, MetadataPatch};
use crate::domain::articles::reading::Description;
use crate::domain::articles::watch::Watch;
use crate::domain::claims::claim::MUST_CHECK;
use crate::domain::claims::review::{DismissalReason, State};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::newsroom::event::{Change, Event, EventFilter, Field, Kind, Recorded};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::constraint;

/// Maximum number of articles with the same text that are named.
const TWINS: i64 = 10;

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

/// Archives an article, or takes it out of the archive. Claims that nobody has taken leave the queue and come back with it.
///
/// # Errors
/// [`Conflict::ArticleInWork`] if somebody works on claims of the article.
pub async fn set_archived(app: &App, actor: &Actor, id: ArticleId, archived: bool) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    if store::articles::archiving::is_archived(work.db(), id).await? == archived {
        return Ok(());
    }
    let (now, by) = (work.now(), work.actor().account());
    if archived {
        let claims = store::articles::archiving::lock_claims(work.db(), id).await?;
        let in_work = |state: &State| matches!(state, State::InReview | State::Submitted | State::Approved);
        let busy = claims.iter().filter(|(_, state)| in_work(state)).count();
        if busy > 0 {
            return Err(Error::conflict(Conflict::ArticleInWork { claims: busy }));
        }
        let claims: Vec<ClaimId> = claims.into_iter().map(|(claim, _)| claim).collect();
        shelve(&mut work, id, &claims).await?;
        store::articles::archiving::set_archived(work.db(), id, Some((now, by))).await?;
        work.record(Event::of_article(Kind::ArticleArchived, id));
    } else {
        for claim in store::articles::archiving::give_back(work.db(), id, now).await? {
            let change = Change::new(Field::State, Some(State::Dismissed.words()), Some(State::Unassigned.words()));
            work.record(Event::of_claim(Kind::ClaimReopened, claim, id).with(change));
        }
        store::articles::archiving::set_archived(work.db(), id, None).await?;
        work.record(Event::of_article(Kind::ArticleUnarchived, id));
    }
    work.commit().await
}

/// Dismisses those of `claims` that nobody has taken, because their article is archived.
async fn shelve(work: &mut Work, article: ArticleId, claims: &[ClaimId]) -> Result<()> {
    let (now, by) = (work.now(), work.actor().account());
    for claim in store::articles::archiving::dismiss(work.db(), claims, by, now).await? {
        let event = Event::of_claim(Kind::ClaimDismissed, claim, article)
            .with(Change::new(Field::State, Some(State::Unassigned.words()), Some(State::Dismissed.words())))
            .with(Change::set(Field::Reason, DismissalReason::Archived.words()));
        work.record(event);
    }
    Ok(())
}

/// Keeps new claims of an archived article out of the queue.
pub(crate) async fn shelve_new(work: &mut Work, article: ArticleId, claims: &[ClaimId]) -> Result<()> {
    if !claims.is_empty() && store::articles::archiving::is_archived(work.db(), article).await? {
        shelve(work, article, claims).await?;
    }
    Ok(())
}

/// Removes an article with its claims. The events stay.
///
/// # Errors
/// [`Conflict::ArticleInUse`] if people have worked with the article or its claims.
pub async fn remove(app: &App, actor: &Actor, id: ArticleId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let known = store::articles::article::lock(work.db(), id).await?.ok_or(Error::NotFound("article"))?;
    if !store::articles::archiving::remove(work.db(), id).await? {
        return Err(Error::conflict(Conflict::ArticleInUse));
    }
    let removed = Metadata::default();
    work.record(Event::of_article(Kind::ArticleRemoved, id).with_all(known.metadata.changes(&removed)));
    work.commit().await
}

/// Articles that are here already, by address and by text, at most ten.
///
/// # Errors
/// [`Error::TooLarge`] or [`Error::Invalid`] for a text that cannot be added.
pub async fn twins(app: &App, text: Option<&str>, url: Option<&str>) -> Result<Vec<(Article, Twin)>> {
    let mut found = Vec::new();
    if let Some(url) = url {
        let known = store::articles::article::by_url(&app.pool, url).await?;
        found.extend(known.map(|id| (id, Twin::SameAddress)));
    }
    if let Some(text) = text {
        let text = ArticleText::new(text)?;
        let same = store::articles::archiving::with_text(&app.pool, text.sha256(), TWINS).await?;
        found.extend(same.into_iter().map(|id| (id, Twin::SameText)));
    }
    let mut ids: Vec<ArticleId> = Vec::new();
    for (id, _) in &found {
        if !ids.contains(id) {
            ids.push(*id);
        }
    }
    let articles = store::articles::article::by_ids(&app.pool, &ids, MUST_CHECK).await?;
    // Of an article with the same address and the same text the address counts.
    let why = |article: &Article| found.iter().find(|(id, _)| *id == article.id).map(|(_, why)| *why);
    Ok(articles.into_iter().filter_map(|article| why(&article).map(|why| (article, why))).collect())
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
    let keys = store::articles::article::page(&app.pool, like.as_deref(), archived, after, limit.probe()).await?;
    let page = Page::cut(keys, limit, |(id, at)| (*at, *id));
    let ids: Vec<ArticleId> = page.items.iter().map(|(id, _)| *id).collect();
    let items = store::articles::article::by_ids(&app.pool, &ids, MUST_CHECK).await?;
    Ok(Page { items, next: page.next })
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
        store::articles::analysis::set_state(work.db(), id, number, AnalysisState::Pending).await?;
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
