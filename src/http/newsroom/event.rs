//! Event of the audit log: response body.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::newsroom::event::{Change, Kind, Recorded};
use crate::domain::people::account::PersonRef;

/// Something that happened to a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoryEntry {
    /// Stable; later is larger.
    id: String,
    /// When.
    at: DateTime<Utc>,
    /// Who; null is Claimdesk itself.
    actor: Option<PersonRef>,
    /// What happened.
    kind: Kind,
    /// The same in English, to follow the actor's name: "reworded the statement".
    sentence: &'static str,
    /// What changed.
    changes: Vec<Change>,
    /// Why, in the actor's words.
    reason: Option<String>,
}

impl From<Recorded> for HistoryEntry {
    fn from(event: Recorded) -> Self {
        Self {
            id: event.cursor.id.to_string(),
            at: event.at,
            actor: event.actor,
            kind: event.kind,
            sentence: event.kind.sentence(),
            changes: event.changes,
            reason: event.reason,
        }
    }
}
