//! `/oembed`: verdicts embedded in other sites' pages.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;

use crate::app;
use crate::app::context::App;
use crate::formats::pages::embed::{self, OEmbed};
use crate::http::kit::answer::read_by_all;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::{Kind, Problem};

/// What a consumer asks for (oEmbed §2.2).
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OEmbedQuery {
    /// The public address of a verdict.
    url: String,
    /// Pixels that the frame may be wide.
    maxwidth: Option<u32>,
    /// Pixels that it may be high.
    maxheight: Option<u32>,
    /// `json`; nothing else is spoken.
    format: Option<String>,
}

/// Read how to frame a verdict (oEmbed 1.0).
#[utoipa::path(
    tag = "public",
    params(OEmbedQuery),
    responses(
        (status = 200, description = "A frame that holds the verdict's card", body = OEmbed),
        (status = 400, description = "Another format than JSON, or no address"),
        (status = 404, description = "No address of a published verdict")
    )
)]
#[get("/oembed")]
pub async fn read_oembed(
    app: Data<App>,
    request: HttpRequest,
    query: Result<Query<OEmbedQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let query = query.map_err(Problem::as_bad_query)?.0;
    if query.format.is_some_and(|format| format != "json") {
        return Err(Problem::invalid("/format", "must be json").as_bad_query());
    }
    let unknown = || Problem::new(Kind::NotFound, "That is no address of a published verdict.");
    let rest = query.url.strip_prefix(&app.publisher.public_url);
    let slug = rest
        .and_then(|path| path.strip_prefix("/verdicts/"))
        .and_then(|path| path.split(['/', '?', '#']).next())
        .ok_or_else(unknown)?;
    let verdict = app::publishing::publication::by_slug(&app, slug).await?;
    let answer = embed::oembed(&verdict, &app.publisher, query.maxwidth, query.maxheight);
    read_by_all(&request, &answer)
}
