//! `/verdicts/{slug}`: public page of a verdict, as HTML and JSON.

use std::sync::{Arc, LazyLock};

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, ETAG, LAST_MODIFIED};
use actix_web::web::{Data, Path, block};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Utc};
use quick_cache::Weighter;
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use url::Url;
use utoipa::ToSchema;

use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::domain::kernel::id::ArticleId;
use crate::domain::publishing::look::{Color, Font, Scheme, Style};
use crate::domain::publishing::publication::{ArticleChange, PublicVerdict};
use crate::domain::publishing::publisher::Publisher;
use crate::formats::markup::citation;
use crate::formats::pages::verdict_page::{self, Surroundings};
use crate::formats::pages::{article_page, embed, frame, share_card};
use crate::http::kit::access;
use crate::http::kit::answer::open_to_all;
use crate::http::kit::etag::{etag_of, unchanged};
use crate::http::kit::extract::from_replica::FromReplica;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;
use crate::http::kit::ready::Ready;

/// Content Security Policy of public pages: own stylesheet only, no scripts. JSON-LD blocks are data, not scripts.
pub const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The policy of a page with a header: its pictures come from the site of the newsroom's logo only.
#[must_use]
pub fn with_logo(policy: &str, publisher: &Publisher) -> String {
    match publisher.rules.logo.as_ref().and_then(|logo| Url::parse(logo.as_str()).ok()) {
        // Other characters mean something in a policy.
        Some(logo) if logo.host_str().is_some_and(is_plain_host) => {
            let origin = logo.origin().ascii_serialization();
            policy.replace("style-src", &format!("img-src {origin}; style-src"))
        }
        _ => policy.to_owned(),
    }
}

fn is_plain_host(host: &str) -> bool {
    host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':' | b'[' | b']'))
}

/// Content Security Policy of cards, which other sites may frame.
const FRAMED: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

/// Caches may store the page but must revalidate on every use, so that corrections reach all readers.
pub const CACHE: &str = "public, max-age=0, must-revalidate";

/// Read the public page of a verdict.
#[utoipa::path(
    tag = "public pages",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "Page with ClaimReview markup", content_type = "text/html"),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}")]
pub async fn read_verdict_page(
    app: FromReplica<access::ReadVerdictPage>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let published = app::publishing::publication::revisions(&app, &slug).await?;
    let newest = published.last().ok_or(Error::NotFound("published verdict"))?;
    html(&app, &request, newest, &published).await
}

/// Read a published earlier revision of a verdict.
#[utoipa::path(
    tag = "public pages",
    params(
        ("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"),
        ("number" = i32, Path, description = "Number of the revision", example = 1)
    ),
    responses(
        (status = 200, description = "Page; an earlier revision has no ClaimReview markup", content_type = "text/html"),
        (status = 404, description = "No such revision was published")
    )
)]
#[get("/verdicts/{slug}/revisions/{number}")]
pub async fn read_verdict_revision(
    app: FromReplica<access::ReadVerdictRevision>,
    request: HttpRequest,
    path: Path<(String, i32)>,
) -> Result<HttpResponse, Problem> {
    let (slug, number) = path.into_inner();
    let published = app::publishing::publication::revisions(&app, &slug).await?;
    let shown =
        published.iter().find(|edition| edition.revision == number).ok_or(Error::NotFound("published revision"))?;
    html(&app, &request, shown, &published).await
}

async fn html(
    app: &App,
    request: &HttpRequest,
    shown: &PublicVerdict,
    published: &[PublicVerdict],
) -> Result<HttpResponse, Problem> {
    let changed = app::publishing::publication::changed_since(app, &shown.slug).await?;
    let mut claimants = Vec::new();
    for name in shown.claimants() {
        claimants.push(app::publishing::archive::claimant_slug(app, Some(name)).await?);
    }
    let related = app::publishing::archive::related(app, shown.claim_id).await?;
    let languages = app::publishing::archive::in_other_languages(app, shown.claim_id).await?;
    let around = Surroundings { changed, claimants, related, languages };
    let page = verdict_page::page(shown, published, &around, &app.publisher());
    let page = page.map_err(|error| Error::Unexpected(error.into()))?;
    Ok(public(&app.publisher(), request, shown, changed, "text/html; charset=utf-8", page))
}

/// A published verdict with what happened since.
#[derive(Debug, Serialize, ToSchema)]
pub struct CurrentVerdict<'a> {
    #[serde(flatten)]
    verdict: &'a PublicVerdict,
    /// When the article was first seen without the claim's words, after the verdict was published. Absent if it has them, or if the
    /// newsroom does not tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "2026-03-04T10:00:00Z")]
    article_changed_at: Option<DateTime<Utc>>,
}

