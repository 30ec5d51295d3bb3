//! Invitations: one-time links to create an account or reset a password.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{PersonRef, Role};
use crate::domain::kernel::id::InvitationId;

/// How long the link of an invitation works.
pub const INVITATION_LASTS: TimeDelta = TimeDelta::days(7);
/// How long the link to a new password works.
pub const RESET_LASTS: TimeDelta = TimeDelta::hours(1);

/// Somebody who was asked to join and has not answered.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invitation {
    /// Stable.
    pub id: InvitationId,
    /// What the person will sign in with.
    pub email: String,
    /// As colleagues will see it.
    pub name: String,
    /// What the person will be.
    pub role: Role,
    /// Who asked.
    pub invited_by: PersonRef,
    /// When.
    pub created_at: DateTime<Utc>,
    /// From when on the link does not work.
    pub expires_at: DateTime<Utc>,
}
