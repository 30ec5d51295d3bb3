//! `/claimants`: records of who makes claims, as list and one by one, and their history.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::claimants::claimant::{self, Position};
use crate::domain::kernel::id::ClaimantId;
use crate::domain::kernel::page::position;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::verdicts::claimant::{
    ClaimOfClaimant, ClaimantDetails, ClaimantEntry, ClaimantKind, ClaimantRecord, ClaimantRef, ClaimantRole,
    ClaimantSpelling, WikidataId,
};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read, read_version};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, claimant_etag};
use crate::http::kit::extract::query::{Paging, Query, limit};
use crate::http::kit::problem::Problem;
use crate::http::newsroom::event::HistoryEntry;

/// A claimant's record.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ClaimantRecord)]
pub struct ClaimantBody {
    /// Id of the record.
    pub(super) id: ClaimantId,
    /// Entity tag of the record, for `If-Match`.
    #[schema(example = "\"claimant-019cade2-11c0-7b6a-93d2-5e8f0c1a7d43-3\"")]
    pub(super) etag: String,
    /// Path of the public page below the server's public URL. Readers find a page there as soon as a verdict on a claim of the claimant is public.
    #[schema(example = "/claimants/lena-maroth-5e8f0c1a7d43")]
    url: String,
    /// Person or organisation.
    kind: ClaimantKind,
    /// The name.
    #[schema(example = "Lena Maroth")]
    name: String,
    /// Who that is.
    #[schema(example = "Governor of Ardel")]
    description: Option<String>,
    /// Wikidata item id.
    #[schema(example = "Q42")]
    wikidata: Option<String>,
    /// Addresses that identify the claimant elsewhere.
    #[schema(example = json!(["https://ardel.example.org/governor"]))]
    same_as: Vec<String>,
    /// Roles, in the order of display.
    roles: Vec<ClaimantRole>,
    /// Spellings of the name, also of merged records.
    spellings: Vec<ClaimantSpelling>,
    /// Record that this one was merged into, if any.
    merged_into: Option<ClaimantRef>,
    /// Records that were merged into this one.
    merged: Vec<ClaimantRef>,
    /// Number of claims.
    claim_count: i64,
    /// Number of public verdicts, with retracted ones.
    verdict_count: i64,
}

impl From<ClaimantRecord> for ClaimantBody {
    fn from(record: ClaimantRecord) -> Self {
        let details = record.details;
        Self {
            id: record.id,
            etag: claimant_etag(record.id, record.version),
            url: format!("/claimants/{}", record.slug),
            kind: details.kind,
            name: details.name,
            description: details.description,
            wikidata: details.wikidata,
            same_as: details.same_as,
            roles: details.roles,
            spellings: record.spellings,
            merged_into: record.merged_into,
            merged: record.merged,
            claim_count: record.claims,
            verdict_count: record.verdicts,
        }
    }
}

/// A claimant's record with its newest claims.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimantFile {
    #[serde(flatten)]
    record: ClaimantBody,
    /// The newest claims under one of the spellings, at most 50.
    claims: Vec<ClaimOfClaimant>,
    /// Other records with a spelling that looks like one of this record (Unicode TS 39), such as one with a Cyrillic letter.
    look_alikes: Vec<ClaimantRef>,
}

/// Search and page of the list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClaimantQuery {
    /// Part of a spelling.
    #[param(example = "maroth")]
    q: Option<String>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List claimants' records by name, without merged ones.
#[utoipa::path(
    tag = "claimants",
    params(ClaimantQuery),
    responses((status = 200, description = "One page of results", body = Page<ClaimantEntry>))
)]
#[get("/claimants")]
pub async fn list_claimants(
    app: Data<App>,
    _can: Can<access::ListClaimants>,
    request: HttpRequest,
    Query(query): Query<ClaimantQuery>,
) -> Result<HttpResponse, Problem> {
    let after = query.cursor.as_deref().map(position::<Position>).transpose()?;
    let words = query.q.as_deref().map(str::trim).filter(|words| !words.is_empty());
    let page = claimant::page(&app, words, after, limit(query.limit)?).await?;
    read(&request, &Page::<ClaimantEntry>::from(page))
}

/// A role of a claimant.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewClaimantRole {
    /// The function, 1 to 200 code points.
    title: Text<200>,
    /// The organisation, at most 200 code points.
    organisation: Option<Text<200>>,
    /// First day, inclusive.
    #[schema(example = "2024-05-01")]
    since: Option<NaiveDate>,
    /// Last day, inclusive.
    #[schema(example = "2026-04-30")]
    until: Option<NaiveDate>,
}

/// Request to change a claimant's record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "kind": "person",
    "name": "Lena Maroth",
    "description": "Governor of Ardel",
    "wikidata": "Q42",
    "same_as": ["https://ardel.example.org/governor"],
    "roles": [{ "title": "Governor", "organisation": "Province of Ardel", "since": "2024-05-01" }]
}))]
pub struct ClaimantChange {
    /// Person or organisation.
    kind: ClaimantKind,
    /// The name, 1 to 200 code points; it is a spelling, too.
    name: Text<200>,
    /// Who that is, at most 500 code points.
    description: Option<Text<500>>,
    /// Wikidata item id, `Q42` or its address.
    wikidata: Option<WikidataId>,
    /// Addresses that identify the claimant elsewhere, at most 20.
    #[serde(default)]
    same_as: Vec<WebAddress>,
    /// Roles, in the order of display, at most 30.
    #[serde(default)]
    roles: Vec<NewClaimantRole>,
}

