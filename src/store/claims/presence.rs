//! Presence notifications between servers that share a database; nothing is stored.

use sqlx::PgExecutor;

use crate::domain::claims::presence::Sighting;

/// What sightings are told on.
pub const CHANNEL: &str = "claimdesk_presence";

/// Tells every server of a sighting, the one that saw it included.
pub async fn tell(db: impl PgExecutor<'_>, sighting: &Sighting) -> sqlx::Result<()> {
    let sighting =
        serde_json::to_string(sighting).map_err(|error| sqlx::Error::Encode(error.into()))?;
    sqlx::query!("select pg_notify($1, $2)", CHANNEL, sighting)
        .execute(db)
        .await?;
    Ok(())
}
