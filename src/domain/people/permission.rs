//! Permissions: the capability table. Routes require permissions, roles grant them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Something a person may be allowed to do. Which role holds which: [`super::account::Role::permissions`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Read everything unpublished, examine claims, propose, approve and return verdicts.
    Review,
    /// Publish approved verdicts, reassign anybody's claim.
    Publish,
    /// Manage accounts.
    Administer,
}

impl Permission {
    /// The lowest role that holds it, for a sentence such as "for editors".
    #[must_use]
    pub fn holders(self) -> &'static str {
        match self {
            Self::Review => "reviewers",
            Self::Publish => "editors",
            Self::Administer => "admins",
        }
    }
}
