//! Sessions: where an account is signed in.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{Account, PersonRef};
use super::actor::Actor;
use crate::domain::kernel::id::{RequestId, SessionId};

/// Methods of authentication.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "sign_in_proof", rename_all = "snake_case")]
pub enum Proof {
    /// The password, with a code if a second factor is active.
    Password,
    /// A passkey on a device that verifies its user by biometrics or a PIN.
    Passkey,
    /// Single sign-on through the newsroom's identity provider.
    SingleSignOn,
}

/// A session as its owner sees it.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// The session's id.
    pub id: SessionId,
    /// When the session was created.
    pub created_at: DateTime<Utc>,
    /// Time of the last request, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// The browser's `User-Agent` header.
    pub user_agent: Option<String>,
    /// IP address of the last request.
    pub address: Option<String>,
    /// How the person authenticated.
    pub proof: Proof,
}

/// How long a password confirmation remains valid.
pub(crate) const FRESH: TimeDelta = TimeDelta::minutes(10);

/// A signed-in person.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session's id.
    pub id: SessionId,
    /// The account.
    pub account: Account,
    /// When the session expires, regardless of activity.
    pub expires_at: DateTime<Utc>,
    /// When the person last confirmed the password.
    pub confirmed_at: DateTime<Utc>,
    /// Whether the role requires a second factor that is not set up yet. Until then nothing else is permitted.
    pub must_enrol: bool,
}

impl SignedIn {
    /// Whether the password confirmation is recent enough for changes to accounts, tokens and settings.
    #[must_use]
    pub fn is_confirmed(&self, now: DateTime<Utc>) -> bool {
        // mutant A23.1: now >= self.confirmed_at
        now - self.confirmed_at < FRESH
    }

    /// The person as the actor of a request.
    #[must_use]
    pub fn actor(&self, request: Option<RequestId>) -> Actor {
        let person = PersonRef { id: self.account.id, name: self.account.name.clone() };
        Actor::person(person, self.account.role, request)
    }
}

/// Idle timeout: a session ends after this long without a request …
// mutant A13: pub const IDLE: TimeDelta = TimeDelta::hours(200);
pub const IDLE: TimeDelta = TimeDelta::hours(2);
/// … and after this long in any case (absolute timeout).
// mutant A13: pub const ABSOLUTE: TimeDelta = TimeDelta::hours(120);
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
