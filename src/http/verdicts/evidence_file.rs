//! Files of evidence: `/evidence/{id}/file` for the newsroom, `/verdicts/{slug}/files/{id}` for readers.

use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};

use crate::app::context::App;
use crate::app::verdicts::evidence_file;
use crate::domain::kernel::id::EvidenceId;
use crate::domain::verdicts::evidence_file::FileFacts;
use crate::http::attachment::in_parts;
use crate::http::kit::access;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Download the file of a source.
///
/// Browsers save the file and never show it.
#[utoipa::path(
    tag = "evidence",
    params(("id" = EvidenceId, Path, description = "The evidence")),
    responses(
        (status = 200, description = "The file, with its own media type", content_type = "application/octet-stream"),
        (status = 404, description = "There is no such source, or the source is no file")
    )
)]
#[get("/evidence/{id}/file")]
pub async fn download_file(
    app: Data<App>,
    _can: Can<access::DownloadFile>,
    id: Path<EvidenceId>,
) -> Result<HttpResponse, Problem> {
    let facts = evidence_file::facts(&app, *id).await?;
    Ok(send(app, *id, &facts))
}

/// Download a file that a published verdict names as a source.
///
/// Browsers save the file and never show it. The files of internal sources are not there.
#[utoipa::path(
    tag = "public pages",
    params(
        ("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"),
        ("id" = EvidenceId, Path, description = "The evidence")
    ),
    responses(
        (status = 200, description = "The file, with its own media type", content_type = "application/octet-stream"),
        (status = 404, description = "No published verdict with this slug names this file")
    )
)]
#[get("/verdicts/{slug}/files/{id}")]
pub async fn read_verdict_file(app: Data<App>, path: Path<(String, EvidenceId)>) -> Result<HttpResponse, Problem> {
    let (slug, id) = path.into_inner();
    let facts = evidence_file::public_facts(&app, &slug, id).await?;
    Ok(send(app, id, &facts))
}

fn send(app: Data<App>, id: EvidenceId, facts: &FileFacts) -> HttpResponse {
    in_parts(facts, move |number| {
        let app = app.clone();
        async move { evidence_file::part(&app, id, number).await }
    })
}
