//! System status: the state of the server and its database.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::job::JobCounts;

/// Status of the database.
#[derive(Debug, Serialize, ToSchema)]
pub struct DatabaseFigures {
    /// PostgreSQL's version: "15.8".
    #[schema(example = "17.2")]
    pub version: String,
    /// Size on disk in bytes.
    pub size_bytes: i64,
    /// Number of the newest applied migration.
    pub migration: i64,
}

/// Status of the event log and of its distribution to readers.
#[derive(Debug, Serialize, ToSchema)]
pub struct EventFigures {
    /// Time of the last event; null without events.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub last_at: Option<DateTime<Utc>>,
    /// Delay of the event stream in milliseconds: the age of the oldest event that has no position in the stream yet.
    pub behind_ms: i64,
}

/// Open transactions of the database. A transaction that stays open keeps PostgreSQL from removing old row versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct TransactionFigures {
    /// Number of transactions that are open for more than a minute, a running backup included.
    #[schema(example = 0)]
    pub long: i64,
    /// Age of the oldest open transaction in milliseconds; 0 without any.
    #[schema(example = 12)]
    pub oldest_ms: i64,
}

/// Status of webhook deliveries.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeliveryFigures {
    /// Number of deliveries waiting to be sent.
    pub waiting: i64,
    /// When the oldest waiting delivery was created.
    #[schema(example = "2026-03-03T11:39:00Z")]
    pub oldest_at: Option<DateTime<Utc>>,
    /// Number of endpoints whose deliveries fail.
    pub endpoints_failing: i64,
}

/// Status of the database connection pool.
#[derive(Debug, Serialize, ToSchema)]
pub struct PoolFigures {
    /// Number of open connections.
    pub size: u32,
    /// Number of idle connections.
    pub idle: usize,
}

/// A standby that answers reads which may be a moment old.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ReplicaFigures {
    /// Address of the standby, as in the settings.
    #[schema(example = "db2.internal:5432")]
    pub address: String,
    /// Whether this server sends reads to the standby now.
    pub in_use: bool,
    /// Upper bound of the age of the state that the standby shows, in milliseconds; null if it is not known.
    #[schema(example = 240)]
    pub lag_ms: Option<i64>,
    /// Number of connections that this server has taken for reads from the standby.
    #[schema(example = 1204)]
    pub reads: u64,
    /// Why nothing is known about the standby; null if it answers.
    #[schema(example = "the database did not answer within the deadline")]
    pub problem: Option<String>,
}

/// A backup made with `claimdesk backup`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Backup {
    /// When the backup was completed.
    #[schema(example = "2026-03-03T03:00:12Z")]
    pub finished_at: DateTime<Utc>,
    /// Size of the file in bytes.
    pub bytes: i64,
}

/// Number of rows by table; PostgreSQL's estimate from ten thousand on.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counts {
    /// Number of articles.
    pub articles: i64,
    /// Number of claims.
    pub claims: i64,
    /// Number of public verdicts, including retracted ones.
    pub verdicts: i64,
    /// Number of accounts.
    pub accounts: i64,
}

/// The claim analysis that is in force.
#[derive(Debug, Serialize, ToSchema)]
pub struct AnalysisInForce {
    /// Version of the analyser, stored with every analysis. With a model file it ends in `+vectors`.
    #[schema(example = "1.3.0+vectors")]
    pub version: &'static str,
    /// Name of the model of sentence embeddings that finds claims; null without a model file.
    #[schema(example = "all-MiniLM-L6-v2")]
    pub model: Option<String>,
    /// Name of the model that compares claims; null without a model file. A multilingual model compares across languages.
    #[schema(example = "multilingual-e5-small")]
    pub matching_model: Option<String>,
    /// Number of articles whose newest version was read by another version of the analyser.
    #[schema(example = 0)]
    pub outdated: i64,
    /// Number of claims whose sentence vector is still to be made; null without a model file.
    #[schema(example = 0)]
    pub without_vector: Option<i64>,
}

/// Status of Claimdesk, as seen by the server that answers the request.
#[derive(Debug, Serialize, ToSchema)]
pub struct System {
    /// Claimdesk's version.
    #[schema(example = "0.1.0")]
    pub version: &'static str,
    /// When this server started.
    #[schema(example = "2026-03-01T04:00:00Z")]
    pub started_at: DateTime<Utc>,
    /// Version, size and migration of the database.
    pub database: DatabaseFigures,
    /// Open transactions of the database, of Claimdesk and of others.
    pub transactions: TransactionFigures,
    /// How far this server's clock is ahead of the database's, in milliseconds; negative if it is behind. More than five
    /// seconds make leases, sessions and delays too long or too short.
    #[schema(example = 3)]
    pub clock_skew_ms: i64,
    /// Number of background jobs by state.
    pub jobs: JobCounts,
    /// Status of the event log.
    pub events: EventFigures,
    /// Status of webhook deliveries.
    pub deliveries: DeliveryFigures,
    /// The claim analysis of this server.
    pub analysis: AnalysisInForce,
    /// Status of the connection pool.
    pub pool: PoolFigures,
    /// The standbys of `database.replicas`.
    pub replicas: Vec<ReplicaFigures>,
    /// The newest backup made with `claimdesk backup`; null without one.
    pub backup: Option<Backup>,
    /// Number of rows by table.
    pub counts: Counts,
}
