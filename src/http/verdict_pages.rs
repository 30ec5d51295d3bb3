//! `/verdicts/{slug}`: the public page of a verdict, and the same as JSON.

use std::sync::LazyLock;

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, LAST_MODIFIED};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};

use super::answer::{etag_of, unchanged};
use super::problem::{Body as ProblemBody, Problem};
use super::ready::Ready;
use crate::app::error::Error;
use crate::app::{self, App};
use crate::domain::publication::PublicVerdict;
use crate::formats::write::verdict_page;

/// What the page may load: its own style, and nothing that runs. The JSON-LD block is data, not script.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Caches may keep it, but must ask whether it still stands: corrections must reach everybody.
pub const CACHE: &str = "public, max-age=0, must-revalidate";

/// Read the public page of a verdict.
#[utoipa::path(
    tag = "public",
    params(("slug" = String, Path, description = "The verdict's name")),
    responses(
        (status = 200, description = "The page, with one ClaimReview in it", content_type = "text/html"),
        (status = 404, description = "Nothing is published under that name", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[get("/verdicts/{slug}")]
pub async fn read_verdict_page(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let published = app::publications::revisions(&app, &slug).await?;
    let newest = published
        .last()
        .ok_or(Error::NotFound("published verdict"))?;
    html(&app, &request, newest, &published)
}

/// Read what was published under a verdict's name in an earlier revision.
#[utoipa::path(
    tag = "public",
    params(
        ("slug" = String, Path, description = "The verdict's name"),
        ("number" = i32, Path, description = "The revision")
    ),
    responses(
        (status = 200, description = "The page; of an earlier revision without ClaimReview", content_type = "text/html"),
        (status = 404, description = "No such revision was published", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[get("/verdicts/{slug}/revisions/{number}")]
pub async fn read_verdict_revision(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, i32)>,
) -> Result<HttpResponse, Problem> {
    let (slug, number) = path.into_inner();
    let published = app::publications::revisions(&app, &slug).await?;
    let shown = published
        .iter()
        .find(|edition| edition.revision == number)
        .ok_or(Error::NotFound("published revision"))?;
    html(&app, &request, shown, &published)
}

fn html(
    app: &App,
    request: &HttpRequest,
    shown: &PublicVerdict,
    published: &[PublicVerdict],
) -> Result<HttpResponse, Problem> {
    let page = verdict_page::page(shown, published, &app.publisher)
        .map_err(|error| Error::Unexpected(error.into()))?;
    Ok(public(request, shown, "text/html; charset=utf-8", page))
}

/// Read a published verdict as JSON.
#[utoipa::path(
    tag = "public",
    params(("slug" = String, Path, description = "The verdict's name")),
    responses(
        (status = 200, description = "The verdict", body = PublicVerdict),
        (status = 404, description = "Nothing is published under that name", body = ProblemBody, content_type = "application/problem+json")
    )
)]
#[get("/verdicts/{slug}.json")]
pub async fn read_verdict_document(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publications::by_slug(&app, &slug).await?;
    let json = serde_json::to_string(&verdict).map_err(|error| Error::Unexpected(error.into()))?;
    Ok(public(&request, &verdict, "application/json", json))
}

/// Read the style of the public pages.
#[utoipa::path(tag = "public", responses((status = 200, description = "CSS", content_type = "text/css")))]
#[get("/verdicts/style.css")]
pub async fn read_style(request: HttpRequest) -> HttpResponse {
    static STYLE: LazyLock<Ready> =
        LazyLock::new(|| Ready::new("text/css; charset=utf-8", verdict_page::STYLE));
    STYLE.answer(&request, "public, max-age=300", |_| {})
}

fn public(
    request: &HttpRequest,
    verdict: &PublicVerdict,
    media_type: &str,
    body: String,
) -> HttpResponse {
    let etag = etag_of(body.as_bytes());
    let modified = verdict
        .published_at
        .format("%a, %d %b %Y %H:%M:%S GMT")
        .to_string();
    let unchanged = unchanged(request, &etag);
    let mut answer = if unchanged {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((ETAG, etag))
        .insert_header((LAST_MODIFIED, modified))
        .insert_header((CACHE_CONTROL, CACHE))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY));
    if unchanged {
        answer.finish()
    } else {
        answer.content_type(media_type).body(body)
    }
}
