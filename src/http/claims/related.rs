//! `/claims/{id}/related`: claims of other articles about the same subject.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Serialize;
use utoipa::ToSchema;

use super::claim_file::ClaimSummary;
use crate::app::claims::related;
use crate::app::context::App;
use crate::domain::claims::related::{Agreement, Compared, Related};
use crate::domain::kernel::id::ClaimId;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// A claim of another article that is probably about the same subject.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedClaim {
    /// The related claim.
    claim: ClaimSummary,
    /// Figures and dates of the related claim, compared with those of the claim in the path.
    values: Vec<Compared>,
    /// Similarity of the two statements, 0 to 1; rare words count more.
    #[schema(example = 0.82)]
    likeness: f64,
    /// Whether the figures and dates of the two claims agree.
    agreement: Agreement,
}

impl From<Related> for RelatedClaim {
    fn from(related: Related) -> Self {
        Self {
            claim: related.claim.into(),
            values: related.values,
            likeness: related.likeness,
            agreement: related.agreement,
        }
    }
}

/// List claims of other articles that are probably about the same subject, most similar first.
#[utoipa::path(
    tag = "claims",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "At most 20 claims, on one page", body = Page<RelatedClaim>),
        (status = 404, description = "Not found")
    )
)]
#[get("/claims/{id}/related")]
pub async fn list_related_claims(
    app: Data<App>,
    _can: Can<access::ListRelatedClaims>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let related = related::of_claim(&app, *id).await?;
    let items = related.into_iter().map(RelatedClaim::from).collect();
    read(&request, &Page { items, next_cursor: None })
}
