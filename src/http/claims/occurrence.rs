//! `/occurrences`, `/claims/{id}/occurrences`: what several articles tell about one thing that happened.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::claim_file::ClaimSummary;
use crate::app::claims::matching::occurrence::{self, Listed};
use crate::app::context::App;
use crate::domain::claims::matches::occurrence::{Member, MemberDecision, Occurrence, OccurrenceDecision, Told};
use crate::domain::claims::matches::timeline::{Contradiction, FigureSeries};
use crate::domain::kernel::id::{ClaimId, OccurrenceId};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Query parameters of the list of occurrences.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct OccurrenceQuery {
    /// `true` lists only occurrences with a claim that is unassigned or in review.
    open: Option<bool>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// An occurrence in a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccurrenceSummary {
    /// The occurrence.
    #[serde(flatten)]
    occurrence: Occurrence,
    /// The first pairs of claims that cannot both be true, at most 5. The occurrence itself has all.
    contradictions: Vec<Contradiction>,
    /// Number of all such pairs among the 200 oldest claims.
    #[schema(example = 2)]
    contradiction_count: usize,
}

impl From<Listed> for OccurrenceSummary {
    fn from(listed: Listed) -> Self {
        let Listed { occurrence, contradictions, contradiction_count } = listed;
        Self { occurrence, contradictions, contradiction_count }
    }
}

/// A claim about an occurrence.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccurrenceClaim {
    /// The claim.
    claim: ClaimSummary,
    /// What a person decided; null: the rule found the claim.
    decision: Option<MemberDecision>,
}

impl From<Member> for OccurrenceClaim {
    fn from(member: Member) -> Self {
        Self { claim: member.claim.into(), decision: member.decision }
    }
}

/// Everything that is told about an occurrence.
#[derive(Debug, Serialize, ToSchema)]
pub struct OccurrenceFile {
    /// The occurrence.
    #[serde(flatten)]
    occurrence: Occurrence,
    /// Figures by what they count, each in order of time. What most articles count comes first.
    series: Vec<FigureSeries>,
    /// Pairs of claims that cannot both be true.
    contradictions: Vec<Contradiction>,
    /// The claims, earliest article first; at most 200.
    members: Vec<OccurrenceClaim>,
    /// Claims that a person took out.
    removed: Vec<OccurrenceClaim>,
}

impl From<Told> for OccurrenceFile {
    fn from(told: Told) -> Self {
        let Told { occurrence, series, contradictions, members, removed } = told;
        let claims = |members: Vec<Member>| members.into_iter().map(OccurrenceClaim::from).collect();
        Self { occurrence, series, contradictions, members: claims(members), removed: claims(removed) }
    }
}

/// List occurrences that two or more articles tell, most recently changed first.
///
/// An occurrence groups the claims about one thing that happened. The groups are found by rule; people correct them.
#[utoipa::path(
    tag = "occurrences",
    params(OccurrenceQuery),
    responses((status = 200, description = "One page of results", body = Page<OccurrenceSummary>))
)]
#[get("/occurrences")]
pub async fn list_occurrences(
    app: Data<App>,
    _can: Can<access::ListOccurrences>,
    request: HttpRequest,
    Query(query): Query<OccurrenceQuery>,
) -> Result<HttpResponse, Problem> {
    let open = query.open.unwrap_or(false);
    let page = occurrence::page(&app, open, query.cursor.as_deref(), limit(query.limit)?).await?;
    read(&request, &Page::<OccurrenceSummary>::from(page))
}

/// Read what is told about an occurrence: claims, figures in order of time, contradictions.
///
/// An occurrence that turned out to be part of another is answered with the other one, whose `id` differs from the one asked for.
#[utoipa::path(
    tag = "occurrences",
    params(("id" = OccurrenceId, Path, description = "The occurrence")),
    responses(
        (status = 200, description = "The occurrence", body = OccurrenceFile),
        (status = 404, description = "Not found")
    )
)]
#[get("/occurrences/{id}")]
pub async fn read_occurrence(
    app: Data<App>,
    can: Can<access::ReadOccurrence>,
    request: HttpRequest,
    id: Path<OccurrenceId>,
) -> Result<HttpResponse, Problem> {
    let told = occurrence::read_one(&app, &can.actor, *id).await?;
    read(&request, &OccurrenceFile::from(told))
}

/// List the occurrences that a claim is about, most recently changed first.
#[utoipa::path(
    tag = "occurrences",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "All occurrences, on one page", body = Page<OccurrenceSummary>),
        (status = 404, description = "Not found")
    )
)]
#[get("/claims/{id}/occurrences")]
pub async fn list_claim_occurrences(
    app: Data<App>,
    _can: Can<access::ListClaimOccurrences>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let items = occurrence::of_claim(&app, *id).await?.into_iter().map(OccurrenceSummary::from).collect();
    read(&request, &Page { items, next_cursor: None })
}

/// A decision about a claim and an occurrence.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "decision": "out" }))]
pub struct OccurrenceDeciding {
    /// `in`: the claim is about the occurrence. `out`: about something else. Null takes the decision back, and the rule counts.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    decision: Option<OccurrenceDecision>,
}

/// Decide whether a claim is about an occurrence.
///
/// The decision stays when claims are grouped again.
#[utoipa::path(
    tag = "occurrences",
    params(
        ("id" = OccurrenceId, Path, description = "The occurrence"),
        ("claim" = ClaimId, Path, description = "The claim")
    ),
    request_body = OccurrenceDeciding,
    responses(
        (status = 200, description = "The occurrence", body = OccurrenceFile),
        (status = 404, description = "Not found")
    )
)]
#[put("/occurrences/{id}/claims/{claim}")]
pub async fn decide_occurrence(
    change: Change<access::DecideOccurrence, OccurrenceDeciding>,
    path: Path<(OccurrenceId, ClaimId)>,
) -> Result<HttpResponse, Problem> {
    let (id, claim) = path.into_inner();
    change
        .run(|app, actor, body| async move {
            let told = occurrence::decide(&app, &actor, id, claim, body.decision).await?;
            answer(StatusCode::OK, None, None, &OccurrenceFile::from(told))
        })
        .await
}
