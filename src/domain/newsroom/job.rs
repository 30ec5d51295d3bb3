//! Jobs: kinds of background work and their payloads.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::id::{ArticleId, JobId, NotificationId};

/// Everything that can be done later. At least once, so each must bear being run twice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Job {
    /// Find the claims in one version of an article.
    Analyse {
        /// The article.
        article: ArticleId,
        /// The version.
        number: i32,
    },
    /// Tell somebody by e-mail what waits in their inbox.
    Mail {
        /// The notice.
        notification: NotificationId,
    },
    /// Tell the WebSub hub that the feeds have changed.
    PingHub,
    /// Send somebody who has forgotten their password a link to a new one.
    MailReset {
        /// The address that they gave; it need be nobody's.
        email: String,
    },
}

impl Job {
    /// What it is called on the wire.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Analyse { .. } => "analyse",
            Self::Mail { .. } => "mail",
            Self::PingHub => "ping_hub",
            Self::MailReset { .. } => "mail_reset",
        }
    }

    /// The article that it is about.
    #[must_use]
    pub fn article(&self) -> Option<ArticleId> {
        match self {
            Self::Analyse { article, .. } => Some(*article),
            Self::Mail { .. } | Self::PingHub | Self::MailReset { .. } => None,
        }
    }

    /// Jobs of the same key that wait are one job.
    #[must_use]
    pub fn unique_key(&self) -> String {
        match self {
            Self::Analyse { article, number } => format!("analyse:{article}:{number}"),
            Self::Mail { notification } => format!("mail:{notification}"),
            Self::PingHub => "ping_hub".to_owned(),
            Self::MailReset { email } => format!("mail_reset:{email}"),
        }
    }
}

/// Where a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Its time has not come, or a worker's has not.
    Waiting,
    /// A worker has it.
    Running,
    /// It was given up after its last try.
    Failed,
}

/// How much there is to do.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
pub struct JobCounts {
    /// Jobs whose time has not come, or a worker's has not.
    pub waiting: i64,
    /// Jobs that a worker has.
    pub running: i64,
    /// Jobs that were given up.
    pub failed: i64,
    /// Since when the oldest job that is due waits for a worker; null when none does.
    pub oldest_waiting_at: Option<DateTime<Utc>>,
}

/// A job as people see it.
#[derive(Debug, Clone)]
pub struct JobEntry {
    /// Which.
    pub id: JobId,
    /// What.
    pub job: Job,
    /// The title of the article that it is about, where it has one.
    pub title: Option<String>,
    /// Times it was begun.
    pub attempts: i32,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it may run next, or could have first.
    pub run_at: DateTime<Utc>,
    /// Until when a worker has it.
    pub locked_until: Option<DateTime<Utc>>,
    /// When it was given up.
    pub failed_at: Option<DateTime<Utc>>,
    /// What the last try ended with.
    pub last_error: Option<String>,
}

impl JobEntry {
    /// Where it is at `now`.
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

/// A job that a worker holds by a lease.
#[derive(Debug, Clone)]
pub struct Taken {
    /// Which.
    pub id: JobId,
    /// What.
    pub job: Job,
    /// Times it was begun, this one included: counted before it runs, so that a job which kills the
    /// process is given up in the end.
    pub attempts: i32,
}
