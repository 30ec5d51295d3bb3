//! Accounts: create, list, change, deactivate, reactivate.

use super::password::{check_password, hash_password};
use crate::app::claims::hand_over::pass_on;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::secret::Password;
use crate::domain::kernel::text::Text;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::account::{Account, Email, Member, Person, Role, mark_shared_mailboxes};
use crate::domain::people::actor::Actor;
use crate::domain::people::name::{Look, check_visible};
use crate::store;
use crate::store::kit::constraint;
use crate::store::people::account::NewAccount;

/// Origin of a new account's password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordOrigin {
    /// The owner chose the password; the password must be strong.
    ChosenByOwner,
    /// Somebody else chose the password: it is temporary, and the owner is asked to change it.
    Out,
}

/// Creates an account. The password must be strong unless it is temporary.
///
/// # Errors
/// [`Error::Conflict`] when the e-mail address already has an account or the name looks like another's.
pub async fn create(
    app: &App,
    actor: &Actor,
    email: &Email,
    name: &Text<200>,
    role: Role,
    password: Password,
    handed: PasswordOrigin,
) -> Result<AccountId> {
    if handed == PasswordOrigin::ChosenByOwner {
        check_password(app, &password, &[email.as_str(), name], "/password")?;
    }
    let hash = hash_password(app, password).await?;

    let mut work = Work::open(app, actor).await?;
    let account = NewAccount {
        id: work.id(),
        email: email.as_str(),
        name,
        role,
        password_hash: Some(&hash),
        password_is_temporary: handed == PasswordOrigin::Out,
        created_at: work.now(),
    };
    let id = account.id;
    insert(&mut work, &account, None).await?;
    work.commit().await?;
    Ok(id)
}

/// Refuses a name that colleagues could take for the name of another account than `own`: who approves a verdict is known by
/// the name. Names are compared one after the other until the transaction ends.
///
/// # Errors
/// [`Error::Invalid`] for an invisible character, [`Error::Conflict`] for a look-alike.
pub(crate) async fn check_name(work: &mut Work, name: &str, own: Option<AccountId>) -> Result<()> {
    check_visible(name).map_err(|fault| Error::invalid("/name", fault))?;
    let look = Look::of(name);
    let others = store::people::account::names_for_change(work.db()).await?;
    let twin = others.into_iter().find(|(id, other)| Some(*id) != own && look.is_like(&Look::of(other)));
    match twin {
        Some((_, name)) => Err(Error::conflict(Conflict::NameTaken { name })),
        None => Ok(()),
    }
}

/// Inserts a new account and records the event; `invited_by` is a name.
///
/// # Errors
/// [`Error::Conflict`] when the e-mail address has an account, and those of [`check_name`].
pub(crate) async fn insert(work: &mut Work, account: &NewAccount<'_>, invited_by: Option<&str>) -> Result<()> {
    store::people::account::insert(work.db(), account).await.map_err(|error| match constraint::violated(&error) {
        Some("accounts_email_key") => Error::conflict(Conflict::EmailTaken { email: account.email.to_owned() }),
        _ => error.into(),
    })?;
    check_name(work, account.name, Some(account.id)).await?;
    let event = Event::of_account(Kind::AccountCreated, account.id)
        .with(Change::set(Field::Email, account.email))
        .with(Change::set(Field::Role, account.role.name()))
        .with_all(invited_by.map(|name| Change::set(Field::InvitedBy, name)).into_iter().collect());
    work.record(event);
    Ok(())
}

/// Creates the first admin with a random password. `None` if there already is an account.
pub async fn first_admin(app: &App, email: &Email) -> Result<Option<Password>> {
    if store::people::account::exist(&app.pool).await? {
        return Ok(None);
    }
    let password = Password::random(&app.random);
    let name = Text::new("First admin").map_err(|fault| Error::invalid("/name", fault))?;
    create(app, &Actor::system(), email, &name, Role::Admin, password.clone(), PasswordOrigin::Out).await?;
    Ok(Some(password))
}

