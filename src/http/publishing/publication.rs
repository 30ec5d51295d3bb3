//! `/verdicts/changes`: every publication, correction and retraction, in publication order.

use std::time::Duration;

use actix_web::web::Data;
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
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// What another instance published is seen after this long at the latest.
const POLL: Duration = Duration::from_secs(1);

/// From where on.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ChangesQuery {
    /// `next_cursor` of the last answer; without it, from the first publication on.
    cursor: Option<String>,
    /// Entries an answer, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// Seconds to wait for something new before the answer is empty, 0 to 30.
    #[param(minimum = 0, maximum = 30)]
    wait: Option<u64>,
}

/// Something became public.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictChange {
    /// What: published, corrected or retracted.
    kind: Standing,
    /// When.
    at: DateTime<Utc>,
    /// Everything up to and with this one is behind it.
    cursor: String,
    /// The verdict as it was made public then.
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

/// What became public since.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictChanges {
    /// Oldest first.
    items: Vec<VerdictChange>,
    /// Where to go on, now or later: nothing ever appears before it that was not there.
    next_cursor: String,
    /// Whether more is there already.
    more: bool,
}

/// Read what became public behind a cursor, in the order in which it did. Whoever keeps `next_cursor` with what it read
/// gets everything once, whatever breaks in between.
#[utoipa::path(
    tag = "feeds",
    params(ChangesQuery),
    responses(
        (status = 200, description = "What became public since; empty when nothing did", body = VerdictChanges),
        (status = 400, description = "No cursor of ours, or a parameter that is none")
    )
)]
#[get("/verdicts/changes")]
pub async fn list_verdict_changes(
    app: Data<App>,
    _can: Can<access::ListVerdictChanges>,
    request: HttpRequest,
    query: Result<Query<ChangesQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let changes = changes(&app, query).await.map_err(Problem::as_bad_query)?;
    read(&request, &changes)
}

async fn changes(
    app: &App,
    query: Result<Query<ChangesQuery>, Problem>,
) -> Result<VerdictChanges, Problem> {
    let query = query?.0;
    let after = query.cursor.as_deref().map(feed::position).transpose()?;
    let (after, limit) = (after.unwrap_or(0), limit(query.limit)?);
    let wait = query.wait.unwrap_or(0);
    if wait > 30 {
        return Err(Problem::invalid(
            "/wait",
            FieldFault::OutOfRange { min: 0, max: 30 },
        ));
    }
    let deadline = Instant::now() + Duration::from_secs(wait);
    // Listening begins before the first look, so that nothing falls in between.
    let mut happened = app.happened.subscribe();
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
        // A watcher that has missed too much has something to look for as well.
        let _ = timeout(left.min(POLL), happened.recv()).await;
        sleep(Duration::from_millis(20)).await;
    }
}
