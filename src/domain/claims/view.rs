//! Saved views: named filters of the claim queue.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::ViewId;

/// Views that one person may keep.
pub const MOST_VIEWS: usize = 50;

/// A way of looking at the queue that somebody named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    /// Stable.
    pub id: ViewId,
    /// What its owner calls it.
    pub name: String,
    /// The query string of `GET /claims`.
    pub query: String,
    /// When it was saved.
    pub created_at: DateTime<Utc>,
}
