//! The index of all claims in the memory of this server; it follows the event log.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use claim_matching::{Claim, CompactVector, Index};
use tokio::sync::{Mutex, Semaphore};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::live;
use crate::domain::kernel::id::ClaimId;
use crate::domain::newsroom::event::{Cursor, Kind};
use crate::store;
use crate::store::claims::vector::IndexedClaim;

/// Claims that are read and added at once.
const BATCH: i64 = 2_000;

/// Vectors of texts that are made at once: each takes a core for milliseconds.
const MODELS: usize = 2;

/// How long a request waits for the index to be complete.
const PATIENCE: Duration = Duration::from_secs(3);

/// Claims in memory, and how far the index has followed the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ClaimIndex {
    claims: Arc<RwLock<Index<ClaimId>>>,
    position: Arc<Mutex<Option<Position>>>,
    /// Vectors of texts that are made at once.
    pub(super) models: Arc<Semaphore>,
}

impl Default for ClaimIndex {
    fn default() -> Self {
        Self { claims: Arc::default(), position: Arc::default(), models: Arc::new(Semaphore::new(MODELS)) }
    }
}

/// How far the index has read.
#[derive(Debug, Clone, Copy)]
struct Position {
    events: Cursor,
    /// Number of the newest vector.
    vectors: i64,
}

impl ClaimIndex {
    /// Runs a search in the blocking thread pool.
    ///
    /// # Errors
    /// When the search panics.
    pub(super) async fn search<T: Send + 'static>(
        &self,
        search: impl FnOnce(&Index<ClaimId>) -> T + Send + 'static,
    ) -> Result<T> {
        let claims = Arc::clone(&self.claims);
        tokio::task::spawn_blocking(move || search(&claims.read().unwrap_or_else(PoisonError::into_inner)))
            .await
            .map_err(|error| Error::Unexpected(error.into()))
    }

    async fn put(&self, found: Vec<IndexedClaim>) -> Result<()> {
        let claims = Arc::clone(&self.claims);
        let adding = move || {
            let mut claims = claims.write().unwrap_or_else(PoisonError::into_inner);
            for found in found {
                if found.is_open {
                    let vector = found.vector.as_deref().and_then(CompactVector::from_bytes);
                    claims.add(found.id, &claim(&found), vector.as_ref());
                } else {
                    claims.remove(found.id);
                }
            }
        };
        tokio::task::spawn_blocking(adding).await.map_err(|error| Error::Unexpected(error.into()))
    }
}

/// A claim as the index and the ranking read it.
pub(super) fn claim(found: &IndexedClaim) -> Claim<'_> {
    Claim { text: &found.statement, title: None, claimant: found.claimant.as_deref(), day: found.day, values: None }
}

/// Brings the index up to date: reads all claims the first time, then what has changed.
///
/// # Errors
/// [`Error::Busy`] if the index is still being read after three seconds.
pub async fn catch_up(app: &App) -> Result<()> {
    let Ok(mut position) = tokio::time::timeout(PATIENCE, app.claim_index.position.lock()).await else {
        return Err(Error::Busy);
    };
    let reached = match *position {
        Some(position) => follow(app, position).await?,
        None => read_all(app).await?,
    };
    *position = Some(reached);
    Ok(())
}

async fn read_all(app: &App) -> Result<Position> {
    let position = Position { events: live::end(app).await?, vectors: store::claims::vector::last(&app.pool).await? };
    let mut last = None;
    loop {
        let page = store::claims::vector::page(&app.pool, last, app.analyser.model(), BATCH).await?;
        let Some(newest) = page.last() else {
            return Ok(position);
        };
        last = Some(newest.id);
        app.claim_index.put(page).await?;
    }
}

async fn follow(app: &App, mut position: Position) -> Result<Position> {
    loop {
        let events = live::after(app, position.events).await?;
        let made = store::claims::vector::made_after(&app.pool, position.vectors, BATCH).await?;
        let changed = events.iter().filter(|event| changes_the_index(event.kind)).filter_map(|event| event.claim);
        let ids: BTreeSet<ClaimId> = changed.chain(made.iter().map(|(_, id)| *id)).collect();
        if !ids.is_empty() {
            let ids: Vec<ClaimId> = ids.into_iter().collect();
            let found = store::claims::vector::some(&app.pool, &ids, app.analyser.model()).await?;
            app.claim_index.put(found).await?;
        }
        if events.is_empty() && made.is_empty() {
            return Ok(position);
        }
        position.events = events.last().map_or(position.events, |event| event.cursor);
        position.vectors = made.last().map_or(position.vectors, |(seq, _)| *seq);
    }
}

/// Whether the words of a claim, or whether it can be found, may have changed.
fn changes_the_index(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::ClaimExtracted
            | Kind::ClaimReadAgain
            | Kind::ClaimAdded
            | Kind::ClaimReworded
            | Kind::ClaimDismissed
            | Kind::ClaimReopened
            | Kind::ClaimMerged
            | Kind::ClaimMergedAway
            | Kind::ClaimUnmerged
            | Kind::ClaimSplit
            | Kind::Unknown
    )
}
