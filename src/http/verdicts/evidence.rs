//! `/claims/{id}/evidence`: list, add; `/evidence/{id}`: revise, withdraw.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::evidence::{self, Description, Revising};
use crate::app::verdicts::evidence_file::Upload;
use crate::domain::kernel::id::{ClaimId, EvidenceId};
use crate::domain::kernel::moment::{Moment, of_our_years};
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::verdicts::evidence::{Evidence, OfflineSource, Stance, Visibility};
use crate::domain::verdicts::evidence_file::LARGEST;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::form::Form;
use crate::http::kit::extract::precondition::{IfMatch, claim_etag};
use crate::http::kit::problem::Problem;

/// List the evidence of a claim in list order, including withdrawn sources.
#[utoipa::path(
    tag = "evidence",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses((status = 200, description = "All evidence of the claim, on one page", body = Page<Evidence>))
)]
#[get("/claims/{id}/evidence")]
pub async fn list_evidence(
    app: Data<App>,
    _can: Can<access::ListEvidence>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let items = evidence::of_claim(&app, *id).await?;
    read(&request, &Page { items, next_cursor: None })
}

/// Request to add a source to a claim: an address, a file that is sent along, or who said or showed it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "url": "https://rescue.example.org/ardel/deaths",
    "stance": "refutes",
    "publisher": "Civil protection of Korvale",
    "title": "Flood in Ardel: list of the dead",
    "published_at": "2026-03-03",
    "accessed_at": "2026-03-03T10:10:00Z",
    "excerpt": "Eleven people lost their lives in the flood of 1 March.",
    "note": "Confirmed by telephone with the press office.",
    "visibility": "public",
    "origin": "rescue.example.org",
    "snapshot_url": "https://archive.example.org/rescue.example.org/ardel/deaths"
}))]
pub struct NewEvidence {
    /// Web address of the source. Needed unless a file is sent along or `offline` is set.
    url: Option<WebAddress>,
    /// Who, when and where, for a source without a web address.
    offline: Option<OfflineSource>,
    /// What the picture in the file shows, in words. Needed for pictures.
    alt: Option<Text<1000>>,
    /// Whether the source supports or refutes the claim, or gives context.
    stance: Stance,
    /// Publisher of the source.
    publisher: Option<Text<200>>,
    /// Title of the source.
    title: Option<Text<500>>,
    /// Date or time of publication.
    published_at: Option<Moment>,
    /// Time at which a person of the newsroom read the source. Default: now.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T10:10:00Z")]
    accessed_at: Option<DateTime<Utc>>,
    /// Relevant words of the source, verbatim.
    excerpt: Option<Text<10_000>>,
    /// Internal note, never published.
    note: Option<Text<10_000>>,
    /// `public` (default, shown with the verdict) or `internal`.
    #[serde(default)]
    visibility: Visibility,
    /// Origin of the information, such as the agency whose story the source reprints. Default: suggested by Claimdesk.
    origin: Option<Text<200>>,
    /// Web address of an archived copy.
    snapshot_url: Option<WebAddress>,
}

/// A source with its file, as `multipart/form-data`.
#[derive(Debug, ToSchema)]
#[schema(example = json!({ "input": { "stance": "refutes", "alt": "Table of deaths by town" }, "file": "table.png" }))]
#[expect(dead_code, reason = "describes the parts of the form; the extractor reads them")]
pub struct EvidenceForm {
    /// The fields of the source.
    input: NewEvidence,
    /// PDF, PNG, JPEG, WebP, GIF, CSV or plain text, at most 20 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// Add a source to a claim.
///
/// Send JSON for an address, or `multipart/form-data` with the parts `input` (JSON) and `file`. The type of a file is found by
/// its content. The `ETag` of the response is the claim's new entity tag.
#[utoipa::path(
    tag = "evidence",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body(content((NewEvidence = "application/json"), (EvidenceForm = "multipart/form-data"))),
    responses(
        (status = 201, description = "Added", body = Evidence),
        (status = 409, description = "The action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 413, description = "The file is larger than 20 MiB")
    )
)]
#[post("/claims/{id}/evidence")]
pub async fn add_evidence(
    app: Data<App>,
    can: Can<access::AddEvidence>,
    request: HttpRequest,
    id: Path<ClaimId>,
    seen: IfMatch,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    let Form { input, file } = Form::<NewEvidence>::read(&request, payload.into_inner(), LARGEST).await?;
    let file = file.map(|(name, bytes)| Upload { name, bytes });
    let actor = can.actor.clone();
    let adding = |app: Data<App>| async move {
        let (evidence, version) = evidence::add(&app, &actor, id, seen.of(id), input.description(file)).await?;
        let location = format!("/api/v1/claims/{id}/evidence");
        answer(StatusCode::CREATED, Some(claim_etag(id, version)), Some(location), &evidence)
    };
    change(&app, &request, &can, adding).await
}

