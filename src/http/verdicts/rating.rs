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
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, scale_etag};
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Query parameters of the rating list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RatingQuery {
    /// `true` also lists retired ratings, after the others.
    retired: Option<bool>,
}

/// The newsroom's rating scale.
#[derive(Debug, Serialize, ToSchema)]
pub struct Ratings {
    /// Ratings in the order of the scale.
    items: Vec<domain::verdicts::rating::Rating>,
    /// Always null: the scale is on one page.
    #[schema(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    next_cursor: Option<String>,
    /// Entity tag of the scale, for `If-Match`.
    #[schema(example = "\"scale-2\"")]
    etag: String,
}

impl Ratings {
    fn of(scale: domain::verdicts::rating::Scale, retired: bool) -> Self {
        let mut items = scale.ratings;
        items.retain(|rating| retired || !rating.retired);
        Self { items, next_cursor: None, etag: scale_etag(scale.version) }
    }
}

/// List the ratings of the newsroom's scale.
#[utoipa::path(
    tag = "ratings",
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

/// A rating of the new scale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "key": "false",
    "label": "False",
    "definition": "Reliable sources contradict the claim.",
    "color": "#c62828",
    "value": 1
}))]
pub struct NewRating {
    /// Stable key, 1 to 40 characters of `a` to `z` and `_`.
    /// A new key creates a rating; the key of a retired rating restores that rating.
    #[schema(example = "mostly_true")]
    key: String,
    /// Name shown to readers, 1 to 40 code points.
    label: Text<40>,
    /// Explanation of when the rating applies.
    definition: Text<300>,
    /// Colour as `#rrggbb`, in lower case.
    #[schema(example = "#2e7d32")]
    color: String,
    /// Number from 1 (false) to 5 (true); null for a rating outside the true–false scale.
    #[schema(minimum = 1, maximum = 5)]
    value: Option<i32>,
}

/// Request to replace the rating scale.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "ratings": [
        {
            "key": "true",
            "label": "True",
            "definition": "Reliable sources support the claim.",
            "color": "#2e7d32",
            "value": 5
        },
        {
            "key": "false",
            "label": "False",
            "definition": "Reliable sources contradict the claim.",
            "color": "#c62828",
            "value": 1
        },
        {
            "key": "unproven",
            "label": "Unproven",
            "definition": "The evidence does not suffice for a rating.",
            "color": "#616161",
            "value": null
        }
    ]
}))]
pub struct NewRatings {
    /// Ratings in their order, 1 to 30. Ratings that are not listed are retired.
    ratings: Vec<NewRating>,
}

/// Replace the newsroom's rating scale.
///
/// Verdicts keep the label and number of the rating that they were submitted with.
#[utoipa::path(
    tag = "ratings",
    params(("If-Match" = String, Header, description = "The ETag of the ratings", example = "\"scale-2\"")),
    request_body = NewRatings,
    responses(
        (status = 200, description = "The new scale, including retired ratings", body = Ratings),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "The ratings do not form a valid scale")
    )
)]
#[put("/ratings")]
pub async fn replace_ratings(
    change: Change<access::ReplaceRatings, NewRatings>,
    seen: IfMatch,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let scale = new.ratings.into_iter().map(|new| domain::verdicts::rating::Rating {
                key: new.key,
                label: new.label.into_string(),
                definition: new.definition.into_string(),
                color: new.color,
                value: new.value,
                retired: false,
            });
            let scale: Vec<domain::verdicts::rating::Rating> = scale.collect();

            let expected = seen.of_scale();
            let body = Ratings::of(rating::replace(&app, &actor, expected, scale).await?, true);
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}
