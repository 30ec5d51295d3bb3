//! Saved views: named filters of the claim queue.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::ViewId;

/// Maximum number of saved views per person.
pub const MOST_VIEWS: usize = 50;

/// A named filter of the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SavedView {
    /// The view's id.
    pub id: ViewId,
    /// The owner's name for the view.
    #[schema(example = "Casualties, my reviews")]
    pub name: String,
    /// The query string of `GET /claims`, such as `state=unassigned&kind=casualties`.
    #[schema(example = "state=in_review&kind=casualties&assignee=me&sort=due")]
    pub query: String,
    /// When it was saved.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
}
