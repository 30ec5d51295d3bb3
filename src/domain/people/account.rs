//! Accounts: who may sign in, and with which role.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::permission::Permission;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;

/// Roles in the newsroom, in ascending order; each role includes the permissions of the previous one.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, sqlx::Type, ToSchema, clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "account_role", rename_all = "snake_case")]
pub enum Role {
    /// Reviews claims and proposes verdicts.
    Reviewer,
    /// Also approves and publishes verdicts.
    Editor,
    /// Also manages accounts.
    Admin,
}

impl Role {
    /// The name in JSON and in the audit log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// The permissions of the role.
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Reviewer => &[Permission::Review],
            Self::Editor => &[Permission::Review, Permission::Publish],
            Self::Admin => &[Permission::Review, Permission::Publish, Permission::Administer],
        }
    }
}

/// An account.
#[derive(Debug, Clone)]
pub struct Account {
    /// The account's id; it remains valid after deactivation.
    pub id: AccountId,
    /// E-mail address in lower case, used to sign in.
    pub email: String,
    /// The person's name, as shown to colleagues.
    pub name: String,
    /// The person's role.
    pub role: Role,
    /// Whether the password was set by another person and must be replaced.
    pub password_is_temporary: bool,
    /// When the account was deactivated; a deactivated account cannot sign in.
    pub deactivated_at: Option<DateTime<Utc>>,
}

/// A reference to a person, as others see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonRef {
    /// The account's id.
    pub id: AccountId,
    /// The person's name.
    #[schema(example = "Nadia Orsic")]
    pub name: String,
}

/// A colleague who can be assigned claims.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// The account's id.
    pub id: AccountId,
    /// The person's name.
    #[schema(example = "Nadia Orsic")]
    pub name: String,
    /// The person's role.
    pub role: Role,
    /// Until when the person is away; absent if the person is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2027-03-09T23:00:00Z")]
    pub away_until: Option<DateTime<Utc>>,
}

impl Person {
    /// Takes an absence away that is over.
    pub fn forget_past_absence(&mut self, now: DateTime<Utc>) {
        self.away_until = self.away_until.filter(|until| *until > now);
    }
}

/// An account as admins see it.
#[derive(Debug, Clone)]
pub struct Member {
    /// The person's id and name.
    pub person: Person,
    /// E-mail address, used to sign in.
    pub email: String,
    /// When the account was created.
    pub created_at: DateTime<Utc>,
    /// When the person last signed in.
    pub signed_in_at: Option<DateTime<Utc>>,
    /// When the account was deactivated; a deactivated account cannot sign in.
    pub deactivated_at: Option<DateTime<Utc>>,
    /// Other active accounts whose e-mail arrives in the same mailbox: see [`mark_shared_mailboxes`].
    pub same_mailbox: Vec<PersonRef>,
}

/// The mailbox of an address: without the part of the local name from `+` on, in lower case.
fn mailbox(email: &str) -> String {
    let email = email.to_lowercase();
    match email.split_once('@') {
        Some((user, host)) => format!("{}@{host}", user.split('+').next().unwrap_or_default()),
        None => email,
    }
}

/// Names for each active account the others with the same mailbox: one person with two accounts could approve their own
/// verdict.
pub fn mark_shared_mailboxes(members: &mut [Member]) {
    let mut boxes: HashMap<String, Vec<PersonRef>> = HashMap::new();
    let active = |member: &&Member| member.deactivated_at.is_none();
    for member in members.iter().filter(active) {
        let person = PersonRef { id: member.person.id, name: member.person.name.clone() };
        boxes.entry(mailbox(&member.email)).or_default().push(person);
    }
    for member in members.iter_mut().filter(|member| member.deactivated_at.is_none()) {
        let sharing = boxes.get(&mailbox(&member.email)).into_iter().flatten();
        member.same_mailbox = sharing.filter(|person| person.id != member.person.id).cloned().collect();
    }
}

/// A normalised e-mail address: lower case, one `@`, no blanks, at most 254 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Checks `text` and converts it to lower case.
    ///
    /// # Errors
    /// The field fault of an invalid address.
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let email = text.trim().to_lowercase();
        let shaped = email
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty() && !host.contains('@'));
        let clean = !email.chars().any(|c| c.is_whitespace() || c.is_control());
        if shaped && clean && email.len() <= 254 { Ok(Self(email)) } else { Err(FieldFault::Email) }
    }

    /// The address in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
