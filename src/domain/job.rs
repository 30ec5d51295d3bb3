//! What can be done later?

use serde::{Deserialize, Serialize};

use super::id::{ArticleId, JobId, NotificationId};

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
