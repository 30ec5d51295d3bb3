//! Corrections, clarifications and retractions of published verdicts.

use super::revision::{Submission, revise, said_also};
use crate::app::claims::claim_file::{ClaimFile, file};
use crate::app::claims::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::action::Action;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::verdict::Notice;
use crate::store;

/// Submits a corrected revision of a published verdict. The revision needs the same approval, and the public verdict
/// stays unchanged until the revision is published.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    notice: Notice,
    submission: Submission,
) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Correct).await?;
    if notice.class == CorrectionClass::Retraction {
        return Err(Error::invalid(
            "/class",
            "must be clarification or correction; a retraction has an address of its own",
        ));
    }

    let event = said(&lock, id, &notice);
    let revision = revise(&mut lock, id, submission, Some(notice)).await?;

    let also = said_also(&mut lock, id, &revision).await?;
    lock.record(
        event
            .with(Change::set(Field::Revision, revision.number))
            .with(Change::set(Field::Rating, &revision.rating.label))
            .with_all(also),
    );
    lock.commit().await?;
    file(app, actor, id).await
}

/// Submits a retraction: a revision with the content of the public verdict and the notice. Another person must approve
/// it.
pub async fn retract(app: &App, actor: &Actor, id: ClaimId, expected: i64, notice: Text<2000>) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Retract).await?;
    let public = store::publishing::publication::of_claim(lock.db(), id)
        .await?
        .pop()
        .ok_or(Error::NotFound("published verdict"))?;

    let notice = Notice { class: CorrectionClass::Retraction, text: notice.into_string() };
    let event = said(&lock, id, &notice);
    let (author, number) = (lock.person()?, lock.newest + 1);
    let revision = store::verdicts::verdict::NewRevision {
        number,
        author: Some(author),
        rating: public.rating,
        summary: public.summary,
        rationale: public.rationale,
        as_of: public.as_of,
        recheck_at: None,
        correction: Some(notice),
        checklist: Vec::new(),
        media: public.media,
    };
    let now = lock.now();
    store::verdicts::verdict::insert_revision(lock.db(), id, &revision, now).await?;
    lock.transition(Some((author, now))).await?;

    lock.record(event.with(Change::set(Field::Revision, number)));
    lock.commit().await?;
    file(app, actor, id).await
}

fn said(lock: &ClaimLock, id: ClaimId, notice: &Notice) -> Event {
    Event::of_claim(Kind::CorrectionSubmitted, id, lock.article)
        .with(Change::set(Field::Class, notice.class.words()))
        .because(Some(&notice.text))
}

/// A page of the public verdicts that were published with a notice, newest first.
pub async fn page(app: &App, cursor: Option<&str>, limit: Limit) -> Result<Page<PublicVerdict>> {
    let before = cursor.map(crate::domain::kernel::page::position).transpose()?;
    let found = store::publishing::publication::corrections(&app.pool, before, limit.probe()).await?;
    Ok(Page::cut(found, limit, |(number, _)| *number).map(|(_, document)| document))
}
