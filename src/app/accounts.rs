//! How does an account come to be, and who can be given work?

use super::App;
use super::error::{Error, Result};
use super::sessions::hash_password;
use super::work::Work;
use crate::domain::account::{Email, Person, Role};
use crate::domain::actor::Actor;
use crate::domain::event::{Change, Event, Kind};
use crate::domain::id::AccountId;
use crate::domain::secret::Password;
use crate::domain::text::Text;
use crate::store;
use crate::store::accounts::NewAccount;
use crate::store::constraint;

/// Whether a password was chosen by its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handed {
    /// By the owner, who keeps it.
    ChosenByOwner,
    /// By somebody else: the owner is urged to choose one.
    Out,
}

/// Creates an account.
///
/// # Errors
/// [`Error::Conflict`] when the address has one already.
pub async fn create(
    app: &App,
    actor: &Actor,
    email: &Email,
    name: &Text<200>,
    role: Role,
    password: Password,
    handed: Handed,
) -> Result<AccountId> {
    let hash = hash_password(app, password).await?;

    let mut work = Work::open(app, actor).await?;
    let account = NewAccount {
        id: work.id(),
        email: email.as_str(),
        name,
        role,
        password_hash: &hash,
        password_is_temporary: handed == Handed::Out,
        created_at: work.now(),
    };
    store::accounts::insert(work.db(), &account).await.map_err(
        |error| match constraint::violated(&error) {
            Some("accounts_email_key") => {
                Error::conflict(format!("{} has an account already.", email.as_str()))
            }
            _ => error.into(),
        },
    )?;
    let event = Event::of_account(Kind::AccountCreated, account.id)
        .with(Change::set("email", email.as_str()))
        .with(Change::set("role", format!("{role:?}").to_lowercase()));
    work.record(event);

    let id = account.id;
    work.commit().await?;
    Ok(id)
}

/// Creates the first admin with a random password when there is no account yet.
pub async fn first_admin(app: &App, email: &Email) -> Result<Option<Password>> {
    if store::accounts::exist(&app.pool).await? {
        return Ok(None);
    }
    let password = Password::random(&app.random);
    let name = Text::new("First admin").map_err(|fault| Error::invalid("/name", fault))?;
    create(
        app,
        &Actor::system(),
        email,
        &name,
        Role::Admin,
        password.clone(),
        Handed::Out,
    )
    .await?;
    Ok(Some(password))
}

/// Everybody whom work can be given to.
pub async fn people(app: &App) -> Result<Vec<Person>> {
    Ok(store::accounts::people(&app.pool).await?)
}