/// Read a published verdict as JSON.
#[utoipa::path(
    tag = "public pages",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "The verdict", body = CurrentVerdict),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}.json")]
pub async fn read_verdict_document(
    app: FromReplica<access::ReadVerdictDocument>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::by_slug(&app, &slug).await?;
    let changed = app::publishing::publication::changed_since(&app, &slug).await?;
    let document = CurrentVerdict { article_changed_at: changed.map(|change| change.at), verdict: &verdict };
    let json = serde_json::to_string(&document).map_err(|error| Error::Unexpected(error.into()))?;
    Ok(public(&app.publisher(), &request, &verdict, changed, "application/json", json))
}

/// Read the citation of a verdict for reference managers: BibTeX (`bib`) or CSL-JSON (`json`).
#[utoipa::path(
    tag = "public pages",
    params(
        ("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"),
        ("format" = String, Path, description = "`bib` or `json`", example = "bib")
    ),
    responses(
        (status = 200, description = "Citation", content_type = "application/x-bibtex"),
        (status = 404, description = "No verdict is published under this slug, or there is no such format")
    )
)]
#[get("/verdicts/{slug}/citation.{format}")]
pub async fn read_citation(
    app: FromReplica<access::ReadCitation>,
    request: HttpRequest,
    path: Path<(String, String)>,
) -> Result<HttpResponse, Problem> {
    let (slug, format) = path.into_inner();
    let verdict = app::publishing::publication::by_slug(&app, &slug).await?;
    let publisher = app.publisher();
    let ready = match format.as_str() {
        "bib" => Ready::new("application/x-bibtex; charset=utf-8", citation::bibtex(&verdict, &publisher)),
        "json" => {
            let json = citation::csl_json(&verdict, &publisher).to_string();
            Ready::new("application/vnd.citationstyles.csl+json", json)
        }
        _ => return Err(Error::NotFound("citation format").into()),
    };
    Ok(ready.answer(&request, CACHE, open_to_all))
}

/// Colours and font of the stylesheet.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StyleQuery {
    /// Colour of links and buttons in the light scheme: six hexadecimal digits.
    #[param(example = "1f4e8c")]
    accent: Option<String>,
    /// Ground of the header: six hexadecimal digits.
    #[param(example = "1f4e8c")]
    header: Option<String>,
    /// Font of the text.
    #[serde(default)]
    #[param(inline, example = "sans")]
    font: Font,
    /// The scheme, whatever the device prefers.
    #[param(inline, example = "dark")]
    scheme: Option<Scheme>,
}

/// Read the stylesheet of the public pages.
///
/// The pages name the newsroom's colours and font in its address, so that caches keep no former look.
#[utoipa::path(
    tag = "site",
    params(StyleQuery),
    responses(
        (status = 200, description = "CSS", content_type = "text/css"),
        (status = 400, description = "No such colour or font")
    )
)]
#[get("/verdicts/style.css")]
pub async fn read_style(
    request: HttpRequest,
    query: Result<Query<StyleQuery>, Problem>,
) -> Result<HttpResponse, Problem> {
    static STYLES: LazyLock<quick_cache::sync::Cache<Style, Arc<Ready>>> =
        LazyLock::new(|| quick_cache::sync::Cache::new(20));
    let StyleQuery { accent, header, font, scheme } = query.map_err(Problem::as_bad_query)?.0;
    let color = |name: &str, digits: Option<String>| {
        let color = digits.map(|digits| Color::new(&format!("#{digits}"))).transpose();
        color.map_err(|fault| Problem::invalid(name, fault).as_bad_query())
    };
    let style = Style { accent: color("/accent", accent)?, header: color("/header", header)?, font, scheme };
    let css = || Ok::<_, Problem>(Arc::new(Ready::new("text/css; charset=utf-8", frame::stylesheet(style))));
    let ready = STYLES.get_or_insert_with(&style, css)?;
    // Frames in other sites have an opaque origin and need the stylesheet, too.
    Ok(ready.answer(&request, "public, max-age=300", open_to_all))
}

/// Cache and renderer of share images. One image at a time: each takes one core for about ten milliseconds.
#[derive(Debug)]
pub struct Cards {
    /// By slug, revision and version of the settings, which have the language.
    kept: quick_cache::sync::Cache<(String, i32, i64), Arc<Ready>, Bytes>,
    turn: Semaphore,
}

