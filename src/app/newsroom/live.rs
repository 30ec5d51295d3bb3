//! Live events: every event once and in order for each open stream.

use std::sync::Arc;

use sqlx::postgres::PgListener;

use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::newsroom::event::{Cursor, Recorded};
use crate::store;

/// Events read at once.
const BATCH: i64 = 500;

/// Hints to other processes that `process` has written events.
pub async fn hint(app: &App, process: &str) -> Result<()> {
    Ok(store::newsroom::event::hint(&app.pool, process).await?)
}

/// Hears the hints of all processes from now on, each with the name of its process, and whom they see at claims.
pub async fn hear(app: &App) -> Result<PgListener> {
    Ok(store::newsroom::event::hear(&app.pool).await?)
}

/// The place behind everything that has happened.
pub async fn end(app: &App) -> Result<Cursor> {
    Ok(store::newsroom::event::end(&app.pool).await?)
}

/// What happened behind `cursor`; `None` when that is too much to tell, or `cursor` is none of this log's.
pub async fn missed(app: &App, cursor: Cursor) -> Result<Option<Vec<Recorded>>> {
    if cursor > end(app).await? {
        return Ok(None);
    }
    let events = after(app, cursor).await?;
    Ok((i64::try_from(events.len()) != Ok(BATCH)).then_some(events))
}

/// What happened behind `cursor`, at most 500.
pub async fn after(app: &App, cursor: Cursor) -> Result<Vec<Recorded>> {
    Ok(store::newsroom::event::after(&app.pool, cursor, BATCH).await?)
}

/// Tells everybody who watches what happened behind `cursor`; returns the new place.
pub async fn tell(app: &App, mut cursor: Cursor) -> Result<Cursor> {
    loop {
        let events = after(app, cursor).await?;
        let Some(last) = events.last() else {
            return Ok(cursor);
        };
        cursor = last.cursor;
        for event in events {
            // Nobody watching is no fault.
            let _ = app.happened.send(Arc::new(event));
        }
    }
}
