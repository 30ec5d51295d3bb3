//! Conflicts: figures and days of a new article that cannot be true with a published verdict, or that are newer.

use std::collections::{BTreeMap, HashSet};

use claim_matching::{conflicts, is_newer, kinship};

use super::comparison::Comparison;
use crate::app::claims::staleness;
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::review::State;
use crate::domain::claims::staleness::{Mark, StaleReason};
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::store;

/// Marks published claims of other articles as stale that contradict a new claim, or for which it has a newer figure. Claims that a
/// person has told apart are left alone.
pub(super) async fn mark_published(app: &App, comparison: &Comparison) -> Result<()> {
    let is_published = |at: &usize| comparison.claims.get(*at).is_some_and(|claim| claim.state == State::Published);
    if !comparison.near.iter().flatten().any(is_published) {
        return Ok(());
    }
    let new: Vec<ClaimId> = comparison.claims.iter().take(comparison.new).map(|claim| claim.id).collect();
    let apart = store::claims::setting::rejected(&app.pool, &new).await?;
    let apart: HashSet<[ClaimId; 2]> =
        apart.into_iter().flat_map(|[one, other]| [[one, other], [other, one]]).collect();

    let mut stale: BTreeMap<ClaimId, (StaleReason, usize)> = BTreeMap::new();
    for (at, near) in comparison.near.iter().enumerate() {
        let (Some(claim), Some(ours)) = (comparison.claims.get(at), comparison.traces.get(at)) else { continue };
        for to in near.iter().filter(|to| is_published(to)) {
            let (Some(known), Some(theirs)) = (comparison.claims.get(*to), comparison.traces.get(*to)) else {
                continue;
            };
            if apart.contains(&[claim.id, known.id]) || kinship(ours, theirs).is_none() {
                continue;
            }
            let reason = if !conflicts(ours, theirs).is_empty() {
                StaleReason::ConflictingValue
            } else if is_newer(ours, theirs) {
                StaleReason::NewerFigure
            } else {
                continue;
            };
            let found = stale.entry(known.id).or_insert((reason, at));
            if reason == StaleReason::ConflictingValue && found.0 != reason {
                *found = (reason, at);
            }
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    for reason in [StaleReason::ConflictingValue, StaleReason::NewerFigure] {
        let found = stale.iter().filter(|(_, (because, _))| *because == reason);
        let mark = |(claim, (_, at)): (&ClaimId, &(StaleReason, usize))| {
            let by = comparison.claims.get(*at)?;
            Some(Mark { claim: *claim, words: Some(by.statement.clone()), by: Some(by.id) })
        };
        let found: Vec<Mark> = found.filter_map(mark).collect();
        staleness::mark(&mut work, &found, reason).await?;
    }
    work.commit().await
}
