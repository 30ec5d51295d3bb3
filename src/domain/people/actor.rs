//! Actors: who sends a request, and with which permissions.

use super::account::{PersonRef, Role};
use super::permission::Permission;
use super::token::Scope;
use crate::domain::kernel::id::{AccountId, RequestId};

/// The person behind a change, or Claimdesk itself (a job, an import).
#[derive(Debug, Clone)]
pub struct Actor {
    person: Option<(PersonRef, Vec<Permission>)>,
    request: Option<RequestId>,
}

impl Actor {
    /// Somebody signed in, within one request.
    #[must_use]
    pub fn person(person: PersonRef, role: Role, request: Option<RequestId>) -> Self {
        Self {
            person: Some((person, role.permissions().to_vec())),
            request,
        }
    }

    /// The same by a program, whose token lets no more through than these scopes.
    #[must_use]
    pub fn within(mut self, scopes: &[Scope]) -> Self {
        if let Some((_, permissions)) = &mut self.person {
            permissions.retain(|permission| {
                scopes
                    .iter()
                    .any(|scope| scope.permission() == Some(*permission))
            });
        }
        self
    }

    /// Claimdesk itself.
    #[must_use]
    pub fn system() -> Self {
        Self {
            person: None,
            request: None,
        }
    }

    /// The person, unless it is Claimdesk itself.
    #[must_use]
    pub fn who(&self) -> Option<&PersonRef> {
        self.person.as_ref().map(|(person, _)| person)
    }

    /// The account, when it is a person.
    #[must_use]
    pub fn account(&self) -> Option<AccountId> {
        self.person.as_ref().map(|(person, _)| person.id)
    }

    /// The request that the change came by.
    #[must_use]
    pub fn request(&self) -> Option<RequestId> {
        self.request
    }

    /// Whether this is that account.
    #[must_use]
    pub fn is(&self, account: AccountId) -> bool {
        self.account() == Some(account)
    }

    /// Whether the actor's role, and the token that they come by, permit it. Claimdesk itself is permitted nothing that needs a person.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.person
            .as_ref()
            .is_some_and(|(_, permissions)| permissions.contains(&permission))
    }
}
