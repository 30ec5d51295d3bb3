//! Claim file: everything about one claim that the caller may see.

use std::sync::Arc;

use super::withheld::{Withheld, cut_reading};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::shared_reads::claims::Contents;
use crate::domain::claims::appearance::Appearance;
use crate::domain::claims::claim::{Claim, MergedClaim};
use crate::domain::claims::review::{Review, Wording};
use crate::domain::claims::rules::Offer;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::domain::people::name;
use crate::domain::publishing::schedule::Schedule;
use crate::domain::verdicts::claimant::ClaimantRef;
use crate::domain::verdicts::evidence::Evidence;
use crate::domain::verdicts::reading::Reading;
use crate::domain::verdicts::reply::Reply;
use crate::domain::verdicts::verdict::{Draft, Revision};
use crate::store;
use crate::store::claims::parts::Parts;

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
    /// Others who make the claim, as the public page names them.
    pub further_claimants: Vec<String>,
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

/// Reads the file of one claim. Who reads it at the same time shares the read.
pub async fn file(app: &App, actor: &Actor, id: ClaimId) -> Result<ClaimFile> {
    // On the heap: every use case ends with this future, and its size would be part of all of them.
    Box::pin(async {
        let contents = app.claim_reads.files.read(&app.pool, id, || contents(app, id)).await?;
        let is_read_twice = contents.parts.reading;
        let withheld = if is_read_twice { Withheld::from(&app.pool, actor).await? } else { Withheld::default() };
        Ok(Arc::unwrap_or_clone(contents).file(app, actor, &withheld))
    })
    .await
}

/// Reads the claim and its version first. The other parts can only be newer, and a change from an outdated version is
/// refused.
async fn contents(app: &App, id: ClaimId) -> Result<Contents> {
    let mut db = app.pool.acquire().await?;
    let claim = store::claims::claim::by_id(&mut *db, id).await?.ok_or(Error::NotFound("claim"))?;
    let parts = store::claims::parts::parts(&mut db, id, APPEARANCES).await?;
    let merged = if parts.merged { store::claims::merge::merged_from(&mut *db, id).await? } else { Vec::new() };
    let several = parts.merged || parts.several;
    let names = if several { store::verdicts::claimant_name::of_claim(&mut *db, id).await? } else { Vec::new() };
    let names = name::claimants(names).into_iter().map(|said| said.name);
    let further_claimants = names.filter(|name| Some(name) != claim.claimant.name.as_ref()).collect();
    let evidence = if parts.evidence { store::verdicts::evidence::of_claim(&mut *db, id).await? } else { Vec::new() };
    let replies = if parts.replies { store::verdicts::reply::of_claim(&mut *db, id).await? } else { Vec::new() };
    let reading = if parts.reading { store::verdicts::reading::newest(&mut *db, id).await? } else { None };
    let draft = if parts.draft { store::verdicts::verdict::draft(&mut *db, id).await? } else { None };
    let revisions = if parts.revisions { store::verdicts::verdict::revisions(&mut *db, id).await? } else { Vec::new() };
    Ok(Contents { claim, parts, merged, further_claimants, evidence, replies, reading, draft, revisions })
}

impl Contents {
    /// The file as the caller may see it, with the actions that the caller may do.
    fn file(self, app: &App, actor: &Actor, withheld: &Withheld) -> ClaimFile {
        let offers = self.review().offers(actor, app.clock.now());
        let Self {
            mut claim,
            parts,
            merged,
            further_claimants,
            evidence,
            replies,
            mut reading,
            mut draft,
            mut revisions,
        } = self;
        withheld.cut(std::slice::from_mut(&mut claim));
        if withheld.covers(claim.id) {
            (draft, revisions) = (None, Vec::new());
        }
        reading.iter_mut().for_each(cut_reading);
        let Parts { appearances, appearance_count, claimant, .. } = parts;
        ClaimFile {
            claim,
            appearances,
            appearance_count,
            claimant,
            merged,
            further_claimants,
            evidence,
            replies,
            reading,
            draft,
            revisions,
            offers,
        }
    }

    /// What decides about the next actions.
    fn review(&self) -> Review {
        let claim = &self.claim;
        let newest = self.revisions.first();
        Review {
            state: claim.state,
            holder: claim.assignee.clone().zip(claim.lease_until),
            author: newest.and_then(|revision| revision.author.as_ref()).map(|author| author.id),
            approvers: newest.map(Revision::approvers).unwrap_or_default(),
            correction: newest.and_then(|revision| revision.correction.as_ref()).map(|notice| notice.class),
            public: claim.published.is_some(),
            stale: claim.stale.is_some(),
            wording: Wording::of(claim.wording.is_some(), self.parts.confirmed_wording),
            merged: claim.merged_into.is_some(),
            reading: self.reading.as_ref().and_then(Reading::stage),
            embargo: claim.embargo_until,
            scheduled: claim.schedule.as_ref().is_some_and(Schedule::is_running),
            version: claim.version,
        }
    }
}
