//! Staleness: return a claim to the queue when its verdict may no longer hold.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::claim_file::{ClaimFile, file};
use super::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::staleness::{Mark, StaleReason};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::actor::Actor;
use crate::store;

/// Maximum number of claims that one transaction marks.
const BATCH: i64 = 500;

/// Marks claims whose re-check date has come as stale. Concurrent processes mark each claim once. Returns the number
/// of claims marked.
pub async fn sweep(app: &App) -> Result<usize> {
    let today = app.clock.now().date_naive();
    let mut marked = 0;
    loop {
        let due = store::claims::review::recheck_due(&app.pool, today, BATCH).await?;
        if due.is_empty() {
            return Ok(marked);
        }
        let mut work = Work::open(app, &Actor::system()).await?;
        let due: Vec<Mark> = due.into_iter().map(|claim| Mark::with(claim, None)).collect();
        marked += mark(&mut work, &due, StaleReason::RecheckDue).await?;
        work.commit().await?;
    }
}

/// Marks claims as stale, records events, and notifies the people concerned and who published the verdict. Claims that are already stale
/// stay as they are. Returns the number of claims marked.
pub(crate) async fn mark(work: &mut Work, claims: &[Mark], reason: StaleReason) -> Result<usize> {
    let now = work.now();
    let marked = store::claims::review::set_stale(work.db(), claims, reason, now).await?;
    for (claim, article) in &marked {
        let event =
            Event::of_claim(Kind::ClaimStale, *claim, *article).with(Change::set(Field::Because, reason.words()));
        work.record(event);
        let review = store::claims::review::lock(work.db(), *claim).await?.ok_or(Error::NotFound("claim"))?.review;
        let publisher = store::publishing::publication::publisher_of(&mut *work.db(), *claim).await?;
        let people: BTreeSet<AccountId> = review.concerned().into_iter().chain(publisher).collect();
        for account in people {
            work.tell(Notice::new(account, Topic::Stale, About::Claim(*claim)));
        }
    }
    Ok(marked.len())
}

/// Confirms that the verdict of a stale claim still holds; `recheck_at` is the next re-check date.
pub async fn confirm(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    recheck_at: Option<NaiveDate>,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Confirm).await?;
    if recheck_at.is_some_and(|day| day <= lock.now().date_naive()) {
        return Err(Error::invalid("/recheck_at", FieldFault::NotInFuture));
    }

    store::claims::review::set_fresh(lock.db(), id, recheck_at).await?;
    lock.keep_state().await?;

    let mut event = Event::of_claim(Kind::ClaimConfirmed, id, lock.article);
    if let Some(day) = recheck_at {
        event = event.with(Change::set(Field::RecheckAt, day));
    }
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}
