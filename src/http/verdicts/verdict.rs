//! `/claims/{id}/verdict`: draft, submit, approve, return, publish, revisions.

use actix_web::http::StatusCode;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, post, put};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::revision::Revision;
use crate::app;
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::verdicts::revision::Submission;
use crate::app::verdicts::verdict;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::{DraftText, Text};
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::media::{DraftMedia, Media};
use crate::domain::verdicts::rating::RatingRef;
use crate::domain::verdicts::verdict::DraftContent;
use crate::formats::feeds::feed::Entry;
use crate::formats::feeds::json_feed;
use crate::formats::markup::{claim_review, fact_checks, media_review};
use crate::formats::pages::share_card;
use crate::formats::pages::verdict_page::{self, Surroundings};
use crate::http::claims::claim_change::ClaimChange;
use crate::http::claims::claim_file::ClaimFileBody;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::extract::body::Empty;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::problem::Problem;
use crate::http::publishing::verdict_page::{POLICY, with_logo};

/// Draft of a verdict. All fields are optional.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "rating": "false",
    "summary": "Civil protection counts 11 dead; three missing people were found alive.",
    "rationale": "The [list of the dead](https://rescue.example.org/ardel/deaths) of 3 March 2026 names **11 people**.\n\nThree people who were missing on Monday were found alive on Tuesday.",
    "as_of": "2026-03-03T10:45:00Z",
    "recheck_at": "2027-03-01"
}))]
pub struct DraftBody {
    /// Key of the rating, as in `GET /ratings`.
    rating: Option<Text<40>>,
    /// Summary for readers, one or two sentences.
    #[serde(default)]
    summary: DraftText<1000>,
    /// Reasoning, in Markdown.
    #[serde(default)]
    rationale: DraftText<100_000>,
    /// Time to which the verdict applies.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T10:45:00Z")]
    as_of: Option<DateTime<Utc>>,
    /// Date of the next check; null for none.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2027-03-01")]
    recheck_at: Option<NaiveDate>,
    /// Class of the correction; only for a correction.
    correction_class: Option<CorrectionClass>,
    /// Public notice about the change; only for a correction.
    #[serde(default)]
    notice: DraftText<2000>,
    /// Questions of the checklist that are ticked, as in `GET /guides`. Default: none.
    #[serde(default)]
    #[schema(example = json!(["Was the claimant asked?"]))]
    ticked: Vec<Text<200>>,
    /// The picture, video or sound that the claim shows; may be incomplete. Default: none.
    media: Option<DraftMedia>,
}

/// Save the draft of a verdict.
///
/// The request replaces the whole draft.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = DraftBody,
    responses(
        (status = 200, description = "Saved", body = ClaimFileBody),
        (status = 409, description = "The claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[put("/claims/{id}/verdict/draft")]
pub async fn save_draft(change: ClaimChange<access::SaveDraft, DraftBody>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, draft| async move {
            let content = DraftContent {
                rating: draft.rating.map(Text::into_string),
                summary: draft.summary.into_string(),
                rationale: draft.rationale.into_string(),
                as_of: draft.as_of,
                recheck_at: draft.recheck_at,
                correction_class: draft.correction_class,
                notice: draft.notice.into_string(),
                ticked: draft.ticked.into_iter().map(Text::into_string).collect(),
                media: draft.media,
            };
            verdict::save_draft(&at.app, &at.actor, at.id, at.expected, content).await
        })
        .await
}

/// Request to submit a verdict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "rating": "false",
    "summary": "Civil protection counts 11 dead; three missing people were found alive.",
    "rationale": "The [list of the dead](https://rescue.example.org/ardel/deaths) of 3 March 2026 names **11 people**.\n\nThree people who were missing on Monday were found alive on Tuesday.",
    "as_of": "2026-03-03T10:45:00Z",
    "recheck_at": "2027-03-01"
}))]
pub struct SubmissionBody {
    /// Key of the rating, as in `GET /ratings`.
    rating: Text<40>,
    /// Summary for readers, one or two sentences.
    summary: Text<1000>,
    /// Reasoning, in Markdown.
    rationale: Text<100_000>,
    /// Time to which the verdict applies. Default: now.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2026-03-03T10:45:00Z")]
    as_of: Option<DateTime<Utc>>,
    /// Date of the next check; null for none.
    #[serde(default, deserialize_with = "of_our_years")]
    #[schema(example = "2027-03-01")]
    recheck_at: Option<NaiveDate>,
    /// Questions of the checklist that are ticked, as in `GET /guides`. Default: none.
    #[serde(default)]
    #[schema(example = json!(["Was the claimant asked?"]))]
    ticked: Vec<Text<200>>,
    /// The picture, video or sound that the claim shows. Default: none.
    media: Option<Media>,
}

