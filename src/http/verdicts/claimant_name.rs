//! `/claimants/{id}/spellings`, `/claimant-suggestions`, `/claimant-imports`: names of claimants.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::claimant::ClaimantBody;
use crate::app::context::App;
use crate::app::verdicts::claimants::claimant_name;
use crate::domain::kernel::id::{ClaimantId, SpellingId};
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::claimant::{ImportedClaimant, NameSuggestion};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change, done};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// A further spelling of a claimant's name.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "name": "Governor Lena Maroth" }))]
pub struct NewSpelling {
    /// The name as articles have it, 1 to 200 code points.
    name: Text<200>,
}

/// Add a spelling to a claimant's record.
///
/// From now on the claims of this name are those of the record.
#[utoipa::path(
    tag = "claimants",
    params(("id" = ClaimantId, Path, description = "The record")),
    request_body = NewSpelling,
    responses(
        (status = 201, description = "Added, or there already", body = ClaimantBody),
        (status = 409, description = "The spelling is another record's or looks like one, or the record is merged"),
        (status = 422, description = "The spelling has an invisible character")
    )
)]
#[post("/claimants/{id}/spellings")]
pub async fn add_spelling(
    change: Change<access::AddSpelling, NewSpelling>,
    id: Path<ClaimantId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let record = ClaimantBody::from(claimant_name::add_spelling(&app, &actor, id, &body.name).await?);
            answer(StatusCode::CREATED, Some(record.etag.clone()), None, &record)
        })
        .await
}

/// Remove a spelling from a claimant's record.
#[utoipa::path(
    tag = "claimants",
    params(
        ("id" = ClaimantId, Path, description = "The record"),
        ("spelling" = SpellingId, Path, description = "The spelling")
    ),
    responses(
        (status = 204, description = "Removed"),
        (status = 409, description = "The spelling is the name of a record, or the record is merged")
    )
)]
#[delete("/claimants/{id}/spellings/{spelling}")]
pub async fn remove_spelling(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveSpelling>,
    path: Path<(ClaimantId, SpellingId)>,
) -> Result<HttpResponse, Problem> {
    let (actor, (id, spelling)) = (can.actor.clone(), path.into_inner());
    change(&app, &request, &can, |app| async move {
        claimant_name::remove_spelling(&app, &actor, id, spelling).await?;
        Ok(done())
    })
    .await
}

/// List names of claims that no record has, most frequent first.
///
/// Looks at the newest 20,000 claims. The records that a name may belong to look alike or share a surname; only a person joins them.
#[utoipa::path(
    tag = "claimants",
    responses((status = 200, description = "At most 50 names, on one page", body = Page<NameSuggestion>))
)]
#[get("/claimant-suggestions")]
pub async fn list_claimant_suggestions(
    app: Data<App>,
    _can: Can<access::ListClaimantSuggestions>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = claimant_name::suggestions(&app).await?;
    read(&request, &Page { items, next_cursor: None })
}

/// A list of claimants.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "csv": "name,kind,wikidata,sameAs,spellings\nAmnesty International,organisation,Q42970,https://www.amnesty.org/,Amnesty|AI\n",
    "preview": true
}))]
pub struct ClaimantImport {
    /// CSV whose first line names the columns: `name`, and any of `kind`, `description`, `wikidata`, `sameAs` and `spellings`. The
    /// values of the last two are separated by `|`. At most 1,000 rows.
    csv: String,
    /// True: tell what would happen, and keep nothing. Default: false.
    #[serde(default)]
    preview: bool,
}

/// Import a list of claimants.
///
/// A row whose name, spelling or Wikidata id is known adds to its record what the record lacks; any other row becomes a record. Rows
/// with a fault or a conflict change nothing.
#[utoipa::path(
    tag = "claimants",
    request_body = ClaimantImport,
    responses(
        (status = 200, description = "What happened to each row, on one page", body = Page<ImportedClaimant>),
        (status = 422, description = "No column `name`, or too many rows")
    )
)]
#[post("/claimant-imports")]
pub async fn import_claimants(
    change: Change<access::ImportClaimants, ClaimantImport>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, body| async move {
            let items = claimant_name::import(&app, &actor, &body.csv, body.preview).await?;
            answer(StatusCode::OK, None, None, &Page { items, next_cursor: None })
        })
        .await
}
