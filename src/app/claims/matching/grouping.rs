//! Grouping: claims about one occurrence, placed as they are found, and all of them again on demand.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use claim_matching::{Group, label, place};

use super::comparison::{Comparison, blocking, load};
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::claims::matches::timeline::days;
use crate::domain::kernel::id::{ClaimId, OccurrenceId};
use crate::domain::people::actor::Actor;
use crate::store;

/// Claims that are read at once to group all again.
const BATCH: i64 = 1_000;

/// Places the new claims that are in no group. `before`: they are paired with claims of smaller ids only, so that grouping all
/// claims again, in the order of their ids, gives the same groups each time.
pub(super) async fn group(app: &App, mut comparison: Comparison, before: Option<ClaimId>) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::lock(work.db()).await?;
    let setting = &comparison.setting;
    let (names, things, known) = (setting.names(), setting.things(), setting.known());
    store::claims::setting::set(work.db(), comparison.article, &names, &things, &known).await?;

    let ids: Vec<ClaimId> = comparison.claims.iter().map(|claim| claim.id).collect();
    let places = store::claims::occurrence::places(work.db(), &ids).await?;
    let loaded: BTreeSet<ClaimId> = ids.into_iter().collect();
    let others: BTreeSet<ClaimId> = places.iter().map(|place| place.claim).filter(|id| !loaded.contains(id)).collect();
    let others: Vec<ClaimId> = others.into_iter().collect();
    comparison.extend(store::claims::setting::claims(work.db(), &others).await?);

    let at: HashMap<ClaimId, usize> = comparison.claims.iter().enumerate().map(|(at, claim)| (claim.id, at)).collect();
    let mut known: BTreeMap<OccurrenceId, Group> = BTreeMap::new();
    for place in places {
        let Some(at) = at.get(&place.claim).copied() else { continue };
        let group = known.entry(place.occurrence).or_default();
        if place.is_member {
            group.members.insert(at)
        } else {
            group.barred.insert(at)
        };
    }
    let (ids, old): (Vec<OccurrenceId>, Vec<Group>) = known.into_iter().unzip();

    let placing = move || {
        let mut groups = old.clone();
        let grouped: BTreeSet<usize> = old.iter().flat_map(|group| group.members.iter().copied()).collect();
        let new: Vec<usize> = (0..comparison.new).filter(|at| !grouped.contains(at)).collect();
        place(&comparison.traces, &new, &earlier(&comparison, &new, before), &mut groups);
        (comparison, old, groups)
    };
    let (comparison, old, groups) = blocking(placing).await?;

    let now = work.now();
    for (at, group) in groups.iter().enumerate().filter(|(at, group)| old.get(*at) != Some(group)) {
        let id = if let Some(id) = ids.get(at) {
            *id
        } else {
            let id = work.id();
            store::claims::occurrence::insert(work.db(), id, now).await?;
            id
        };
        let known = old.get(at).map(|group| &group.members);
        let added = group.members.iter().filter(|member| known.is_none_or(|known| !known.contains(member)));
        let added: Vec<ClaimId> = added.filter_map(|at| comparison.claims.get(*at)).map(|claim| claim.id).collect();
        store::claims::occurrence::add(work.db(), id, &added).await?;
        let traces = group.members.iter().filter_map(|at| comparison.traces.get(*at));
        store::claims::occurrence::refresh(work.db(), id, &label(traces.clone()), days(traces), now).await?;
    }
    work.commit().await
}

/// The claims that a new claim may be paired with: all others, or those of smaller ids.
fn earlier(comparison: &Comparison, new: &[usize], before: Option<ClaimId>) -> BTreeSet<usize> {
    let claims = comparison.claims.iter().enumerate().filter(|(at, _)| !new.contains(at));
    claims.filter(|(_, claim)| before.is_none_or(|before| claim.id < before)).map(|(at, _)| at).collect()
}

/// Groups all claims again, in the order in which they were found. What people decided stays. Returns the number of claims.
pub async fn again(app: &App) -> Result<usize> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::lock(work.db()).await?;
    store::claims::occurrence::clear(work.db()).await?;
    work.commit().await?;

    let (mut last, mut count) = (None, 0);
    loop {
        let page = store::claims::setting::page(&app.pool, last, BATCH).await?;
        let Some((newest, _)) = page.last() else {
            return Ok(count);
        };
        (last, count) = (Some(*newest), count + page.len());
        for run in page.chunk_by(|(_, one), (_, other)| one == other) {
            let ids: Vec<ClaimId> = run.iter().map(|(id, _)| *id).collect();
            let Some(&(first, article)) = run.first() else { continue };
            if let Some(comparison) = load(app, article, &ids).await? {
                group(app, comparison, Some(first)).await?;
            }
        }
    }
}