impl From<ClaimantChange> for ClaimantDetails {
    fn from(body: ClaimantChange) -> Self {
        let role = |role: NewClaimantRole| ClaimantRole {
            title: role.title.into_string(),
            organisation: role.organisation.map(Text::into_string),
            since: role.since,
            until: role.until,
        };
        Self {
            kind: body.kind,
            name: body.name.into_string(),
            description: body.description.map(Text::into_string),
            wikidata: body.wikidata.map(WikidataId::into_string),
            same_as: body.same_as.into_iter().map(WebAddress::into_string).collect(),
            roles: body.roles.into_iter().map(role).collect(),
        }
    }
}

/// Request to create a claimant's record.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "kind": "person", "name": "Lena Maroth", "spellings": ["Governor Lena Maroth"] }))]
pub struct NewClaimant {
    /// Person or organisation.
    kind: ClaimantKind,
    /// The name, 1 to 200 code points.
    name: Text<200>,
    /// Further spellings, as articles have them.
    #[serde(default)]
    spellings: Vec<Text<200>>,
    /// Who that is, at most 500 code points.
    description: Option<Text<500>>,
    /// Wikidata item id, `Q42` or its address.
    wikidata: Option<WikidataId>,
    /// Addresses that identify the claimant elsewhere, at most 20.
    #[serde(default)]
    same_as: Vec<WebAddress>,
    /// Roles, in the order of display, at most 30.
    #[serde(default)]
    roles: Vec<NewClaimantRole>,
}

/// Create a claimant's record.
///
/// All claims whose claimant has one of the spellings belong to the record.
#[utoipa::path(
    tag = "claimants",
    request_body = NewClaimant,
    responses(
        (status = 201, description = "Created", body = ClaimantBody),
        (status = 409, description = "A spelling or the Wikidata id is another record's, or a spelling looks like one"),
        (status = 422, description = "A name has an invisible character, or a role ends before it begins")
    )
)]
#[post("/claimants")]
pub async fn create_claimant(change: Change<access::CreateClaimant, NewClaimant>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, body| async move {
            let NewClaimant { kind, name, spellings, description, wikidata, same_as, roles } = body;
            let details = ClaimantChange { kind, name, description, wikidata, same_as, roles }.into();
            let spellings = spellings.into_iter().map(Text::into_string).collect();
            let record = ClaimantBody::from(claimant::create(&app, &actor, details, spellings).await?);
            let location = format!("/api/v1/claimants/{}", record.id);
            answer(StatusCode::CREATED, Some(record.etag.clone()), Some(location), &record)
        })
        .await
}

/// Read a claimant's record with its newest claims.
#[utoipa::path(
    tag = "claimants",
    params(("id" = ClaimantId, Path, description = "The record")),
    responses((status = 200, description = "The record", body = ClaimantFile))
)]
#[get("/claimants/{id}")]
pub async fn read_claimant(
    app: Data<App>,
    _can: Can<access::ReadClaimant>,
    request: HttpRequest,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let record = claimant::by_id(&app, *id).await?;
    let claims = claimant::claims(&app, *id).await?;
    let look_alikes = claimant::look_alikes(&app, &record).await?;
    let record = ClaimantBody::from(record);
    read_version(&request, &record.etag.clone(), &ClaimantFile { record, claims, look_alikes })
}

/// Change a claimant's record.
///
/// A new name becomes a spelling, and the former name stays one. Published verdicts keep what they said.
#[utoipa::path(
    tag = "claimants",
    params(
        ("id" = ClaimantId, Path, description = "The record"),
        ("If-Match" = String, Header, description = "The ETag of the record", example = "\"claimant-019cade2-11c0-7b6a-93d2-5e8f0c1a7d43-3\"")
    ),
    request_body = ClaimantChange,
    responses(
        (status = 200, description = "Changed", body = ClaimantBody),
        (status = 409, description = "The name or the Wikidata id is another record's, the name looks like one, or the record is merged"),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The name has an invisible character, or a role ends before it begins")
    )
)]
#[put("/claimants/{id}")]
pub async fn change_claimant(
    change: Change<access::ChangeClaimant, ClaimantChange>,
    seen: IfMatch,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let seen = seen.of_claimant(id);
            let record = ClaimantBody::from(claimant::change(&app, &actor, id, seen, body.into()).await?);
            answer(StatusCode::OK, Some(record.etag.clone()), None, &record)
        })
        .await
}

/// Read the history of a claimant's record, newest first.
#[utoipa::path(
    tag = "claimants",
    params(("id" = ClaimantId, Path, description = "The record"), Paging),
    responses((status = 200, description = "One page of results", body = Page<HistoryEntry>))
)]
#[get("/claimants/{id}/history")]
pub async fn read_claimant_history(
    app: Data<App>,
    _can: Can<access::ReadClaimantHistory>,
    request: HttpRequest,
    id: Path<ClaimantId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let page = claimant::history(&app, *id, paging.cursor.as_deref(), paging.limit()?).await?;
    read(&request, &Page::<HistoryEntry>::from(page))
}
