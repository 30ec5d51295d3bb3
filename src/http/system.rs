//! `/system`: how Claimdesk itself is doing.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use super::access;
use super::answer::read;
use super::extract::caller::Can;
use super::problem::Problem;
use crate::app::{self, App};
use crate::domain::system::System;

/// Read how Claimdesk is doing: version, database, what waits, what failed, the last back-up.
#[utoipa::path(tag = "settings", responses((status = 200, description = "As this server sees it", body = System)))]
#[get("/system")]
pub async fn read_system(
    app: Data<App>,
    _can: Can<access::ReadSystem>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    read(&request, &app::system::read(&app).await?)
}
