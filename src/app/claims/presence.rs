//! Presence: which accounts have a claim open, on every server.

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::domain::claims::presence::{Doing, Gathering, Present, Sighting};
use crate::domain::kernel::id::ClaimId;
use crate::domain::people::account::PersonRef;
use crate::store;

/// The PostgreSQL channel by which servers tell each other.
pub const CHANNEL: &str = store::claims::presence::CHANNEL;

/// Somebody has a claim open, for now; who else has.
pub async fn stay(
    app: &App,
    person: PersonRef,
    claim: ClaimId,
    doing: Doing,
) -> Result<Vec<Present>> {
    known(app, claim).await?;
    let me = person.id;
    tell(app, claim, person, Some(doing)).await;
    let mut here = presence(app).at(claim).here;
    here.retain(|present| present.person.id != me);
    Ok(here)
}

/// Somebody has closed a claim.
pub async fn leave(app: &App, person: PersonRef, claim: ClaimId) -> Result<()> {
    known(app, claim).await?;
    tell(app, claim, person, None).await;
    Ok(())
}

/// Takes note of what a server told.
pub fn hear(app: &App, sighting: &str) {
    // A server of another version may tell more, or otherwise: then they are not shown here.
    // The echo of what was seen here may be older than what is known here.
    if let Ok(sighting) = serde_json::from_str::<Sighting>(sighting)
        && sighting.server != app.server
    {
        see(app, &sighting);
    }
}

/// Forgets who was not seen again.
pub fn sweep(app: &App) {
    let left = presence(app).forget(app.clock.now());
    for claim in left {
        announce(app, claim);
    }
}

/// Who is at any claim now.
#[must_use]
pub fn everywhere(app: &App) -> Vec<Gathering> {
    presence(app).everywhere()
}

async fn known(app: &App, claim: ClaimId) -> Result<()> {
    if store::claims::claim::exists(&app.pool, claim).await? {
        Ok(())
    } else {
        Err(Error::NotFound("claim"))
    }
}

async fn tell(app: &App, claim: ClaimId, person: PersonRef, doing: Option<Doing>) {
    let sighting = Sighting {
        server: app.server,
        claim,
        person,
        doing,
    };
    see(app, &sighting);
    // Whoever watches at another server learns it the next time.
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
    // Nobody watching is no fault.
    let _ = app.gathered.send(gathering.into());
}

fn presence(app: &App) -> std::sync::MutexGuard<'_, crate::domain::claims::presence::Presence> {
    app.presence
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}
