//! `/claims/{id}/related`, `/claims/{id}/matches`, `/claims/search`: claims that say the same.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::claim_change::ClaimChange;
use super::claim_file::{ClaimFileBody, ClaimSummary};
use crate::app::claims::matching::reuse::Reuse;
use crate::app::claims::matching::{decisions, related, reuse};
use crate::app::context::App;
use crate::domain::claims::matches::{MatchDecision, MatchReason, MatchSeen, MatchState};
use crate::domain::claims::related::{Agreement, Compared, Related};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::text::Text;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// Maximum number of passages of a text that are searched for.
const MOST_PASSAGES: usize = 40;

/// Claims of a search by meaning.
const SUGGESTED: usize = 20;

/// Claims per passage.
const PER_PASSAGE: usize = 5;

/// A claim of another article that says the same or is about the same subject.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelatedClaim {
    /// The related claim.
    claim: ClaimSummary,
    /// Figures and dates of the related claim, compared with those of the claim in the path.
    values: Vec<Compared>,
    /// Similarity of the two statements, 0 to 1: of their meaning, or of their words, where rare words count more.
    #[schema(example = 0.82)]
    likeness: f64,
    /// Probability that this is the same claim, if one of the listed claims is.
    #[schema(example = 0.64)]
    share: f64,
    /// What the claims have in common, and what differs.
    #[schema(example = json!(["same_names", "other_figure"]))]
    reasons: Vec<MatchReason>,
    /// Whether the figures and dates of the two claims agree.
    agreement: Agreement,
    /// What a person decided about the pair; null: the match is suspected.
    decision: Option<MatchDecision>,
}

impl From<Related> for RelatedClaim {
    fn from(related: Related) -> Self {
        let Related { claim, values, likeness, share, reasons, agreement, decision } = related;
        Self { claim: claim.into(), values, likeness, share, reasons, agreement, decision }
    }
}

/// List claims of other articles that say the same or are about the same subject.
///
/// Confirmed matches come first, then the most probable ones. Rejected matches are left out.
#[utoipa::path(
    tag = "matches",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "At most 20 claims, on one page", body = Page<RelatedClaim>),
        (status = 404, description = "Not found")
    )
)]
#[get("/claims/{id}/related")]
pub async fn list_related_claims(
    app: Data<App>,
    can: Can<access::ListRelatedClaims>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let related = related::of_claim(&app, &can.actor, *id).await?;
    let items = related.into_iter().map(RelatedClaim::from).collect();
    read(&request, &Page { items, next_cursor: None })
}

/// A decision about a match.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "state": "confirmed" }))]
pub struct MatchDeciding {
    /// What is decided; null takes the decision back.
    #[serde(deserialize_with = "Option::deserialize")]
    #[schema(required)]
    state: Option<MatchState>,
    /// What you saw of the match when you decided. If somebody has decided otherwise meanwhile, the request is refused; without this
    /// field the last decision counts.
    #[schema(example = "suspected")]
    seen: Option<MatchSeen>,
}

/// Decide whether two claims say the same.
#[utoipa::path(
    tag = "matches",
    params(
        ("id" = ClaimId, Path, description = "The claim"),
        ("other" = ClaimId, Path, description = "The other claim")
    ),
    request_body = MatchDeciding,
    responses(
        (status = 200, description = "The related claims", body = Page<RelatedClaim>),
        (status = 404, description = "Not found"),
        (status = 409, description = "Somebody has decided meanwhile (`seen`), or one of the claims is merged into another"),
        (status = 422, description = "Both are the same claim")
    )
)]
#[put("/claims/{id}/matches/{other}")]
pub async fn decide_match(
    change: Change<access::DecideMatch, MatchDeciding>,
    path: Path<(ClaimId, ClaimId)>,
) -> Result<HttpResponse, Problem> {
    let (id, other) = path.into_inner();
    change
        .run(|app, actor, body| async move {
            decisions::decide(&app, &actor, [id, other], body.state, body.seen).await?;
            let items = related::of_claim(&app, &actor, id).await?.into_iter().map(RelatedClaim::from).collect();
            answer(StatusCode::OK, None, None, &Page { items, next_cursor: None })
        })
        .await
}

/// A verdict to reuse.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "from": "019cade2-11c0-70f2-b402-a6fc9b09675e" }))]
pub struct VerdictReuse {
    /// The claim whose published verdict answers this claim; a confirmed match.
    from: ClaimId,
    /// Whether a draft with other words may be lost. Default: false.
    #[serde(default)]
    #[schema(example = false)]
    replaces_draft: bool,
}

