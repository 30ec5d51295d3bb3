//! `/sitemap.xml`, `/sitemaps/{number}.xml`, `/robots.txt` and `/.well-known/security.txt`: facts about the site for
//! programs.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{Days, NaiveTime};

use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::{archive, feed};
use crate::domain::publishing::publisher::origin_of;
use crate::formats::pages::sitemap;
use crate::http::kit::access;
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::problem::Problem;
use crate::http::kit::ready::Ready;

/// Cache lifetime of one minute, so that crawlers do not reload the sitemap on every visit.
const CACHE: &str = "public, max-age=60";

/// Read the index of all sitemaps.
#[utoipa::path(tag = "site", responses((status = 200, description = "Sitemap index", content_type = "application/xml")))]
#[get("/sitemap.xml")]
pub async fn read_sitemap_index(
    app: FromReplica<access::ReadSitemapIndex>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let numbers = feed::sitemaps(&app).await?;
    let has_claimants = archive::has_claimants(&app).await?;
    let ready = Ready::new(sitemap::MEDIA_TYPE, sitemap::index(numbers, has_claimants, &app.publisher()));
    Ok(ready.answer(&request, CACHE, |_| {}))
}

/// Read a sitemap with verdict pages and the times of their last changes.
#[utoipa::path(
    tag = "site",
    params(("number" = i64, Path, description = "Number of the sitemap: from 0 up; of verdicts from before Claimdesk from -1 down", example = 0)),
    responses(
        (status = 200, description = "Sitemap", content_type = "application/xml"),
        (status = 404, description = "The sitemap does not exist")
    )
)]
#[get("/sitemaps/{number}.xml")]
pub async fn read_sitemap(
    app: FromReplica<access::ReadSitemap>,
    request: HttpRequest,
    number: Path<i64>,
) -> Result<HttpResponse, Problem> {
    let pages = feed::sitemap(&app, *number).await?;
    let ready = Ready::new(sitemap::MEDIA_TYPE, sitemap::sitemap(*number, &pages, &app.publisher()));
    Ok(ready.answer(&request, CACHE, |_| {}))
}

/// Read the sitemap with the pages of claimants.
#[utoipa::path(
    tag = "site",
    responses((status = 200, description = "Sitemap", content_type = "application/xml"))
)]
#[get("/sitemaps/claimants.xml")]
pub async fn read_claimant_sitemap(
    app: FromReplica<access::ReadClaimantSitemap>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let slugs = archive::claimant_slugs(&app).await?;
    let ready = Ready::new(sitemap::MEDIA_TYPE, sitemap::claimants(&slugs, &app.publisher()));
    Ok(ready.answer(&request, CACHE, |_| {}))
}

/// Read the crawler rules (`robots.txt`).
#[utoipa::path(tag = "site", responses((status = 200, description = "Rules in the format of RFC 9309", content_type = "text/plain")))]
#[get("/robots.txt")]
pub async fn read_robots(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let ready = Ready::new("text/plain; charset=utf-8", sitemap::robots(&app.publisher()));
    ready.answer(&request, CACHE, |_| {})
}

/// Days until a copy of `security.txt` expires; RFC 9116 §2.5.5 recommends less than a year.
const EXPIRES: Days = Days::new(180);

/// Read where to report security problems (`security.txt`).
#[utoipa::path(
    tag = "site",
    responses(
        (status = 200, description = "Contact in the format of RFC 9116", content_type = "text/plain"),
        (status = 404, description = "The server has no `public.security_contact`")
    )
)]
#[get("/.well-known/security.txt")]
pub async fn read_security_contact(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    let publisher = app.publisher();
    let contact = publisher.security_contact.as_ref().ok_or(Error::NotFound("security contact"))?;
    // The same for a whole day, so that the entity tag does not change with every request.
    let today = app.clock.now().date_naive();
    let expires = today.checked_add_days(EXPIRES).unwrap_or(today).and_time(NaiveTime::MIN);
    // RFC 8615 allows it at the root of the host only.
    let canonical = format!("{}/.well-known/security.txt", origin_of(&publisher.public_url));
    let text =
        format!("Contact: {contact}\nExpires: {}Z\nCanonical: {canonical}\n", expires.format("%Y-%m-%dT%H:%M:%S"));
    Ok(Ready::new("text/plain; charset=utf-8", text).answer(&request, CACHE, |_| {}))
}
