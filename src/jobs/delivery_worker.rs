//! Delivery worker: send webhook messages concurrently; a slow endpoint does not delay the others.

use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::app::context::App;
use crate::app::publishing::delivery;

/// Poll interval without a wake-up.
const POLL: Duration = Duration::from_secs(1);
/// Minimum interval between two looks for events after wake-ups.
const PAUSE: Duration = Duration::from_millis(50);
/// Maximum number of concurrent requests of this process.
const MAX_CONCURRENT: usize = 512;
/// Time for running requests to finish after shutdown. Unfinished messages are sent again, under the same id.
const SHUTDOWN_GRACE: Duration = Duration::from_secs(4);

/// Writes messages for new events and sends the due ones, once. Returns the number of messages sent. Tests call this
/// function and do not sleep.
pub async fn step(app: &App) -> usize {
    let mut sending = JoinSet::new();
    fan_out_and_send(app, &mut sending).await;
    let sent = sending.len();
    while sending.join_next().await.is_some() {}
    sent
}

/// Writes messages for new events and starts requests for due messages, up to [`MAX_CONCURRENT`] at once. Returns true if
/// there may be more events.
async fn fan_out_and_send(app: &App, sending: &mut JoinSet<()>) -> bool {
    let more = match delivery::fan_out(app).await {
        Ok(more) => more,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot read the event log for webhooks");
            false
        }
    };
    let room = MAX_CONCURRENT.saturating_sub(sending.len());
    match delivery::take(app, room).await {
        Ok(taken) => {
            for message in taken {
                let app = app.clone();
                let span = tracing::error_span!("delivery", delivery = %message.id, endpoint = %message.endpoint);
                let delivering = async move {
                    if let Err(error) = delivery::deliver(&app, &message).await {
                        tracing::warn!(
                            error = &error as &dyn std::error::Error,
                            "cannot record the delivery attempt; the message will be sent again"
                        );
                    }
                };
                sending.spawn(delivering.instrument(span));
            }
        }
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot take webhook messages from the queue");
        }
    }
    more
}

/// Sends messages until `shutdown`.
pub async fn run(app: App, shutdown: CancellationToken) {
    let mut sending = JoinSet::new();
    while !shutdown.is_cancelled() {
        while sending.try_join_next().is_some() {}
        if fan_out_and_send(&app, &mut sending).await {
            continue;
        }
        tokio::select! {
            () = app.wake_ups.outbox.notified() => tokio::time::sleep(PAUSE).await,
            // A finished request makes room for the endpoint's next message.
            Some(_) = sending.join_next() => {}
            () = tokio::time::sleep(POLL) => {}
            () = shutdown.cancelled() => {}
        }
    }
    let landing = async { while sending.join_next().await.is_some() {} };
    let _ = tokio::time::timeout(SHUTDOWN_GRACE, landing).await;
}
