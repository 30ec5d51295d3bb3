//! Changes: where groups differ from what is stored, written and counted.

use std::collections::{BTreeMap, HashMap};

use claim_matching::{Trace, label};

use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::matches::regrouping::{Former, Members, Succession};
use crate::domain::claims::matches::timeline::days;
use crate::domain::kernel::id::{ArticleId, ClaimId, OccurrenceId};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::store;
use crate::store::claims::setting::ClaimInArticle;

/// What grouping changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// New occurrences.
    pub created: usize,
    /// Occurrences that became part of older ones.
    pub merged: usize,
    /// Occurrences of which no claim is left.
    pub removed: usize,
    /// Claims that were added to occurrences, without those of merged ones.
    pub added: usize,
    /// Claims that were taken out of occurrences.
    pub taken_out: usize,
}

/// The groups of a neighbourhood, and which occurrences they continue.
#[derive(Debug)]
pub(super) struct Outcome {
    /// The claims.
    pub claims: Vec<ClaimInArticle>,
    /// What the claims say, in the same order.
    pub traces: Vec<Trace>,
    /// The occurrences as they are stored.
    pub formers: Vec<Former>,
    /// The groups.
    pub groups: Vec<Members>,
    /// Which occurrences the groups continue.
    pub succession: Succession,
}

/// Writes what is different.
pub(super) async fn write(work: &mut Work, outcome: &Outcome, changes: &mut Changes) -> Result<()> {
    let now = work.now();
    let formers: HashMap<OccurrenceId, &Former> = outcome.formers.iter().map(|former| (former.id, former)).collect();
    let articles: HashMap<ClaimId, ArticleId> = outcome.claims.iter().map(|claim| (claim.id, claim.article)).collect();
    let at: HashMap<ClaimId, usize> = outcome.claims.iter().enumerate().map(|(at, claim)| (claim.id, at)).collect();
    let mut merged: BTreeMap<usize, Vec<OccurrenceId>> = BTreeMap::new();
    for (from, group) in &outcome.succession.merged {
        merged.entry(*group).or_default().push(*from);
    }
    for (index, group) in outcome.groups.iter().enumerate() {
        let id = if let Some(id) = outcome.succession.ids.get(index).copied().flatten() {
            id
        } else {
            let id = work.id();
            store::claims::occurrence::grouping::insert(work.db(), id, now).await?;
            changes.created += 1;
            id
        };
        let from = merged.remove(&index).unwrap_or_default();
        let before: Members = from
            .iter()
            .chain([&id])
            .filter_map(|id| formers.get(id))
            .flat_map(|former| &former.members)
            .copied()
            .collect();
        let own = formers.get(&id).map(|former| &former.members);
        let added: Vec<ClaimId> = group.difference(&before).copied().collect();
        let gone: Vec<ClaimId> = before.difference(group).copied().collect();
        if own == Some(group) && from.is_empty() {
            continue;
        }
        let traces = group.iter().filter_map(|claim| outcome.traces.get(*at.get(claim)?));
        let words = label(traces.clone());
        for from in from {
            let label = store::claims::occurrence::grouping::merge(work.db(), from, id).await?;
            changes.merged += 1;
            let claim = formers.get(&from).and_then(|former| former.members.first().copied());
            if let Some((claim, article)) = claim.and_then(|claim| Some((claim, *articles.get(&claim)?))) {
                let change = Change::new(Field::Occurrence, Some(label.join(" ")), Some(words.join(" ")));
                work.record(Event::of_claim(Kind::OccurrencesMerged, claim, article).with(change));
            }
        }
        store::claims::occurrence::grouping::add(work.db(), id, &added).await?;
        store::claims::occurrence::grouping::remove(work.db(), id, &gone).await?;
        store::claims::occurrence::grouping::refresh(work.db(), id, &words, days(traces), now).await?;
        changes.added += added.len();
        changes.taken_out += gone.len();
    }
    remove_gone(work, outcome, &formers, changes).await
}

/// Takes the claims out of occurrences of which every claim is alone now.
async fn remove_gone(
    work: &mut Work,
    outcome: &Outcome,
    formers: &HashMap<OccurrenceId, &Former>,
    changes: &mut Changes,
) -> Result<()> {
    let now = work.now();
    for id in &outcome.succession.gone {
        let Some(former) = formers.get(id) else { continue };
        let claims: Vec<ClaimId> = former.members.iter().copied().collect();
        store::claims::occurrence::grouping::remove(work.db(), *id, &claims).await?;
        changes.taken_out += claims.len();
        if store::claims::occurrence::grouping::delete_empty(work.db(), *id).await? {
            changes.removed += 1;
        } else {
            store::claims::occurrence::grouping::refresh(work.db(), *id, &[], None, now).await?;
        }
    }
    Ok(())
}
