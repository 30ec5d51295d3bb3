//! Where is somebody signed in?

use chrono::{DateTime, Utc};

use serde::Serialize;
use utoipa::ToSchema;

use crate::domain::kernel::id::SessionId;

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
