//! `/system`: state of the Claimdesk installation.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::Serialize;
use utoipa::ToSchema;

use crate::app;
use crate::app::context::App;
use crate::domain::newsroom::system::System;
use crate::http::kit::access;
use crate::http::kit::answer::read;
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Read the state of the Claimdesk installation.
///
/// The response covers version, database, pending work, failures and the last backup.
#[utoipa::path(tag = "system", responses((status = 200, description = "State, as seen by this server", body = System)))]
#[get("/system")]
pub async fn read_system(
    app: Data<App>,
    _can: Can<access::ReadSystem>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    read(&request, &app::newsroom::system::read(&app).await?)
}

/// Articles queued to be read again.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadingAgain {
    /// Number of articles.
    #[schema(example = 412)]
    queued: usize,
}

/// Analyse every article again that another version of the analyser has read.
///
/// The articles wait behind new ones. Claims that nobody has touched take over what this version says; what people have
/// assigned, reworded, reclassified, commented or checked stays as it is.
#[utoipa::path(tag = "system", responses((status = 202, description = "Queued", body = ReadingAgain)))]
#[post("/system/analysis")]
pub async fn analyse_outdated(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AnalyseOutdated>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    change(&app, &request, &can, |app| async move {
        let queued = app::articles::analysis::read_all_again(&app, &actor).await?;
        answer(StatusCode::ACCEPTED, None, None, &ReadingAgain { queued })
    })
    .await
}
