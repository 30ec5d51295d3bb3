//! What happens without anybody asking? One exhaustive match over everything that can be done later.

pub mod clock;
pub mod courier;
pub mod listener;
pub mod worker;

use crate::app::error::Result;
use crate::app::{self, App};
use crate::domain::job::Job;

/// Does one job. At least once, so each bears being run twice.
pub async fn run(app: &App, job: &Job) -> Result<()> {
    match job {
        Job::Analyse { article, number } => app::analysis::run(app, *article, *number).await,
        Job::PingHub => app::publications::ping_hub(app).await,
        Job::Mail { notification } => app::mail::send(app, *notification).await,
        Job::MailReset { email } => app::mail::send_reset(app, email).await,
    }
}
