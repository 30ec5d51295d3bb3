//! `/insights`: figures for editors, as JSON and CSV.

use actix_web::web::Path;
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::app::newsroom::insight;
use crate::domain::kernel::moment::of_our_years;
use crate::domain::newsroom::insight::Insights;
use crate::formats::feeds::csv;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Query parameters: the period of the figures.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct SpanQuery {
    /// Start of the period, inclusive. Default: four weeks before the end.
    #[serde(default, deserialize_with = "of_our_years")]
    #[param(example = "2026-03-01T00:00:00Z")]
    since: Option<DateTime<Utc>>,
    /// End of the period, exclusive. Default: now.
    #[serde(default, deserialize_with = "of_our_years")]
    #[param(example = "2026-03-29T00:00:00Z")]
    until: Option<DateTime<Utc>>,
}

/// Read the figures of the newsroom.
///
/// The tables show throughput, waiting times, open claims by age, workload, agreement, corrections, and ratings by
/// claimant and by outlet. What happened on days that are over (UTC) is counted once an hour; today, and what is open now, at most once a
/// minute where counting takes long.
#[utoipa::path(
    tag = "insights",
    params(SpanQuery),
    responses((status = 200, description = "All tables", body = Insights))
)]
#[get("/insights")]
pub async fn read_insights(
    app: FromReplica<access::ReadInsights>,
    _can: Can<access::ReadInsights>,
    request: HttpRequest,
    Query(span): Query<SpanQuery>,
) -> Result<HttpResponse, Problem> {
    read(&request, &insight::read(&app, span.since, span.until).await?)
}

/// Read one table of figures as CSV.
#[utoipa::path(
    tag = "insights",
    params(("key" = String, Path, description = "Key of the table", example = "throughput"), SpanQuery),
    responses(
        (status = 200, description = "The table", content_type = "text/csv"),
        (status = 404, description = "The table does not exist")
    )
)]
#[get("/insights/{key}.csv")]
pub async fn read_insight_table(
    app: FromReplica<access::ReadInsightTable>,
    _can: Can<access::ReadInsightTable>,
    key: Path<String>,
    Query(span): Query<SpanQuery>,
) -> Result<HttpResponse, Problem> {
    let table = insight::table(&app, &key, span.since, span.until).await?;
    Ok(HttpResponse::Ok()
        .content_type(csv::MEDIA_TYPE)
        .insert_header(("content-disposition", format!("attachment; filename=\"claimdesk-{}.csv\"", table.key.code())))
        .insert_header(("cache-control", "private, no-store"))
        .body(csv::table(&table)))
}