/// Reuse the published verdict about a confirmed match as a draft.
///
/// Rating, summary and rationale become the draft, and public web sources become evidence. The draft is submitted and approved like
/// any other. A draft with other words is kept unless `replaces_draft` is true.
#[utoipa::path(
    tag = "matches",
    params(
        ("id" = ClaimId, Path, description = "The claim"),
        ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-3\"")
    ),
    request_body = VerdictReuse,
    responses(
        (status = 200, description = "The claim with its draft", body = ClaimFileBody),
        (status = 409, description = "There is a draft with other words, nobody has confirmed the match, or nothing is published")
    )
)]
#[post("/claims/{id}/verdict/reuse")]
pub async fn reuse_verdict(change: ClaimChange<access::ReuseVerdict, VerdictReuse>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, body| async move {
            let asked = Reuse { from: body.from, replaces_draft: body.replaces_draft };
            reuse::reuse(&at.app, &at.actor, at.id, at.expected, asked).await
        })
        .await
}

/// A text whose checks are searched for.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "text": "The flood near Sorrin killed fourteen." }))]
pub struct MatchSearch {
    /// A sentence, a post or a whole article.
    text: Text<200_000>,
}

/// A passage of the text with the claims that say the same.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchedPassage {
    /// The claim that the passage makes, in a self-contained wording; a short text as it is.
    #[schema(example = "The flood near Sorrin killed fourteen.")]
    statement: String,
    /// Claims that say the same, most probable first.
    claims: Vec<KnownClaim>,
}

/// A claim that says the same as a passage.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownClaim {
    /// The claim.
    claim: ClaimSummary,
    /// Similarity of passage and statement, 0 to 1.
    #[schema(example = 0.82)]
    likeness: f64,
    /// Probability that this is the same claim, if one of those it was compared with is: claims with a public verdict are compared with
    /// each other, the others with all claims.
    #[schema(example = 0.64)]
    share: f64,
    /// What passage and claim have in common, and what differs.
    #[schema(example = json!(["same_names", "same_figure"]))]
    reasons: Vec<MatchReason>,
}

impl From<related::Known> for KnownClaim {
    fn from(known: related::Known) -> Self {
        let related::Known { claim, likeness, share, reasons } = known;
        Self { claim: claim.into(), likeness, share, reasons }
    }
}

/// The passages of a text, and what is known about each.
#[derive(Debug, Serialize, ToSchema)]
pub struct SearchedText {
    /// Passages in the order of the text, at most 40.
    passages: Vec<SearchedPassage>,
}

/// Find what is known about the claims of a text.
///
/// A single sentence or post is searched for as it is. A longer text is read for claims first, and each of them is searched for.
/// Nothing is stored.
#[utoipa::path(
    tag = "matches",
    request_body = MatchSearch,
    responses((status = 200, description = "Passages and claims", body = SearchedText))
)]
#[post("/claims/search")]
pub async fn search_text(change: Change<access::SearchText, MatchSearch>) -> Result<HttpResponse, Problem> {
    change
        .run(|app, actor, body| async move {
            let mut passages = Vec::new();
            for statement in related::passages(&body.text, MOST_PASSAGES).await? {
                let known = related::of_text(&app, &actor, &statement, PER_PASSAGE).await?;
                passages.push(SearchedPassage { claims: known.into_iter().map(KnownClaim::from).collect(), statement });
            }
            answer(StatusCode::OK, None, None, &SearchedText { passages })
        })
        .await
}

/// Query parameters of the search by meaning.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct MeaningQuery {
    /// A sentence or post, 1 to 2,000 code points.
    #[param(value_type = String, required, example = "The flood near Sorrin killed fourteen.")]
    text: Option<Text<2000>>,
}

/// Search for claims by meaning: is this checked already?
///
/// Claims that say the same as a sentence, in any state but dismissed: first those with a public verdict that most probably say the same,
/// then the others, most probable first.
#[utoipa::path(
    tag = "matches",
    params(MeaningQuery),
    responses((status = 200, description = "At most 20 claims, on one page", body = Page<KnownClaim>))
)]
#[get("/claims/search")]
pub async fn search_meaning(
    app: Data<App>,
    can: Can<access::SearchMeaning>,
    request: HttpRequest,
    Query(query): Query<MeaningQuery>,
) -> Result<HttpResponse, Problem> {
    let text = query.text.ok_or_else(|| Problem::invalid("/text", FieldFault::Empty))?;
    let known = related::of_text(&app, &can.actor, &text, SUGGESTED).await?;
    read(&request, &Page { items: known.into_iter().map(KnownClaim::from).collect(), next_cursor: None })
}
