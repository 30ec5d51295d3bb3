//! Password reset by an e-mailed link.

use chrono::TimeDelta;

use super::account;
use super::invitation::NO_LINK;
use super::password::hash_password;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::newsroom::event::{Event, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::account::Email;
use crate::domain::people::actor::Actor;
use crate::domain::people::invitation::RESET_LASTS;
use crate::store;

/// Minimum interval between two reset e-mails to one account.
const APART: TimeDelta = TimeDelta::minutes(5);

/// Creates a reset link for an account and returns its secret, which is not stored. Earlier links become invalid. The
/// old password works until the link is used.
///
/// # Errors
/// [`Error::NotFound`] for an unknown account; [`Error::Conflict`] for a deactivated one.
pub async fn issue(app: &App, actor: &Actor, account: AccountId) -> Result<BearerSecret> {
    let mut work = Work::open(app, actor).await?;
    let before = account::lock(&mut work, account).await?;
    if before.deactivated_at.is_some() {
        return Err(Error::conflict(Conflict::Deactivated));
    }

    let now = work.now();
    // mutant A20.1: let _ = now;
    store::people::reset::withdraw(work.db(), account, now).await?;
    let secret = give(app, &mut work, account).await?;
    work.commit().await?;
    Ok(secret)
}

/// Creates a reset link at the request of an unauthenticated user. Earlier links stay valid, because anybody can send
/// this request. `None` within five minutes of the last link.
pub async fn issue_by_mail(app: &App, account: AccountId) -> Result<Option<BearerSecret>> {
    let mut work = Work::open(app, &Actor::system()).await?;
    account::lock(&mut work, account).await?;
    let since = work.now() - APART;
    if store::people::reset::exist_since(work.db(), account, since).await? {
        return Ok(None);
    }

    let secret = give(app, &mut work, account).await?;
    work.commit().await?;
    Ok(Some(secret))
}

async fn give(app: &App, work: &mut Work, account: AccountId) -> Result<BearerSecret> {
    let (id, now, secret) = (work.id(), work.now(), BearerSecret::random(&app.random));
    let until = now + RESET_LASTS;
    store::people::reset::insert(work.db(), id, account, &secret.hash(), now, until).await?;
    work.record(Event::of_account(Kind::ResetIssued, account));
    Ok(secret)
}

/// Queues a reset e-mail for an address. The result is the same whether or not the address has an account and a mail
/// server is configured.
pub async fn request(app: &App, email: &str) -> Result<()> {
    let Ok(email) = Email::new(email) else {
        return Ok(());
    };
    if app.mailer.is_none() {
        return Ok(());
    }
    // The job looks the account up later, so that the response time does not reveal whether an account exists.
    let mut work = Work::open(app, &Actor::system()).await?;
    work.later(Job::MailReset { email: email.as_str().to_owned() });
    work.commit().await
}

/// E-mail address and name of the link's account, or [`NO_LINK`].
pub async fn look(app: &App, secret: &BearerSecret) -> Result<(String, String)> {
    store::people::reset::by_secret(&app.pool, &secret.hash(), app.clock.now()).await?.ok_or(NO_LINK)
}

/// Sets a new password by a reset link and ends all sessions of the account. The second factor stays.
///
/// # Errors
/// [`NO_LINK`]; [`Error::Invalid`] for a weak password.
pub async fn accept(app: &App, actor: &Actor, secret: &BearerSecret, password: Password) -> Result<()> {
    let (email, name) = look(app, secret).await?;
    super::password::check_password(app, &password, &[&email, &name], "/password")?;
    let hash = hash_password(app, password).await?;

    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    let account = store::people::reset::accept(work.db(), &secret.hash(), now).await?.ok_or(NO_LINK)?;
    store::people::reset::withdraw(work.db(), account, now).await?;
    store::people::account::set_password(work.db(), account, &hash).await?;
    store::people::session::delete_all(work.db(), account).await?;
    store::people::session::forget_failures(work.db(), &email).await?;
    work.record(Event::of_account(Kind::PasswordReset, account));
    work.commit().await
}
