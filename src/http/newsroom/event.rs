//! An event of the log, as clients read it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::newsroom::event::{self, Change, Recorded};
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
    /// What, for machines: `claim.reworded`.
    kind: String,
    /// What, for people, to follow the actor's name: "reworded the statement".
    sentence: String,
    /// What changed.
    changes: Vec<Change>,
    /// Why, in the actor's words.
    reason: Option<String>,
}

impl From<Recorded> for HistoryEntry {
    fn from(event: Recorded) -> Self {
        let sentence =
            event::Kind::named(&event.kind).map_or("did something", event::Kind::sentence);
        Self {
            id: event.cursor.id.to_string(),
            at: event.at,
            actor: event.actor,
            sentence: sentence.to_owned(),
            kind: event.kind,
            changes: event.changes,
            reason: event.reason,
        }
    }
}
