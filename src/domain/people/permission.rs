//! Permissions: the capability table. Routes require permissions, roles grant them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A permission; [`super::account::Role::permissions`] maps roles to permissions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Permission {
    /// Read all unpublished content, review claims, and propose, approve and return verdicts.
    Review,
    /// Publish approved verdicts and reassign any claim.
    Publish,
    /// Administer the newsroom: accounts, settings and everything else reserved to admins.
    Administer,
}

impl Permission {
    /// The lowest role with this permission, for sentences such as "for editors".
    #[must_use]
    pub fn holders(self) -> &'static str {
        match self {
            Self::Review => "reviewers",
            Self::Publish => "editors",
            Self::Administer => "admins",
        }
    }
}
