//! `/publisher-ratings`: words of other publishers' rating scales, mapped to the newsroom's scale.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::checks::publisher_rating;
use crate::domain;
use crate::domain::kernel::id::PublisherRatingId;
use crate::domain::verdicts::checks::publisher_rating::Mapped;
use crate::domain::verdicts::rating::RatingRef;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, done};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// A rating of a publisher.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublisherRating {
    /// The id.
    id: PublisherRatingId,
    /// Host of the publisher, without `www.`.
    #[schema(example = "checks.example.org")]
    site: String,
    /// The rating in the publisher's words; without words, the number and the ends of its scale.
    #[schema(example = "Pants on fire")]
    words: String,
    /// The number that was first seen with the words.
    #[schema(example = 1.0)]
    value: Option<f64>,
    /// The number of the publisher's best rating.
    #[schema(example = 6.0)]
    best: Option<f64>,
    /// The number of the publisher's worst rating.
    #[schema(example = 1.0)]
    worst: Option<f64>,
    /// Number of imported checks with these words.
    #[schema(example = 12)]
    checks: i64,
    /// Number of checks of the newsroom's own archive that the last import left out because nobody had mapped the words.
    #[schema(example = 0)]
    waiting: i32,
    /// What the words mean on the newsroom's scale; null until an editor has mapped them.
    rating: Option<RatingRef>,
    /// Key of the rating that has the same label, or for a number without words is nearest to it.
    #[schema(example = "false")]
    suggestion: Option<String>,
    /// Who mapped the words, and when.
    mapped: Option<Mapped>,
}

impl From<(domain::verdicts::checks::publisher_rating::PublisherRating, Option<String>)> for PublisherRating {
    fn from(
        (rating, suggestion): (domain::verdicts::checks::publisher_rating::PublisherRating, Option<String>),
    ) -> Self {
        Self {
            id: rating.id,
            site: rating.site,
            words: rating.theirs.words,
            value: rating.theirs.value,
            best: rating.theirs.best,
            worst: rating.theirs.worst,
            checks: rating.checks,
            waiting: rating.waiting,
            rating: rating.rating,
            suggestion,
            mapped: rating.mapped,
        }
    }
}

/// Query parameters of the list of publishers' ratings.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RatingQuery {
    /// `true` for mapped ratings only, `false` for the others. Default: all.
    #[param(example = false)]
    mapped: Option<bool>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyJjaGVja3MuZXhhbXBsZS5vcmciLCJwYW50cyBvbiBmaXJlIl0")]
    cursor: Option<String>,
}

/// List the ratings of publishers by publisher and words, with what they mean on the newsroom's scale.
#[utoipa::path(
    tag = "external checks",
    params(RatingQuery),
    responses((status = 200, description = "One page of results", body = Page<PublisherRating>))
)]
#[get("/publisher-ratings")]
pub async fn list_publisher_ratings(
    app: Data<App>,
    _can: Can<access::ListPublisherRatings>,
    request: HttpRequest,
    Query(query): Query<RatingQuery>,
) -> Result<HttpResponse, Problem> {
    let page = publisher_rating::page(&app, query.mapped, query.cursor.as_deref(), limit(query.limit)?).await?;
    read(&request, &Page::<PublisherRating>::from(page))
}

/// The meaning of a publisher's words.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "rating": "false" }))]
pub struct Meaning {
    /// Key of a current rating of the newsroom's scale; null removes the meaning.
    #[serde(deserialize_with = "Option::deserialize")]
    rating: Option<String>,
}

/// Map a publisher's rating to the newsroom's scale, or remove the mapping.
#[utoipa::path(
    tag = "external checks",
    params(("id" = PublisherRatingId, Path, description = "The publisher's rating")),
    request_body = Meaning,
    responses(
        (status = 204, description = "Mapped"),
        (status = 404, description = "Not found"),
        (status = 422, description = "The rating is unknown or retired")
    )
)]
#[put("/publisher-ratings/{id}")]
pub async fn map_publisher_rating(
    change: Change<access::MapPublisherRating, Meaning>,
    id: Path<PublisherRatingId>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, body| async move {
            publisher_rating::map(&app, &actor, *id, body.rating.as_deref()).await?;
            Ok(done())
        })
        .await
}
