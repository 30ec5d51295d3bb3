//! Test events: written in a transaction of the test, and settled in the log.

use claimdesk::domain::kernel::id::ClaimId;
use claimdesk::domain::newsroom::event::{Event, Kind};
use claimdesk::store::kit::connection::Connection;
use claimdesk::store::newsroom::event;

use crate::support::TestApp;

/// Within a transaction that the test holds.
pub async fn write(db: &mut Connection, app: &TestApp, count: usize) {
    let claim: ClaimId = app.app.random.id(app.app.clock.now());
    let article = app.app.random.id(app.app.clock.now());
    let happened: Vec<Event> = (0..count).map(|_| Event::of_claim(Kind::ClaimReworded, claim, article)).collect();
    event::append(db, &happened, None, None, app.app.clock.now()).await.unwrap();
}

/// Gives all that has happened its position: a stream begins behind the last position, so that it may bring what is a
/// moment older.
pub async fn settle(app: &TestApp) {
    while event::place(&app.app.pool).await.unwrap() {}
}
