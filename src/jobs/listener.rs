//! Listener: PostgreSQL notifications that wake this process's workers and streams.

use std::time::Duration;

use sqlx::postgres::PgListener;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::app::claims::presence;
use crate::app::context::App;
use crate::app::newsroom::live;
use crate::domain::newsroom::event::Cursor;

/// Poll interval, because wake-ups may get lost.
const POLL: Duration = Duration::from_secs(1);
/// Minimum interval between two looks for events after wake-ups, and between two wake-ups to other processes.
const PAUSE: Duration = Duration::from_millis(50);
/// Interval at which the listening connection is checked, because a dead line looks like silence.
const CHECK: Duration = Duration::from_secs(5);

/// Broadcasts new events to the streams, and exchanges wake-ups with the other processes, until `shutdown`.
pub async fn run(app: App, start: Cursor, shutdown: CancellationToken) {
    let process = app.random.id::<Uuid>(app.clock.now()).to_string();
    let mut cursor = start;
    let (mut listener, mut checked) = (None, Instant::now());
    while !shutdown.is_cancelled() {
        if listener.is_none() {
            listener = live::hear(&app).await.ok();
            checked = Instant::now();
        }
        if let Some(open) = &mut listener
            && checked.elapsed() > CHECK
        {
            checked = Instant::now();
            if live::check(open).await.is_err() {
                listener = None;
                continue;
            }
        }
        let hinted = tokio::select! {
            () = app.wake_ups.events.notified() => {
                // If this fails, the other processes poll within a second.
                let _ = live::hint(&app, &process).await;
                true
            }
            foreign = hint(&app, &mut listener, &process) => {
                if foreign {
                    app.wake_ups.jobs.notify_one();
                    app.wake_ups.pages.notify_one();
                    app.wake_ups.outbox.notify_one();
                }
                foreign
            }
            () = tokio::time::sleep(POLL) => false,
            () = shutdown.cancelled() => break,
        };
        presence::sweep(&app);
        cursor = tell(&app, cursor).await;
        if hinted {
            tokio::time::sleep(PAUSE).await;
        }
    }
}

/// Waits for a wake-up from another process or the loss of the connection, after which events are read from the table.
/// Ignores wake-ups of this process and applies presence messages.
async fn hint(app: &App, listener: &mut Option<PgListener>, process: &str) -> bool {
    let Some(open) = listener else {
        return std::future::pending().await;
    };
    loop {
        match open.try_recv().await {
            Ok(Some(sighting)) if sighting.channel() == presence::CHANNEL => {
                presence::hear(app, sighting.payload());
            }
            Ok(Some(hint)) if hint.payload() == process => {}
            Ok(Some(_)) => return true,
            Ok(None) | Err(_) => {
                *listener = None;
                return true;
            }
        }
    }
}

async fn tell(app: &App, cursor: Cursor) -> Cursor {
    match live::tell(app, cursor).await {
        Ok(cursor) => cursor,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "the event log does not answer");
            cursor
        }
    }
}
