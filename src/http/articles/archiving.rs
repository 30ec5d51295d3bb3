//! `/articles`: remove an article, find articles that are here already.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, delete, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::article_body::ArticleSummary;
use crate::app::articles::archiving;
use crate::app::context::App;
use crate::domain::articles::article::Twin;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::text::WebAddress;
use crate::http::kit::access;
use crate::http::kit::answer::Page;
use crate::http::kit::change::{Change, answer, change, done};
use crate::http::kit::extract::body::ARTICLE;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;

/// Remove an article with its claims.
///
/// Possible while nobody has worked with them: no claim was taken, and there is no evidence, comment, verdict or merge.
/// Otherwise archive the article. The log keeps the events.
#[utoipa::path(
    tag = "articles",
    params(("id" = ArticleId, Path, description = "The article")),
    responses(
        (status = 204, description = "Removed"),
        (status = 409, description = "People have worked with the article or its claims")
    )
)]
#[delete("/articles/{id}")]
pub async fn remove_article(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::RemoveArticle>,
    id: Path<ArticleId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        archiving::remove(&app, &actor, id).await?;
        Ok(done())
    })
    .await
}

/// What somebody is about to add.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "text": "The flood killed 14 people.", "url": "https://courier.example.org/2026/03/02/ardel-flood" }))]
pub struct TwinSearch {
    /// Text of the article, at most 2 MiB.
    text: Option<String>,
    /// Web address of the article.
    url: Option<WebAddress>,
}

/// An article that is here already.
#[derive(Debug, Serialize, ToSchema)]
pub struct TwinEntry {
    /// The article.
    article: ArticleSummary,
    /// Why it counts as the same.
    why: Twin,
}

/// Find articles that are here already, by address and by text.
///
/// Changes nothing. With the same address, a text becomes a new version of the article; with another one, a second article.
#[utoipa::path(
    tag = "matches",
    request_body = TwinSearch,
    responses(
        (status = 200, description = "All results, on one page", body = Page<TwinEntry>),
        (status = 413, description = "Larger than 2 MiB"),
        (status = 422, description = "The text is empty or binary, or a field is invalid")
    )
)]
#[post("/articles/twins")]
pub async fn find_twins(change: Change<access::FindTwins, TwinSearch, ARTICLE>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, _actor, search| async move {
            let twins =
                archiving::twins(&app, search.text.as_deref(), search.url.as_ref().map(WebAddress::as_str)).await?;
            let items = twins.into_iter().map(|(article, why)| TwinEntry { article: article.into(), why }).collect();
            answer(StatusCode::OK, None, None, &Page::<TwinEntry> { items, next_cursor: None })
        })
        .await
}
