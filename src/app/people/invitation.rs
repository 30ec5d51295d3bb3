//! Invitations: create, list, withdraw, accept.

use super::account;
use super::password::hash_password;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::{AccountId, InvitationId};
use crate::domain::kernel::secret::{BearerSecret, Password};
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::account::{Email, Role};
use crate::domain::people::actor::Actor;
use crate::domain::people::invitation::{INVITATION_LASTS, Invitation};
use crate::store;
use crate::store::people::account::NewAccount;
use crate::store::people::invitation::NewInvitation;

/// Error for a link that is not valid. The error does not reveal whether the link ever was valid.
pub const NO_LINK: Error =
    Error::NotFound("open link; it was used or withdrawn, or has expired. Ask an admin for a new one");

/// Invitations that are neither accepted, withdrawn nor expired.
pub async fn open(app: &App) -> Result<Vec<Invitation>> {
    Ok(store::people::invitation::open(&app.pool, app.clock.now()).await?)
}

/// Invites a person. Returns the secret of the link, which is not stored. Replaces an open invitation of the same
/// address.
///
/// # Errors
/// [`Error::Conflict`] when the e-mail address already has an account or the name looks like another's.
pub async fn invite(
    app: &App,
    actor: &Actor,
    email: &Email,
    name: &Text<200>,
    role: Role,
) -> Result<(InvitationId, BearerSecret)> {
    let mut work = Work::open(app, actor).await?;
    let invited_by = actor.account().ok_or_else(Error::not_a_person)?;
    if store::people::account::by_email(work.db(), email.as_str()).await?.is_some() {
        return Err(Error::conflict(Conflict::EmailTaken { email: email.as_str().to_owned() }));
    }

    account::check_name(&mut work, name, None).await?;

    let (secret, now) = (BearerSecret::random(&app.random), work.now());
    let again = store::people::invitation::supersede(work.db(), email.as_str(), now).await?;
    let invitation = NewInvitation {
        id: work.id(),
        email: email.as_str(),
        name,
        role,
        secret_hash: &secret.hash(),
        invited_by,
        created_at: now,
        expires_at: now + INVITATION_LASTS,
    };
    let id = invitation.id;
    store::people::invitation::insert(work.db(), &invitation).await?;

    let event = Event::of_newsroom(Kind::AccountInvited)
        .with(Change::set(Field::Email, email.as_str()))
        .with(Change::set(Field::Role, role.name()));
    work.record(if again { event.because(Some("in place of an earlier invitation")) } else { event });
    work.commit().await?;
    Ok((id, secret))
}

/// Withdraws an invitation; its link becomes invalid.
pub async fn withdraw(app: &App, actor: &Actor, id: InvitationId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    let email =
        store::people::invitation::withdraw(work.db(), id, now).await?.ok_or(Error::NotFound("open invitation"))?;
    work.record(Event::of_newsroom(Kind::InvitationWithdrawn).with(Change::new(
        Field::Email,
        Some(email),
        None::<String>,
    )));
    work.commit().await
}

/// E-mail address and name of the invited person, or [`NO_LINK`].
pub async fn look(app: &App, secret: &BearerSecret) -> Result<(String, String)> {
    store::people::invitation::by_secret(&app.pool, &secret.hash(), app.clock.now()).await?.ok_or(NO_LINK)
}

/// Creates the account of an invitation with the given password. A link works once, even for concurrent requests.
///
/// # Errors
/// [`NO_LINK`], [`Error::Invalid`] for a weak password, [`Error::Conflict`] when the e-mail address has got an account
/// in the meantime.
pub async fn accept(app: &App, actor: &Actor, secret: &BearerSecret, password: Password) -> Result<AccountId> {
    let (email, name) = look(app, secret).await?;
    super::password::check_password(app, &password, &[&email, &name], "/password")?;
    let hash = hash_password(app, password).await?;

    let mut work = Work::open(app, actor).await?;
    let now = work.now();
    let (email, name, role, invited_by) =
        store::people::invitation::accept(work.db(), &secret.hash(), now).await?.ok_or(NO_LINK)?;
    let account = NewAccount {
        id: work.id(),
        email: &email,
        name: &name,
        role,
        password_hash: Some(&hash),
        password_is_temporary: false,
        created_at: now,
    };
    let id = account.id;
    account::insert(&mut work, &account, Some(&invited_by)).await?;
    work.commit().await?;
    Ok(id)
}
