//! How does a verdict become public, from the first draft to the second pair of eyes?

use std::sync::atomic::Ordering;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::claims::claim::{ClaimFile, blind, file};
use crate::app::claims::review::Desk;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::publication::document;
use crate::domain::claims::action::Action;
use crate::domain::claims::review::LEASE;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Kind};
use crate::domain::newsroom::notification::Topic;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publication::Standing;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::evidence::origins;
use crate::domain::verdicts::rating::Rating;
use crate::domain::verdicts::verdict::{DraftContent, Notice, Outcome, Revision};
use crate::store;
use crate::store::kit::constraint;
use crate::store::verdicts::verdict::NewRevision;

/// A verdict as its author submits it.
#[derive(Debug)]
pub struct Submission {
    /// Key of the rating.
    pub rating: String,
    /// One or two sentences for readers.
    pub summary: Text<1000>,
    /// The reasoning, in Markdown.
    pub rationale: Text<100_000>,
    /// The time it speaks of; now unless said.
    pub as_of: Option<DateTime<Utc>>,
    /// When to look again.
    pub recheck_at: Option<NaiveDate>,
}

/// Saves what is being written, over what was saved before.
pub async fn save_draft(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    draft: DraftContent,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::SaveDraft).await?;
    let by = desk.person()?;

    let now = desk.now();
    store::verdicts::verdict::put_draft(desk.db(), id, &draft, by, now)
        .await
        .map_err(|error| match constraint::violated(&error) {
            Some("verdict_drafts_rating_fkey") => unknown_rating(),
            _ => error.into(),
        })?;
    desk.stay().await?;

    let event = Event::of_claim(Kind::VerdictDrafted, id, desk.article);
    desk.record(event);
    desk.commit().await?;
    file(app, actor, id).await
}

/// Puts a verdict up for somebody else's approval. It needs a rating, a summary, a rationale, and public sources
/// of as many independent origins as the newsroom's rules ask for.
pub async fn submit(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    submission: Submission,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Submit).await?;

    let revision = revise(&mut desk, id, submission, None).await?;
    let event = Event::of_claim(Kind::VerdictSubmitted, id, desk.article)
        .with(Change::set("revision", revision.number))
        .with(Change::set("rating", &revision.rating.label))
        .with(Change::set("summary", &revision.summary));
    desk.record(event);
    desk.commit().await?;
    file(app, actor, id).await
}

/// Makes the next revision of what was submitted, in place of the draft, and moves the claim on.
pub(crate) async fn revise(
    desk: &mut Desk,
    id: ClaimId,
    submission: Submission,
    correction: Option<Notice>,
) -> Result<NewRevision> {
    let rating = store::verdicts::rating::by_key(desk.db(), &submission.rating)
        .await?
        .filter(|rating| !rating.retired)
        .ok_or_else(unknown_rating)?;
    let newest = newest_revision(desk, id)
        .await?
        .map_or(0, |revision| revision.number);

    check_origins(desk, id, &rating).await?;
    let now = desk.now();
    let as_of = submission.as_of.unwrap_or(now);
    if as_of > now {
        return Err(Error::invalid("/as_of", "must not lie in the future"));
    }
    if submission
        .recheck_at
        .is_some_and(|day| day <= now.date_naive())
    {
        return Err(Error::invalid("/recheck_at", "must lie in the future"));
    }

    let revision = NewRevision {
        number: newest + 1,
        author: desk.person()?,
        rating: rating.into(),
        summary: submission.summary.into_string(),
        rationale: submission.rationale.into_string(),
        as_of,
        recheck_at: submission.recheck_at,
        correction,
    };
    store::verdicts::verdict::insert_revision(desk.db(), id, &revision, now).await?;
    store::verdicts::verdict::delete_draft(desk.db(), id).await?;
    super::reading::compare(desk, id).await?;
    desk.go(Some((revision.author, now + LEASE))).await?;
    Ok(revision)
}

/// Whether the public sources go back to as many independent origins as the rating needs.
async fn check_origins(desk: &mut Desk, id: ClaimId, rating: &Rating) -> Result<()> {
    let rules = store::newsroom::setting::read(desk.db()).await?.review;
    let evidence = store::verdicts::evidence::of_claim(desk.db(), id).await?;
    let (found, needed) = (origins(&evidence), rules.origins_for(&rating.key));
    if found == 0 {
        return Err(Error::conflict(
            "Add at least one public source before you submit.",
        ));
    }
    if i32::try_from(found).is_ok_and(|found| found < needed) {
        return Err(Error::conflict(format!(
            "“{}” needs public sources of {needed} independent origins; these go back to {found}.",
            rating.label
        )));
    }
    Ok(())
}

