//! Mailing: read and choose how notifications come by mail.

use chrono::{DateTime, Utc};

use crate::app::context::App;
use crate::app::error::Result;
use crate::app::work::Work;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::mailing::{Mailing, Mode};
use crate::domain::newsroom::notification::PATIENCE;
use crate::domain::people::actor::Actor;
use crate::store;

/// What a person has chosen, and when the next daily mail is due. `None` if the person has chosen nothing.
pub async fn of(app: &App, account: AccountId) -> Result<Option<(Mailing, Option<DateTime<Utc>>)>> {
    Ok(store::newsroom::mailing::of(&app.pool, account).await?)
}

/// Whether this server sends mails.
#[must_use]
pub fn is_available(app: &App) -> bool {
    app.mailer.is_some()
}

/// Chooses how notifications come by mail. The first daily mail also lists those that were about to be sent at once. Returns when
/// the next daily mail is due.
pub async fn choose(app: &App, actor: &Actor, account: AccountId, mailing: &Mailing) -> Result<Option<DateTime<Utc>>> {
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    let due_at = (mailing.mode == Mode::Daily).then(|| mailing.next_after(now));
    store::newsroom::mailing::put(work.db(), account, mailing, now - PATIENCE, due_at).await?;
    work.commit().await?;
    Ok(due_at)
}
