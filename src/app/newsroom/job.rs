//! Job outcomes: success, retry with backoff, permanent failure.

use chrono::TimeDelta;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::newsroom::digest;
use crate::app::verdicts::{archive, evidence_snapshot};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::JobId;
use crate::domain::kernel::page::{Limit, Page, position};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::{Job, JobEntry, JobState, Lane, Taken};
use crate::domain::people::actor::Actor;
use crate::domain::people::permission::Permission;
use crate::store;

/// Lease of a running job. After a lease expires, another worker may take the job.
const LEASE: TimeDelta = TimeDelta::seconds(30);
/// Waits before the second, third, … attempt. After the last attempt the job has failed.
const RETRIES: [TimeDelta; 4] =
    [TimeDelta::seconds(2), TimeDelta::seconds(10), TimeDelta::minutes(1), TimeDelta::minutes(5)];

fn tries(taken: &Taken) -> usize {
    usize::try_from(taken.attempts).unwrap_or(usize::MAX)
}

/// A page of the queue, newest first. Without the admin permission only jobs about articles are visible: other jobs
/// contain e-mail addresses.
pub async fn page(
    app: &App,
    actor: &Actor,
    state: Option<JobState>,
    cursor: Option<&str>,
    limit: Limit,
) -> Result<Page<JobEntry>> {
    let before = cursor.map(position).transpose()?;
    let everything = actor.may(Permission::Administer);
    let now = app.clock.now();
    let found = store::newsroom::job::page(&app.pool, state, everything, now, before, limit.probe()).await?;
    Ok(Page::cut(found, limit, |job| job.id))
}

/// Queues a failed job again with all its attempts.
pub async fn again(app: &App, actor: &Actor, id: JobId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let entry = store::newsroom::job::by_id(work.db(), id)
        .await?
        .filter(|entry| entry.job.article().is_some() || actor.may(Permission::Administer))
        .ok_or(Error::NotFound("job"))?;

    if !store::newsroom::job::forget_failed(work.db(), &entry.job).await? {
        return Err(Error::conflict(Conflict::JobPending));
    }
    let mut event = Event::of_newsroom(Kind::JobRetried);
    match entry.job {
        Job::Analyse { article, number } => {
            store::articles::analysis::set_pending(work.db(), article, number).await?;
            event = Event::of_article(Kind::JobRetried, article);
        }
        Job::Fetch { article } => {
            store::articles::fetch::begin(work.db(), article).await?;
            event = Event::of_article(Kind::JobRetried, article);
        }
        Job::Watch { article } | Job::Compare { article } => event = Event::of_article(Kind::JobRetried, article),
        Job::Snapshot { evidence, number } => {
            evidence_snapshot::wait_again(&mut work, evidence, number).await?;
        }
        Job::Poll { .. }
        | Job::AskHub { .. }
        | Job::Vectors { .. }
        | Job::Archive { .. }
        | Job::Mail { .. }
        | Job::Digest { .. }
        | Job::PingHub
        | Job::MailReset { .. } => {}
    }
    work.later(entry.job.clone());
    work.record(event.with(Change::set(Field::Job, entry.job.name())));
    work.commit().await
}

/// Takes the next due job of a lane for the length of a lease, if there is one.
pub async fn take(app: &App, lane: Lane) -> Result<Option<Taken>> {
    let now = app.clock.now();
    Ok(store::newsroom::job::take(&app.pool, lane, now, now + LEASE).await?)
}

/// Extends the lease of a running job.
pub async fn renew(app: &App, taken: &Taken) -> Result<()> {
    Ok(store::newsroom::job::renew(&app.pool, taken, app.clock.now() + LEASE).await?)
}

/// Records the success of a job.
pub async fn finish(app: &App, taken: &Taken) -> Result<()> {
    Ok(store::newsroom::job::finish(&app.pool, taken).await?)
}

/// Puts a job off that could not begin. This is no attempt.
pub async fn put_off(app: &App, taken: &Taken, wait: std::time::Duration) -> Result<()> {
    Ok(store::newsroom::job::put_off(&app.pool, taken, app.clock.now() + wait).await?)
}

/// Records a failed attempt. The job is retried later; after the last attempt, see [`give_up`].
pub async fn fail(app: &App, taken: &Taken, error: &str) -> Result<()> {
    let now = app.clock.now();
    if let Some(wait) = RETRIES.get(tries(taken).saturating_sub(1)) {
        store::newsroom::job::retry(&app.pool, taken, now + *wait, error).await?;
        return Ok(());
    }
    give_up(app, taken, error).await
}

/// Whether the job was taken again after its last attempt: then every attempt has ended in a crash of the process.
#[must_use]
pub fn is_spent(taken: &Taken) -> bool {
    tries(taken) > RETRIES.len() + 1
}

/// Marks the job as failed and shows the failure on what the job is about.
pub async fn give_up(app: &App, taken: &Taken, error: &str) -> Result<()> {
    store::newsroom::job::give_up(&app.pool, taken, app.clock.now(), error).await?;
    match taken.job {
        Job::Analyse { article, number } => {
            crate::app::articles::analysis::give_up(app, article, number, "The analysis failed repeatedly.").await
        }
        Job::Fetch { article } => crate::app::articles::fetching::give_up(app, article).await,
        Job::Snapshot { evidence, number } => evidence_snapshot::give_up(app, evidence, number).await,
        Job::Archive { evidence, number } => archive::give_up(app, evidence, number).await,
        Job::Digest { account } => digest::put_off(app, account).await,
        // The notification itself is in the inbox; the worker has logged why the e-mail was not sent. The next look at a page is
        // due in a day.
        Job::PingHub
        | Job::Mail { .. }
        | Job::MailReset { .. }
        | Job::Watch { .. }
        | Job::Compare { .. }
        | Job::Poll { .. }
        | Job::AskHub { .. }
        | Job::Vectors { .. } => Ok(()),
    }
}
