//! Presence: which accounts have a claim open, on every server.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::presence::{Doing, Gathering, Present, Sighting};
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::account::PersonRef;
use crate::store;

/// PostgreSQL notification channel on which the servers exchange presence.
pub const CHANNEL: &str = store::claims::presence::CHANNEL;

/// Records that a person has a claim open. Returns the other people who have it open.
pub async fn stay(app: &App, person: PersonRef, claim: ClaimId, doing: Doing) -> Result<Vec<Present>> {
    known(app, claim).await?;
    let me = person.id;
    tell(app, claim, person, Some(doing)).await;
    let mut here = presence(app).at(claim).here;
    here.retain(|present| present.person.id != me);
    Ok(here)
}

/// Records that a person has closed a claim.
pub async fn leave(app: &App, person: PersonRef, claim: ClaimId) -> Result<()> {
    known(app, claim).await?;
    tell(app, claim, person, None).await;
    Ok(())
}

/// Applies a presence message (JSON) from another server.
pub fn hear(app: &App, sighting: &str) {
    // A message in the format of another server version is ignored.
    // This server's own messages come back and may be outdated, so they are ignored as well.
    if let Ok(sighting) = serde_json::from_str::<Sighting>(sighting)
        && sighting.server != app.server
    {
        see(app, &sighting);
    }
}

/// Removes people whose presence has expired.
pub fn sweep(app: &App) {
    let left = presence(app).forget(app.clock.now());
    for claim in left {
        announce(app, claim);
    }
}

/// The current presence of every claim that somebody has open.
#[must_use]
pub fn everywhere(app: &App) -> Vec<Gathering> {
    presence(app).everywhere()
}

async fn known(app: &App, claim: ClaimId) -> Result<()> {
    if store::claims::list::exists(&app.pool, claim).await? { Ok(()) } else { Err(Error::NotFound("claim")) }
}

async fn tell(app: &App, claim: ClaimId, person: PersonRef, doing: Option<Doing>) {
    let sighting = Sighting { server: app.server, claim, person, doing };
    see(app, &sighting);
    // A lost message is made up for by the person's next one.
    let _ = store::claims::presence::tell(&app.pool, &sighting).await;
}

fn see(app: &App, sighting: &Sighting) {
    let changed = presence(app).see(sighting, app.clock.now());
    if changed {
        announce(app, sighting.claim);
    }
}

fn announce(app: &App, claim: ClaimId) {
    let gathering = presence(app).at(claim);
    // An error only means that no stream is open.
    let _ = app.gathered.send(gathering.into());
}

fn presence(app: &App) -> std::sync::MutexGuard<'_, crate::domain::claims::presence::Presence> {
    app.presence.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}
