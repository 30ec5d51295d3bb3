//! Jobs: kinds of background work and their payloads.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{AccountId, ArticleId, EvidenceId, JobId, NotificationId, SubscriptionId};

/// Kinds of background jobs. Jobs run at least once, so each must be idempotent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Extract the claims of one article version.
    Analyse {
        /// The article's id.
        article: ArticleId,
        /// The number of the version.
        number: i32,
    },
    /// Fetch and read the page of an article.
    Fetch {
        /// The article's id.
        article: ArticleId,
    },
    /// Look at the page of an article again.
    Watch {
        /// The article's id.
        article: ArticleId,
    },
    /// Look at the listing of a subscription.
    Poll {
        /// The subscription's id.
        subscription: SubscriptionId,
    },
    /// Ask the hub of a subscription's feed to tell of new entries.
    AskHub {
        /// The subscription's id.
        subscription: SubscriptionId,
    },
    /// Compare the claims of a new text with all others: figures of published verdicts, occurrences.
    Compare {
        /// The article's id.
        article: ArticleId,
    },
    /// Make the sentence vectors of some claims that have none.
    Vectors {
        /// Alternates from one job to the next: a job is not queued while one with the same key runs.
        again: bool,
    },
    /// Take a snapshot of a source.
    Snapshot {
        /// The source's id.
        evidence: EvidenceId,
        /// The number of the snapshot.
        number: i32,
    },
    /// Ask the archive service for a copy of a source.
    Archive {
        /// The source's id.
        evidence: EvidenceId,
        /// The number of the snapshot.
        number: i32,
    },
    /// Send an e-mail about a notification.
    Mail {
        /// The notification's id.
        notification: NotificationId,
    },
    /// Send a person's daily mail.
    Digest {
        /// The person's account.
        account: AccountId,
    },
    /// Notify the WebSub hub that the feeds have changed.
    PingHub,
    /// Send a password reset link by e-mail.
    MailReset {
        /// The address that was entered; it may belong to no account.
        email: String,
    },
}

impl Job {
    /// The name of the kind in JSON and in the database.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Analyse { .. } => "analyse",
            Self::Fetch { .. } => "fetch",
            Self::Watch { .. } => "watch",
            Self::Poll { .. } => "poll",
            Self::AskHub { .. } => "ask_hub",
            Self::Compare { .. } => "compare",
            Self::Vectors { .. } => "vectors",
            Self::Snapshot { .. } => "snapshot",
            Self::Archive { .. } => "archive",
            Self::Mail { .. } => "mail",
            Self::Digest { .. } => "digest",
            Self::PingHub => "ping_hub",
            Self::MailReset { .. } => "mail_reset",
        }
    }

    /// The article concerned, if there is one.
    #[must_use]
    pub fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Analyse { article, .. }
            | Self::Fetch { article }
            | Self::Watch { article }
            | Self::Compare { article } => Some(*article),
            Self::Poll { .. }
            | Self::AskHub { .. }
            | Self::Vectors { .. }
            | Self::Snapshot { .. }
            | Self::Archive { .. }
            | Self::Mail { .. }
            | Self::Digest { .. }
            | Self::PingHub
            | Self::MailReset { .. } => None,
        }
    }

    /// Whether the job asks another site, which may take seconds to answer.
    #[must_use]
    pub fn asks_a_site(&self) -> bool {
        matches!(
            self,
            Self::Fetch { .. } | Self::Poll { .. } | Self::AskHub { .. } | Self::Snapshot { .. } | Self::Archive { .. }
        )
    }

    /// The key for deduplication: a job is not queued while one with the same key waits.
    #[must_use]
    pub fn unique_key(&self) -> String {
        match self {
            Self::Analyse { article, number } => format!("analyse:{article}:{number}"),
            Self::Fetch { article } => format!("fetch:{article}"),
            Self::Watch { article } => format!("watch:{article}"),
            Self::Poll { subscription } => format!("poll:{subscription}"),
            Self::AskHub { subscription } => format!("ask_hub:{subscription}"),
            Self::Compare { article } => format!("compare:{article}"),
            Self::Vectors { again } => format!("vectors:{again}"),
            Self::Snapshot { evidence, number } => format!("snapshot:{evidence}:{number}"),
            Self::Archive { evidence, number } => format!("archive:{evidence}:{number}"),
            Self::Mail { notification } => format!("mail:{notification}"),
            Self::Digest { account } => format!("digest:{account}"),
            Self::PingHub => "ping_hub".to_owned(),
            Self::MailReset { email } => format!("mail_reset:{email}"),
        }
    }
}

/// Kinds of work that do not wait for each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Work of this machine: analyses, e-mail.
    Own,
    /// Pages of other sites, which may take seconds to answer.
    Pages,
}

/// States of a job.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// The job is scheduled, or due and waiting for a worker.
    Waiting,
    /// A worker has leased the job.
    Running,
    /// The job was abandoned after its last attempt.
    Failed,
}

/// Number of jobs by state.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct JobCounts {
    /// Jobs that are scheduled or waiting for a worker.
    pub waiting: i64,
    /// Jobs that a worker has leased.
    pub running: i64,
    /// Jobs that were abandoned.
    pub failed: i64,
    /// The time since which the oldest due job waits for a worker; null when no due job waits.
    #[schema(example = "2026-03-03T11:39:00Z")]
    pub oldest_waiting_at: Option<DateTime<Utc>>,
}

/// A job as the API shows it.
#[derive(Debug, Clone)]
pub struct JobEntry {
    /// The job's id.
    pub id: JobId,
    /// The kind and its parameters.
    pub job: Job,
    /// The title of the article concerned, if it has one.
    pub title: Option<String>,
    /// Number of attempts started.
    pub attempts: i32,
    /// When the job was queued.
    pub created_at: DateTime<Utc>,
    /// The earliest time of the next attempt; for a running job, of the current one.
    pub run_at: DateTime<Utc>,
    /// When the worker's lease expires.
    pub locked_until: Option<DateTime<Utc>>,
    /// When the job was abandoned.
    pub failed_at: Option<DateTime<Utc>>,
    /// The error of the last attempt.
    pub last_error: Option<String>,
}

impl JobEntry {
    /// The state at `now`.
    #[must_use]
    pub fn state(&self, now: DateTime<Utc>) -> JobState {
        if self.failed_at.is_some() {
            JobState::Failed
        } else if self.locked_until.is_some_and(|until| until > now) {
            JobState::Running
        } else {
            JobState::Waiting
        }
    }
}

/// A job that a worker has leased.
#[derive(Debug, Clone)]
pub struct Taken {
    /// The job's id.
    pub id: JobId,
    /// The kind and its parameters.
    pub job: Job,
    /// Number of attempts started, including this one. Counted before the job runs, so that a job that crashes the
    /// process is abandoned eventually.
    pub attempts: i32,
}
