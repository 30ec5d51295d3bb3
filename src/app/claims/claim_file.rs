//! Claim file: everything about one claim that the caller may see.

use super::withheld::{Withheld, cut_reading};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::appearance::Appearance;
use crate::domain::claims::claim::{Claim, MergedClaim};
use crate::domain::claims::review::{Review, Wording};
use crate::domain::claims::rules::Offer;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::domain::publishing::schedule::Schedule;
use crate::domain::verdicts::claimant::ClaimantRef;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::{Draft, Revision};
use crate::store;

/// Number of appearances in a file: a text may repeat a sentence thousands of times.
pub const APPEARANCES: i64 = 100;

/// Everything about one claim that the caller may see, and the actions that the caller may do.
#[derive(Debug)]
pub struct ClaimFile {
    /// The claim with its review.
    pub claim: Claim,
    /// Passages of articles that make the claim, at most [`APPEARANCES`].
    pub appearances: Vec<Appearance>,
    /// Number of all passages that make the claim.
    pub appearance_count: i64,
    /// The record of the claimant.
    pub claimant: Option<ClaimantRef>,
    /// Claims that were merged into this one, those merged last first.
    pub merged: Vec<MergedClaim>,
    /// Evidence in display order, with withdrawn evidence.
    pub evidence: Vec<Evidence>,
    /// Right-of-reply requests and their answers, oldest first.
    pub replies: Vec<Reply>,
    /// The newest second review, if there is one.
    pub reading: Option<Reading>,
    /// The unsubmitted draft of a verdict.
    pub draft: Option<Draft>,
    /// Submitted verdicts, newest first.
    pub revisions: Vec<Revision>,
    /// Every action, with the reason if the caller may not do it now.
    pub offers: Vec<Offer>,
}

/// Reads the file of one claim.
///
/// Reads the claim and its version first. The other parts can only be newer, and a change from an outdated version is
/// refused.
pub async fn file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    // On the heap: every use case ends with this future, and its size would be part of all of them.
    Box::pin(read_file(app, actor, id)).await
}

pub(crate) async fn read_file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    let mut db = app.pool.acquire().await?;
    let claim = store::claims::claim::by_id(&mut *db, id).await?.ok_or(Error::NotFound("claim"))?;
    let parts = store::claims::parts::parts(&mut db, id, APPEARANCES).await?;
    let claimant = parts.claimant;
    let merged = if parts.merged { store::claims::merge::merged_from(&mut *db, id).await? } else { Vec::new() };
    let evidence = if parts.evidence { store::verdicts::evidence::of_claim(&mut *db, id).await? } else { Vec::new() };
    let replies = if parts.replies { store::verdicts::reply::of_claim(&mut *db, id).await? } else { Vec::new() };
    let mut reading = if parts.reading { store::verdicts::reading::newest(&mut *db, id).await? } else { None };
    let draft = if parts.draft { store::verdicts::verdict::draft(&mut *db, id).await? } else { None };
    let revisions = if parts.revisions { store::verdicts::verdict::revisions(&mut *db, id).await? } else { Vec::new() };
    let newest = revisions.first();
    let review = Review {
        state: claim.state,
        holder: claim.assignee.clone().zip(claim.lease_until),
        author: newest.and_then(|revision| revision.author.as_ref()).map(|author| author.id),
        approvers: newest.map(Revision::approvers).unwrap_or_default(),
        correction: newest.and_then(|revision| revision.correction.as_ref()).map(|notice| notice.class),
        public: claim.published.is_some(),
        stale: claim.stale.is_some(),
        wording: Wording::of(claim.wording.is_some(), parts.confirmed_wording),
        merged: claim.merged_into.is_some(),
        reading: reading.as_ref().and_then(Reading::stage),
        embargo: claim.embargo_until,
        scheduled: claim.schedule.as_ref().is_some_and(Schedule::is_running),
        version: claim.version,
    };
    let offers = review.offers(actor, app.clock.now());
    let (mut claim, mut draft, mut revisions) = (claim, draft, revisions);
    let withheld = if parts.reading { Withheld::from(&mut *db, actor).await? } else { Withheld::default() };
    withheld.cut(std::slice::from_mut(&mut claim));
    if withheld.covers(id) {
        (draft, revisions) = (None, Vec::new());
    }
    reading.iter_mut().for_each(cut_reading);
    let (appearances, appearance_count) = (parts.appearances, parts.appearance_count);
    Ok(ClaimFile {
        claim,
        appearances,
        appearance_count,
        claimant,
        merged,
        evidence,
        replies,
        reading,
        draft,
        revisions,
        offers,
    })
}
