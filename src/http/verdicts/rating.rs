//! `/ratings`: the newsroom's rating scale.

use actix_web::http::StatusCode;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::rating;
use crate::domain;
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::read_version;
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, scale_etag};
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Which ratings.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RatingQuery {
    /// `true`: also those that are given no more, behind the others.
    retired: Option<bool>,
}

/// The newsroom's scale.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ratings {
    /// In their order.
    items: Vec<domain::verdicts::rating::Rating>,
    /// Null: all of them are here.
    next_cursor: Option<String>,
    /// Ready for `If-Match`.
    etag: String,
}

impl Ratings {
    fn of(scale: domain::verdicts::rating::Scale, retired: bool) -> Self {
        let mut items = scale.ratings;
        items.retain(|rating| retired || !rating.retired);
        Self {
            items,
            next_cursor: None,
            etag: scale_etag(scale.version),
        }
    }
}

/// List the ratings of the newsroom's scale, in its order.
#[utoipa::path(
    tag = "verdicts",
    params(RatingQuery),
    responses((status = 200, description = "All results, on one page", body = Ratings))
)]
#[get("/ratings")]
pub async fn list_ratings(
    app: Data<App>,
    _can: Can<access::ListRatings>,
    request: HttpRequest,
    Query(query): Query<RatingQuery>,
) -> Result<HttpResponse, Problem> {
    let body = Ratings::of(rating::scale(&app).await?, query.retired == Some(true));
    read_version(&request, &body.etag, &body)
}

/// A step of another scale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRating {
    /// Stable name: 1 to 40 of a to z and _. An unknown one makes a rating; a retired one is given again.
    key: String,
    /// As readers see it.
    label: Text<40>,
    /// When it applies.
    definition: Text<300>,
    /// `#rrggbb`, small letters.
    color: String,
    /// 1 (false) to 5 (true); null off the scale of truth.
    #[schema(minimum = 1, maximum = 5)]
    value: Option<i32>,
}

/// Another scale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRatings {
    /// In their order, 1 to 30; what is left out is retired.
    ratings: Vec<NewRating>,
}

/// Replace the newsroom's scale. Verdicts keep the rating that they were given, as it was then.
#[utoipa::path(
    tag = "verdicts",
    params(("If-Match" = String, Header, description = "The ETag of the ratings")),
    request_body = NewRatings,
    responses(
        (status = 200, description = "As it is now, with what was retired", body = Ratings),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "Not a scale")
    )
)]
#[put("/ratings")]
pub async fn replace_ratings(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::ReplaceRatings>,
    seen: IfMatch,
    Body(new): Body<NewRatings>,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    let scale = new
        .ratings
        .into_iter()
        .map(|new| domain::verdicts::rating::Rating {
            key: new.key,
            label: new.label.into_string(),
            definition: new.definition.into_string(),
            color: new.color,
            value: new.value,
            retired: false,
        });
    let scale: Vec<domain::verdicts::rating::Rating> = scale.collect();
    change(&app.clone(), &request, &can, async move {
        let expected = seen.of_scale();
        let body = Ratings::of(rating::replace(&app, &actor, expected, scale).await?, true);
        answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
    })
    .await
}
