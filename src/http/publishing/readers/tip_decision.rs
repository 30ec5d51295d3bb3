//! `/tips`: what readers ask, and what editors make of it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::tips::tip_decision::{self, Order, Part};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{ClaimId, TipId};
use crate::domain::kernel::text::Text;
use crate::domain::publishing::tip::{ReaderTip, TipReason, TipStage};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, change};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;

/// Order of the list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TipOrder {
    /// Newest first.
    #[default]
    Newest,
    /// Most asked first.
    MostAsked,
}

/// Filter, order and page of the list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TipQuery {
    /// Only tips of this stage; all without it.
    #[param(inline, example = "received")]
    stage: Option<TipStage>,
    /// Order; `newest` without it.
    #[serde(default)]
    #[param(inline, example = "most_asked")]
    sort: TipOrder,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List what readers ask.
#[utoipa::path(
    tag = "reader tips",
    params(TipQuery),
    responses((status = 200, description = "One page of results", body = Page<ReaderTip>))
)]
#[get("/tips")]
pub async fn list_tips(
    app: Data<App>,
    _can: Can<access::ListTips>,
    request: HttpRequest,
    Query(query): Query<TipQuery>,
) -> Result<HttpResponse, Problem> {
    let order = match query.sort {
        TipOrder::Newest => Order::Newest,
        TipOrder::MostAsked => Order::MostAsked,
    };
    let page = tip_decision::page(&app, order, query.stage, query.cursor.as_deref(), limit(query.limit)?).await?;
    read(&request, &Page::<ReaderTip>::from(page))
}

/// Number of tips.
#[derive(Debug, Serialize, ToSchema)]
pub struct TipCount {
    /// Tips that nobody has decided about.
    #[schema(example = 12)]
    waiting: i64,
}

/// Count what readers ask and nobody has decided about.
#[utoipa::path(tag = "reader tips", responses((status = 200, description = "The number", body = TipCount)))]
#[get("/tips/count")]
pub async fn count_tips(
    app: Data<App>,
    _can: Can<access::CountTips>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    read(&request, &TipCount { waiting: tip_decision::waiting(&app).await? })
}

/// Say that you look at a tip.
///
/// The reader's page tells that an editor looks at it, without a name.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    responses(
        (status = 200, description = "You look at it", body = ReaderTip),
        (status = 409, description = "Somebody else looks at it, or has decided")
    )
)]
#[post("/tips/{id}/look")]
pub async fn look_at_tip(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::LookAtTip>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let (actor, id) = (can.actor.clone(), *id);
    change(&app, &request, &can, |app| async move {
        answer(StatusCode::OK, None, None, &tip_decision::look(&app, &actor, id).await?)
    })
    .await
}

/// What an article is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TipPart {
    /// The reader's text.
    Text,
    /// The page at the reader's address.
    Url,
    /// The picture or document that the reader sent.
    File,
}

/// An article to make of a tip.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "of": "text" }))]
pub struct TipArticle {
    /// What the article is made of.
    of: TipPart,
    /// The words in the picture or document, at most 10,000 characters: what you read there becomes the article. Only with `file`;
    /// needed for pictures, and for documents without a text that can be read.
    words: Option<Text<10_000>>,
}

/// Make an article of a tip.
///
/// Of its text, of the page at its address, which is fetched in the background, or of its file. An article that is there already
/// is found again.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    request_body = TipArticle,
    responses(
        (status = 200, description = "The tip with its article", body = ReaderTip),
        (status = 409, description = "Somebody has decided already"),
        (status = 422, description = "The tip has no such part, or nothing can be read in it")
    )
)]
#[post("/tips/{id}/article")]
pub async fn make_tip_article(
    change: Change<access::MakeTipArticle, TipArticle>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let part = match (body.of, body.words) {
                (TipPart::Text, None) => Part::Text,
                (TipPart::Url, None) => Part::Address,
                (TipPart::File, None) => Part::File,
                (TipPart::File, Some(words)) => Part::FileWords(words),
                (_, Some(_)) => return Err(Problem::invalid("/words", FieldFault::WithoutFile)),
            };
            answer(StatusCode::OK, None, None, &tip_decision::make_article(&app, &actor, id, part).await?)
        })
        .await
}

/// A claim to link a tip to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "claim": "019cade2-11c0-70f2-b402-a6fc9b09675e" }))]
pub struct TipClaim {
    /// The claim that the reader asks about.
    claim: ClaimId,
}

/// Link a tip to a claim that the newsroom has.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    request_body = TipClaim,
    responses(
        (status = 200, description = "The tip with its claim", body = ReaderTip),
        (status = 404, description = "No such tip or claim"),
        (status = 409, description = "Somebody has decided already")
    )
)]
#[post("/tips/{id}/claim")]
pub async fn link_tip_claim(
    change: Change<access::LinkTipClaim, TipClaim>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            answer(StatusCode::OK, None, None, &tip_decision::link_claim(&app, &actor, id, body.claim).await?)
        })
        .await
}

/// Why a tip is declined.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "opinion", "answer": "Ask again when the figures are out." }))]
pub struct TipDeclining {
    /// The reason. `other` needs an answer.
    reason: TipReason,
    /// A sentence to the reader, at most 300 characters.
    answer: Option<Text<300>>,
}

/// Decline a tip.
///
/// The reader's page tells the reason and the answer.
#[utoipa::path(
    tag = "reader tips",
    params(("id" = TipId, Path, description = "The tip")),
    request_body = TipDeclining,
    responses(
        (status = 200, description = "Declined", body = ReaderTip),
        (status = 409, description = "Somebody has decided already"),
        (status = 422, description = "`other` without an answer")
    )
)]
#[post("/tips/{id}/decline")]
pub async fn decline_tip(
    change: Change<access::DeclineTip, TipDeclining>,
    id: Path<TipId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let declined = tip_decision::decline(&app, &actor, id, body.reason, body.answer.as_ref()).await?;
            answer(StatusCode::OK, None, None, &declined)
        })
        .await
}
