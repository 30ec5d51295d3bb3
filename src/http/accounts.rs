//! `/accounts`: colleagues whom work can be given to.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};

use super::answer::{Page, read};
use super::extract::caller::{Can, Review};
use super::problem::Problem;
use crate::app::{self, App};
use crate::domain::account::Person;

/// List everybody whom work can be given to, by name.
#[utoipa::path(tag = "accounts", responses((status = 200, description = "All of them", body = Page<Person>)))]
#[get("/accounts")]
pub async fn list_accounts(
    app: Data<App>,
    _can: Can<Review>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = app::accounts::people(&app).await?;
    read(
        &request,
        &Page {
            items,
            next_cursor: None,
        },
    )
}
