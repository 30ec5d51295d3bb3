//! The indexes in the memory of this server: all claims, and the checks of other newsrooms.

pub mod following;
mod refresh;

use std::sync::{Arc, PoisonError, RwLock};

use claim_matching::{Claim, CompactVector, Index, VectorModel};
use tokio::sync::Semaphore;

use self::refresh::Refresh;
use crate::app::error::{Error, Result};
use crate::domain::kernel::id::{ClaimId, ExternalCheckId};
use crate::domain::newsroom::event::Cursor;
use crate::store::claims::vector::IndexedClaim;

/// Vectors of texts that are made at once: each takes a core for milliseconds.
const MODELS: usize = 2;

/// Claims in memory, and how far the index has followed the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ClaimIndex {
    claims: Arc<RwLock<Index<ClaimId>>>,
    position: Arc<Refresh<Option<Position>>>,
    /// Vectors of texts that are made at once.
    pub(super) models: Arc<Semaphore>,
}

/// How far the index has read.
#[derive(Debug, Clone, Copy)]
struct Position {
    /// Events up to this one are in the index, in an order that no later commit changes.
    events: Cursor,
    /// Number of the newest vector.
    vectors: i64,
    /// Number of the newest event that was seen as soon as it was committed.
    seen: i64,
}

impl ClaimIndex {
    /// An empty index for vectors of this model.
    pub(crate) fn new(model: VectorModel) -> Self {
        let claims = Arc::new(RwLock::new(Index::new(model)));
        Self { claims, position: Arc::default(), models: Arc::new(Semaphore::new(MODELS)) }
    }

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

    /// Adds or removes claims as they are now.
    pub(super) async fn put(&self, found: Vec<IndexedClaim>) -> Result<()> {
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

/// Imported checks in memory, and the number of the last change that was read. Cheap to clone.
#[derive(Debug, Clone)]
pub struct CheckIndex {
    checks: Arc<RwLock<Index<ExternalCheckId>>>,
    pub(super) read: Arc<Refresh<i64>>,
}

impl CheckIndex {
    /// An empty index for vectors of this model.
    pub(crate) fn new(model: VectorModel) -> Self {
        Self { checks: Arc::new(RwLock::new(Index::new(model))), read: Arc::default() }
    }

    /// Reads the index; for the blocking thread pool.
    pub(super) fn read<T>(&self, read: impl FnOnce(&Index<ExternalCheckId>) -> T) -> T {
        read(&self.checks.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the index; for the blocking thread pool.
    pub(super) fn change(&self, change: impl FnOnce(&mut Index<ExternalCheckId>)) {
        change(&mut self.checks.write().unwrap_or_else(PoisonError::into_inner));
    }
}
