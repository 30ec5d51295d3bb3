//! Merges of claimant records: merge, undo a merge, split a spelling off.

use super::claimant::{by_id, event, free_wikidata, locked, make};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimantId, SpellingId};
use crate::domain::newsroom::event::{Change, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::verdicts::claimant::{ClaimantDetails, ClaimantRecord};
use crate::store;

/// Merges a record into another, which keeps what is written about it and gets the spellings. Records that were merged into the
/// first belong to the other, too. `expected` is the version of `id` that the caller has seen. Returns the other record.
///
/// # Errors
/// [`Error::Invalid`] if both are the same; [`Error::Conflict`] if one of them is merged already.
pub async fn merge(
    app: &App,
    actor: &Actor,
    id: ClaimantId,
    expected: i64,
    into: ClaimantId,
) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    let record = locked(&mut work, id, Some(expected)).await?;
    if id == into {
        return Err(Error::invalid("/into", FieldFault::SameClaimant));
    }
    let target = match locked(&mut work, into, None).await {
        Err(Error::NotFound(_)) => return Err(Error::invalid("/into", "is not a claimant's record")),
        target => target?,
    };
    store::verdicts::claimant::merge(work.db(), id, into).await?;
    store::verdicts::claimant::touch(work.db(), into).await?;
    work.record(event(Kind::ClaimantMergedAway, id).with(Change::set(Field::Into, &target.details.name)));
    work.record(event(Kind::ClaimantMerged, into).with(Change::set(Field::Merged, &record.details.name)));
    work.commit().await?;
    by_id(app, into).await
}

/// Undoes the merge of a record, which gets its spellings back. `expected` is the version of `id` that the caller has seen.
///
/// # Errors
/// [`Error::Conflict`] if the record is not merged, another record has got its Wikidata id, or the other record is called by one of
/// its spellings.
pub async fn unmerge(app: &App, actor: &Actor, id: ClaimantId, expected: i64) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    store::verdicts::claimant::lock(work.db()).await?;
    let record = store::verdicts::claimant::by_id(work.db(), id).await?.ok_or(Error::NotFound("claimant"))?;
    if record.version != expected {
        return Err(Error::Stale { current: record.version });
    }
    let Some(into) = record.merged_into else { return Err(Error::conflict(Conflict::ClaimantNotMerged)) };
    free_wikidata(&mut work, &record.details, Some(id)).await?;
    store::verdicts::claimant::unmerge(work.db(), id).await?;
    // A name that the other record got meanwhile may be a spelling of this one.
    let target = std::slice::from_ref(&into.name);
    let owner = store::verdicts::claimant_name::owners(work.db(), target).await?.into_iter().next();
    if owner.is_some_and(|owner| owner.owner.id != into.id) {
        let (spelling, claimant) = (into.name, record.details.name);
        return Err(Error::conflict(Conflict::SpellingTaken { spelling, claimant }));
    }
    store::verdicts::claimant::touch(work.db(), into.id).await?;
    work.record(event(Kind::ClaimantUnmerged, id).with(Change::new(Field::Into, Some(into.name), None::<String>)));
    let from = Change::new(Field::Merged, Some(record.details.name), None::<String>);
    work.record(event(Kind::ClaimantUnmerged, into.id).with(from));
    work.commit().await?;
    by_id(app, id).await
}

/// Makes a record of its own from a spelling of a record. `expected` is the version of `id` that the caller has seen. Returns the
/// new record.
///
/// # Errors
/// [`Error::Invalid`] for a spelling of another record; [`Error::Conflict`] for the name of a record, or a spelling that looks like
/// one of another record, which may be the former one.
pub async fn split(
    app: &App,
    actor: &Actor,
    id: ClaimantId,
    expected: i64,
    spelling: SpellingId,
) -> Result<ClaimantRecord> {
    let mut work = Work::open(app, actor).await?;
    let record = locked(&mut work, id, Some(expected)).await?;
    let found = record.spellings.into_iter().find(|one| one.id == spelling);
    let found = found.ok_or_else(|| Error::invalid("/spelling", FieldFault::NotASpelling))?;
    if found.is_name {
        return Err(Error::conflict(Conflict::SpellingIsName));
    }
    store::verdicts::claimant_name::remove(work.db(), spelling).await?;
    store::verdicts::claimant::touch(work.db(), id).await?;
    work.record(event(Kind::ClaimantSplit, id).with(Change::new(Field::Spelling, Some(&found.name), None::<String>)));
    let details = ClaimantDetails {
        kind: record.details.kind,
        name: found.name,
        description: None,
        wikidata: None,
        same_as: vec![],
        roles: vec![],
    };
    let new = make(&mut work, &details, vec![]).await?;
    work.commit().await?;
    by_id(app, new).await
}
