//! `/verdicts/changes`: every publication, correction and retraction, in publication order.

use std::time::Duration;

use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use tokio::time::{Instant, sleep, timeout};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::feed;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::page::encode;
use crate::domain::publishing::feed::Published;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::standing::Standing;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Longest delay before a publication by another instance appears here.
const POLL: Duration = Duration::from_secs(1);

/// Query parameters of the list of changes.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `next_cursor` of the previous response. Default: the first publication.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Seconds to wait for a new change before an empty response, 0 to 30. Default: 0.
    #[param(minimum = 0, maximum = 30, example = 20)]
    wait: Option<u64>,
}

/// A publication, correction or retraction.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictChange {
    /// Kind of the change: published, corrected or retracted.
    kind: Standing,
    /// Time of the publication of this change.
    #[schema(example = "2026-03-03T11:40:00Z")]
    at: DateTime<Utc>,
    /// Cursor that follows this change.
    #[schema(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: String,
    /// The verdict, as published with this change.
    verdict: PublicVerdict,
}

impl From<Published> for VerdictChange {
    fn from(published: Published) -> Self {
        Self {
            kind: published.verdict.standing(),
            at: published.verdict.published_at,
            cursor: encode(&published.number),
            verdict: published.verdict,
        }
    }
}

/// Changes after a cursor.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictChanges {
    /// Changes, oldest first.
    items: Vec<VerdictChange>,
    /// Cursor for the next request. New changes always appear after this cursor.
    #[schema(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    next_cursor: String,
    /// True if more changes are available now.
    more: bool,
}

/// List publications, corrections and retractions after a cursor, in publication order.
///
/// A client that stores `next_cursor` together with the data receives every change exactly once, even after an
/// interruption.
#[utoipa::path(
    tag = "feeds",
    params(ChangesQuery),
    responses(
        (status = 200, description = "Changes after the cursor; empty if there are none", body = VerdictChanges),
        (status = 400, description = "The cursor is not valid, or a parameter is unknown or invalid")
    )
)]
#[get("/verdicts/changes")]
pub async fn list_verdict_changes(
    app: FromReplica<access::ListVerdictChanges>,
    _can: Can<access::ListVerdictChanges>,
    request: HttpRequest,
    query: Result<Query<ChangesQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let changes = changes(&app, query).await.map_err(Problem::as_bad_query)?;
    read(&request, &changes)
}

async fn changes(app: &App, query: Result<Query<ChangesQuery>, Problem>) -> Result<VerdictChanges, Problem> {
    let query = query?.0;
    let after = query.cursor.as_deref().map(feed::position).transpose()?;
    let (after, limit) = (after.unwrap_or(0), limit(query.limit)?);
    let wait = query.wait.unwrap_or(0);
    if wait > 30 {
        return Err(Problem::invalid("/wait", FieldFault::OutOfRange { min: 0, max: 30 }));
    }
    let deadline = Instant::now() + Duration::from_secs(wait);
    // Subscribe before the first read, so that no publication is lost in between.
    let mut events = app.events.subscribe();
    loop {
        let page = feed::changes(app, after, limit).await?;
        if !page.items.is_empty() || Instant::now() >= deadline {
            let last = page.items.last().map_or(after, |last| last.number);
            return Ok(VerdictChanges {
                next_cursor: encode(&last),
                more: page.next.is_some(),
                items: page.items.into_iter().map(VerdictChange::from).collect(),
            });
        }
        let left = deadline.saturating_duration_since(Instant::now());
        // A lagging subscriber also has to read again.
        let _ = timeout(left.min(POLL), events.recv()).await;
        sleep(Duration::from_millis(20)).await;
    }
}
