//! Passkeys: WebAuthn credentials of an account.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::PasskeyId;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Passkey {
    /// Stable.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// When somebody came by it last.
    pub last_used_at: Option<DateTime<Utc>>,
}
