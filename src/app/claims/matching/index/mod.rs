//! The indexes in the memory of this server: all claims, and the checks of other newsrooms.

pub mod following;

use std::sync::{Arc, PoisonError, RwLock};

use claim_matching::{Claim, CompactVector, Index, VectorModel};
use tokio::sync::Semaphore;

use crate::app::error::{Error, Result};
use crate::app::refresh::Refresh;
use crate::domain::kernel::id::{ClaimId, ExternalCheckId};
use crate::domain::newsroom::event::Cursor;
use crate::store::claims::vector::IndexedClaim;

/// Vectors of texts that are made at once: each takes a core for milliseconds.
const MODELS: usize = 2;

/// Claims in memory, and how far the index has followed the database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct ClaimIndex {
    claims: Arc<RwLock<Index<ClaimId>>>,
    /// The claims with a public verdict once more: among all, a verdict is not found if many articles make the same claim.
    public: Arc<RwLock<Index<ClaimId>>>,
    position: Arc<Refresh<Option<Position>>>,
    /// Vectors of texts that are made at once.
    pub(super) models: Arc<Semaphore>,
}

/// The claims that are searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Among {
    /// All that can be found.
    #[default]
    All,
    /// Those with a public verdict.
    Public,
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
        let index = || Arc::new(RwLock::new(Index::new(model)));
        let (claims, public) = (index(), index());
        Self { claims, public, position: Arc::default(), models: Arc::new(Semaphore::new(MODELS)) }
    }

    /// Runs a search among these claims in the blocking thread pool.
    ///
    /// # Errors
    /// When the search panics.
    pub(super) async fn search<T: Send + 'static>(
        &self,
        among: Among,
        search: impl FnOnce(&Index<ClaimId>) -> T + Send + 'static,
    ) -> Result<T> {
        let claims = match among {
            Among::All => Arc::clone(&self.claims),
            Among::Public => Arc::clone(&self.public),
        };
        tokio::task::spawn_blocking(move || search(&claims.read().unwrap_or_else(PoisonError::into_inner)))
            .await
            .map_err(|error| Error::Unexpected(error.into()))
    }

    /// Adds or removes claims as they are now, and removes those that are gone.
    pub(super) async fn put(&self, found: Vec<IndexedClaim>, gone: Vec<ClaimId>) -> Result<()> {
        let (claims, public) = (Arc::clone(&self.claims), Arc::clone(&self.public));
        let adding = move || {
            let mut claims = claims.write().unwrap_or_else(PoisonError::into_inner);
            let mut public = public.write().unwrap_or_else(PoisonError::into_inner);
            for gone in gone {
                claims.remove(gone);
                public.remove(gone);
            }
            for found in found {
                let vector = found.vector.as_deref().and_then(CompactVector::from_bytes);
                for (index, belongs) in [(&mut claims, found.is_open), (&mut public, found.is_open && found.is_public)]
                {
                    if belongs {
                        index.add(found.id, &claim(&found), vector.as_ref());
                    } else {
                        index.remove(found.id);
                    }
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
