//! Actors: who sends a request, and with which permissions.

use super::account::{PersonRef, Role};
use super::permission::Permission;
use super::token::Scope;
use crate::domain::kernel::id::{AccountId, RequestId};

/// The actor of a change: a person, or Claimdesk itself (a job, an import).
#[derive(Debug, Clone)]
pub struct Actor {
    person: Option<(PersonRef, Vec<Permission>)>,
    request: Option<RequestId>,
}

impl Actor {
    /// A signed-in person, within one request.
    #[must_use]
    pub fn person(person: PersonRef, role: Role, request: Option<RequestId>) -> Self {
        Self { person: Some((person, role.permissions().to_vec())), request }
    }

    /// The same person through an API token, limited to the token's scopes.
    #[must_use]
    pub fn within(mut self, scopes: &[Scope]) -> Self {
        if let Some((_, permissions)) = &mut self.person {
            permissions.retain(|permission| scopes.iter().any(|scope| scope.permission() == Some(*permission)));
        }
        self
    }

    /// Claimdesk itself.
    #[must_use]
    pub fn system() -> Self {
        Self { person: None, request: None }
    }

    /// The person; `None` for Claimdesk itself.
    #[must_use]
    pub fn who(&self) -> Option<&PersonRef> {
        self.person.as_ref().map(|(person, _)| person)
    }

    /// The person's account; `None` for Claimdesk itself.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.person.as_ref().map(|(person, _)| person.id)
    }

    /// The id of the request that caused the change, if there is one.
    #[must_use]
    pub fn request(&self) -> Option<RequestId> {
        self.request
    }

    /// Whether the actor is the person with this account.
    #[must_use]
    pub fn is(&self, account: AccountId) -> bool {
        self.account() == Some(account)
    }

    /// Whether the actor has a permission: the role must include it, and the API token, if one is used, must have
    /// its scope. Claimdesk itself has no permissions.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.person.as_ref().is_some_and(|(_, permissions)| permissions.contains(&permission))
    }
}
