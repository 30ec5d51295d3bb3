//! Live events: every event once and in order for each open stream.

use std::sync::Arc;

use sqlx::postgres::PgListener;

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::newsroom::setting;
use crate::domain::newsroom::event::{Cursor, Kind, Placed};
use crate::store;

/// Events per query.
const BATCH: i64 = 500;

/// Sends a wake-up to the other processes: `process` has written events.
pub async fn hint(app: &App, process: &str) -> Result<()> {
    Ok(store::newsroom::event::hint(&app.pool, process).await?)
}

/// Listens for the wake-ups and the presence messages of all processes.
pub async fn hear(app: &App) -> Result<PgListener> {
    Ok(store::newsroom::event::hear(&app.pool).await?)
}

/// Checks that the connection of the listener is alive. Notifications that arrive meanwhile are kept.
pub async fn check(listener: &mut PgListener) -> Result<()> {
    Ok(store::newsroom::event::check(listener).await?)
}

/// The cursor after the last event.
pub async fn end(app: &App) -> Result<Cursor> {
    Ok(store::newsroom::event::end(&app.pool).await?)
}

/// The cursor of an event, as earlier versions sent one: by the event's id. `None` if this log has no such event.
pub async fn cursor_of(app: &App, event: i64) -> Result<Option<Cursor>> {
    Ok(store::newsroom::event::position(&app.pool, event).await?)
}

/// The events after `cursor`; `None` if there are 500 or more, or if `cursor` is not from this log.
pub async fn missed(app: &App, cursor: Cursor) -> Result<Option<Vec<Placed>>> {
    let is_start = cursor == Cursor::default();
    if !is_start && !store::newsroom::event::is_position(&app.pool, cursor).await? {
        return Ok(None);
    }
    let events = after(app, cursor).await?;
    Ok((i64::try_from(events.len()) != Ok(BATCH)).then_some(events))
}

/// Gives positions to the events that are committed. Must not be called within a change: its positions would wait for the
/// change's commit, and those of all others with them.
pub async fn place(app: &App) -> Result<()> {
    while store::newsroom::event::place(&app.pool).await? {}
    Ok(())
}

/// The events after `cursor` (exclusive) that have a position, oldest first, at most 500.
pub async fn after(app: &App, cursor: Cursor) -> Result<Vec<Placed>> {
    Ok(store::newsroom::event::after(&app.pool, cursor, BATCH).await?)
}

/// Broadcasts the events after `cursor` to the streams of this process; returns the new cursor.
pub async fn tell(app: &App, mut cursor: Cursor) -> Result<Cursor> {
    place(app).await?;
    loop {
        let events = after(app, cursor).await?;
        let Some(last) = events.last() else {
            return Ok(cursor);
        };
        cursor = last.cursor;
        if events.iter().any(|placed| placed.event.kind == Kind::SettingsChanged) {
            setting::apply(app).await?;
        }
        for event in events {
            // An error only means that no stream is open.
            let _ = app.events.send(Arc::new(event));
        }
    }
}
