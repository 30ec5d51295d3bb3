//! How does a public verdict change, or go, so that everybody is told?

use super::App;
use super::claims::{ClaimFile, file};
use super::error::{Error, Result};
use super::reviews::Desk;
use super::verdicts::{Submission, newest_revision, revise};
use crate::domain::action::Action;
use crate::domain::actor::Actor;
use crate::domain::correction::CorrectionClass;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::id::ClaimId;
use crate::domain::page::{Limit, Page};
use crate::domain::publication::PublicVerdict;
use crate::domain::text::Text;
use crate::domain::verdict::{Notice, Revision};
use crate::store;

/// Puts a better revision up in place of the public one. It goes through the same gate; until it is published,
/// the public one stands.
pub async fn correct(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    notice: Notice,
    submission: Submission,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Correct).await?;
    if notice.class == CorrectionClass::Retraction {
        return Err(Error::invalid(
            "/class",
            "must be clarification or correction; a retraction has an address of its own",
        ));
    }

    let event = said(&desk, id, &notice);
    let revision = revise(&mut desk, id, submission, Some(notice)).await?;

    desk.record(
        event
            .with(Change::set("revision", revision.number))
            .with(Change::set("rating", &revision.rating.label)),
    );
    desk.commit().await?;
    file(app, actor, id).await
}

/// Asks for the public verdict to be taken back: a revision that says what the public one said, and that it no
/// longer stands. Somebody else must approve it.
pub async fn retract(
    app: &App,
    actor: &Actor,
    id: ClaimId,
    expected: i64,
    notice: Text<2000>,
) -> Result<ClaimFile> {
    let mut desk = Desk::open(app, actor, id, expected, Action::Retract).await?;
    let public = store::publications::of_claim(desk.db(), id)
        .await?
        .pop()
        .ok_or(Error::NotFound("published verdict"))?;
    let newest: Revision = newest_revision(&mut desk, id)
        .await?
        .ok_or(Error::NotFound("verdict"))?;

    let notice = Notice {
        class: CorrectionClass::Retraction,
        text: notice.into_string(),
    };
    let event = said(&desk, id, &notice);
    let number = newest.number + 1;
    let revision = store::verdicts::NewRevision {
        number,
        author: desk.person()?,
        rating: public.rating,
        summary: public.summary,
        rationale: public.rationale,
        as_of: public.as_of,
        recheck_at: None,
        correction: Some(notice),
    };
    let now = desk.now();
    store::verdicts::insert_revision(desk.db(), id, &revision, now).await?;
    store::verdicts::delete_draft(desk.db(), id).await?;
    desk.go(Some((revision.author, now))).await?;

    desk.record(event.with(Change::set("revision", number)));
    desk.commit().await?;
    file(app, actor, id).await
}

fn said(desk: &Desk, id: ClaimId, notice: &Notice) -> Event {
    Event::of_claim(Kind::CorrectionSubmitted, id, desk.article)
        .with(Change::set("class", notice.class.words()))
        .because(Some(&notice.text))
}

/// Every notice there is, newest first, in the document that came with it.
pub async fn page(app: &App, cursor: Option<&str>, limit: Limit) -> Result<Page<PublicVerdict>> {
    let before = cursor.map(super::claims::position).transpose()?;
    let found = store::publications::corrections(&app.pool, before, limit.probe()).await?;
    Ok(Page::cut(found, limit, |(number, _)| *number).map(|(_, document)| document))
}
