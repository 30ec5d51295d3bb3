//! `/articles`: create, list, read, analyse again.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, patch, post};
use data_encoding::HEXLOWER;
use serde::Deserialize;

use super::article_body::{Article, ArticleCorrection, ArticleSummary, NewArticle, VersionBody};
use crate::app::articles::archiving;
use crate::app::articles::article;
use crate::app::articles::fetching;
use crate::app::articles::intake::{self, Incoming, Intake};
use crate::app::articles::versions::copies;
use crate::app::claims::claim::of_article;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::work::Work;
use crate::domain::articles::article::{OFFERED, Source};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::page::position;
use crate::http::claims::claim_file::ClaimSummary;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change};
use crate::http::kit::extract::body::ARTICLE;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Paging, Query, limit, limit_up_to};
use crate::http::kit::problem::Problem;
use crate::http::newsroom::event::HistoryEntry;

/// Reads an article with the text of its newest version.
pub(super) async fn whole(app: &App, id: ArticleId) -> Result<Article, Problem> {
    let article = article::by_id(app, id).await?;
    let (version, reading) = match article.current_version {
        0 => (None, None),
        number => (Some(article::version(app, id, number).await?), article::description(app, id, number).await?),
    };
    Ok(Article {
        copies: copies::others(app, id).await?,
        watch: article::watch(app, id).await?,
        reading,
        layers: version.as_ref().map(|version| version.layers.clone()).unwrap_or_default(),
        summary: article.into(),
        sha256: version.as_ref().map(|version| HEXLOWER.encode(&version.sha256)).unwrap_or_default(),
        length: version.as_ref().map_or(0, |version| version.length),
        left_out: version.as_ref().map(|version| version.left_out.clone()).unwrap_or_default(),
        text: version.map(|version| version.text).unwrap_or_default(),
    })
}

/// Create an article, or a new version of a known article.
///
/// The analysis runs in the background; claims appear when the analysis ends.
#[utoipa::path(
    tag = "articles",
    request_body = NewArticle,
    responses(
        (status = 201, description = "Created: an article, or a new version of a known article", body = Article),
        (status = 202, description = "Created without a text; the page at `url` is being fetched, see `fetch`", body = Article),
        (status = 200, description = "The same text with the same source already exists", body = Article),
        (status = 413, description = "Larger than 2 MiB"),
        (status = 422, description = "The text is empty or binary, or a field is invalid")
    )
)]
#[post("/articles")]
pub async fn create_article(
    change: Change<access::CreateArticle, NewArticle, ARTICLE>,
) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, new| async move {
            let source = Source {
                title: new.title,
                outlet: new.outlet,
                url: new.url,
                byline: new.byline,
                published_at: new.published_at,
                language: new.language,
            };

            let intake = match (&new.text, &source.url) {
                (Some(text), _) => intake::ingest(&app, &actor, Incoming::given(&source, text)).await?,
                (None, Some(url)) => fetching::ask(&app, &actor, &source, url, None, Work::later).await?,
                (None, None) => return Err(Error::invalid("/text", FieldFault::Empty).into()),
            };
            let status = match intake {
                Intake::New(_) if new.text.is_none() => StatusCode::ACCEPTED,
                Intake::New(_) | Intake::Changed(_) => StatusCode::CREATED,
                Intake::Described(_) | Intake::Known(_) => StatusCode::OK,
            };
            let id = intake.article();
            let body = whole(&app, id).await?;
            answer(status, None, Some(format!("/api/v1/articles/{id}")), &body)
        })
        .await
}

/// Query parameters of the article list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ArticleFilter {
    /// Part of the title, outlet or address, case-insensitive; or words of the text, found by their beginnings, in the 200
    /// newest articles that have all of them.
    #[param(example = "ardel")]
    q: Option<String>,
    /// `true` lists archived articles only. Default: articles outside the archive.
    archived: Option<bool>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List articles, newest first.
#[utoipa::path(
    tag = "articles",
    params(ArticleFilter),
    responses((status = 200, description = "One page of results", body = Page<ArticleSummary>))
)]
#[get("/articles")]
pub async fn list_articles(
    app: Data<App>,
    _can: Can<access::ListArticles>,
    request: HttpRequest,
    Query(filter): Query<ArticleFilter>,
) -> Result<HttpResponse, Problem> {
    let after = filter.cursor.as_deref().map(position).transpose()?;
    let q = filter.q.as_deref().filter(|q| !q.trim().is_empty());
    let page = article::page(&app, q, filter.archived.unwrap_or(false), after, limit(filter.limit)?).await?;
    read(&request, &Page::<ArticleSummary>::from(page))
}

/// Read an article with the text of its newest version.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    responses((status = 200, description = "The article", body = Article))
)]
#[get("/articles/{id}")]
pub async fn read_article(
    app: Data<App>,
    _can: Can<access::ReadArticle>,
    request: HttpRequest,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    read(&request, &whole(&app, *id).await?)
}

