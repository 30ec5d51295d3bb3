//! `/articles`: create, list, read, analyse again.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::articles::article::{self, Intake};
use crate::app::claims::claim::of_article;
use crate::app::context::App;
use crate::domain;
use crate::domain::articles::article::{AnalysisState, ArticleVersion, Language, LeftOut, Source};
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::page::position;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::http::claims::claim_file::ClaimSummary;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change};
use crate::http::kit::extract::body::ARTICLE;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Paging, Query, limit};
use crate::http::kit::problem::Problem;
use crate::http::newsroom::event::HistoryEntry;

/// Request to create an article or a new version.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "text": "The Sorrin burst its banks near Ardel on Sunday night.\n\nThe flood killed 14 people and destroyed 230 homes, the governor of Korvale, Lena Maroth, said on Monday.",
    "title": "Flood kills 14 in Ardel, governor says", "url": "https://delivery_worker.example.org/2026/03/02/ardel-flood",
    "outlet": "Korvale Courier", "byline": "Tomas Verin", "published_at": "2026-03-02T06:15:00Z", "language": "en"
}))]
pub struct NewArticle {
    /// Complete text, at most 2 MiB of UTF-8. Blank lines separate paragraphs.
    text: String,
    /// Headline of the article.
    title: Option<Text<500>>,
    /// Name of the publication.
    outlet: Option<Text<200>>,
    /// Web address of the article. The same address identifies the same article; a changed text becomes a new version.
    url: Option<WebAddress>,
    /// Author line, as printed.
    byline: Option<Text<300>>,
    /// Date or time of publication.
    published_at: Option<Moment>,
    /// Language of the text, as a BCP 47 tag. Default: detected.
    language: Option<Language>,
}

/// State of the analysis of an article version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Analysis {
    /// State of the analysis.
    state: AnalysisState,
    /// Time at which the analysis ended; null before.
    #[schema(example = "2026-03-02T09:30:04Z")]
    finished_at: Option<DateTime<Utc>>,
    /// Version of the analyser.
    analyser: Option<String>,
    /// `full`, or `basic` for a language in which the analyser finds only figures and dates.
    support: Option<Support>,
    /// Error message, if the analysis failed.
    problem: Option<String>,
}

/// Level of language support in the analyser.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// All kinds of claims.
    Full,
    /// Only figures and dates.
    Basic,
}

/// Numbers of claims of an article.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimCounts {
    /// All claims.
    total: i64,
    /// Claims with the grade "must check".
    must_check: i64,
    /// Claims that are neither published nor dismissed.
    open: i64,
    /// Claims with a published verdict.
    published: i64,
}

/// An article, as a list shows the article.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleSummary {
    /// Id of the article, the same for all versions.
    id: ArticleId,
    /// Headline of the article.
    title: Option<String>,
    /// Name of the publication.
    outlet: Option<String>,
    /// Web address of the article.
    #[schema(example = "https://delivery_worker.example.org/2026/03/02/ardel-flood")]
    url: Option<String>,
    /// Author line, as printed.
    byline: Option<String>,
    /// Language of the text, as a BCP 47 tag.
    #[schema(example = "en")]
    language: Option<String>,
    /// Date or time of publication.
    published_at: Option<Moment>,
    /// Time at which the article was created in Claimdesk.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
    /// Number of the newest version, from 1.
    version: i32,
    /// First words of the newest version, for articles without a headline.
    opening: String,
    /// State of the analysis of the newest version.
    analysis: Analysis,
    /// Numbers of claims.
    claims: ClaimCounts,
}

/// An article with the text of its newest version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Article {
    #[serde(flatten)]
    summary: ArticleSummary,
    /// Normalised text; spans count the code points of this text.
    text: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    #[schema(example = "54d9768bba618fd1905911f111629caa0390599caaeb8cf93b798ef5b9afdd32")]
    sha256: String,
    /// Length of the text in Unicode code points.
    length: i32,
    /// Passages that are not the article's own text, such as captions and teasers, with the reason.
    left_out: Vec<LeftOut>,
}

/// An immutable version of an article's text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleVersion)]
pub struct VersionBody {
    /// Id of the article.
    article_id: ArticleId,
    /// Number of the version, from 1.
    number: i32,
    /// Normalised text; spans count the code points of this text.
    text: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    sha256: String,
    /// Length of the text in Unicode code points.
    length: i32,
    /// Time at which the version was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    created_at: DateTime<Utc>,
}

impl From<domain::articles::article::Article> for ArticleSummary {
    fn from(article: domain::articles::article::Article) -> Self {
        Self {
            id: article.id,
            title: article.title,
            outlet: article.outlet,
            url: article.url,
            byline: article.byline,
            language: article.language,
            published_at: article.published_at,
            created_at: article.created_at,
            version: article.current_version,
            opening: article.opening,
            analysis: Analysis {
                state: article.analysis_state,
                finished_at: article.analysis_finished_at,
                analyser: article.analyser,
                support: article.full_support.map(|full| if full { Support::Full } else { Support::Basic }),
                problem: article.analysis_problem,
            },
            claims: ClaimCounts {
                total: article.claims,
                must_check: article.must_check,
                open: article.open,
                published: article.published,
            },
        }
    }
}

impl From<ArticleVersion> for VersionBody {
    fn from(version: ArticleVersion) -> Self {
        Self {
            article_id: version.article_id,
            number: version.number,
            sha256: HEXLOWER.encode(&version.sha256),
            text: version.text,
            length: version.length,
            created_at: version.created_at,
        }
    }
}

/// Reads an article with the text of its newest version.
async fn whole(app: &App, id: ArticleId) -> Result<Article, Problem> {
    let article = article::by_id(app, id).await?;
    let version = article::version(app, id, article.current_version).await?;
    Ok(Article {
        summary: article.into(),
        sha256: HEXLOWER.encode(&version.sha256),
        text: version.text,
        length: version.length,
        left_out: version.left_out,
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

            let intake = article::ingest(&app, &actor, &source, &new.text).await?;
            let status = match intake {
                Intake::New(_) | Intake::Changed(_) => StatusCode::CREATED,
                Intake::Known(_) => StatusCode::OK,
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
    /// Part of the title or outlet, case-insensitive.
    #[param(example = "ardel")]
    q: Option<String>,
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
    let page = article::page(&app, q, after, limit(filter.limit)?).await?;
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
    change(&app.clone(), &request, &can, async move {
        article::analyse_again(&app, &actor, id).await?;
        answer(StatusCode::ACCEPTED, None, None, &whole(&app, id).await?)
    })
    .await
}

/// List all claims in the newest version of an article, in text order.
#[utoipa::path(
    tag = "claims",
    params(("id" = ArticleId, Path, description = "The article")),
    responses((status = 200, description = "All of them, on one page", body = Page<ClaimSummary>))
)]
#[get("/articles/{id}/claims")]
pub async fn list_article_claims(
    app: Data<App>,
    can: Can<access::ListArticleClaims>,
    request: HttpRequest,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let claims = of_article(&app, &can.actor, *id).await?;
    let items = claims.into_iter().map(ClaimSummary::from).collect();
    read(&request, &Page { items, next_cursor: None })
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