/// Submit a verdict for approval.
///
/// The claim needs public evidence from as many independent origins as the settings require. Another person must
/// approve the verdict.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = SubmissionBody,
    responses(
        (status = 201, description = "Submitted as the next revision", body = ClaimFileBody),
        (status = 409, description = "Too few independent origins, a required point of the checklist is not ticked, the claim is held by another person, or the action is not possible in its state"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/submission")]
pub async fn submit_verdict(
    change: ClaimChange<access::SubmitVerdict, SubmissionBody>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::CREATED, |at, body| async move {
            let submission = Submission {
                rating: body.rating.into_string(),
                summary: body.summary,
                rationale: body.rationale,
                as_of: body.as_of,
                recheck_at: body.recheck_at,
                ticked: body.ticked.into_iter().map(Text::into_string).collect(),
                media: body.media,
            };
            verdict::submit(&at.app, &at.actor, at.id, at.expected, submission).await
        })
        .await
}

/// Withdraw your own submission before anybody approves it.
///
/// The submitted content becomes the draft again; a withdrawn retraction leaves no draft. The revision stays in the
/// list of revisions.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Withdrawn", body = ClaimFileBody),
        (status = 403, description = "Another person wrote the revision"),
        (status = 409, description = "Somebody has approved the revision, or no verdict is submitted"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/withdrawal")]
pub async fn withdraw_verdict(change: ClaimChange<access::WithdrawVerdict, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, Empty {}| async move {
            verdict::withdraw(&at.app, &at.actor, at.id, at.expected).await
        })
        .await
}

/// Approve a verdict.
///
/// Authors cannot approve their own verdicts, and each person approves once. The verdict is approved when the number
/// of approvals reaches the number in the settings.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Empty,
    responses(
        (status = 200, description = "Approved", body = ClaimFileBody),
        (status = 403, description = "The caller is the author of the verdict"),
        (status = 409, description = "No verdict is submitted"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/approval")]
pub async fn approve_verdict(change: ClaimChange<access::ApproveVerdict, Empty>) -> Result<HttpResponse, Problem> {
    change
        .answer(
            StatusCode::OK,
            |at, Empty {}| async move { verdict::approve(&at.app, &at.actor, at.id, at.expected).await },
        )
        .await
}

/// Request to return a verdict to its author.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "reason": "Please add the date of the list to the summary." }))]
pub struct Returning {
    /// Reason, for the author.
    reason: Text<5000>,
}

/// Return a submitted or approved verdict to its author.
///
/// Authors cannot return their own verdicts. The revision becomes the draft again.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = Returning,
    responses(
        (status = 200, description = "Returned", body = ClaimFileBody),
        (status = 403, description = "The caller is the author of the verdict"),
        (status = 409, description = "No verdict is submitted"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/return")]
pub async fn return_verdict(change: ClaimChange<access::ReturnVerdict, Returning>) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::OK, |at, returning| async move {
            verdict::send_back(&at.app, &at.actor, at.id, at.expected, &returning.reason).await
        })
        .await
}

/// Preview the public page of a verdict.
///
/// The preview shows the draft, or the newest revision if there is no draft.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "Page, marked as a preview", content_type = "text/html"),
        (status = 403, description = "The caller is a blind second reviewer of the claim"),
        (status = 404, description = "The claim has neither a draft nor a revision")
    )
)]
#[get("/claims/{id}/verdict/preview")]
pub async fn preview_verdict(
    app: Data<App>,
    can: Can<access::PreviewVerdict>,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::preview(&app, &can.actor, *id).await?;
    let page = verdict_page::page(&verdict, &[], &Surroundings::default(), &app.publisher())
        .map_err(|error| Error::Unexpected(error.into()))?;
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())))
        .body(page))
}

