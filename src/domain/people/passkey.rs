//! Passkeys: WebAuthn credentials of an account.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::PasskeyId;

/// A passkey as its owner sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Passkey {
    /// The passkey's id.
    pub id: PasskeyId,
    /// The owner's name for the passkey.
    #[schema(example = "Office laptop")]
    pub name: String,
    /// When the passkey was added.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// When the passkey was last used to sign in; null before the first use.
    #[schema(example = "2026-03-03T08:02:00Z")]
    pub last_used_at: Option<DateTime<Utc>>,
}
