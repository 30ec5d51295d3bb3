//! Event of the audit log: response body.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::newsroom::event::{Change, Kind, Recorded};
use crate::domain::people::account::PersonRef;

/// An event in the history of a claim or an article.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Id of the event; a later event has a larger id.
    #[schema(example = "4711")]
    id: String,
    /// Time of the event.
    #[schema(example = "2026-03-03T11:40:00Z")]
    at: DateTime<Utc>,
    /// Person who acted; null for Claimdesk.
    actor: Option<PersonRef>,
    /// Kind of the event.
    kind: Kind,
    /// Kind as an English phrase that follows the actor's name, for example "reworded the statement".
    #[schema(example = "reworded the statement")]
    sentence: &'static str,
    /// Changed fields, with old and new values.
    changes: Vec<Change>,
    /// Reason that the actor gave, if any.
    #[schema(example = "The article does not repeat the date.")]
    reason: Option<String>,
}

impl From<Recorded> for HistoryEntry {
    fn from(event: Recorded) -> Self {
        Self {
            id: event.id.to_string(),
            at: event.at,
            actor: event.actor,
            kind: event.kind,
            sentence: event.kind.sentence(),
            changes: event.changes,
            reason: event.reason,
        }
    }
}
