//! Verdict revisions: create the next one, return one to its author.

use chrono::{DateTime, NaiveDate, Utc};

use super::guide;
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::error::{Error, Result};
use crate::domain::claims::review::LEASE;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Field};
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::evidence::origins;
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::rating::Rating;
use crate::domain::verdicts::reading::Stage;
use crate::domain::verdicts::verdict::{DraftContent, Notice, Outcome, Revision};
use crate::store;
use crate::store::verdicts::verdict::NewRevision;

/// Content of a submitted verdict.
#[derive(Debug)]
pub struct Submission {
    /// Key of a rating that is not retired.
    pub rating: String,
    /// One or two sentences for readers.
    pub summary: Text<1000>,
    /// The reasoning, in Markdown.
    pub rationale: Text<100_000>,
    /// Time up to which the verdict holds; default: now. Must not be in the future.
    pub as_of: Option<DateTime<Utc>>,
    /// Date of the next check. Must be in the future.
    pub recheck_at: Option<NaiveDate>,
    /// Questions of the checklist that are ticked.
    pub ticked: Vec<String>,
    /// The picture, video or sound that the claim shows.
    pub media: Option<Media>,
}

/// Creates the next revision, deletes the draft and moves the claim to the next state.
pub(crate) async fn revise(
    lock: &mut ClaimLock,
    id: ClaimId,
    submission: Submission,
    correction: Option<Notice>,
) -> Result<NewRevision> {
    let rating = store::verdicts::rating::by_key(lock.db(), &submission.rating)
        .await?
        .filter(|rating| !rating.retired)
        .ok_or_else(unknown_rating)?;
    check_origins(lock, id, &rating).await?;
    let checklist = guide::fill_in(lock, id, &submission.ticked).await?;
    let now = lock.now();
    let as_of = submission.as_of.unwrap_or(now);
    if as_of > now {
        return Err(Error::invalid("/as_of", FieldFault::InFuture));
    }
    if submission.recheck_at.is_some_and(|day| day <= now.date_naive()) {
        return Err(Error::invalid("/recheck_at", FieldFault::NotInFuture));
    }

    let author = lock.person()?;
    let revision = NewRevision {
        number: lock.newest + 1,
        author: Some(author),
        rating: rating.into(),
        summary: submission.summary.into_string(),
        rationale: submission.rationale.into_string(),
        as_of,
        recheck_at: submission.recheck_at,
        correction,
        checklist,
        media: submission.media,
    };
    store::verdicts::verdict::insert_revision(lock.db(), id, &revision, now).await?;
    if matches!(lock.review.reading, Some(Stage::Given { .. })) {
        compare(lock, id).await?;
    }
    lock.transition(Some((author, now + LEASE))).await?;
    Ok(revision)
}

/// What the event of a submission says about the checklist, and about the medium if the revision before had another one.
pub(crate) async fn said_also(lock: &mut ClaimLock, id: ClaimId, revision: &NewRevision) -> Result<Vec<Change>> {
    // Most revisions are the first of their claim: nothing is read for them.
    let earlier =
        if revision.number > 1 { store::verdicts::verdict::revisions(lock.db(), id).await? } else { Vec::new() };
    let before = earlier.into_iter().find(|earlier| earlier.number < revision.number).and_then(|before| before.media);
    let (from, to) = (before.as_ref().map(Media::words), revision.media.as_ref().map(Media::words));
    let media = (from != to).then(|| Change::new(Field::Media, from, to));
    Ok(guide::unticked(&revision.checklist).into_iter().chain(media).collect())
}

/// Checks that the public evidence has as many independent origins as the rating needs.
pub(crate) async fn check_origins(lock: &mut ClaimLock, id: ClaimId, rating: &Rating) -> Result<()> {
    let rules = store::newsroom::setting::read(lock.db()).await?.review;
    let evidence = store::verdicts::evidence::of_claim(lock.db(), id).await?;
    let (found, needed) = (origins(&evidence), rules.origins_for(&rating.key));
    if found == 0 {
        return Err(Error::conflict(Conflict::NoPublicSource));
    }
    if i32::try_from(found).is_ok_and(|found| found < needed) {
        return Err(Error::conflict(Conflict::TooFewOrigins { rating: rating.label.clone(), needed, found }));
    }
    Ok(())
}

/// Returns the revision to its author as a draft. The public verdict stays unchanged.
pub(crate) async fn back_to_author(
    lock: &mut ClaimLock,
    id: ClaimId,
    revision: Revision,
    reason: &Text<5000>,
) -> Result<()> {
    let now = lock.now();
    let by = lock.person()?;
    let returned = Outcome::Returned;
    store::verdicts::verdict::insert_decision(lock.db(), id, revision.number, returned, by, Some(reason), now).await?;
    reopen_draft(lock, id, revision).await
}

/// Moves the claim back for work on its verdict, with the content of the revision as the author's draft; a retraction
/// leaves none.
pub(crate) async fn reopen_draft(lock: &mut ClaimLock, id: ClaimId, revision: Revision) -> Result<()> {
    let now = lock.now();
    let retracting = lock.review.correction == Some(CorrectionClass::Retraction);
    let author = lock.review.author.ok_or(Error::NotFound("verdict"))?;
    if retracting {
        lock.send_back(None).await?;
    } else {
        // Nothing waits for an author who has left: the claim goes to the queue, with the draft.
        let active = store::people::account::person_for_work(lock.db(), author).await?.is_some();
        // The submitted content becomes the draft again, so that the author does not retype it.
        let draft = DraftContent::from(revision);
        store::verdicts::verdict::put_draft(lock.db(), id, &draft, author, now).await?;
        lock.send_back(active.then_some((author, now + LEASE))).await?;
    }
    Ok(())
}

pub(crate) async fn newest_revision(lock: &mut ClaimLock, id: ClaimId) -> Result<Option<Revision>> {
    Ok(store::verdicts::verdict::revisions(lock.db(), id).await?.into_iter().next())
}

pub(crate) fn unknown_rating() -> Error {
    Error::invalid("/rating", FieldFault::UnknownRating)
}

/// Compares a finished second review with the newest revision and records whether they agree.
pub(crate) async fn compare(lock: &mut ClaimLock, id: ClaimId) -> Result<()> {
    let Some(reading) = store::verdicts::reading::newest(lock.db(), id).await? else {
        return Ok(());
    };
    let Some((Stage::Given { .. }, rating)) = reading.stage().zip(reading.rating) else {
        return Ok(());
    };
    let Some(revision) = newest_revision(lock, id).await? else {
        return Ok(());
    };
    let agrees = rating.key == revision.rating.key;
    let author = revision.author.ok_or(Error::NotFound("verdict"))?.id;
    store::verdicts::reading::set_compared(lock.db(), reading.id, revision.number, author, agrees).await?;
    Ok(())
}
