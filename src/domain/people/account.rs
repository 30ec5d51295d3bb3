//! Accounts: who may sign in, and with which role.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::permission::Permission;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::AccountId;

/// What a person is in the newsroom; each role includes the one before it.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    sqlx::Type,
    ToSchema,
    clap::ValueEnum,
)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "account_role", rename_all = "snake_case")]
pub enum Role {
    /// Examines claims and proposes verdicts.
    Reviewer,
    /// Approves and publishes as well.
    Editor,
    /// Manages accounts as well.
    Admin,
}

impl Role {
    /// The name on the wire and in the log.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Reviewer => "reviewer",
            Self::Editor => "editor",
            Self::Admin => "admin",
        }
    }

    /// What the role permits.
    #[must_use]
    pub fn permissions(self) -> &'static [Permission] {
        match self {
            Self::Reviewer => &[Permission::Review],
            Self::Editor => &[Permission::Review, Permission::Publish],
            Self::Admin => &[
                Permission::Review,
                Permission::Publish,
                Permission::Administer,
            ],
        }
    }
}

/// A person who may sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// Stable, also after deactivation.
    pub id: AccountId,
    /// Lower-case; what one signs in with.
    pub email: String,
    /// As colleagues see it.
    pub name: String,
    /// What the person may do.
    pub role: Role,
    /// Handed out by somebody else and to be replaced.
    pub password_is_temporary: bool,
    /// May not sign in any more since then.
    pub deactivated_at: Option<DateTime<Utc>>,
}

/// Somebody, as others see them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PersonRef {
    /// The account.
    pub id: AccountId,
    /// The name.
    pub name: String,
}

/// A colleague whom work can be given to.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Person {
    /// The account.
    pub id: AccountId,
    /// The name.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// An account as those see it who manage accounts.
#[derive(Debug, Clone)]
pub struct Member {
    /// As colleagues see it.
    pub person: Person,
    /// What one signs in with.
    pub email: String,
    /// Since when there is the account.
    pub created_at: DateTime<Utc>,
    /// When the person last signed in.
    pub signed_in_at: Option<DateTime<Utc>>,
    /// May not sign in any more since then.
    pub deactivated_at: Option<DateTime<Utc>>,
}

/// An e-mail address as an account name: lower-case, one `@`, no blanks, at most 254 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Checks and lower-cases `text`.
    ///
    /// # Errors
    /// A sentence that says what is wrong with it.
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let email = text.trim().to_lowercase();
        let shaped = email.split_once('@').is_some_and(|(user, host)| {
            !user.is_empty() && !host.is_empty() && !host.contains('@')
        });
        let clean = !email.chars().any(|c| c.is_whitespace() || c.is_control());
        if shaped && clean && email.len() <= 254 {
            Ok(Self(email))
        } else {
            Err(FieldFault::Email)
        }
    }

    /// The address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
