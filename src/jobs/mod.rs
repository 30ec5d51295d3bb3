//! Background jobs: the exhaustive match from job kind to use case.

pub mod clock;
pub mod delivery_worker;
pub mod listener;
pub mod schedule_worker;
pub mod worker;

use crate::app;
use crate::app::context::App;
use crate::app::error::Result;
use crate::domain::newsroom::job::Job;

/// Runs one job. A job may run more than once, so every job is idempotent or tolerates a repetition.
pub async fn run(app: &App, job: &Job) -> Result<()> {
    match job {
        Job::Analyse { article, number } => app::articles::analysis::run(app, *article, *number).await,
        Job::Fetch { article } => app::articles::fetching::run(app, *article).await,
        Job::Watch { article } => app::articles::watching::run(app, *article).await,
        Job::Poll { subscription } => app::articles::subscription::polling::run(app, *subscription).await,
        Job::AskHub { subscription } => app::articles::subscription::hub::ask(app, *subscription).await,
        Job::Compare { article } => app::claims::matching::arrival::run(app, *article).await,
        Job::Vectors { again } => app::claims::matching::vectors::run(app, *again).await,
        Job::Snapshot { evidence, number } => app::verdicts::evidence_snapshot::run(app, *evidence, *number).await,
        Job::Archive { evidence, number } => app::verdicts::archive::run(app, *evidence, *number).await,
        Job::PingHub => app::publishing::hub::ping(app).await,
        Job::Mail { notification } => app::newsroom::mail::send(app, *notification).await,
        Job::Digest { account } => app::newsroom::digest::send(app, *account).await,
        Job::MailReset { email } => app::newsroom::mail::send_reset(app, email).await,
    }
}
