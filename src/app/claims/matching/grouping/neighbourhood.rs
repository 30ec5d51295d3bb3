//! A neighbourhood: loaded as it is stored, grouped as a whole, and written where the groups differ.

use std::collections::BTreeSet;

use super::super::comparison::blocking;
use super::changes::{self, Changes, Outcome};
use super::outcome::{Compared, Stored, outcome};
use super::pairs::Pair;
use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::kit::connection::Connection;

/// Times that a neighbourhood is grouped without the lock, before it is grouped under the lock.
const ATTEMPTS: usize = 4;

/// Sizes up to which a neighbourhood is grouped as a whole.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Claims of a neighbourhood that is grouped as a whole, all of its claims compared in pairs, each time that a claim is found.
    pub whole: usize,
    /// Claims of a neighbourhood that is grouped as a whole when all claims are grouped again.
    pub largest: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { whole: 400, largest: 20_000 }
    }
}

/// Claims to group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area<'a> {
    /// Claims that kin pairs connect.
    pub claims: &'a BTreeSet<ClaimId>,
    /// Why they are grouped.
    pub cause: Cause<'a>,
    /// Sizes of neighbourhoods.
    pub limits: Limits,
}

/// Why claims are grouped.
#[derive(Debug, Clone, Copy)]
pub(super) enum Cause<'a> {
    /// These claims are new.
    New(&'a BTreeSet<ClaimId>),
    /// All claims are grouped again.
    Again(&'a Known),
}

/// Pairs of kin among all claims that were there when grouping again began.
#[derive(Debug)]
pub(super) struct Known {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// The newest claim.
    pub newest: ClaimId,
}

/// Groups the neighbourhood of claims, and returns its claims. Groups are computed before the transaction that writes them: the lock
/// of grouping is held only to see that the neighbourhood is still as it was loaded, and to write. A neighbourhood that others keep
/// changing is computed under the lock in the end.
pub(super) async fn regroup(app: &App, area: Area<'_>, changes: &mut Changes) -> Result<BTreeSet<ClaimId>> {
    for _ in 0..ATTEMPTS {
        let mut db = app.pool.acquire().await?;
        let stored = load(&mut db, area).await?;
        let claims = store::claims::setting::claims(&mut *db, &stored.wanted()).await?;
        drop(db);
        let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let compared = area.compared(&stored, &ids);
        let (stored, outcome) = blocking(move || outcome(stored, claims, compared)).await?;
        let mut work = locked(app).await?;
        let held = store::claims::occurrence::grouping::hold(work.db(), &ids).await?;
        if held == ids && load(work.db(), area).await? == stored {
            return write(work, stored, &outcome, changes).await;
        }
    }
    let mut work = locked(app).await?;
    let stored = load(work.db(), area).await?;
    let held = store::claims::occurrence::grouping::hold(work.db(), &stored.wanted()).await?;
    let claims = store::claims::setting::claims(work.db(), &held).await?;
    let compared = area.compared(&stored, &held);
    let (stored, outcome) = blocking(move || outcome(stored, claims, compared)).await?;
    write(work, stored, &outcome, changes).await
}

/// A transaction that holds the lock of grouping.
pub(super) async fn locked(app: &App) -> Result<Work> {
    let mut work = Work::open(app, &Actor::system()).await?;
    store::claims::occurrence::grouping::lock(work.db()).await?;
    Ok(work)
}

/// Writes what differs, and commits. Changes count when they are committed.
async fn write(mut work: Work, stored: Stored, outcome: &Outcome, changes: &mut Changes) -> Result<BTreeSet<ClaimId>> {
    let kin: Vec<ClaimId> = stored.claims.iter().copied().collect();
    if kin.len() > 1 {
        store::claims::occurrence::grouping::unite(work.db(), &kin).await?;
    }
    let mut counted = *changes;
    changes::write(&mut work, outcome, &mut counted).await?;
    work.commit().await?;
    *changes = counted;
    Ok(stored.claims)
}

/// The neighbourhood of claims with its occurrences.
async fn load(db: &mut Connection, area: Area<'_>) -> Result<Stored> {
    let most = match area.cause {
        Cause::New(_) => area.limits.whole,
        Cause::Again(_) => area.limits.largest,
    };
    let all = whole(db, area.claims, most).await?;
    let is_whole = all.len() <= most;
    let claims = if is_whole { all } else { area.claims.clone() };
    let ids: Vec<ClaimId> = claims.iter().copied().collect();
    let places = if is_whole {
        store::claims::occurrence::grouping::places(db, &ids).await?
    } else {
        store::claims::occurrence::grouping::oldest_places(db, &ids).await?
    };
    Ok(Stored { claims, is_whole, places })
}

/// All claims that share a neighbourhood or an occurrence with these, directly or through others; more than `most` are not complete.
async fn whole(db: &mut Connection, claims: &BTreeSet<ClaimId>, most: usize) -> Result<BTreeSet<ClaimId>> {
    let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
    let mut all = claims.clone();
    let mut new: Vec<ClaimId> = all.iter().copied().collect();
    while !new.is_empty() && all.len() <= most {
        let near = store::claims::occurrence::grouping::neighbours(&mut *db, &new, limit).await?;
        new = near.into_iter().filter(|claim| all.insert(*claim)).collect();
    }
    Ok(all)
}

impl Area<'_> {
    /// Which of these claims are compared with each other. The claims are in order.
    fn compared(&self, stored: &Stored, claims: &[ClaimId]) -> Compared {
        match self.cause {
            Cause::New(new) if !stored.is_whole => Compared::Some { pairs: Vec::new(), with_all: new.clone() },
            Cause::Again(known) if claims.len() > self.limits.whole => {
                let is_later = |claim: &&ClaimId| **claim > known.newest;
                Compared::Some {
                    pairs: known.among(claims),
                    with_all: claims.iter().filter(is_later).copied().collect(),
                }
            }
            Cause::New(_) | Cause::Again(_) => Compared::All,
        }
    }
}

impl Known {
    /// The pairs among these claims, which are in order.
    fn among(&self, claims: &[ClaimId]) -> Vec<Pair> {
        let is_one = |claim: &ClaimId| claims.binary_search(claim).is_ok();
        self.pairs.iter().filter(|pair| pair.iter().all(is_one)).copied().collect()
    }
}
