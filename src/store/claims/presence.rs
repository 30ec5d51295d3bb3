//! Presence notifications between servers that share a database; nothing is stored.

use sqlx::PgExecutor;

use crate::domain::claims::presence::Sighting;

/// PostgreSQL channel that carries presence notifications.
pub const CHANNEL: &str = "claimdesk_presence";

/// Sends a presence notification to every server that listens, including the sender.
pub async fn tell(db: impl PgExecutor<'_>, sighting: &Sighting) -> sqlx::Result<()> {
    let sighting = serde_json::to_string(sighting).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query!("select pg_notify($1, $2)", CHANNEL, sighting).execute(db).await?;
    Ok(())
}
