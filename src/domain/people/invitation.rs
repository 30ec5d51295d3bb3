//! Invitations: one-time links to create an account or reset a password.

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::account::{PersonRef, Role};
use crate::domain::kernel::id::InvitationId;

/// Lifetime of an invitation link.
pub const INVITATION_LASTS: TimeDelta = TimeDelta::days(7);
/// Lifetime of a password reset link.
pub const RESET_LASTS: TimeDelta = TimeDelta::hours(1);

/// An open invitation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Invitation {
    /// The invitation's id.
    pub id: InvitationId,
    /// E-mail address with which the person will sign in.
    #[schema(example = "nadia@example.org")]
    pub email: String,
    /// The person's name, as colleagues will see it.
    #[schema(example = "Nadia Orsic")]
    pub name: String,
    /// Role of the future account.
    pub role: Role,
    /// Who sent the invitation.
    pub invited_by: PersonRef,
    /// When the invitation was sent.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub created_at: DateTime<Utc>,
    /// When the link expires.
    #[schema(example = "2026-03-09T09:30:00Z")]
    pub expires_at: DateTime<Utc>,
}
