//! Grouping again: all claims, neighbourhood by neighbourhood; only what is different is written.

use std::collections::{BTreeSet, HashMap};
use std::time::Duration;

use tokio::time::sleep;
use uuid::Uuid;

use super::super::comparison::{blocking, load};
use super::changes::Changes;
use super::neighbourhood::{Area, Cause, Known, Limits, locked, regroup};
use super::pairs::{Pair, components, kin};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::kernel::id::ClaimId;
use crate::store;
use crate::store::kit::outage::is_lock_timeout;

/// Claims that are read at once.
const BATCH: usize = 1_000;

/// Waits before a transaction that others were in the way of is tried again.
const WAITS: [Duration; 4] =
    [Duration::from_millis(200), Duration::from_secs(1), Duration::from_secs(3), Duration::from_secs(10)];

/// Groups all claims again. What people decided stays, and so do ids of occurrences. Each transaction writes the differences of a whole
/// neighbourhood: readers always see every occurrence, and claims that are found meanwhile are grouped between two transactions.
/// Returns the number of claims, and what changed.
pub async fn again(app: &App) -> Result<(usize, Changes)> {
    again_within(app, Limits::default()).await
}

/// The same with other limits.
pub async fn again_within(app: &App, limits: Limits) -> Result<(usize, Changes)> {
    let (claims, pairs) = read(app).await?;
    let newest = claims.last().copied().unwrap_or(ClaimId(Uuid::nil()));
    let count = claims.len();
    let (components, pairs) = blocking(move || (components(claims.into_iter(), &pairs), pairs)).await?;
    let known = Known { pairs, newest };
    let (mut changes, mut done) = (Changes::default(), HashMap::new());
    for batch in components.chunks(BATCH) {
        write(app, batch, (&known, limits), &mut done, &mut changes).await?;
    }
    let forgotten = retried(async || {
        let mut work = locked(app).await?;
        let forgotten = store::claims::occurrence::grouping::delete_forgotten(work.db()).await?;
        work.commit().await?;
        Ok(forgotten)
    });
    changes.removed += usize::try_from(forgotten.await?).unwrap_or_default();
    Ok((count, changes))
}

/// All claims, and which of them are kin.
async fn read(app: &App) -> Result<(Vec<ClaimId>, Vec<Pair>)> {
    let (mut all, mut pairs) = (Vec::new(), Vec::new());
    let limit = i64::try_from(BATCH).unwrap_or(i64::MAX);
    loop {
        let page = store::claims::setting::page(&app.pool, all.last().copied(), limit).await?;
        if page.is_empty() {
            return Ok((all, pairs));
        }
        for run in page.chunk_by(|(_, one), (_, other)| one == other) {
            let ids: Vec<ClaimId> = run.iter().map(|(id, _)| *id).collect();
            let Some(&(_, article)) = run.first() else { continue };
            if let Some(comparison) = load(app, article, &ids).await? {
                pairs.extend(blocking(move || kin(&comparison)).await?);
            }
        }
        all.extend(page.into_iter().map(|(id, _)| id));
    }
}

/// Groups some neighbourhoods, each in a transaction of its own.
async fn write(
    app: &App,
    batch: &[BTreeSet<ClaimId>],
    (known, limits): (&Known, Limits),
    done: &mut HashMap<ClaimId, ClaimId>,
    changes: &mut Changes,
) -> Result<()> {
    let ids: Vec<ClaimId> = batch.iter().flatten().copied().collect();
    let mut db = app.pool.acquire().await?;
    let placed = store::claims::occurrence::grouping::known(&mut *db, &ids).await?;
    drop(db);
    let placed: BTreeSet<ClaimId> = placed.into_iter().collect();
    for claims in batch {
        // What was grouped together already, by the first claim of what was grouped.
        let groupings: BTreeSet<Option<&ClaimId>> = claims.iter().map(|claim| done.get(claim)).collect();
        let is_done = groupings.len() == 1 && !groupings.contains(&None);
        if is_done || claims.len() == 1 && claims.is_disjoint(&placed) {
            continue;
        }
        let area = Area { claims, cause: Cause::Again(known), limits };
        let all = retried(async || regroup(app, area, changes).await).await?;
        done.extend(all.iter().filter_map(|claim| Some((*claim, *all.first()?))));
    }
    Ok(())
}

/// Runs a transaction, and again after a while if it waited in vain for a lock, or was rolled back because of another.
async fn retried<T>(mut transaction: impl AsyncFnMut() -> Result<T>) -> Result<T> {
    for wait in WAITS {
        match transaction().await {
            Err(error) if is_conflict(&error) => sleep(wait).await,
            outcome => return outcome,
        }
    }
    transaction().await
}

/// Whether another transaction was in the way: a lock timeout, a deadlock or a serialization failure.
fn is_conflict(error: &Error) -> bool {
    let Error::Unavailable(error) = error else { return false };
    let is_rolled_back = |error: &sqlx::Error| {
        let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
        code.is_some_and(|code| code.starts_with("40"))
    };
    is_lock_timeout(error) || is_rolled_back(error)
}
