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

/// A claim of another article that seems to speak of the same thing.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedClaim {
    /// The claim.
    claim: ClaimSummary,
    /// The figures and dates of its words.
    values: Vec<Compared>,
    /// How alike the words of the two statements are, by how much they tell: 0 to 1.
    likeness: f64,
    /// Whether its figures and dates fit those of the one claim.
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

/// List claims of other articles that seem to speak of the same thing, likeliest first.
#[utoipa::path(
    tag = "claims",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    responses(
        (status = 200, description = "Twenty at most, on one page", body = Page<RelatedClaim>),
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
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}