/// Correct what is known of an article, archive the article, or take it out of the archive.
///
/// The claims are read again if they depend on what has changed; claims that people touched stay as they are. What the page
/// says of itself stays in `reading`.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    request_body = ArticleCorrection,
    responses(
        (status = 200, description = "The article", body = Article),
        (status = 409, description = "Another article has the address, or claims of an article to archive are in work"),
        (status = 422, description = "A field is invalid, or an article without a text would lose its address")
    )
)]
#[patch("/articles/{id}")]
pub async fn correct_article(
    change: Change<access::CorrectArticle, ArticleCorrection>,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let archived = body.archived;
            article::correct(&app, &actor, id, body.into()).await?;
            if let Some(archived) = archived {
                archiving::set_archived(&app, &actor, id, archived).await?;
            }
            answer(StatusCode::OK, None, None, &whole(&app, id).await?)
        })
        .await
}

/// Read one version of an article's text.
#[utoipa::path(
    tag = "articles",
    params(
        ("id" = ArticleId, Path, description = "The article"),
        ("number" = i32, Path, description = "The version, from 1", example = 1)
    ),
    responses((status = 200, description = "The version", body = VersionBody))
)]
#[get("/articles/{id}/versions/{number}")]
pub async fn read_article_version(
    app: Data<App>,
    _can: Can<access::ReadArticleVersion>,
    request: HttpRequest,
    path: Path<(ArticleId, i32)>,
) -> Result<HttpResponse, Problem> {
    let (id, number) = path.into_inner();
    let version = article::version(&app, id, number).await?;
    read(&request, &VersionBody::from(version))
}

/// Analyse the newest version of an article again.
///
/// Existing claims stay.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    responses((status = 202, description = "Queued", body = Article))
)]
#[post("/articles/{id}/analysis")]
pub async fn analyse_article(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::AnalyseArticle>,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        article::analyse_again(&app, &actor, id).await?;
        answer(StatusCode::ACCEPTED, None, None, &whole(&app, id).await?)
    })
    .await
}

/// Fetch the page of an article now.
///
/// A page that could not be read is fetched again; one that was read is looked at again, and another text becomes a new version.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    responses(
        (status = 202, description = "Queued", body = Article),
        (status = 409, description = "People gave the text of the article")
    )
)]
#[post("/articles/{id}/fetch")]
pub async fn fetch_article(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::FetchArticle>,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        fetching::again(&app, &actor, id).await?;
        answer(StatusCode::ACCEPTED, None, None, &whole(&app, id).await?)
    })
    .await
}

/// Offer more claims of a long article.
///
/// An article offers its 500 claims with the highest check-worthiness, each further request the next 500. `claims.held_back`
/// says how many remain.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    responses((status = 202, description = "Queued, unless nothing is held back", body = Article))
)]
#[post("/articles/{id}/claims/more")]
pub async fn offer_more_claims(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::OfferMoreClaims>,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        article::offer_more(&app, &actor, id).await?;
        answer(StatusCode::ACCEPTED, None, None, &whole(&app, id).await?)
    })
    .await
}

/// Largest page of an article's claims: as many as an article offers at first.
const CLAIMS: u32 = OFFERED.unsigned_abs();

/// Query parameters of the claims of an article.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ArticleClaims {
    /// Page size, 1 to 500. Default: 500.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WzAsLTEwNiwiMDE5Y2FkZTItMTFjMC03MGYyLWI0MDItYTZmYzliMDk2NzVlIl0")]
    cursor: Option<String>,
}

/// List the claims in the newest version of an article, in text order.
#[utoipa::path(
    tag = "claims",
    params(("id" = ArticleId, Path, description = "The article"), ArticleClaims),
    responses((status = 200, description = "One page of results", body = Page<ClaimSummary>))
)]
#[get("/articles/{id}/claims")]
pub async fn list_article_claims(
    app: Data<App>,
    can: Can<access::ListArticleClaims>,
    request: HttpRequest,
    id: Path<ArticleId>,
    Query(query): Query<ArticleClaims>,
) -> Result<HttpResponse, Problem> {
    let limit = limit_up_to(CLAIMS, query.limit.unwrap_or(CLAIMS))?;
    let page = of_article(&app, &can.actor, *id, query.cursor.as_deref(), limit).await?;
    read(&request, &Page::<ClaimSummary>::from(page))
}

/// Read the history of an article, newest first.
///
/// Events of claims are in the histories of the claims.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article"), Paging),
    responses((status = 200, description = "One page of results", body = Page<HistoryEntry>))
)]
#[get("/articles/{id}/history")]
pub async fn read_article_history(
    app: Data<App>,
    _can: Can<access::ReadArticleHistory>,
    request: HttpRequest,
    id: Path<ArticleId>,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let page = article::history(&app, *id, paging.cursor.as_deref(), paging.limit()?).await?;
    read(&request, &Page::<HistoryEntry>::from(page))
}
