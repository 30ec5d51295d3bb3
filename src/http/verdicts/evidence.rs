//! `/claims/{id}/evidence`: list, add; `/evidence/{id}`: revise, withdraw.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::evidence::{self, Description, Revising};
use crate::domain::kernel::id::{ClaimId, EvidenceId};
use crate::domain::kernel::moment::{Moment, of_our_years};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::verdicts::evidence::{Evidence, Stance, Visibility};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, claim_etag};
use crate::http::kit::problem::Problem;

/// List the evidence of a claim in its order, withdrawn or not.
#[utoipa::path(
    tag = "evidence",
    params(("id" = uuid::Uuid, Path, description = "The claim")),
    responses((status = 200, description = "All of it", body = Page<Evidence>))
)]
#[get("/claims/{id}/evidence")]
pub async fn list_evidence(
    app: Data<App>,
    _can: Can<access::ListEvidence>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let items = evidence::of_claim(&app, *id).await?;
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}

/// A source for or against a claim.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEvidence {
    /// Where it stands.
    url: WebAddress,
    /// What it does to the claim.
    stance: Stance,
    /// Who published it.
    publisher: Option<Text<200>>,
    /// Its title.
    title: Option<Text<500>>,
    /// When it was published.
    published_at: Option<Moment>,
    /// When somebody of the newsroom read it; now unless said.
    #[serde(default, deserialize_with = "of_our_years")]
    accessed_at: Option<DateTime<Utc>>,
    /// The words that matter, verbatim.
    excerpt: Option<Text<10_000>>,
    /// What the newsroom makes of it; never published.
    note: Option<Text<10_000>>,
    /// `public` unless said: readers see it with the verdict.
    #[serde(default)]
    visibility: Visibility,
    /// What it goes back to, such as the agency whose story it reprints; suggested unless said.
    origin: Option<Text<200>>,
    /// Where a copy of it is kept.
    snapshot_url: Option<WebAddress>,
}

/// Add a source to a claim. The answer's `ETag` is the claim's new one.
#[utoipa::path(
    tag = "evidence",
    params(("id" = uuid::Uuid, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = NewEvidence,
    responses(
        (status = 201, description = "Added", body = Evidence),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/evidence")]
pub async fn add_evidence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AddEvidence>,
    id: Path<ClaimId>,
    seen: IfMatch,
    Body(new): Body<NewEvidence>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    let description = Description {
        url: new.url,
        publisher: new.publisher,
        title: new.title,
        published_at: new.published_at,
        accessed_at: new.accessed_at,
        stance: new.stance,
        excerpt: new.excerpt,
        note: new.note,
        visibility: new.visibility,
        origin: new.origin,
        snapshot_url: new.snapshot_url,
    };
    change(&app.clone(), &request, &can, async move {
        let (evidence, version) = evidence::add(&app, &actor, id, seen.of(id), description).await?;
        let location = format!("/api/v1/claims/{id}/evidence");
        answer(
            StatusCode::CREATED,
            Some(claim_etag(id, version)),
            Some(location),
            &evidence,
        )
    })
    .await
}

/// What is to be said differently; what is left out stays, null takes it out.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EvidenceRevision {
    /// Where it stands.
    url: Option<WebAddress>,
    /// What it does to the claim.
    stance: Option<Stance>,
    /// Who published it.
    #[serde(default)]
    #[schema(value_type = Option<Text<200>>)]
    publisher: Patch<Text<200>>,
    /// Its title.
    #[serde(default)]
    #[schema(value_type = Option<Text<500>>)]
    title: Patch<Text<500>>,
    /// When it was published.
    #[serde(default)]
    #[schema(value_type = Option<Moment>)]
    published_at: Patch<Moment>,
    /// When somebody of the newsroom read it.
    #[serde(default, deserialize_with = "of_our_years")]
    accessed_at: Option<DateTime<Utc>>,
    /// The words that matter, verbatim.
    #[serde(default)]
    #[schema(value_type = Option<Text<10_000>>)]
    excerpt: Patch<Text<10_000>>,
    /// What the newsroom makes of it; never published.
    #[serde(default)]
    #[schema(value_type = Option<Text<10_000>>)]
    note: Patch<Text<10_000>>,
    /// Who may see it.
    visibility: Option<Visibility>,
    /// What it goes back to; null takes what Claimdesk suggests.
    #[serde(default)]
    #[schema(value_type = Option<Text<200>>)]
    origin: Patch<Text<200>>,
    /// Where a copy of it is kept.
    #[serde(default)]
    #[schema(value_type = Option<WebAddress>)]
    snapshot_url: Patch<WebAddress>,
    /// Its place in the list, from 1; beyond the end is the end.
    position: Option<i32>,
    /// Why it is revised.
    reason: Option<Text<1000>>,
}

/// Revise a source, or move it in the list. What was said before stays in the history; the answer's `ETag` is the
/// claim's new one.
#[utoipa::path(
    tag = "evidence",
    params(("id" = uuid::Uuid, Path, description = "The evidence"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = EvidenceRevision,
    responses(
        (status = 200, description = "Revised", body = Evidence),
        (status = 409, description = "Withdrawn, held by a colleague, or not in this state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/evidence/{id}")]
pub async fn revise_evidence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReviseEvidence>,
    id: Path<EvidenceId>,
    seen: IfMatch,
    Body(body): Body<EvidenceRevision>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    let revising = Revising {
        url: body.url,
        publisher: body.publisher,
        title: body.title,
        published_at: body.published_at,
        accessed_at: body.accessed_at,
        stance: body.stance,
        excerpt: body.excerpt,
        note: body.note,
        visibility: body.visibility,
        origin: body.origin,
        snapshot_url: body.snapshot_url,
        position: body.position,
    };
    change(&app.clone(), &request, &can, async move {
        let (seen, reason) = (|claim| seen.of(claim), body.reason.as_ref());
        let (evidence, version) =
            evidence::revise(&app, &actor, id, seen, revising, reason).await?;
        answer(
            StatusCode::OK,
            Some(claim_etag(evidence.claim_id, version)),
            None,
            &evidence,
        )
    })
    .await
}

/// Why it is taken back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Withdrawing {
    /// In words.
    reason: Text<1000>,
}

/// Take a source back. It stays on record; the answer's `ETag` is the claim's new one.
#[utoipa::path(
    tag = "evidence",
    params(("id" = uuid::Uuid, Path, description = "The evidence"), ("If-Match" = String, Header, description = "The claim's ETag")),
    request_body = Withdrawing,
    responses(
        (status = 200, description = "Withdrawn", body = Evidence),
        (status = 409, description = "Withdrawn already, or not in this state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/evidence/{id}/withdrawal")]
pub async fn withdraw_evidence(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::WithdrawEvidence>,
    id: Path<EvidenceId>,
    seen: IfMatch,
    Body(withdrawing): Body<Withdrawing>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app.clone(), &request, &can, async move {
        let seen = |claim| seen.of(claim);
        let (evidence, version) =
            evidence::withdraw(&app, &actor, id, seen, &withdrawing.reason).await?;
        answer(
            StatusCode::OK,
            Some(claim_etag(evidence.claim_id, version)),
            None,
            &evidence,
        )
    })
    .await
}
