//! Test events: written in a transaction of the test, and settled in the log.

use claimdesk::domain::kernel::id::ClaimId;
use claimdesk::domain::newsroom::event::{Event, Kind};
use claimdesk::store::kit::connection::Connection;
use claimdesk::store::newsroom::event;
use tokio::time::timeout;

use crate::support::TestApp;
use crate::support::wire::PATIENCE;

/// Within a transaction that the test holds.
pub async fn write(db: &mut Connection, app: &TestApp, count: usize) {
    let claim: ClaimId = app.app.random.id(app.app.clock.now());
    let article = app.app.random.id(app.app.clock.now());
    let happened: Vec<Event> = (0..count).map(|_| Event::of_claim(Kind::ClaimReworded, claim, article)).collect();
    event::append(db, &happened, None, None, app.app.clock.now()).await.unwrap();
}

/// Waits until all that has happened is settled, which a transaction of another test can hold up: a stream begins
/// behind what is settled, so that it may bring what is a moment older.
pub async fn settle(app: &TestApp) {
    let newest: i64 = app.value("select coalesce(max(id), 0) from events").await;
    let settled = async {
        while event::end(&app.app.pool).await.unwrap().id < newest {
            tokio::task::yield_now().await;
        }
    };
    timeout(PATIENCE, settled).await.expect("every transaction ends");
}
