//! Notifications: which events notify a person, and the read state.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{AccountId, ClaimId, CommentId, EndpointId, NotificationId};
use crate::domain::people::account::PersonRef;

/// What happened to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Topic {
    /// A comment calls them.
    Mentioned,
    /// A comment answers theirs.
    Answered,
    /// They were given a claim.
    Assigned,
    /// Somebody else has the claim that was theirs.
    TakenOver,
    /// Their verdict was approved.
    Approved,
    /// Their verdict was sent back.
    Returned,
    /// Their verdict, or its correction, is public.
    Published,
    /// What they decided may no longer hold.
    Stale,
    /// They are to read a claim blind.
    AskedToRead,
    /// An editor decided between a verdict and their reading.
    Adjudicated,
    /// An endpoint gets nothing any more.
    EndpointDisabled,
}

impl Topic {
    /// What happened, as a sentence that follows the actor's name.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Mentioned => "mentioned you",
            Self::Answered => "answered you",
            Self::Assigned => "gave you a claim",
            Self::TakenOver => "took over your claim",
            Self::Approved => "approved your verdict",
            Self::Returned => "returned your verdict",
            Self::Published => "published your verdict",
            Self::Stale => "asks you to look again",
            Self::AskedToRead => "asks you for a second reading",
            Self::Adjudicated => "decided about your second reading",
            Self::EndpointDisabled => "switched an endpoint off",
        }
    }
}

/// Something that somebody is to hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Who.
    pub account: AccountId,
    /// What.
    pub topic: Topic,
    /// About what.
    pub about: About,
    /// By which comment.
    pub comment: Option<CommentId>,
}

/// What a notice is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A claim.
    Claim(ClaimId),
    /// An endpoint.
    Endpoint(EndpointId),
}

impl About {
    /// The claim, if it is about one.
    #[must_use]
    pub fn claim(self) -> Option<ClaimId> {
        match self {
            Self::Claim(id) => Some(id),
            Self::Endpoint(_) => None,
        }
    }

    /// The endpoint, if it is about one.
    #[must_use]
    pub fn endpoint(self) -> Option<EndpointId> {
        match self {
            Self::Claim(_) => None,
            Self::Endpoint(id) => Some(id),
        }
    }
}

/// What a notice says to somebody who is not at the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The e-mail address of whom it is for.
    pub to: String,
    /// Their name.
    pub name: String,
    /// What happened.
    pub topic: Topic,
    /// Who did it; none is Claimdesk itself.
    pub actor: Option<String>,
    /// About which claim; none: about an endpoint.
    pub claim: Option<ClaimId>,
    /// The claim in its best wording, or the endpoint's address.
    pub statement: String,
    /// By which comment.
    pub comment_id: Option<CommentId>,
    /// What the comment says.
    pub comment: Option<String>,
}

/// The claim that a notification is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedClaim {
    /// Stable.
    pub id: ClaimId,
    /// In its best wording.
    pub statement: String,
}

/// The endpoint that a notification is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedEndpoint {
    /// Stable.
    pub id: EndpointId,
    /// Where messages would go.
    pub url: String,
}

/// Something in a person's inbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notification {
    /// Stable; later is larger.
    pub id: NotificationId,
    /// What happened.
    pub kind: Topic,
    /// The same, to follow the actor's name: "mentioned you".
    pub sentence: String,
    /// About which claim; null when it is about something else.
    pub claim: Option<NotifiedClaim>,
    /// About which endpoint; null when it is about something else.
    pub endpoint: Option<NotifiedEndpoint>,
    /// By which comment.
    pub comment_id: Option<CommentId>,
    /// Who did it; null is Claimdesk itself.
    pub actor: Option<PersonRef>,
    /// When.
    pub at: DateTime<Utc>,
    /// When it was read; null while it is news.
    pub read_at: Option<DateTime<Utc>>,
}

/// Whoever reads a notice at the desk within this time gets no mail about it.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(2);
