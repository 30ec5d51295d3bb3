//! Where is somebody signed in?

use chrono::{DateTime, Utc};

use super::id::SessionId;

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
}
