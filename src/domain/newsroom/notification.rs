//! Notifications: which events notify a person, and the read state.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId, EndpointId, NotificationId, SubscriptionId};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::schedule::EndReason;

/// Reasons to notify a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum Topic {
    /// A comment mentions the person.
    Mentioned,
    /// A comment replies to the person's comment.
    Answered,
    /// A claim was assigned to the person.
    Assigned,
    /// Another person took over the claim that was assigned to the person.
    TakenOver,
    /// The person's verdict was approved.
    Approved,
    /// The person's verdict was returned.
    Returned,
    /// The person's verdict, or its correction, was published.
    Published,
    /// A colleague took back a publication that the person scheduled.
    TakenBack,
    /// A publication that the person scheduled did not happen.
    NotPublished,
    /// A publication that a colleague scheduled was handed over to the person.
    ScheduleHandedOver,
    /// The person's decision may no longer be valid.
    Stale,
    /// The person was asked for a second review.
    AskedToRead,
    /// The second review of the person's claim, or one that the person requested, was withdrawn.
    ReadingWithdrawn,
    /// An editor decided between a verdict and the person's second review.
    Adjudicated,
    /// A reader reported an error in the person's published verdict.
    ErrorReported,
    /// A webhook endpoint was disabled.
    EndpointDisabled,
    /// A subscription brought new articles.
    SubscriptionArticles,
    /// A subscription rests, because its feed cannot be read.
    SubscriptionFailing,
}

impl Topic {
    /// What happened, as a phrase that follows the actor's name: "mentioned you".
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
            Self::TakenBack => "took your publication back",
            Self::NotPublished => "did not publish a scheduled verdict",
            Self::ScheduleHandedOver => "handed a scheduled publication over to you",
            Self::Stale => "asks you to look again",
            Self::AskedToRead => "asks you for a second reading",
            Self::ReadingWithdrawn => "withdrew a second reading",
            Self::Adjudicated => "decided about your second reading",
            Self::ErrorReported => "received a reader's report of an error in your verdict",
            Self::EndpointDisabled => "switched an endpoint off",
            Self::SubscriptionArticles => "found new articles in a feed",
            Self::SubscriptionFailing => "gave up a feed",
        }
    }
}

/// A notification to create.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The recipient.
    pub account: AccountId,
    /// The reason.
    pub topic: Topic,
    /// The claim, endpoint or subscription concerned.
    pub about: About,
    /// The comment that causes the notification.
    pub comment: Option<CommentId>,
    /// Why a scheduled publication did not happen.
    pub reason: Option<EndReason>,
}

impl Notice {
    /// A notification without a comment and a reason.
    #[must_use]
    pub fn new(account: AccountId, topic: Topic, about: About) -> Self {
        Self { account, topic, about, comment: None, reason: None }
    }
}

/// The subject of a notification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A claim, by id.
    Claim(ClaimId),
    /// A webhook endpoint, by id.
    Endpoint(EndpointId),
    /// A subscription, by id.
    Subscription(SubscriptionId),
}

impl About {
    /// The claim, if the subject is a claim.
    #[must_use]
    pub fn claim(self) -> Option<ClaimId> {
        match self {
            Self::Claim(id) => Some(id),
            Self::Endpoint(_) | Self::Subscription(_) => None,
        }
    }

    /// The endpoint, if the subject is an endpoint.
    #[must_use]
    pub fn endpoint(self) -> Option<EndpointId> {
        match self {
            Self::Claim(_) | Self::Subscription(_) => None,
            Self::Endpoint(id) => Some(id),
        }
    }

    /// The subscription, if the subject is a subscription.
    #[must_use]
    pub fn subscription(self) -> Option<SubscriptionId> {
        match self {
            Self::Claim(_) | Self::Endpoint(_) => None,
            Self::Subscription(id) => Some(id),
        }
    }
}

/// The content of a notification e-mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotificationMail {
    /// The recipient's e-mail address.
    pub to: String,
    /// The recipient's name.
    pub name: String,
    /// The reason.
    pub topic: Topic,
    /// The name of the actor; `None` for Claimdesk itself.
    pub actor: Option<String>,
    /// The claim concerned, if the subject is a claim.
    pub claim: Option<ClaimId>,
    /// The subscription concerned, if the subject is a subscription.
    pub subscription: Option<SubscriptionId>,
    /// The claim's current statement, the endpoint's URL or the chat channel's purpose, or the subscription's title or URL.
    pub statement: String,
    /// The comment that caused the notification.
    pub comment_id: Option<CommentId>,
    /// The text of the comment.
    pub comment: Option<String>,
    /// The language of the mail.
    pub language: DeskLanguage,
    /// Why a scheduled publication did not happen.
    pub reason: Option<EndReason>,
}

/// The claim concerned, as a notification shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedClaim {
    /// The claim's id.
    pub id: ClaimId,
    /// The claim's current statement.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    pub statement: String,
}

/// The webhook endpoint concerned, as a notification shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedEndpoint {
    /// The endpoint's id.
    pub id: EndpointId,
    /// The URL of the endpoint; for a chat channel, whose URL is a secret, its purpose.
    #[schema(example = "https://hooks.example.org/claimdesk")]
    pub url: String,
}

/// The subscription concerned, as a notification shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct NotifiedSubscription {
    /// The subscription's id.
    pub id: SubscriptionId,
    /// The title of the feed, or its address.
    #[schema(example = "Korvale Courier")]
    pub title: String,
}

/// A notification as the recipient sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Notification {
    /// The notification's id; later notifications have larger ids.
    pub id: NotificationId,
    /// The reason.
    pub kind: Topic,
    /// What happened, as a phrase that follows the actor's name: "mentioned you".
    #[schema(example = "mentioned you")]
    pub sentence: String,
    /// The claim concerned; null when the subject is something else.
    pub claim: Option<NotifiedClaim>,
    /// The endpoint concerned; null when the subject is something else.
    pub endpoint: Option<NotifiedEndpoint>,
    /// The subscription concerned; null when the subject is something else.
    pub subscription: Option<NotifiedSubscription>,
    /// The comment that caused the notification.
    pub comment_id: Option<CommentId>,
    /// Why a scheduled publication did not happen; null for all other notifications.
    pub reason: Option<EndReason>,
    /// The actor; null for Claimdesk itself.
    pub actor: Option<PersonRef>,
    /// When the notification was created.
    #[schema(example = "2026-03-03T11:40:00Z")]
    pub at: DateTime<Utc>,
    /// When the notification was read; null while it is unread.
    #[schema(example = "2026-03-03T11:45:00Z")]
    pub read_at: Option<DateTime<Utc>>,
}

/// Delay before the e-mail: a notification that is read in the dashboard within this time is not sent.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(2);
