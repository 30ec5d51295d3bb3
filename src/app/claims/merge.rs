//! Merge and split: join two claims into one, divide one claim into two.

use super::claim_file::{ClaimFile, file};
use super::claim_lock::ClaimLock;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::claims::action::Action;
use crate::domain::claims::claim::{self, Claim};
use crate::domain::claims::priority::priority;
use crate::domain::claims::review::{DismissalReason, Review, State};
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AppearanceId, ClaimId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::claims::claim::NewClaim;

/// Merges two claims. The older claim keeps its verdict and gets the appearances and the evidence of the younger
/// claim, which is dismissed as a duplicate. `expected` is the version of `id`, the older or the younger of the two.
/// Returns the file of the older claim.
pub async fn merge(app: &App, actor: &Actor, id: ClaimId, expected: i64, with: ClaimId) -> Result<ClaimFile> {
    if id == with {
        return Err(Error::invalid("/with", FieldFault::SameClaim));
    }
    let mut work = Box::pin(Work::open(app, actor)).await?;
    // Both claims are locked in the order of their ids, so that concurrent merges cannot deadlock.
    let mut both = [id, with];
    both.sort();
    let mut seen = Vec::new();
    for claim in both {
        let review = store::claims::review::lock(work.db(), claim).await?.ok_or(Error::NotFound("claim"))?.review;
        if claim == id && review.version != expected {
            return Err(Error::Stale { current: review.version });
        }
        seen.push(review);
    }
    let [older, younger] = by_age(&mut work, both).await?;
    let review = seen.iter().zip(both).find(|(_, id)| *id == older.id);
    keeps(&older, review.map(|(review, _)| review), &work)?;
    let mut lock = ClaimLock::with(work, younger.id, younger.version, Action::Merge).await?;
    let by = lock.person()?;

    let now = lock.now();
    store::claims::merge::move_over(lock.db(), younger.id, older.id).await?;
    let note = format!("Merged into “{}”", older.statement());
    let duplicate = DismissalReason::Duplicate;
    store::claims::review::set_dismissed(lock.db(), younger.id, duplicate, Some(&note), by, now).await?;
    store::claims::review::raise_versions(lock.db(), &[older.id], now).await?;
    set_priority(&mut lock, &older).await?;

    let event = Event::of_claim(Kind::ClaimMerged, older.id, older.article.id)
        .with(Change::set(Field::Merged, younger.statement()));
    lock.record(event);
    let event = Event::of_claim(Kind::ClaimMergedAway, younger.id, younger.article.id)
        .with(Change::set(Field::Into, older.statement()));
    lock.record(event);
    lock.commit().await?;
    file(app, actor, older.id).await
}

/// Both claims, the older one first.
async fn by_age(work: &mut Work, both: [ClaimId; 2]) -> Result<[Claim; 2]> {
    let mut claims = store::claims::claim::by_ids(work.db(), &both, false, None).await?;
    claims.sort_by_key(|claim| (claim.created_at, claim.id));
    claims.try_into().ok().ok_or(Error::NotFound("claim"))
}

/// Refuses a merge into a claim that is dismissed, retracted or held by another account.
fn keeps(older: &Claim, review: Option<&Review>, work: &Work) -> Result<()> {
    if matches!(older.state, State::Dismissed | State::Retracted) {
        return Err(Error::conflict(Conflict::OlderClaimDecided {
            state: older.state,
            statement: older.statement().to_owned(),
        }));
    }
    let held = review.filter(|review| review.state == State::InReview).and_then(|review| review.held(work.now()));
    match held {
        Some((holder, _)) if !work.actor().is(holder.id) => {
            Err(Error::conflict(Conflict::OlderClaimHeld { name: holder.name.clone() }))
        }
        _ => Ok(()),
    }
}

/// Computes the priority of a claim again.
pub(super) async fn set_priority(lock: &mut ClaimLock, claim: &Claim) -> Result<()> {
    let further = store::claims::merge::further_articles(lock.db(), claim.id).await?;
    let priority = priority(claim.check_worthiness, claim.kind, further);
    store::claims::merge::set_priority(lock.db(), claim.id, priority).await?;
    Ok(())
}

