//! Grouping again: all claims, neighbourhood by neighbourhood; only what is different is written.

use std::collections::{BTreeSet, HashMap};

use super::super::comparison::{blocking, load};
use super::changes::Changes;
use super::neighbourhood::{Area, Known, regroup};
use super::pairs::{Pair, components, kin};
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::store;

/// Claims that are read at once.
const BATCH: i64 = 1_000;

/// Claims that are grouped in one transaction, at least, if there are more: claims that are found meanwhile wait for its end.
const WRITTEN: usize = 200;

/// Groups all claims again. What people decided stays, and so do ids of occurrences. Each transaction writes the differences of whole
/// neighbourhoods: readers always see every occurrence, and claims that are found meanwhile are grouped between two transactions.
/// Returns the number of claims, and what changed.
pub async fn again(app: &App) -> Result<(usize, Changes)> {
    let (claims, pairs) = read(app).await?;
    let Some(newest) = claims.last().copied() else {
        return Ok((0, Changes::default()));
    };
    let count = claims.len();
    let (components, pairs) = blocking(move || (components(claims.into_iter(), &pairs), pairs)).await?;
    let known = Known { pairs: &pairs, newest };
    let (mut changes, mut done) = (Changes::default(), HashMap::new());
    let mut rest = components.as_slice();
    while !rest.is_empty() {
        let mut size = 0;
        let fits = |claims: &&BTreeSet<ClaimId>| {
            size += claims.len();
            size <= WRITTEN
        };
        let (batch, later) = rest.split_at(rest.iter().take_while(fits).count().max(1));
        write(app, batch, &known, &mut done, &mut changes).await?;
        rest = later;
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::grouping::lock(work.db()).await?;
    let forgotten = store::claims::occurrence::grouping::delete_forgotten(work.db()).await?;
    changes.removed += usize::try_from(forgotten).unwrap_or(usize::MAX);
    work.commit().await?;
    Ok((count, changes))
}

/// All claims, and which of them are kin.
async fn read(app: &App) -> Result<(Vec<ClaimId>, Vec<Pair>)> {
    let (mut all, mut pairs) = (Vec::new(), Vec::new());
    loop {
        let page = store::claims::setting::page(&app.pool, all.last().copied(), BATCH).await?;
        if page.is_empty() {
            return Ok((all, pairs));
        }
        for run in page.chunk_by(|(_, one), (_, other)| one == other) {
            let ids: Vec<ClaimId> = run.iter().map(|(id, _)| *id).collect();
            let Some(&(first, article)) = run.first() else { continue };
            if let Some(comparison) = load(app, article, &ids).await? {
                pairs.extend(blocking(move || kin(&comparison, Some(first))).await?);
            }
        }
        all.extend(page.into_iter().map(|(id, _)| id));
    }
}

/// Groups some neighbourhoods in one transaction.
async fn write(
    app: &App,
    batch: &[BTreeSet<ClaimId>],
    known: &Known<'_>,
    done: &mut HashMap<ClaimId, ClaimId>,
    changes: &mut Changes,
) -> Result<()> {
    let ids: Vec<ClaimId> = batch.iter().flatten().copied().collect();
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::grouping::lock(work.db()).await?;
    let placed = store::claims::occurrence::grouping::known(work.db(), &ids).await?;
    let placed: BTreeSet<ClaimId> = placed.into_iter().collect();
    for claims in batch {
        // What was grouped together already, by the first claim of what was grouped.
        let groupings: BTreeSet<Option<&ClaimId>> = claims.iter().map(|claim| done.get(claim)).collect();
        let is_done = groupings.len() == 1 && !groupings.contains(&None);
        if is_done || claims.len() == 1 && claims.is_disjoint(&placed) {
            continue;
        }
        let area = Area { claims, near: claims, pairs: Some(known) };
        let all = regroup(&mut work, area, changes).await?;
        done.extend(all.iter().filter_map(|claim| Some((*claim, *all.first()?))));
    }
    work.commit().await
}
