//! `/jobs`: background jobs, pending and failed.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::newsroom::job;
use crate::domain::kernel::id::{ArticleId, JobId};
use crate::domain::newsroom::job::{JobEntry, JobState};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{change, done};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// A background job that is pending or failed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Job {
    /// Id of the job; a retry has a new id.
    id: JobId,
    /// `analyse`, `mail`, `digest`, `mail_reset` or `ping_hub`.
    #[schema(example = "analyse")]
    kind: &'static str,
    /// State of the job.
    state: JobState,
    /// Article that the job is about, if any.
    article: Option<JobArticle>,
    /// Number of attempts so far.
    attempts: i32,
    /// Time at which the job was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
    /// Time of the next attempt, or the earliest time of the first.
    #[schema(example = "2026-03-02T09:30:10Z")]
    run_at: DateTime<Utc>,
    /// Time at which the last attempt failed; null while attempts remain.
    #[schema(example = "2026-03-02T09:45:00Z")]
    failed_at: Option<DateTime<Utc>>,
    /// Error message of the last attempt.
    #[schema(example = "the analyser ran out of time")]
    last_error: Option<String>,
}

/// Article that a job is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobArticle {
    /// Id of the article.
    id: ArticleId,
    /// Headline of the article.
    #[schema(example = "Flood kills 14 in Ardel, governor says")]
    title: Option<String>,
}

impl Job {
    fn at(entry: JobEntry, now: DateTime<Utc>) -> Self {
        Self {
            id: entry.id,
            kind: entry.job.name(),
            state: entry.state(now),
            article: entry.job.article().map(|id| JobArticle { id, title: entry.title }),
            attempts: entry.attempts,
            created_at: entry.created_at,
            run_at: entry.run_at,
            failed_at: entry.failed_at,
            last_error: entry.last_error,
        }
    }
}

/// Query parameters of the job list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobQuery {
    /// State of the jobs. Default: all states. Completed jobs are not stored.
    state: Option<JobState>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List pending and failed background jobs, newest first.
///
/// Admins see all jobs; other callers see only jobs about articles.
#[utoipa::path(
    tag = "system",
    params(JobQuery),
    responses((status = 200, description = "One page of results", body = Page<Job>))
)]
#[get("/jobs")]
pub async fn list_jobs(
    app: Data<App>,
    can: Can<access::ListJobs>,
    request: HttpRequest,
    Query(query): Query<JobQuery>,
) -> Result<HttpResponse, Problem> {
    let page = job::page(&app, &can.actor, query.state, query.cursor.as_deref(), limit(query.limit)?).await?;
    let now = app.clock.now();
    let page = page.map(|entry| Job::at(entry, now));
    read(&request, &Page::<Job>::from(page))
}

/// Retry a failed job.
///
/// A new job with the full number of attempts replaces the failed job.
#[utoipa::path(
    tag = "system",
    params(("id" = JobId, Path, description = "The job")),
    responses(
        (status = 204, description = "Queued"),
        (status = 404, description = "Not found"),
        (status = 409, description = "The job has not failed")
    )
)]
#[post("/jobs/{id}/retry")]
pub async fn retry_job(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RetryJob>,
    id: Path<JobId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        job::again(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}