/// Undoes a merge: the claim gets its appearances and evidence back and is open again. Returns its file.
pub async fn unmerge(app: &App, actor: &Actor, id: ClaimId, expected: i64) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Unmerge).await?;
    let into = store::claims::merge::merged_into(lock.db(), id).await?.ok_or(Error::NotFound("merge"))?;
    let other = store::claims::claim::by_id(lock.db(), into).await?.ok_or(Error::NotFound("claim"))?;

    let now = lock.now();
    store::claims::merge::move_back(lock.db(), id).await?;
    store::claims::review::raise_versions(lock.db(), &[into], now).await?;
    set_priority(&mut lock, &other).await?;
    lock.transition(None).await?;

    let event = Event::of_claim(Kind::ClaimUnmerged, id, lock.article).with(Change::new(
        Field::Into,
        Some(other.statement()),
        None::<String>,
    ));
    lock.record(event);
    let event = Event::of_claim(Kind::ClaimUnmerged, into, other.article.id);
    lock.record(event);
    lock.commit().await?;
    file(app, actor, id).await
}

/// The new claim of a split.
#[derive(Debug)]
pub struct Part {
    /// Statement of the new claim.
    pub statement: Text<2000>,
    /// Kind of the new claim; by default the kind of the original claim.
    pub kind: Option<claim::Kind>,
    /// Appearances to move to the new claim. If empty, the new claim gets copies of all appearances.
    pub appearances: Vec<AppearanceId>,
}

/// Splits a new claim off from `id`. Returns the file of the new claim.
pub async fn split(app: &App, actor: &Actor, id: ClaimId, expected: i64, part: Part) -> Result<ClaimFile> {
    let mut lock = ClaimLock::open(app, actor, id, expected, Action::Split).await?;
    let by = lock.person()?;
    let whole = store::claims::claim::by_id(lock.db(), id).await?.ok_or(Error::NotFound("claim"))?;
    let places = store::claims::appearance::of_claim(lock.db(), id).await?;
    let mine = |wanted: &AppearanceId| places.iter().any(|place| place.id == *wanted);
    if !part.appearances.iter().all(mine) {
        return Err(Error::invalid("/appearances", FieldFault::AppearanceOfAnotherClaim));
    }
    if part.appearances.len() == places.len() {
        return Err(Error::invalid("/appearances", FieldFault::LastAppearance));
    }

    let kind = part.kind.unwrap_or(whole.kind);
    // Who speaks in the passages that the new claim takes along.
    let moved = places.into_iter().find(|place| part.appearances.contains(&place.id));
    let claimant = moved.map_or(whole.claimant, |place| place.claimant);
    let new = NewClaim {
        id: lock.id(),
        article_id: lock.article,
        machine_statement: None,
        wording: Some(part.statement.into_string()),
        wording_by: Some(by),
        kind,
        machine_kind: None,
        second_kind: None,
        check_worthiness: whole.check_worthiness,
        reasons: whole.reasons,
        ambiguities: Vec::new(),
        claimant: claimant.name,
        further_claimants: Vec::new(),
        voice: claimant.voice,
        verb: claimant.verb,
        priority: priority(whole.check_worthiness, kind, 0),
    };
    let (now, new_id) = (lock.now(), new.id);
    let statement = new.wording.clone().unwrap_or_default();
    store::claims::claim::insert(lock.db(), &[new], &[], now).await?;
    if part.appearances.is_empty() {
        store::claims::merge::copy_appearances(lock.db(), id, new_id).await?;
    } else {
        store::claims::merge::move_appearances(lock.db(), &part.appearances, new_id).await?;
    }
    lock.keep_state().await?;

    let event = Event::of_claim(Kind::ClaimSplit, id, lock.article).with(Change::set(Field::NewClaim, &statement));
    lock.record(event);
    let event = Event::of_claim(Kind::ClaimAdded, new_id, lock.article).with(Change::set(Field::Statement, &statement));
    lock.record(event);
    lock.commit().await?;
    file(app, actor, new_id).await
}
