//! `/system`: state of the Claimdesk installation.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use crate::app;
use crate::app::context::App;
use crate::domain::newsroom::system::System;
use crate::http::kit::access;
use crate::http::kit::answer::read;
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
