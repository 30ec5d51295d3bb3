//! `/external-checks`: fact-checks of other newsrooms, imported and suggested.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::checks::external_check::{self, Source};
use crate::domain::claims::matches::MatchReason;
use crate::domain::kernel::id::ClaimId;
use crate::domain::verdicts::checks::external_check::{ExternalCheck, Imported, Suggested};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Query parameters of the list of external fact-checks.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct CheckQuery {
    /// Words in the text of the checked claim.
    #[param(example = "flood ardel")]
    q: Option<String>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List fact-checks by other newsrooms, most recently imported first.
#[utoipa::path(
    tag = "external checks",
    params(CheckQuery),
    responses((status = 200, description = "One page of results", body = Page<ExternalCheck>))
)]
#[get("/external-checks")]
pub async fn list_external_checks(
    app: Data<App>,
    _can: Can<access::ListExternalChecks>,
    request: HttpRequest,
    Query(query): Query<CheckQuery>,
) -> Result<HttpResponse, Problem> {
    let words = query.q.as_deref().filter(|words| !words.trim().is_empty());
    let page = external_check::page(&app, words, query.cursor.as_deref(), limit(query.limit)?).await?;
    read(&request, &Page::<ExternalCheck>::from(page))
}

/// Source of an import: exactly one of the three fields.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "url": "https://example.org/fact-checks/feed.json" }))]
pub struct CheckImport {
    /// One ClaimReview, an array with several, or a DataFeed.
    document: Option<Value>,
    /// HTML of a page that contains JSON-LD.
    page: Option<String>,
    /// Public https address of a document or page.
    #[schema(example = "https://example.org/fact-checks/feed.json")]
    url: Option<String>,
}

/// Import fact-checks (ClaimReview) of trusted publishers.
///
/// A repeated import replaces earlier fact-checks of the same claim on the same page.
#[utoipa::path(
    tag = "external checks",
    request_body = CheckImport,
    responses(
        (status = 200, description = "Numbers of imported, known and refused fact-checks", body = Imported),
        (status = 409, description = "The newsroom trusts no publisher yet"),
        (status = 422, description = "The source contains no ClaimReview, or is not readable")
    )
)]
#[post("/external-checks")]
pub async fn import_external_checks(
    change: Change<access::ImportExternalChecks, CheckImport>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, body| async move {
            let source = match (body.document, body.page, body.url) {
                (Some(document), None, None) => Source::Document(document),
                (None, Some(page), None) => Source::Page(page),
                (None, None, Some(url)) => Source::Url(url),
                _ => {
                    return Err(Problem::invalid("", "must have one of document, page and url"));
                }
            };

            let imported = external_check::import(&app, &actor, source).await?;
            answer(StatusCode::OK, None, None, &imported)
        })
        .await
}

/// A fact-check by another newsroom that may check a claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct SuggestedCheck {
    /// The fact-check; `language` is that of the review.
    #[serde(flatten)]
    check: ExternalCheck,
    /// Similarity of the two claims, 0 to 1.
    #[schema(example = 0.82)]
    likeness: f64,
    /// What the claims have in common, and what differs.
    #[schema(example = json!(["same_names", "same_figure"]))]
    reasons: Vec<MatchReason>,
}

/// List fact-checks by other newsrooms that may check a claim, most probable first.
#[utoipa::path(
    tag = "external checks",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "At most 10 fact-checks", body = Page<SuggestedCheck>),
        (status = 404, description = "Not found")
    )
)]
#[get("/claims/{id}/external-checks")]
pub async fn list_claim_checks(
    app: Data<App>,
    _can: Can<access::ListClaimChecks>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let suggested = external_check::of_claim(&app, *id).await?.into_iter();
    let items =
        suggested.map(|Suggested { check, likeness, reasons }| SuggestedCheck { check, likeness, reasons }).collect();
    read(&request, &Page { items, next_cursor: None })
}