impl NewEvidence {
    fn description(self, file: Option<Upload>) -> Description {
        Description {
            url: self.url,
            offline: self.offline,
            file,
            alt: self.alt,
            publisher: self.publisher,
            title: self.title,
            published_at: self.published_at,
            accessed_at: self.accessed_at,
            stance: self.stance,
            excerpt: self.excerpt,
            note: self.note,
            visibility: self.visibility,
            origin: self.origin,
            snapshot_url: self.snapshot_url,
        }
    }
}

/// Changes to a source. Omitted fields stay unchanged; null clears a field.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "title": "Flood in Ardel: final list of the dead",
    "published_at": "2026-03-03T08:00:00Z",
    "position": 1,
    "reason": "The publisher changed the title."
}))]
pub struct EvidenceRevision {
    /// Web address of the source.
    url: Option<WebAddress>,
    /// Who, when and where, for a source without a web address.
    offline: Option<OfflineSource>,
    /// Whether the source supports or refutes the claim, or gives context.
    stance: Option<Stance>,
    /// Publisher of the source.
    #[serde(default)]
    #[schema(value_type = Option<Text<200>>)]
    publisher: Patch<Text<200>>,
    /// Title of the source.
    #[serde(default)]
    #[schema(value_type = Option<Text<500>>)]
    title: Patch<Text<500>>,
    /// Date or time of publication.
    #[serde(default)]
    #[schema(value_type = Option<Moment>)]
    published_at: Patch<Moment>,
    /// Time at which a person of the newsroom read the source.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T10:10:00Z")]
    accessed_at: Option<DateTime<Utc>>,
    /// Relevant words of the source, verbatim.
    #[serde(default)]
    #[schema(value_type = Option<Text<10_000>>)]
    excerpt: Patch<Text<10_000>>,
    /// Internal note, never published.
    #[serde(default)]
    #[schema(value_type = Option<Text<10_000>>)]
    note: Patch<Text<10_000>>,
    /// `public` (shown with the verdict) or `internal`.
    visibility: Option<Visibility>,
    /// Origin of the information; null restores the origin that Claimdesk suggests.
    #[serde(default)]
    #[schema(value_type = Option<Text<200>>)]
    origin: Patch<Text<200>>,
    /// Web address of an archived copy.
    #[serde(default)]
    #[schema(value_type = Option<WebAddress>)]
    snapshot_url: Patch<WebAddress>,
    /// What the picture in the file shows, in words.
    alt: Option<Text<1000>>,
    /// Position in the list, from 1; a position after the end moves the source to the end.
    #[schema(example = 1)]
    position: Option<i32>,
    /// Reason for the change, recorded in the history.
    reason: Option<Text<1000>>,
}

/// Revise a source, or move the source in the list.
///
/// The history keeps the previous values. The `ETag` of the response is the claim's new entity tag.
#[utoipa::path(
    tag = "evidence",
    params(("id" = EvidenceId, Path, description = "The evidence"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = EvidenceRevision,
    responses(
        (status = 200, description = "Revised", body = Evidence),
        (status = 409, description = "The source is withdrawn, the claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[patch("/evidence/{id}")]
pub async fn revise_evidence(
    change: Change<access::ReviseEvidence, EvidenceRevision>,
    id: Path<EvidenceId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let revising = Revising {
                url: body.url,
                offline: body.offline,
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
                alt: body.alt,
                position: body.position,
            };

            let (seen, reason) = (|claim| seen.of(claim), body.reason.as_ref());
            let (evidence, version) = evidence::revise(&app, &actor, id, seen, revising, reason).await?;
            answer(StatusCode::OK, Some(claim_etag(evidence.claim_id, version)), None, &evidence)
        })
        .await
}

/// Request to withdraw a source.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "The page is a copy of another source of the claim." }))]
pub struct Withdrawing {
    /// Reason for the withdrawal, recorded in the history.
    reason: Text<1000>,
}

/// Withdraw a source.
///
/// A withdrawn source stays on record. The `ETag` of the response is the claim's new entity tag.
#[utoipa::path(
    tag = "evidence",
    params(("id" = EvidenceId, Path, description = "The evidence"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Withdrawing,
    responses(
        (status = 200, description = "Withdrawn", body = Evidence),
        (status = 409, description = "The source is already withdrawn, or the action is not possible in the state of the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/evidence/{id}/withdrawal")]
pub async fn withdraw_evidence(
    change: Change<access::WithdrawEvidence, Withdrawing>,
    id: Path<EvidenceId>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, withdrawing| async move {
            let seen = |claim| seen.of(claim);
            let (evidence, version) = evidence::withdraw(&app, &actor, id, seen, &withdrawing.reason).await?;
            answer(StatusCode::OK, Some(claim_etag(evidence.claim_id, version)), None, &evidence)
        })
        .await
}
