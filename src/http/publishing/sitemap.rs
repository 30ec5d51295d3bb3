//! `/sitemap.xml`, `/sitemaps/{number}.xml` and `/robots.txt`: verdict pages for search engines.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};

use crate::app::context::App;
use crate::app::publishing::feed;
use crate::formats::pages::sitemap;
use crate::http::kit::problem::Problem;
use crate::http::kit::ready::Ready;

/// Cache lifetime of one minute, so that crawlers do not reload the sitemap on every visit.
const CACHE: &str = "public, max-age=60";

/// Read the index of all sitemaps.
#[utoipa::path(tag = "site", responses((status = 200, description = "Sitemap index", content_type = "application/xml")))]
#[get("/sitemap.xml")]
pub async fn read_sitemap_index(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let count = feed::sitemaps(&app).await?;
    let ready = Ready::new(sitemap::MEDIA_TYPE, sitemap::index(count, &app.publisher()));
    Ok(ready.answer(&request, CACHE, |_| {}))
}

/// Read a sitemap with verdict pages and the times of their last changes.
#[utoipa::path(
    tag = "site",
    params(("number" = i64, Path, description = "Number of the sitemap, from 0", minimum = 0)),
    responses(
        (status = 200, description = "Sitemap", content_type = "application/xml"),
        (status = 404, description = "The sitemap does not exist")
    )
)]
#[get("/sitemaps/{number}.xml")]
pub async fn read_sitemap(app: Data<App>, request: HttpRequest, number: Path<i64>) -> Result<HttpResponse, Problem> {
    let pages = feed::sitemap(&app, *number).await?;
    let ready = Ready::new(sitemap::MEDIA_TYPE, sitemap::sitemap(&pages, &app.publisher()));
    Ok(ready.answer(&request, CACHE, |_| {}))
}

/// Read the crawler rules (`robots.txt`).
#[utoipa::path(tag = "site", responses((status = 200, description = "Rules in the format of RFC 9309", content_type = "text/plain")))]
#[get("/robots.txt")]
pub async fn read_robots(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let ready = Ready::new("text/plain; charset=utf-8", sitemap::robots(&app.publisher()));
    ready.answer(&request, CACHE, |_| {})
}
