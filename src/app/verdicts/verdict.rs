//! Verdicts: draft, submit, approve, publish.

use super::revision::{Submission, back_to_author, newest_revision, reopen_draft, revise, said_also, unknown_rating};
use crate::app::claims::claim_file::{ClaimFile, file};
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::claims::withheld::Withheld;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::publication::go_out;
use crate::app::publishing::schedule::cancel;
use crate::domain::claims::action::Action;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::notification::Topic;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::verdict::{DraftContent, Outcome, Revision};
use crate::store;
use crate::store::kit::constraint;

/// Saves the draft of a verdict and replaces the earlier draft.
pub async fn save_draft(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    draft: DraftContent,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::SaveDraft).await?;
    let by = lock.person()?;

    let now = lock.now();
    store::verdicts::verdict::put_draft(lock.db(), id, &draft, by, now).await.map_err(|error| {
        match constraint::violated(&error) {
            Some("verdict_drafts_rating_fkey") => unknown_rating(),
            _ => error.into(),
        }
    })?;
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::VerdictDrafted, id, lock.article);
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Submits a verdict for approval by another person. The verdict needs a rating, a summary, a rationale and public
/// evidence with as many independent origins as the settings require.
pub async fn submit(app: &App, actor: &Actor, id: ClaimId, expected: i64, submission: Submission) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Submit).await?;

    let revision = revise(&mut lock, id, submission, None).await?;
    let event = Event::of_claim(Kind::VerdictSubmitted, id, lock.article)
        .with(Change::set(Field::Revision, revision.number))
        .with(Change::set(Field::Rating, &revision.rating.label))
        .with(Change::set(Field::Summary, &revision.summary))
        .with_all(said_also(&mut lock, id, &revision).await?);
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Returns the caller's own submission to a draft before anybody approves it. The public verdict stays unchanged.
pub async fn withdraw(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Withdraw).await?;
    let revision = newest_revision(&mut lock, id).await?.ok_or(Error::NotFound("verdict"))?;

    let event =
        Event::of_claim(Kind::VerdictWithdrawn, id, lock.article).with(Change::set(Field::Revision, revision.number));
    reopen_draft(&mut lock, id, revision).await?;
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Approves the newest revision of another person. With the number of approvals that the settings require, the verdict
/// can be published.
pub async fn approve(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Approve).await?;
    let (by, now, number, needed) = (lock.person()?, lock.now(), lock.newest, lock.approvals);
    let author = lock.review.author.ok_or(Error::NotFound("verdict"))?;

    store::verdicts::verdict::insert_decision(lock.db(), id, number, Outcome::Approved, by, None, now).await?;
    let approvals = lock.review.approvers.len() + 1;
    if i32::try_from(approvals).is_ok_and(|approvals| approvals < needed) {
        lock.keep_state().await?;
    } else {
        lock.transition(Some((author, now))).await?;
    }

    let event = Event::of_claim(Kind::VerdictApproved, id, lock.article)
        .with(Change::set(Field::Revision, number))
        .with(Change::set(Field::Approvals, format!("{approvals} of {needed}")));
    lock.record(event);
    lock.inform(author, Topic::Approved);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Returns the newest revision of another person to its author, with a reason. A scheduled publication is cancelled.
pub async fn send_back(app: &App, actor: &Actor, id: ClaimId, expected: i64, reason: &Text<5000>) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Return).await?;
    let revision = newest_revision(&mut lock, id).await?.ok_or(Error::NotFound("verdict"))?;

    let number = revision.number;
    let author = lock.review.author.ok_or(Error::NotFound("verdict"))?;
    back_to_author(&mut lock, id, revision, reason).await?;
    let cancelled = cancel(&mut lock).await?;

    let mut event = Event::of_claim(Kind::VerdictReturned, id, lock.article)
        .with(Change::set(Field::Revision, number))
        .because(Some(reason));
    if let Some(change) = cancelled {
        event = event.with(change);
    }
    lock.record(event);
    lock.inform(author, Topic::Returned);
    lock.commit().await?;
    file(app, actor, id).await
}

/// Publishes the approved revision of another person as an immutable document.
pub async fn publish(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Publish).await?;
    let revision = newest_revision(&mut lock, id).await?.ok_or(Error::NotFound("verdict"))?;

    go_out(app, &mut lock, revision, None).await?;
    lock.commit().await?;
    file(app, actor, id).await
}

/// All submitted revisions of a claim, newest first; none for a blind second reviewer.
pub async fn revisions(app: &App, actor: &Actor, id: ClaimId) -> Result<Vec<Revision>> {
    let mut db = app.pool.acquire().await?;
    if store::claims::claim::by_id(&mut *db, id).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    if Withheld::from(&mut *db, actor).await?.covers(id) {
        return Ok(Vec::new());
    }
    Ok(store::verdicts::verdict::revisions(&mut *db, id).await?)
}
