//! `/evidence/{id}/snapshots`: look again, download.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get, post};

use crate::app::context::App;
use crate::app::verdicts::evidence_snapshot;
use crate::domain::kernel::id::EvidenceId;
use crate::domain::verdicts::evidence::Evidence;
use crate::http::attachment::attachment;
use crate::http::kit::access;
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Look at a source again.
///
/// Queues another snapshot of the source; `snapshot` of the response says how it stands. While a snapshot is waiting or being
/// taken, nothing is queued. The claim's version stays the same.
#[utoipa::path(
    tag = "evidence",
    params(("id" = EvidenceId, Path, description = "The evidence")),
    request_body = Empty,
    responses(
        (status = 202, description = "Queued", body = Evidence),
        (status = 409, description = "The source is withdrawn, or is a file")
    )
)]
#[post("/evidence/{id}/snapshots")]
pub async fn look_again(
    change: Change<access::LookAgain, Empty>,
    id: Path<EvidenceId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, _| async move {
            let evidence = evidence_snapshot::again(&app, &actor, id).await?;
            answer(StatusCode::ACCEPTED, None, None, &evidence)
        })
        .await
}

/// Download a snapshot as a WARC file.
///
/// WARC/1.1 (ISO 28500:2017), each record gzipped: the requests and responses as they were. Browsers save the file and never
/// show it.
#[utoipa::path(
    tag = "evidence",
    params(
        ("id" = EvidenceId, Path, description = "The evidence"),
        ("number" = i32, Path, description = "Number of the snapshot, from 1", example = 1)
    ),
    responses(
        (status = 200, description = "The WARC file", content_type = "application/warc"),
        (status = 404, description = "There is no such snapshot, or nothing was kept")
    )
)]
#[get("/evidence/{id}/snapshots/{number}")]
pub async fn download_snapshot(
    app: Data<App>,
    _can: Can<access::DownloadSnapshot>,
    path: Path<(EvidenceId, i32)>,
) -> Result<HttpResponse, Problem> {
    let (id, number) = path.into_inner();
    let (warc, taken_at) = evidence_snapshot::download(&app, id, number).await?;
    let name = format!("{id}-{number}-{}.warc.gz", taken_at.format("%Y%m%d%H%M%S"));
    Ok(attachment(&name, "application/warc").body(warc))
}
