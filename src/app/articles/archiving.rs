//! Archive and removal of articles; articles that are here already.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::article::{Article, ArticleText, Twin};
use crate::domain::articles::metadata::Metadata;
use crate::domain::claims::claim::MUST_CHECK;
use crate::domain::claims::review::{DismissalReason, State};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{ArticleId, ClaimId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;

/// Maximum number of articles with the same text that are named.
const TWINS: i64 = 10;

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
    // What readers asked is open again.
    store::publishing::tip::reopen(work.db(), id).await?;
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