/// Outputs of a verdict other than its page.
#[derive(Debug, Serialize, ToSchema)]
pub struct VerdictOutputs {
    /// Title in feeds and search results.
    #[schema(example = "Did the Sorrin flood kill 14 people?")]
    title: String,
    /// URL of the public page.
    #[schema(
        example = "https://facts.example.org/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"
    )]
    url: String,
    /// Publisher of the verdict.
    #[schema(example = "Korvale Courier")]
    publisher: String,
    /// Host of the public page, as search results name the site.
    #[schema(example = "facts.example.org")]
    site: String,
    /// Summary, one or two sentences.
    #[schema(example = "Civil protection counts 11 dead; three missing people were found alive.")]
    summary: String,
    /// Rating, as shown to readers.
    rating: RatingRef,
    /// Statement of the claim.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    claim: String,
    /// Person or body that makes the claim, or several with commas between them; null for the article itself.
    #[schema(example = "Lena Maroth")]
    claimant: Option<String>,
    /// Image for shared links, as SVG.
    card_svg: String,
    /// Item of the JSON Feed.
    feed_item: serde_json::Value,
    /// Search result in the format of the Google Fact Check Tools API.
    search_result: serde_json::Value,
    /// ClaimReview JSON-LD for search engines.
    claim_review: serde_json::Value,
    /// MediaReview JSON-LD for search engines; null if the verdict has no picture, video or sound.
    media_review: Option<serde_json::Value>,
}

/// Preview the outputs of a verdict other than its page.
///
/// The outputs are the shared image, the feed item, the search result, and the ClaimReview and MediaReview markup.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses(
        (status = 200, description = "All outputs except the page", body = VerdictOutputs),
        (status = 403, description = "The caller is a blind second reviewer of the claim"),
        (status = 404, description = "The claim has neither a draft nor a revision")
    )
)]
#[get("/claims/{id}/verdict/preview/outputs")]
pub async fn preview_outputs(
    app: Data<App>,
    can: Can<access::PreviewOutputs>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let verdict = app::publishing::publication::preview(&app, &can.actor, *id).await?;
    let publisher = &app.publisher();
    let entry = Entry::verdict(&verdict, publisher);
    let unexpected = |error: serde_json::Error| Error::Unexpected(error.into());
    let body = VerdictOutputs {
        card_svg: share_card::svg(&verdict, publisher),
        feed_item: json_feed::item_alone(&entry).map_err(unexpected)?,
        search_result: fact_checks::result(&verdict, publisher).map_err(unexpected)?,
        claim_review: serde_json::to_value(claim_review::claim_review(&verdict, publisher)).map_err(unexpected)?,
        media_review: media_review::media_review(&verdict, publisher)
            .map(serde_json::to_value)
            .transpose()
            .map_err(unexpected)?,
        title: entry.title.clone(),
        url: entry.url.clone(),
        publisher: publisher.name.clone(),
        site: publisher.site().to_owned(),
        summary: verdict.summary.clone(),
        rating: verdict.rating.clone(),
        claim: verdict.statement.clone(),
        claimant: verdict.claimant.is_some().then(|| verdict.claimants().collect::<Vec<_>>().join(", ")),
    };
    read(&request, &body)
}

/// List all submitted revisions of a claim's verdict, newest first.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim")),
    responses((status = 200, description = "All results, on one page", body = Page<Revision>))
)]
#[get("/claims/{id}/verdict/revisions")]
pub async fn list_revisions(
    app: Data<App>,
    can: Can<access::ListRevisions>,
    request: HttpRequest,
    id: Path<ClaimId>,
) -> Result<HttpResponse, Problem> {
    let revisions = verdict::revisions(&app, &can.actor, *id).await?;
    let items = revisions.into_iter().map(Revision::from).collect();
    read(&request, &Page { items, next_cursor: None })
}
