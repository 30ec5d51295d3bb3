//! Delivery worker: send webhook messages concurrently; a slow endpoint does not delay the others.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::app::context::App;
use crate::app::publishing::delivery;

/// Poll interval without a wake-up.
const POLL: Duration = Duration::from_secs(1);
/// Maximum number of concurrent requests of this process.
const FLYING: usize = 512;
/// Time for running requests to finish after shutdown. Unfinished messages are sent again, under the same id.
const LANDING: Duration = Duration::from_secs(4);

/// Writes messages for new events and sends the due ones, once. Returns the number of messages sent. Tests call this
/// function and do not sleep.
pub async fn step(app: &App) -> usize {
    let mut flying = JoinSet::new();
    look(app, &mut flying).await;
    let sent = flying.len();
    while flying.join_next().await.is_some() {}
    sent
}

/// Writes messages for new events and starts requests for due messages, up to [`FLYING`] at once. Returns true if
/// there may be more events.
async fn look(app: &App, flying: &mut JoinSet<()>) -> bool {
    let more = match delivery::fan_out(app).await {
        Ok(more) => more,
        Err(error) => {
            tracing::warn!(
                error = &error as &dyn std::error::Error,
                "cannot read on in the log for endpoints"
            );
            false
        }
    };
    let room = FLYING.saturating_sub(flying.len());
    match delivery::take(app, room).await {
        Ok(taken) => {
            for message in taken {
                let app = app.clone();
                let span = tracing::error_span!("delivery", delivery = %message.id, endpoint = %message.endpoint);
                let delivering = async move {
                    if let Err(error) = delivery::deliver(&app, &message).await {
                        tracing::warn!(
                            error = &error as &dyn std::error::Error,
                            "cannot write down what became of a message: it is sent again"
                        );
                    }
                };
                flying.spawn(delivering.instrument(span));
            }
        }
        Err(error) => tracing::warn!(
            error = &error as &dyn std::error::Error,
            "cannot take messages for endpoints"
        ),
    }
    more
}

/// Sends messages until `shutdown`.
pub async fn run(app: App, shutdown: CancellationToken) {
    let mut flying = JoinSet::new();
    if let Err(error) = delivery::mend(&app).await {
        tracing::warn!(
            error = &error as &dyn std::error::Error,
            "cannot see whether the log comes from another server"
        );
    }
    while !shutdown.is_cancelled() {
        while flying.try_join_next().is_some() {}
        if look(&app, &mut flying).await {
            continue;
        }
        tokio::select! {
            () = app.wake_ups.outbox.notified() => {}
            // A finished request makes room for the endpoint's next message.
            Some(_) = flying.join_next() => {}
            () = tokio::time::sleep(POLL) => {}
            () = shutdown.cancelled() => {}
        }
    }
    let landing = async { while flying.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(LANDING, landing).await;
}
