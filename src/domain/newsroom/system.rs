//! System status: the state of the server and its database.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::job::JobCounts;

/// The database.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatabaseFigures {
    /// PostgreSQL's version: "15.8".
    pub version: String,
    /// Bytes on its disk.
    pub size_bytes: i64,
    /// The newest migration that was applied.
    pub migration: i64,
}

/// What happened, and how soon those who watch are told.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventFigures {
    /// When something happened last.
    pub last_at: Option<DateTime<Utc>>,
    /// For how many milliseconds the oldest thing that happened has waited to be told: nothing is told before an older
    /// transaction that writes has ended.
    pub behind_ms: i64,
}

/// Messages to endpoints.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryFigures {
    /// How many wait to be sent.
    pub waiting: i64,
    /// When the oldest of them was written.
    pub oldest_at: Option<DateTime<Utc>>,
    /// Endpoints at which nothing arrives.
    pub endpoints_failing: i64,
}

/// Connections to the database.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoolFigures {
    /// Open ones.
    pub size: u32,
    /// Those that nobody uses.
    pub idle: usize,
}

/// A back-up made by `claimdesk backup`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Backup {
    /// When it was finished.
    pub finished_at: DateTime<Utc>,
    /// Bytes of the file.
    pub bytes: i64,
}

/// How much there is; from ten thousand on PostgreSQL's estimate.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    /// Articles.
    pub articles: i64,
    /// Claims.
    pub claims: i64,
    /// Public verdicts, withdrawn ones included.
    pub verdicts: i64,
    /// Accounts.
    pub accounts: i64,
}

/// How Claimdesk is doing, as the server that was asked sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct System {
    /// Claimdesk's version.
    pub version: &'static str,
    /// Since when this server runs.
    pub started_at: DateTime<Utc>,
    /// The database.
    pub database: DatabaseFigures,
    /// What is to be done later.
    pub jobs: JobCounts,
    /// What happened.
    pub events: EventFigures,
    /// Messages to endpoints.
    pub deliveries: DeliveryFigures,
    /// Connections to the database.
    pub pool: PoolFigures,
    /// The newest back-up; null when none was ever made by `claimdesk backup`.
    pub backup: Option<Backup>,
    /// How much there is.
    pub counts: Counts,
}
