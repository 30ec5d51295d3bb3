//! Schedule worker: publish scheduled verdicts at their second.

use std::time::Duration;

use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::schedule;
use crate::domain::kernel::id::ClaimId;

/// Longest time between two looks: longest delay of a schedule that was set for sooner than that.
const POLL: Duration = Duration::from_secs(1);
/// Shortest time between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Publishes what is due, once, and returns the time until the next look. Tests call this function and do not sleep.
pub async fn step(app: &App) -> Duration {
    let (due, wait) = match schedule::due(app).await {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for scheduled publications");
            return POLL;
        }
    };
    for claim in due {
        publish(app, claim).await;
    }
    wait.unwrap_or(POLL).clamp(PAUSE, POLL)
}

async fn publish(app: &App, claim: ClaimId) {
    let span = tracing::error_span!("schedule", claim = %claim);
    let task = app.clone();
    // A panic is a failed attempt, not the end of the worker.
    let running = async move { schedule::publish_due(&task, claim).await };
    let outcome = match tokio::spawn(running.instrument(span)).await {
        Ok(outcome) => outcome,
        Err(panic) => Err(Error::Unexpected(panic.into())),
    };
    let Err(error) = outcome else {
        return;
    };
    tracing::error!(error = &error as &dyn std::error::Error, %claim, "scheduled publication failed; trying again");
    // These pass by themselves: the next look tries again.
    if matches!(error, Error::Unavailable(_) | Error::UnknownOutcome(_) | Error::Busy) {
        return;
    }
    if let Err(error) = schedule::count_failure(app, claim).await {
        tracing::warn!(error = &error as &dyn std::error::Error, %claim, "cannot count the failed attempt");
    }
}

/// Publishes what is due until `shutdown`.
pub async fn run(app: App, shutdown: CancellationToken) {
    while !shutdown.is_cancelled() {
        let wait = step(&app).await;
        tokio::select! {
            () = tokio::time::sleep(wait) => {}
            () = shutdown.cancelled() => {}
        }
    }
}
