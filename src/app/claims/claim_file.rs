//! Claim file: everything about one claim that the caller may see.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::appearance::Appearance;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::review::Review;
use crate::domain::claims::rules::Offer;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::reading::{Reading, Stage};
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::{Draft, Revision};
use crate::store;

/// Everything about one claim, and what this person may do with it.
#[derive(Debug)]
pub struct ClaimFile {
    /// The claim with its review.
    pub claim: Claim,
    /// Where it stands.
    pub appearances: Vec<Appearance>,
    /// Sources in their order, withdrawn ones too.
    pub evidence: Vec<Evidence>,
    /// Whom the newsroom asked for an answer, oldest first.
    pub replies: Vec<Reply>,
    /// The second reading, if somebody was asked for one.
    pub reading: Option<Reading>,
    /// The verdict being written.
    pub draft: Option<Draft>,
    /// Submitted verdicts, newest first.
    pub revisions: Vec<Revision>,
    /// What this person may do now, and why not.
    pub offers: Vec<Offer>,
}

/// One claim's file.
///
/// The claim, with its version, is read first: what is read later can only be newer, and a change made
/// from a version too old is refused.
pub async fn file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    // On the heap: every use case ends with this, and its many queries would swell them all.
    Box::pin(read_file(app, actor, id)).await
}

pub(crate) async fn read_file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    let mut db = app.pool.acquire().await?;
    let claim = store::claims::claim::by_id(&mut *db, id)
        .await?
        .ok_or(Error::NotFound("claim"))?;
    let appearances = store::claims::appearance::of_claim(&mut *db, id).await?;
    let evidence = store::verdicts::evidence::of_claim(&mut *db, id).await?;
    let replies = store::verdicts::reply::of_claim(&mut *db, id).await?;
    let mut reading = store::verdicts::reading::newest(&mut *db, id).await?;
    let draft = store::verdicts::verdict::draft(&mut *db, id).await?;
    let revisions = store::verdicts::verdict::revisions(&mut db, id).await?;
    let newest = revisions.first();
    let review = Review {
        state: claim.state,
        holder: claim.assignee.clone().zip(claim.lease_until),
        author: newest.map(|revision| revision.author.id),
        approvers: newest.map(Revision::approvers).unwrap_or_default(),
        correction: newest
            .and_then(|revision| revision.correction.as_ref())
            .map(|notice| notice.class),
        public: claim.published.is_some(),
        stale: claim.stale.is_some(),
        merged: claim.merged_into.is_some(),
        reading: reading.as_ref().and_then(Reading::stage),
        version: claim.version,
    };
    let offers = review.offers(actor, app.clock.now());
    let (mut claim, mut draft, mut revisions) = (claim, draft, revisions);
    // Who reads blind sees no verdict; nobody sees the reading before both are in.
    if matches!(review.reading, Some(Stage::Asked { reader }) if actor.is(reader)) {
        (claim.rating, draft, revisions) = (None, None, Vec::new());
    }
    if let Some(reading) = reading
        .as_mut()
        .filter(|reading| reading.revision.is_none())
    {
        (reading.rating, reading.summary) = (None, None);
    }
    Ok(ClaimFile {
        claim,
        appearances,
        evidence,
        replies,
        reading,
        draft,
        revisions,
        offers,
    })
}

/// Claims that this person is to read blind.
pub(crate) async fn blind(db: impl sqlx::PgExecutor<'_>, actor: &Actor) -> Result<Vec<ClaimId>> {
    match actor.account() {
        Some(person) => Ok(store::verdicts::reading::blind(db, person).await?),
        None => Ok(Vec::new()),
    }
}

pub(crate) fn hide(claims: &mut [Claim], blind: &[ClaimId]) {
    for claim in claims.iter_mut().filter(|claim| blind.contains(&claim.id)) {
        claim.rating = None;
    }
}
