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
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Something that is to be done later, or could not be done.
#[derive(Debug, Serialize, ToSchema)]
pub struct Job {
    /// Stable; a job that is begun anew is another.
    id: JobId,
    /// `analyse`, `mail`, `mail_reset`, `ping_hub`.
    kind: &'static str,
    /// Where it is.
    state: JobState,
    /// The article that it is about.
    article: Option<JobArticle>,
    /// Times it was begun.
    attempts: i32,
    /// When it was asked for.
    created_at: DateTime<Utc>,
    /// When it runs next, or could have first.
    run_at: DateTime<Utc>,
    /// When it was given up.
    failed_at: Option<DateTime<Utc>>,
    /// What the last try ended with, as the server said it.
    last_error: Option<String>,
}

/// The article that a job is about.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobArticle {
    /// Which.
    id: ArticleId,
    /// Its headline.
    title: Option<String>,
}

impl Job {
    fn at(entry: JobEntry, now: DateTime<Utc>) -> Self {
        Self {
            id: entry.id,
            kind: entry.job.name(),
            state: entry.state(now),
            article: entry.job.article().map(|id| JobArticle {
                id,
                title: entry.title,
            }),
            attempts: entry.attempts,
            created_at: entry.created_at,
            run_at: entry.run_at,
            failed_at: entry.failed_at,
            last_error: entry.last_error,
        }
    }
}

/// Which jobs.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct JobQuery {
    /// Where they are; everywhere unless said. What is done is not kept.
    state: Option<JobState>,
    /// Entries a page, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    cursor: Option<String>,
}

/// List what is to be done later and what was given up, newest first. Admins see all of it, others what is about
/// articles.
#[utoipa::path(
    tag = "articles",
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
    let page = job::page(
        &app,
        &can.actor,
        query.state,
        query.cursor.as_deref(),
        limit(query.limit)?,
    )
    .await?;
    let now = app.clock.now();
    let page = page.map(|entry| Job::at(entry, now));
    read(&request, &Page::<Job>::from(page))
}

/// Begin a job anew that was given up, with all its tries.
#[utoipa::path(
    tag = "articles",
    params(("id" = uuid::Uuid, Path, description = "The job")),
    responses(
        (status = 204, description = "It waits for a worker"),
        (status = 404, description = "Not found"),
        (status = 409, description = "It was not given up")
    )
)]
#[post("/jobs/{id}/retry")]
pub async fn retry_job(
    app: Data<App>,
    can: Can<access::RetryJob>,
    id: Path<JobId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    to_the_end(async move { job::again(&app, &actor, id).await }).await?;
    Ok(HttpResponse::NoContent().finish())
}
