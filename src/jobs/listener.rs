//! How do this process's workers and watchers learn at once what any process did?

use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::app::{App, live};
use crate::domain::event::Cursor;

/// Notifications are hints; this often everything is looked at without one.
const POLL: Duration = Duration::from_secs(1);
/// An event may wait for an older transaction to end: it is looked for again this soon after a hint.
const AGAIN: Duration = Duration::from_millis(50);

/// Wakes the workers and tells the watchers, until `shutdown`.
pub async fn run(app: App, start: Cursor, wake: Arc<Notify>, shutdown: CancellationToken) {
    let mut cursor = start;
    let mut listener = None;
    while !shutdown.is_cancelled() {
        if listener.is_none() {
            listener = listen(&app).await;
        }
        let hinted = tokio::select! {
            hinted = hint(&mut listener) => hinted,
            () = tokio::time::sleep(POLL) => false,
            () = shutdown.cancelled() => break,
        };
        wake.notify_waiters();
        cursor = tell(&app, cursor).await;
        if hinted {
            tokio::time::sleep(AGAIN).await;
            cursor = tell(&app, cursor).await;
        }
    }
}

async fn listen(app: &App) -> Option<PgListener> {
    let mut listener = PgListener::connect_with(&app.pool).await.ok()?;
    listener.listen("claimdesk").await.ok()?;
    Some(listener)
}

/// Waits for a hint. A lost connection counts as one: what was said meanwhile is read from the table.
async fn hint(listener: &mut Option<PgListener>) -> bool {
    let Some(open) = listener else {
        return std::future::pending().await;
    };
    if !matches!(open.try_recv().await, Ok(Some(_))) {
        *listener = None;
    }
    true
}

async fn tell(app: &App, cursor: Cursor) -> Cursor {
    match live::tell(app, cursor).await {
        Ok(cursor) => cursor,
        Err(error) => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "the event log does not answer"
            );
            cursor
        }
    }
}
