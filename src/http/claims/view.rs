//! `/me/views`: the caller's saved filters of the claim list.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, get, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::filter::ClaimFilter;
use crate::app::claims::view;
use crate::app::context::App;
use crate::domain::claims::view::SavedView;
use crate::domain::kernel::id::ViewId;
use crate::domain::kernel::text::{DraftText, Text};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{answer, change, done};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// List the caller's saved views.
#[utoipa::path(tag = "saved views", responses((status = 200, description = "All views, sorted by name", body = Page<SavedView>)))]
#[get("/me/views")]
pub async fn list_views(
    app: Data<App>,
    can: Can<access::ListViews>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = view::of(&app, can.account.id).await?;
    read(&request, &Page { items, next_cursor: None })
}

/// Request to save a view.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Casualties, my reviews",
    "query": "state=in_review&kind=casualties&assignee=me&sort=due"
}))]
pub struct NewView {
    /// Name of the view, unique per account, 1 to 60 code points.
    name: Text<60>,
    /// Query string of `GET /claims` without `limit` and `cursor`, for example `state=in_review&sort=due`; empty lists
    /// all claims.
    query: DraftText<2000>,
}

/// Save a view of the claim list.
#[utoipa::path(
    tag = "saved views",
    request_body = NewView,
    responses(
        (status = 201, description = "Saved", body = SavedView),
        (status = 409, description = "A view with this name exists, or the number of views is at its limit"),
        (status = 422, description = "The query is not valid for the claim list")
    )
)]
#[post("/me/views")]
pub async fn save_view(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::SaveView>,
    Body(new): Body<NewView>,
) -> Result<HttpResponse, Problem> {
    let (actor, account) = (can.actor.clone(), can.account.id);
    let query = new.query.into_string();
    ClaimFilter::check(&query, account)?;
    change(&app, &request, &can, |app| async move {
        let view = view::keep(&app, &actor, account, &new.name, &query).await?;
        answer(StatusCode::CREATED, None, None, &view)
    })
    .await
}

/// Remove a saved view.
#[utoipa::path(
    tag = "saved views",
    params(("id" = ViewId, Path, description = "The view")),
    responses(
        (status = 204, description = "Removed"),
        (status = 404, description = "The caller has no view with this id")
    )
)]
#[delete("/me/views/{id}")]
pub async fn remove_view(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveView>,
    id: Path<ViewId>,
) -> Result<HttpResponse, Problem> {
    let (actor, account, id) = (can.actor.clone(), can.account.id, *id);
    change(&app, &request, &can, |app| async move {
        view::remove(&app, &actor, account, id).await?;
        Ok(done())
    })
    .await
}
