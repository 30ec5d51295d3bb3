//! API tokens: create, list, revoke, authenticate.

use chrono::TimeDelta;

use super::recent::Caller;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, TokenId};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::people::token::{Bearer, Scope, Token, TokenSecret};
use crate::store;
use crate::store::people::token::NewToken;

/// Maximum lifetime of a token, in days.
pub const LONGEST: i64 = 365;

/// The valid tokens of an account.
pub async fn of(app: &App, account: AccountId) -> Result<Vec<Token>> {
    Ok(store::people::token::of(&app.pool, account, app.clock.now()).await?)
}

/// Creates a token of the actor and returns its secret, of which only a hash is stored. At each request the token's
/// rights are limited by the current role of its owner.
///
/// # Errors
/// [`Error::Invalid`] for an empty list of scopes or a lifetime outside 1 to 365 days.
pub async fn make(
    app: &App,
    actor: &Actor,
    name: &Text<100>,
    scopes: &[Scope],
    days: i64,
) -> Result<(TokenId, TokenSecret)> {
    if scopes.is_empty() {
        return Err(Error::invalid("/scopes", FieldFault::NothingChosen));
    }
    if !(1..=LONGEST).contains(&days) {
        return Err(Error::invalid("/days", FieldFault::OutOfRange { min: 1, max: LONGEST }));
    }

    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    let secret = TokenSecret::random(&app.random);
    let token = NewToken {
        id: work.id(),
        account,
        name,
        secret_hash: &secret.hash(),
        ending: secret.ending(),
        scopes,
        created_at: work.now(),
        expires_at: work.now() + TimeDelta::days(days),
    };
    let id = token.id;
    store::people::token::insert(work.db(), &token).await?;

    let scopes: Vec<&str> = scopes.iter().map(|scope| scope.name()).collect();
    let event = Event::of_account(Kind::TokenMade, account)
        .with(Change::set(Field::Token, &**name))
        .with(Change::set(Field::Scopes, scopes.join(", ")))
        .with(Change::set(Field::Days, days));
    work.record(event);
    work.commit().await?;
    Ok((id, secret))
}

/// Revokes a token of the actor, or [`Error::NotFound`].
pub async fn revoke(app: &App, actor: &Actor, id: TokenId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let account = actor.account().ok_or_else(Error::not_a_person)?;
    let now = work.now();
    let name = store::people::token::revoke(work.db(), account, id, now).await?.ok_or(Error::NotFound("token"))?;
    let event = Event::of_account(Kind::TokenRevoked, account);
    work.record(event.with(Change::new(Field::Token, Some(name), None::<String>)));
    work.commit().await
}

/// The owner and scopes of a token; `None` if the token is unknown, revoked or expired.
///
/// # Errors
/// [`Error::Throttled`] when the token exceeds its rate limit.
pub async fn bearer(app: &App, secret: &TokenSecret) -> Result<Option<Bearer>> {
    let (now, hash) = (app.clock.now(), secret.hash());
    if let Some(Caller::Token(bearer)) = app.recent.find(&hash, now) {
        app.allowance.take(bearer.id)?;
        return Ok(Some(bearer));
    }
    let before = app.recent.before();
    let Some(bearer) = store::people::token::by_secret(&app.pool, &hash, now).await? else {
        return Ok(None);
    };
    // mutant F104.2:
    app.allowance.take(bearer.id)?;
    // One write a minute is precise enough for the list of tokens.
    if bearer.last_used_at.is_none_or(|last| now - last > TimeDelta::minutes(1)) {
        store::people::token::touch(&app.pool, bearer.id, now).await?;
    }
    app.recent.keep(before, hash, Caller::Token(bearer.clone()), now);
    Ok(Some(bearer))
}
