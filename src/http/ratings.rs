//! `/ratings`: what a verdict can say.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use super::access;
use super::answer::{Page, read};
use super::extract::caller::Can;
use super::problem::Problem;
use crate::app::{self, App};
use crate::domain::rating::Rating;

/// List the ratings of the newsroom's scale, in its order.
#[utoipa::path(tag = "verdicts", responses((status = 200, description = "All of them", body = Page<Rating>)))]
#[get("/ratings")]
pub async fn list_ratings(
    app: Data<App>,
    _can: Can<access::ListRatings>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = app::ratings::all(&app).await?;
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}
