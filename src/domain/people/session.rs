//! Sessions: where an account is signed in.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{Account, PersonRef};
use super::actor::Actor;
use crate::domain::kernel::id::{RequestId, SessionId};

/// By what somebody proves who they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "sign_in_proof", rename_all = "snake_case")]
pub enum Proof {
    /// The password, with a code where there is a second factor.
    Password,
    /// A device that knows its holder, by a finger or a code of its own.
    Passkey,
    /// The newsroom's identity provider.
    SingleSignOn,
}

/// A session as its owner sees it.
#[derive(Debug, Clone)]
pub struct OpenSession {
    /// Which.
    pub id: SessionId,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When a request came by it last, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// What the browser called itself.
    pub user_agent: Option<String>,
    /// Where the last request came from.
    pub address: Option<String>,
    /// By what it was opened.
    pub proof: Proof,
}

/// So long somebody counts as the one who typed the password.
pub(crate) const FRESH: TimeDelta = TimeDelta::minutes(10);

/// Somebody signed in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Which session.
    pub id: SessionId,
    /// Whose.
    pub account: Account,
    /// When it ends whatever happens.
    pub expires_at: DateTime<Utc>,
    /// When the person last proved by the password who they are.
    pub confirmed_at: DateTime<Utc>,
    /// The role takes a second factor, and there is none yet: nothing else may be done before.
    pub must_enrol: bool,
}

impl SignedIn {
    /// Whether the proof is fresh enough for what decides over accounts, tokens and rules.
    #[must_use]
    pub fn is_confirmed(&self, now: DateTime<Utc>) -> bool {
        // mutant A23.1: now >= self.confirmed_at
        now - self.confirmed_at < FRESH
    }

    /// The person as the actor of a request.
    #[must_use]
    pub fn actor(&self, request: Option<RequestId>) -> Actor {
        let person = PersonRef {
            id: self.account.id,
            name: self.account.name.clone(),
        };
        Actor::person(person, self.account.role, request)
    }
}

/// A session ends after this long without a request …
// mutant A13: pub const IDLE: TimeDelta = TimeDelta::hours(200);
pub const IDLE: TimeDelta = TimeDelta::hours(2);
/// … and after this long whatever happens.
// mutant A13: pub const ABSOLUTE: TimeDelta = TimeDelta::hours(120);
pub const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
