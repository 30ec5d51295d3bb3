//! Decisions about matches: confirm, reject, undo.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::matches::MatchState;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;

/// Records what a person decided about a pair of claims; `None` takes the decision back. The same decision again changes nothing.
pub async fn decide(app: &App, actor: &Actor, id: ClaimId, other: ClaimId, state: Option<MatchState>) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let (pair, now) = ([id, other], work.now());
    let by = actor.account().ok_or_else(Error::not_a_person)?;
    let claims = store::claims::claim::by_ids(work.db(), &pair, false, None).await?;
    let [one, two] = <[_; 2]>::try_from(claims).map_err(|_missing| Error::NotFound("claim"))?;
    if id == other {
        return Err(Error::invalid("", FieldFault::SameClaim));
    }

    let before = store::claims::matches::of_pair(work.db(), pair).await?;
    if before == state {
        return Ok(());
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
