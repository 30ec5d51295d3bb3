//! What becomes of a job that succeeds, fails, or keeps failing?

use chrono::TimeDelta;

use super::App;
use super::error::Result;
use crate::domain::job::{Job, Taken};
use crate::store;

/// A worker that says nothing for so long has lost its job to the next.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// Waits before the second, third, … try; after the last the job is given up.
const RETRIES: [TimeDelta; 4] = [
    TimeDelta::seconds(2),
    TimeDelta::seconds(10),
    TimeDelta::minutes(1),
    TimeDelta::minutes(5),
];

fn tries(taken: &Taken) -> usize {
    usize::try_from(taken.attempts).unwrap_or(usize::MAX)
}

/// The next job to run, if one is due.
pub async fn take(app: &App) -> Result<Option<Taken>> {
    let now = app.clock.now();
    Ok(store::jobs::take(&app.pool, now, now + LEASE).await?)
}

/// The job is done.
pub async fn finish(app: &App, taken: &Taken) -> Result<()> {
    Ok(store::jobs::finish(&app.pool, taken).await?)
}

/// The job failed: it is tried again later, or given up and said so where people see it.
pub async fn fail(app: &App, taken: &Taken, error: &str) -> Result<()> {
    let now = app.clock.now();
    if let Some(wait) = RETRIES.get(tries(taken).saturating_sub(1)) {
        store::jobs::retry(&app.pool, taken, now + *wait, error).await?;
        return Ok(());
    }
    give_up(app, taken, error).await
}

/// Whether the job was taken once more after its last try: it never came to its end, and took the process with
/// it each time.
#[must_use]
pub fn is_spent(taken: &Taken) -> bool {
    tries(taken) > RETRIES.len() + 1
}

/// Runs the job no more, and says so where people see it.
pub async fn give_up(app: &App, taken: &Taken, error: &str) -> Result<()> {
    store::jobs::give_up(&app.pool, taken, app.clock.now(), error).await?;
    match taken.job {
        Job::Analyse { article, number } => {
            super::analysis::give_up(app, article, number, "The analysis failed repeatedly.").await
        }
        // The notice itself is in the inbox; the worker has logged why no mail went out.
        Job::PingHub | Job::Mail { .. } | Job::MailReset { .. } => Ok(()),
    }
}
