//! `/tips/{id}/file`: the picture or document that a reader sent to be checked.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get};

use crate::app::context::App;
use crate::app::publishing::tips::tip_file;
use crate::domain::kernel::id::TipId;
use crate::http::attachment::in_parts;
use crate::http::kit::access;
use crate::http::kit::change::{change, done};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Download the file of a tip.
///
/// Browsers save the file and never open it as a page. Metadata of pictures was removed when the file came; names inside documents
/// are still there.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    responses(
        (status = 200, description = "The file, with its own media type", content_type = "application/octet-stream"),
        (status = 404, description = "There is no such tip, or the tip has no file")
    )
)]
#[get("/tips/{id}/file")]
pub async fn download_tip_file(
    app: Data<App>,
    _can: Can<access::DownloadTipFile>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    let facts = tip_file::facts(&app, id).await?;
    Ok(in_parts(&facts, move |number| {
        let app = app.clone();
        async move { tip_file::part(&app, id, number).await }
    }))
}

/// Delete the file of a tip.
///
/// At once and for ever, whatever was decided about the tip: for what a newsroom must not keep. The tip stays.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    responses(
        (status = 204, description = "Deleted"),
        (status = 404, description = "There is no such tip, or the tip has no file")
    )
)]
#[delete("/tips/{id}/file")]
pub async fn delete_tip_file(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::DeleteTipFile>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        tip_file::remove(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}
