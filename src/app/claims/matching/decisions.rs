//! Decisions about matches: confirm, reject, undo.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::claim::Claim;
use crate::domain::claims::matches::{MatchSeen, MatchState};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;

/// Records what a person decided about a pair of claims; `None` takes the decision back. The same decision again changes nothing.
///
/// # Errors
/// [`Error::Conflict`] if the person has `seen` another decision than there is, or one of the claims is merged into another.
pub async fn decide(
    app: &App,
    actor: &Actor,
    [id, other]: [ClaimId; 2],
    state: Option<MatchState>,
    seen: Option<MatchSeen>,
) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let (pair, now) = ([id, other], work.now());
    let by = actor.account().ok_or_else(Error::not_a_person)?;
    store::claims::review::lock_all(work.db(), &pair).await?;
    let claims = store::claims::claim::by_ids(work.db(), &pair, false, None).await?;
    let [one, two] = <[_; 2]>::try_from(claims).map_err(|_missing| Error::NotFound("claim"))?;
    if id == other {
        return Err(Error::invalid("", FieldFault::SameClaim));
    }

    let merged = |claim: &Claim| claim.merged_into.is_some();
    if state.is_some() && (merged(&one) || merged(&two)) {
        return Err(Error::conflict(Conflict::MatchOfMerged));
    }
    let decision = store::claims::matches::of_pair(work.db(), pair).await?;
    let before = decision.as_ref().map(|decision| decision.state);
    if before == state {
        return Ok(());
    }
    if seen.is_some_and(|seen| seen.decision() != before) {
        return Err(Error::conflict(match decision {
            Some(decision) => Conflict::MatchDecided { name: decision.by.name },
            None => Conflict::MatchUndone,
        }));
    }
    match state {
        Some(state) => store::claims::matches::decide(work.db(), pair, state, by, now).await?,
        None => drop(store::claims::matches::undo(work.db(), pair).await?),
    }

    let words = |state: Option<MatchState>| state.map(MatchState::words);
    for (claim, with) in [(&one, &two), (&two, &one)] {
        let event = Event::of_claim(Kind::MatchDecided, claim.id, claim.article.id)
            .with(Change::new(Field::Match, words(before), words(state)))
            .with(Change::set(Field::Statement, with.statement()));
        work.record(event);
    }
    work.commit().await
}
