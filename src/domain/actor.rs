//! Who acts, and with what rights?

use super::account::{PersonRef, Role};
use super::id::{AccountId, RequestId};
use super::permission::Permission;

/// The person behind a change, or Claimdesk itself (a job, an import).
#[derive(Debug, Clone)]
pub struct Actor {
    person: Option<(PersonRef, Role)>,
    request: Option<RequestId>,
}

impl Actor {
    /// Somebody signed in, within one request.
    #[must_use]
    pub fn person(person: PersonRef, role: Role, request: Option<RequestId>) -> Self {
        Self {
            person: Some((person, role)),
            request,
        }
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

    /// Whether the actor's role permits it. Claimdesk itself is permitted nothing that needs a person.
    #[must_use]
    pub fn may(&self, permission: Permission) -> bool {
        self.person
            .as_ref()
            .is_some_and(|(_, role)| role.permissions().contains(&permission))
    }
}
