//! Sessions: look up, list, end, renew the secret.

use chrono::TimeDelta;

use super::recent::Caller;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::id::{AccountId, SessionId};
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::newsroom::event::{Event, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::people::session::{IDLE, OpenSession, SignedIn};
use crate::store;

/// Whether the session secret is valid. This check does not extend the session.
pub async fn stands(app: &App, secret: &BearerSecret) -> Result<bool> {
    let now = app.clock.now();
    let session = store::people::session::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?;
    Ok(session.is_some())
}

/// The session and account of a secret; `None` if the session is unknown, ended or expired.
pub async fn caller(app: &App, secret: &BearerSecret, address: Option<&str>) -> Result<Option<SignedIn>> {
    let (now, hash) = (app.clock.now(), secret.hash());
    if let Some(Caller::Session(session)) = app.recent.find(&hash, now)
        && session.expires_at > now
    {
        return Ok(Some(session));
    }
    let before = app.recent.before();
    let Some(session) = store::people::session::by_secret(&app.pool, &hash, now, now - IDLE).await? else {
        return Ok(None);
    };
    // One write a minute is precise enough for the idle timeout.
    if now - session.last_seen_at > TimeDelta::minutes(1) {
        store::people::session::touch(&app.pool, session.id, now, address).await?;
    }
    let session = SignedIn {
        id: session.id,
        account: session.account,
        expires_at: session.expires_at,
        confirmed_at: session.confirmed_at,
        must_enrol: session.must_enrol,
    };
    app.recent.keep(before, hash, Caller::Session(session.clone()), now);
    Ok(Some(session))
}

/// The account of an open session.
pub(crate) async fn owner(app: &App, id: SessionId) -> Result<Option<AccountId>> {
    let now = app.clock.now();
    Ok(store::people::session::owner(&app.pool, id, now, now - IDLE).await?)
}

/// The open sessions of an account, most recently used first.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<OpenSession>> {
    let now = app.clock.now();
    Ok(store::people::session::of(&app.pool, account, now, now - IDLE).await?)
}

/// Ends a session of the actor, or [`Error::NotFound`].
pub async fn end(app: &App, actor: &Actor, id: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    if !store::people::session::delete_own(work.db(), account, id).await? {
        return Err(Error::NotFound("open session"));
    }
    work.record(Event::of_account(Kind::SessionEnded, account));
    work.commit().await
}

/// Ends all sessions of the actor except `but`.
pub async fn end_others(app: &App, actor: &Actor, but: SessionId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    store::people::session::delete_others(work.db(), account, but).await?;
    work.record(Event::of_account(Kind::SessionEnded, account).because(Some("all others")));
    work.commit().await
}

/// Deletes the session; its secret is invalid on all servers from now on.
pub async fn sign_out(app: &App, session: SessionId) -> Result<()> {
    // mutant A12: let _ = app;
    store::people::session::delete(&app.pool, session).await?;
    app.recent.forget();
    tracing::info!(%session, "signed out");
    Ok(())
}

/// Ends the browser's previous session after a new sign-in, because nobody could sign out of it.
pub async fn supersede(app: &App, secret: &BearerSecret) -> Result<()> {
    let now = app.clock.now();
    let session = store::people::session::by_secret(&app.pool, &secret.hash(), now, now - IDLE).await?;
    match session {
        Some(session) => sign_out(app, session.id).await,
        None => Ok(()),
    }
}

/// Replaces the secret of a confirmed session and sets its time of confirmation.
pub(crate) async fn renew(app: &App, session: SessionId) -> Result<BearerSecret> {
    let secret = BearerSecret::random(&app.random);
    let now = app.clock.now();
    if !store::people::session::confirm(&app.pool, session, &secret.hash(), now).await? {
        return Err(Error::NotFound("open session"));
    }
    app.recent.forget();
    Ok(secret)
}
