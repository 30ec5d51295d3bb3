//! Job worker: take a job, run it, record its outcome.

use std::time::Duration;

use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::Instrument;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::job;
use crate::domain::kernel::work_class::WorkClass;
use crate::domain::newsroom::job::{Lane, Taken};

/// Poll interval without a wake-up.
const POLL: Duration = Duration::from_secs(1);

/// Interval at which the lease of a running job is extended; a third of the lease.
const RENEWAL: Duration = Duration::from_secs(10);

/// Runs the next due job of a lane. Returns false if no job is due. Tests call this function and do not sleep.
///
/// # Errors
/// When the queue cannot be read or written. A failed job is not an error: its failure is recorded.
pub async fn step(app: &App, lane: Lane) -> Result<bool> {
    let Some(taken) = job::take(app, lane).await? else {
        return Ok(false);
    };
    // Where one job was due, others may be: the next idle worker looks while this one works.
    wake_up(app, lane).notify_one();
    if job::is_spent(&taken) {
        tracing::error!(job = %taken.id, what = ?taken.job, "job abandoned: the process crashed on every attempt");
        job::give_up(app, &taken, "the process crashed on every attempt").await?;
        return Ok(true);
    }
    let span = tracing::error_span!("job", job = %taken.id, attempt = taken.attempts);
    settle(app, taken).instrument(span).await?;
    Ok(true)
}

/// Runs a job and records its outcome.
async fn settle(app: &App, taken: Taken) -> Result<()> {
    let (task, job) = (app.of_class(WorkClass::Background), taken.job.clone());
    // A panicking job is a failed attempt, not the end of the worker.
    let running = async move { crate::jobs::run(&task, &job).await };
    let mut running = tokio::spawn(running.in_current_span());
    let ended = loop {
        tokio::select! {
            ended = &mut running => break ended,
            // Another worker must not take a job that is still running.
            () = tokio::time::sleep(RENEWAL) => job::renew(app, &taken).await?,
        }
    };
    let outcome = match ended {
        Ok(outcome) => outcome,
        Err(panic) => Err(Error::Unexpected(panic.into())),
    };
    match outcome {
        // If the subject of the job no longer exists, nothing is left to do.
        Ok(()) | Err(Error::NotFound(_)) => job::finish(app, &taken).await,
        Err(Error::Later { wait }) => job::put_off(app, &taken, wait).await,
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, what = ?taken.job, "job failed");
            job::fail(app, &taken, &error.to_string()).await
        }
    }
}

fn wake_up(app: &App, lane: Lane) -> &Notify {
    match lane {
        Lane::Own => &app.wake_ups.jobs,
        Lane::Pages => &app.wake_ups.pages,
    }
}

/// Runs due jobs of a lane, one at a time, until `shutdown`.
pub async fn run(app: App, lane: Lane, shutdown: CancellationToken) {
    let wake_up = wake_up(&app, lane);
    while !shutdown.is_cancelled() {
        match step(&app, lane).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "the job queue does not answer");
            }
        }
        tokio::select! {
            () = wake_up.notified() => {}
            () = tokio::time::sleep(POLL) => {}
            () = shutdown.cancelled() => {}
        }
    }
}
