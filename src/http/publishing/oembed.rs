//! `/oembed`: verdicts embedded in other sites' pages.

use actix_web::{HttpRequest, HttpResponse, get};
use serde::Deserialize;

use crate::app;
use crate::formats::pages::embed::{self, OEmbed};
use crate::http::kit::access;
use crate::http::kit::answer::read_by_all;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::{Kind, Problem};

/// Query parameters of an oEmbed request (oEmbed §2.2).
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OEmbedQuery {
    /// Public URL of a verdict.
    #[param(
        example = "https://facts.example.org/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"
    )]
    url: String,
    /// Maximum width of the frame, in pixels.
    #[param(example = 600)]
    maxwidth: Option<u32>,
    /// Maximum height of the frame, in pixels.
    #[param(example = 400)]
    maxheight: Option<u32>,
    /// `json`, the only supported format.
    #[param(example = "json")]
    format: Option<String>,
}

/// Read the embed code of a verdict (oEmbed 1.0).
#[utoipa::path(
    tag = "public pages",
    params(OEmbedQuery),
    responses(
        (status = 200, description = "Embed code with a frame that shows the verdict's card", body = OEmbed),
        (status = 400, description = "The format is not `json`, or `url` is missing"),
        (status = 404, description = "The URL is not that of a published verdict")
    )
)]
#[get("/oembed")]
pub async fn read_oembed(
    app: FromReplica<access::ReadOembed>,
    request: HttpRequest,
    query: Result<Query<OEmbedQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    let query = query.map_err(Problem::as_bad_query)?.0;
    if query.format.is_some_and(|format| format != "json") {
        return Err(Problem::invalid("/format", "must be json").as_bad_query());
    }
    let unknown = || Problem::new(Kind::NotFound, "That is no address of a published verdict.");
    let rest = query.url.strip_prefix(&app.publisher().public_url);
    let slug = rest
        .and_then(|path| path.strip_prefix("/verdicts/"))
        .and_then(|path| path.split(['/', '?', '#']).next())
        .ok_or_else(unknown)?;
    let verdict = app::publishing::publication::by_slug(&app, slug).await?;
    let answer = embed::oembed(&verdict, &app.publisher(), query.maxwidth, query.maxheight);
    read_by_all(&request, &answer)
}
