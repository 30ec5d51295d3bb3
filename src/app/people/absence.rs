//! Absence: somebody is away until a time, and what they hold stays with them or is passed on.

use chrono::{DateTime, SecondsFormat, Utc};

use super::account::lock;
use crate::app::claims::hand_over::pass_on;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::store;

/// What becomes of the work of somebody who is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holding {
    /// The person keeps it.
    Stays,
    /// It goes to this account, or else to the queue.
    Passes(Option<AccountId>),
}

/// Notes that somebody is away until `until` (exclusive), or changes the end. The person can sign in as before.
///
/// # Errors
/// [`Error::Invalid`] if `until` is not in the future, or if the account that takes over is not active;
/// [`Error::Conflict`] if the account is deactivated.
pub async fn begin(app: &App, actor: &Actor, id: AccountId, until: DateTime<Utc>, holding: Holding) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let before = lock(&mut work, id).await?;
    if before.deactivated_at.is_some() {
        return Err(Error::conflict(Conflict::AlreadyDeactivated));
    }
    if until <= work.now() {
        return Err(Error::invalid("/until", FieldFault::NotInFuture));
    }

    store::people::account::set_away(work.db(), id, Some(until)).await?;
    let until = until.to_rfc3339_opts(SecondsFormat::Secs, true);
    work.record(Event::of_account(Kind::AbsenceBegun, id).with(Change::set(Field::AwayUntil, until)));
    let work = match holding {
        Holding::Stays => work,
        Holding::Passes(to) => Box::pin(pass_on(work, id, to)).await?,
    };
    work.commit().await
}

/// Ends an absence before its time. Nothing happens if the person is not away.
pub async fn end(app: &App, actor: &Actor, id: AccountId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    lock(&mut work, id).await?;
    let now = work.now();
    if store::people::account::away_until(work.db(), id).await?.is_none_or(|until| until <= now) {
        return Ok(());
    }

    store::people::account::set_away(work.db(), id, None).await?;
    work.record(Event::of_account(Kind::AbsenceEnded, id));
    work.commit().await
}
