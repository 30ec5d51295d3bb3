//! Daily mails: find those that are due, send each once.

use std::time::Duration;

use super::mail::{address, unexpected};
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, NotificationId};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::formats::news::mail::daily;
use crate::store;

/// Daily mails that are queued at once.
const BATCH: i64 = 1000;
/// Notifications that one mail tells of; the next mail tells of the others.
const MOST: i64 = 1000;
/// Time until the next attempt while the mail server is away.
const PAUSE: Duration = Duration::from_mins(5);

/// Queues a job for each daily mail that is due. Servers that do so at the same time queue one job: its key is the account.
/// Returns the number of mails that are due.
pub async fn sweep(app: &App) -> Result<usize> {
    if app.mailer.is_none() {
        return Ok(0);
    }
    let due = store::newsroom::mailing::due(&app.pool, app.clock.now(), BATCH).await?;
    if due.is_empty() {
        return Ok(0);
    }
    let mut work = Work::open(app, &Actor::system()).await?;
    for account in &due {
        work.later(Job::Digest { account: *account });
    }
    work.commit().await?;
    Ok(due.len())
}

/// Sends the daily mail of an account, if it is due. Without unread notifications no mail is sent. Sends twice if the process
/// crashes between the sending and the note that it was sent.
///
/// # Errors
/// [`Error::Later`] while the mail server is away: the mail is sent once it is back.
pub async fn send(app: &App, account: AccountId) -> Result<()> {
    let Some(mailer) = &app.mailer else {
        return Ok(());
    };
    let now = app.clock.now();
    let Some(recipient) = store::newsroom::mailing::recipient(&app.pool, account, now).await? else {
        return Ok(());
    };
    let items = store::newsroom::mailing::untold(&app.pool, account, recipient.since, MOST).await?;
    if !items.is_empty() {
        let mail = daily(&items, &recipient.mailing, &app.publisher());
        if let Err(error) = mailer.send(address(&recipient.to, &recipient.name)?, mail.subject, mail.body).await {
            if !error.may_pass() {
                return Err(unexpected(error));
            }
            tracing::warn!(error = &error as &dyn std::error::Error, "the mail server is away; the daily mail waits");
            return Err(Error::Later { wait: PAUSE });
        }
    }

    let mut work = Work::open(app, &Actor::system()).await?;
    let now = work.now();
    let ids: Vec<NotificationId> = items.iter().map(|item| item.id).collect();
    store::newsroom::mailing::set_mailed(&mut *work.db(), &ids, now).await?;
    let next = recipient.mailing.next_after(now);
    store::newsroom::mailing::set_due(&mut *work.db(), account, recipient.due_at, next).await?;
    work.commit().await
}

/// Puts a daily mail off that the mail server refuses for good. The next one lists the same notifications, and those of the day.
pub async fn put_off(app: &App, account: AccountId) -> Result<()> {
    let now = app.clock.now();
    if let Some(recipient) = store::newsroom::mailing::recipient(&app.pool, account, now).await? {
        let next = recipient.mailing.next_after(now);
        store::newsroom::mailing::set_due(&app.pool, account, recipient.due_at, next).await?;
    }
    Ok(())
}