impl Default for Cards {
    fn default() -> Self {
        Self { kept: quick_cache::sync::Cache::with_weighter(200, 16 << 20, Bytes), turn: Semaphore::new(1) }
    }
}

#[derive(Debug, Clone)]
struct Bytes;

impl Weighter<(String, i32, i64), Arc<Ready>> for Bytes {
    fn weight(&self, _: &(String, i32, i64), card: &Arc<Ready>) -> u64 {
        u64::try_from(card.size()).unwrap_or(u64::MAX)
    }
}

impl Cards {
    async fn png(&self, verdict: &PublicVerdict, publisher: &Publisher) -> Result<Arc<Ready>, Problem> {
        let key = (verdict.slug.clone(), verdict.revision, publisher.version);
        let draw = async {
            let _turn = self.turn.acquire().await;
            let svg = share_card::svg(verdict, publisher);
            let drawn = block(move || share_card::png(&svg)).await;
            let png = drawn.map_err(|error| Error::Unexpected(error.into()))?;
            let png = png.map_err(|error| Error::Unexpected(error.into()))?;
            Ok::<_, Problem>(Arc::new(Ready::new("image/png", png)))
        };
        self.kept.get_or_insert_async(&key, draw).await
    }
}

/// Read the share image of a verdict as PNG, 1200 × 630 pixels.
#[utoipa::path(
    tag = "public pages",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "Image", content_type = "image/png"),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}/card.png")]
pub async fn read_card_png(
    app: FromReplica<access::ReadCardPng>,
    cards: Data<Cards>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::by_slug(&app, &slug).await?;
    let card = cards.png(&verdict, &app.publisher()).await?;
    Ok(card.answer(&request, CACHE, open_to_all))
}

/// Read the share image of a verdict as SVG, 1200 × 630 pixels.
#[utoipa::path(
    tag = "public pages",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "Image", content_type = "image/svg+xml"),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}/card.svg")]
pub async fn read_card_svg(
    app: FromReplica<access::ReadCardSvg>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::by_slug(&app, &slug).await?;
    let card = Ready::new("image/svg+xml", share_card::svg(&verdict, &app.publisher()));
    Ok(card.answer(&request, CACHE, open_to_all))
}

/// Read a verdict as a card for frames in other sites.
#[utoipa::path(
    tag = "public pages",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "Card", content_type = "text/html"),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}/embed")]
pub async fn read_embed(
    app: FromReplica<access::ReadEmbed>,
    request: HttpRequest,
    slug: Path<String>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::by_slug(&app, &slug).await?;
    let card = Ready::new("text/html; charset=utf-8", embed::card(&verdict, &app.publisher()));
    Ok(card.answer(&request, CACHE, |answer| {
        answer.insert_header((CONTENT_SECURITY_POLICY, FRAMED));
    }))
}

/// Read the public page of an article's checked claims.
#[utoipa::path(
    tag = "public pages",
    params(("id" = ArticleId, Path, description = "The article")),
    responses(
        (status = 200, description = "Page with links to the verdict pages, without ClaimReview markup", content_type = "text/html"),
        (status = 404, description = "No verdict about this article is published")
    )
)]
#[get("/verdicts/articles/{id}")]
pub async fn read_checked_article(
    app: FromReplica<access::ReadCheckedArticle>,
    request: HttpRequest,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let verdicts = app::publishing::feed::of_article(&app, *id).await?;
    let page = article_page::page(*id, &verdicts, &app.publisher());
    let page = Ready::new("text/html; charset=utf-8", page);
    Ok(page.answer(&request, CACHE, |answer| {
        answer.insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())));
    }))
}

fn public(
    publisher: &Publisher,
    request: &HttpRequest,
    verdict: &PublicVerdict,
    changed: Option<ArticleChange>,
    media_type: &str,
    body: String,
) -> HttpResponse {
    let etag = etag_of(body.as_bytes());
    let modified = changed.map_or(verdict.published_at, |change| change.at);
    let modified = modified.format("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let unchanged = unchanged(request, &etag);
    let mut answer = if unchanged { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    answer
        .insert_header((ETAG, etag))
        .insert_header((LAST_MODIFIED, modified))
        .insert_header((CACHE_CONTROL, CACHE))
        .insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, publisher)));
    if media_type == "application/json" {
        open_to_all(&mut answer);
    }
    if unchanged { answer.finish() } else { answer.content_type(media_type).body(body) }
}