/// People who can be assigned work.
pub async fn people(app: &App) -> Result<Vec<Person>> {
    let (mut people, now) = (store::people::account::people(&app.pool).await?, app.clock.now());
    for person in &mut people {
        person.forget_past_absence(now);
    }
    Ok(people)
}

/// All accounts, with deactivated ones, and with those that share a mailbox.
pub async fn members(app: &App) -> Result<Vec<Member>> {
    let (mut members, now) = (store::people::account::members(&app.pool).await?, app.clock.now());
    for member in &mut members {
        member.person.forget_past_absence(now);
    }
    mark_shared_mailboxes(&mut members);
    Ok(members)
}

/// Changes the name or the role of an account. A new role ends all sessions of the account, so that no session keeps
/// the old role.
///
/// # Errors
/// [`Error::Conflict`] for the last active admin, and when the name looks like another's.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: AccountId,
    name: Option<Text<200>>,
    role: Option<Role>,
) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let before = lock(&mut work, id).await?;
    let name = name.map_or_else(|| before.name.clone(), |name| name.to_string());
    let role = role.unwrap_or(before.role);
    if (&name, role) == (&before.name, before.role) {
        return Ok(());
    }

    if name != before.name {
        check_name(&mut work, &name, Some(id)).await?;
    }
    store::people::account::set_person(work.db(), id, &name, role).await.map_err(or_last_admin)?;
    let mut event = Event::of_account(Kind::AccountChanged, id);
    if name != before.name {
        event = event.with(Change::new(Field::Name, Some(&before.name), Some(&name)));
    }
    if role != before.role {
        // mutant A14.1:
        store::people::session::delete_all(work.db(), id).await?;
        event = event.with(Change::new(Field::Role, Some(before.role.name()), Some(role.name())));
    }
    work.record(event);
    work.commit().await
}

/// Deactivates an account: all its sessions end, and it cannot sign in. Its work keeps its name; what it holds is
/// passed on to `to`, or else to the queue.
///
/// # Errors
/// [`Error::Conflict`] when the account is already deactivated or is the last active admin, [`Error::Invalid`] when
/// `to` is not an active account.
pub async fn deactivate(
    app: &App,
    actor: &Actor,
    id: AccountId,
    reason: Option<Text<1000>>,
    to: Option<AccountId>,
) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let before = lock(&mut work, id).await?;
    if before.deactivated_at.is_some() {
        return Err(Error::conflict(Conflict::AlreadyDeactivated));
    }

    let now = work.now();
    store::people::account::set_deactivated(work.db(), id, Some(now)).await.map_err(or_last_admin)?;
    store::people::session::delete_all(work.db(), id).await?;
    let event = Event::of_account(Kind::AccountDeactivated, id);
    work.record(event.because(reason.as_deref()));
    let work = Box::pin(pass_on(work, id, to)).await?;
    work.commit().await
}

/// Reactivates an account with its former role and password.
///
/// # Errors
/// [`Error::Conflict`] when the account is active.
pub async fn reactivate(app: &App, actor: &Actor, id: AccountId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    let before = lock(&mut work, id).await?;
    if before.deactivated_at.is_none() {
        return Err(Error::conflict(Conflict::Active));
    }

    store::people::account::set_deactivated(work.db(), id, None).await?;
    work.record(Event::of_account(Kind::AccountReactivated, id));
    work.commit().await
}

pub(crate) async fn lock(work: &mut Work, id: AccountId) -> Result<Account> {
    store::people::account::lock(work.db(), id).await?.ok_or(Error::NotFound("account"))
}

// mutant A22 (migration): drop trigger accounts_keep_an_admin on accounts;
fn or_last_admin(error: sqlx::Error) -> Error {
    match constraint::violated(&error) {
        Some("accounts_last_admin") => Error::conflict(Conflict::LastAdmin),
        _ => error.into(),
    }
}
