//! Views of the claim list: columns to sort by, saved filters.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::claim::Kind;
use super::review::State;
use crate::domain::kernel::id::ViewId;

/// Maximum number of saved views per person.
pub const MOST_VIEWS: usize = 50;

/// A column of the claim list that the list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Check-worthiness.
    Worth,
    /// Statement, by its first 60 characters.
    Statement,
    /// Kind, in the order of the kinds.
    Kind,
    /// Claimant, by the first 60 characters.
    Claimant,
    /// Article, in the order in which articles came in.
    Article,
    /// State, in the order of a claim's life; claims of one state by urgency.
    State,
    /// Name of the assignee; unassigned claims are last.
    Assignee,
    /// Number of sources.
    Evidence,
}

impl Column {
    /// Whether the text of a cursor can be a value of this column.
    #[must_use]
    pub fn has(self, value: &str) -> bool {
        match self {
            Self::Worth => value.parse::<f64>().is_ok_and(f64::is_finite),
            Self::Kind => Kind::ALL.iter().any(|kind| kind.name() == value),
            Self::State => State::ALL.iter().any(|state| state.name() == value),
            Self::Article => value.parse::<uuid::Uuid>().is_ok(),
            Self::Evidence => value.parse::<i32>().is_ok(),
            Self::Statement | Self::Claimant | Self::Assignee => !value.contains('\0'),
        }
    }
}

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
