//! Scheduler: periodic jobs.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::app::articles::subscription::{polling, queue_rules};
use crate::app::articles::watching;
use crate::app::claims::matching::index::following;
use crate::app::claims::matching::vectors;
use crate::app::claims::staleness;
use crate::app::context::App;
use crate::app::idempotency;
use crate::app::newsroom::{audit, digest, readiness};
use crate::app::publishing::tips::tip;
use crate::app::publishing::{delivery, report};

/// Interval between two runs of the periodic jobs; a job can be late by this interval.
const EVERY: Duration = Duration::from_mins(1);

/// Runs the periodic jobs once: re-check dates, looks at pages and subscriptions, daily mails, vectors, comparison of clocks, deletion of
/// old deliveries and idempotency keys, daily checkpoint. Tests call this function and do not sleep.
pub async fn tick(app: &App) {
    match staleness::sweep(app).await {
        Ok(0) => {}
        Ok(marked) => tracing::info!(marked, "public verdicts are to be checked again"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for verdicts to be checked again");
        }
    }
    match watching::sweep(app).await {
        Ok(0) => {}
        Ok(queued) => tracing::info!(queued, "pages are to be looked at again"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for pages to look at again");
        }
    }
    match polling::sweep(app).await {
        Ok(0) => {}
        Ok(queued) => tracing::info!(queued, "subscriptions are to be looked at"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for subscriptions that are due");
        }
    }
    match queue_rules::sweep(app).await {
        Ok(0) => {}
        Ok(dismissed) => tracing::info!(dismissed, "unchecked claims left the queue"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for articles that stayed unchecked");
        }
    }
    match digest::sweep(app).await {
        Ok(0) => {}
        Ok(due) => tracing::info!(due, "daily mails are due"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for daily mails that are due");
        }
    }
    if let Err(error) = vectors::sweep(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot look for claims without a vector");
    }
    if let Err(error) = following::catch_up(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot bring the index of claims up to date");
    }
    if let Err(error) = readiness::watch_clocks(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot compare the clocks of server and database");
    }
    forget(app).await;
    match audit::checkpoint_daily(app).await {
        Ok(None) => {}
        Ok(Some(checkpoint)) => {
            tracing::info!(events = checkpoint.events, "a checkpoint of the log is signed");
        }
        Err(error) => tracing::error!(error = &error as &dyn std::error::Error, "the log cannot be signed"),
    }
}

/// Deletes what is kept for a time only.
async fn forget(app: &App) {
    if let Err(error) = delivery::forget(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot throw old messages to endpoints away");
    }
    if let Err(error) = report::forget(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot delete the words of old reports of readers");
    }
    if let Err(error) = tip::forget(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot delete the words of old tips of readers");
    }
    if let Err(error) = idempotency::sweep(app).await {
        tracing::warn!(error = &error as &dyn std::error::Error, "cannot delete expired idempotency keys");
    }
}

/// Runs the periodic jobs every minute until `shutdown`.
pub async fn run(app: App, shutdown: CancellationToken) {
    while !shutdown.is_cancelled() {
        tick(&app).await;
        tokio::select! {
            () = tokio::time::sleep(EVERY) => {}
            () = shutdown.cancelled() => {}
        }
    }
}
