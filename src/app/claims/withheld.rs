//! Withheld words: what the caller must not see until both ratings of a second review are in.
//!
//! Every output about verdicts that are not public passes through this module: a test asks every address of the API as every
//! sort of caller.

use crate::app::error::{Error, Result};
use crate::domain::claims::claim::Claim;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Kind, Recorded};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::reading::Reading;
use crate::store;

/// The claims whose verdicts one caller must not see: the caller is asked for a blind second review of them.
#[derive(Debug, Default)]
pub(crate) struct Withheld(Vec<ClaimId>);

impl Withheld {
    /// What is withheld from the actor.
    pub(crate) async fn from(db: impl sqlx::PgExecutor<'_>, actor: &Actor) -> Result<Self> {
        Ok(Self(match actor.account() {
            Some(person) => store::verdicts::reading::blind(db, person).await?,
            None => Vec::new(),
        }))
    }

    /// What is withheld of these claims from the actor: nothing if none of them has a rating.
    pub(crate) async fn of(db: impl sqlx::PgExecutor<'_>, actor: &Actor, claims: &[Claim]) -> Result<Self> {
        if claims.iter().all(|claim| claim.rating.is_none()) {
            return Ok(Self::default());
        }
        Self::from(db, actor).await
    }

    /// The claims.
    pub(crate) fn claims(&self) -> &[ClaimId] {
        &self.0
    }

    /// Whether the verdict of the claim is withheld.
    pub(crate) fn covers(&self, claim: ClaimId) -> bool {
        self.0.contains(&claim)
    }

    /// Takes the withheld ratings out of claims.
    pub(crate) fn cut(&self, claims: &mut [Claim]) {
        for claim in claims.iter_mut().filter(|claim| self.covers(claim.id)) {
            claim.rating = None;
        }
    }

    /// Takes what was said about withheld verdicts out of events. A draft that is another claim's verdict is a draft: that verdict
    /// is public.
    pub(crate) fn cut_events(&self, events: &mut [Recorded]) {
        let withheld =
            |event: &&mut Recorded| event.kind.is_of_verdict() && event.claim.is_some_and(|claim| self.covers(claim));
        for event in events.iter_mut().filter(withheld) {
            if event.kind == Kind::VerdictReused {
                event.kind = Kind::VerdictDrafted;
            }
            event.changes.clear();
            event.reason = None;
        }
    }

    /// Refuses what cannot be shown without the verdict of the claim.
    pub(crate) fn refuse(&self, claim: ClaimId) -> Result<()> {
        if self.covers(claim) { Err(Error::Forbidden(Conflict::ReadingBlind.into())) } else { Ok(()) }
    }

    /// Refuses what cannot be shown without all verdicts.
    pub(crate) fn refuse_whole(&self) -> Result<()> {
        self.0.first().map_or(Ok(()), |claim| self.refuse(*claim))
    }
}

/// Takes the second reviewer's rating out, for every caller, until it is compared with the verdict.
pub(crate) fn cut_reading(reading: &mut Reading) {
    if reading.revision.is_none() {
        (reading.rating, reading.summary) = (None, None);
    }
}