/// Approves the newest revision; never one's own. As soon as as many have approved as the rules ask for, it may be
/// published.
pub async fn approve(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Approve).await?;
    let by = desk.person()?;
    let revision = newest_revision(&mut desk, id)
        .await?
        .ok_or(Error::NotFound("verdict"))?;

    let now = desk.now();
    store::verdicts::verdict::insert_decision(
        desk.db(),
        id,
        revision.number,
        Outcome::Approved,
        by,
        None,
        now,
    )
    .await?;
    let needed = store::newsroom::setting::read(desk.db())
        .await?
        .review
        .approvals;
    let approvals = desk.review.approvers.len() + 1;
    if i32::try_from(approvals).is_ok_and(|approvals| approvals < needed) {
        desk.stay().await?;
    } else {
        desk.go(Some((revision.author.id, now))).await?;
    }

    let event = Event::of_claim(Kind::VerdictApproved, id, desk.article)
        .with(Change::set("revision", revision.number))
        .with(Change::set("approvals", format!("{approvals} of {needed}")));
    desk.record(event);
    desk.inform(revision.author.id, Topic::Approved);
    desk.commit().await?;
    file(app, actor, id).await
}

/// Sends the newest revision back to its author with a reason; never one's own.
pub async fn send_back(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    reason: &Text<5000>,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Return).await?;
    let revision = newest_revision(&mut desk, id)
        .await?
        .ok_or(Error::NotFound("verdict"))?;

    let (number, author) = (revision.number, revision.author.id);
    back_to_author(&mut desk, id, revision, reason).await?;

    let event = Event::of_claim(Kind::VerdictReturned, id, desk.article)
        .with(Change::set("revision", number))
        .because(Some(reason));
    desk.record(event);
    desk.inform(author, Topic::Returned);
    desk.commit().await?;
    file(app, actor, id).await
}

/// The revision goes back: it is a draft again, and its author's, and what is public stays so.
pub(crate) async fn back_to_author(
    desk: &mut Desk,
    id: ClaimId,
    revision: Revision,
    reason: &Text<5000>,
) -> Result<()> {
    let now = desk.now();
    let by = desk.person()?;
    let returned = Outcome::Returned;
    store::verdicts::verdict::insert_decision(
        desk.db(),
        id,
        revision.number,
        returned,
        by,
        Some(reason),
        now,
    )
    .await?;
    let retracting = desk.review.correction == Some(CorrectionClass::Retraction);
    let author = revision.author.id;
    if retracting {
        desk.send_back(None).await?;
    } else {
        // What was submitted becomes the draft again: nobody types it twice.
        let draft = DraftContent::from(revision);
        store::verdicts::verdict::put_draft(desk.db(), id, &draft, author, now).await?;
        desk.send_back(Some((author, now + LEASE))).await?;
    }
    Ok(())
}

/// Makes the approved revision public, frozen as it is now; never one's own.
pub async fn publish(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Publish).await?;
    let revision = newest_revision(&mut desk, id)
        .await?
        .ok_or(Error::NotFound("verdict"))?;

    let now = desk.now();
    let author = revision.author.id;
    let document = document(desk.db(), id, revision, now).await?;

    let recheck_at = document
        .recheck_at
        .filter(|_| document.standing() != Standing::Retracted);
    store::claims::review::set_fresh(desk.db(), id, recheck_at).await?;
    desk.go(None).await?;

    let happened = match document.standing() {
        Standing::Published => Kind::VerdictPublished,
        Standing::Corrected => Kind::VerdictCorrected,
        Standing::Retracted => Kind::VerdictRetracted,
    };
    let notice = document.corrections.last().map(|last| last.notice.clone());
    let event = Event::of_claim(happened, id, desk.article)
        .because(notice.as_deref())
        .with(Change::set("revision", document.revision))
        .with(Change::set("rating", &document.rating.label))
        .with(Change::set(
            "address",
            format!("/verdicts/{}", document.slug),
        ));
    desk.publish(document);
    desk.record(event);
    desk.inform(author, Topic::Published);
    desk.commit().await?;
    app.published.fetch_add(1, Ordering::SeqCst);
    file(app, actor, id).await
}

/// All submitted verdicts of a claim, newest first.
pub async fn revisions(app: &App, actor: &Actor, id: ClaimId) -> Result<Vec<Revision>> {
    let mut db = app.pool.acquire().await?;
    if store::claims::claim::by_id(&mut *db, id).await?.is_none() {
        return Err(Error::NotFound("claim"));
    }
    if blind(&mut *db, actor).await?.contains(&id) {
        return Ok(Vec::new());
    }
    Ok(store::verdicts::verdict::revisions(&mut db, id).await?)
}

pub(crate) async fn newest_revision(desk: &mut Desk, id: ClaimId) -> Result<Option<Revision>> {
    Ok(store::verdicts::verdict::revisions(desk.db(), id)
        .await?
        .into_iter()
        .next())
}

fn unknown_rating() -> Error {
    Error::invalid("/rating", "is not a rating of the scale")
}
