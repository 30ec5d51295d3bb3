//! `/claims/{id}/verdict/{correction|retraction}`: correct, retract; `/corrections`: public notices.

use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_SECURITY_POLICY;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get, post};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::publishing::report;
use crate::app::verdicts::correction;
use crate::app::verdicts::revision::Submission;
use crate::domain::kernel::id::ClaimId;
use crate::domain::kernel::moment::of_our_years;
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::correction::CorrectionClass;
use crate::domain::verdicts::media::Media;
use crate::domain::verdicts::verdict::Notice;
use crate::formats::pages::corrections_page;
use crate::http::claims::claim_change::ClaimChange;
use crate::http::claims::claim_file::ClaimFileBody;
use crate::http::kit::access;
use crate::http::kit::extract::query::{Paging, Query};
use crate::http::kit::problem::Problem;
use crate::http::kit::ready::Ready;
use crate::http::publishing::verdict_page::{CACHE, POLICY, with_logo};

/// Request to correct a published verdict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "class": "correction",
    "notice": "We first wrote that the list named 12 people. It names 11.",
    "rating": "false",
    "summary": "Civil protection counts 11 dead; three missing people were found alive.",
    "rationale": "The [list of the dead](https://rescue.example.org/ardel/deaths) of 3 March 2026 names **11 people**.\n\nThree people who were missing on Monday were found alive on Tuesday.",
    "as_of": "2026-03-03T10:45:00Z",
    "recheck_at": "2027-03-01"
}))]
pub struct CorrectionBody {
    /// `clarification` (nothing was wrong) or `correction` (something was wrong).
    class: CorrectionClass,
    /// Public notice: what was wrong or unclear, and what is right.
    notice: Text<2000>,
    /// Key of the new rating, as in `GET /ratings`.
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

/// Submit a correction of a published verdict.
///
/// The correction needs approval and publication like any revision. Until its publication the public verdict stays
/// unchanged.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = CorrectionBody,
    responses(
        (status = 201, description = "Submitted as the next revision", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor"),
        (status = 409, description = "No verdict is published, another person holds the claim, or the evidence has too few independent origins"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/correction")]
pub async fn correct_verdict(
    change: ClaimChange<access::CorrectVerdict, CorrectionBody>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::CREATED, |at, body| async move {
            let notice = Notice { class: body.class, text: body.notice.into_string() };
            let submission = Submission {
                rating: body.rating.into_string(),
                summary: body.summary,
                rationale: body.rationale,
                as_of: body.as_of,
                recheck_at: body.recheck_at,
                ticked: body.ticked.into_iter().map(Text::into_string).collect(),
                media: body.media,
            };
            correction::correct(&at.app, &at.actor, at.id, at.expected, notice, submission).await
        })
        .await
}

/// Request to retract a published verdict.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "notice": "The list of the dead was withdrawn by its publisher. We check the claim again." }))]
pub struct RetractionBody {
    /// Public notice: why the verdict is retracted.
    notice: Text<2000>,
}

/// Submit the retraction of a published verdict.
///
/// The retraction needs approval and publication like any revision. The retracted verdict stays readable and carries
/// the notice.
#[utoipa::path(
    tag = "verdicts",
    params(("id" = ClaimId, Path, description = "The claim"), ("If-Match" = String, Header, description = "The claim's ETag", example = "\"019cade2-11c0-70f2-b402-a6fc9b09675e-7\"")),
    request_body = RetractionBody,
    responses(
        (status = 201, description = "Submitted as the next revision", body = ClaimFileBody),
        (status = 403, description = "The caller is not an editor"),
        (status = 409, description = "No verdict is published, or another person holds the claim"),
        (status = 412, description = "The ETag in If-Match is not the current version")
    )
)]
#[post("/claims/{id}/verdict/retraction")]
pub async fn retract_verdict(
    change: ClaimChange<access::RetractVerdict, RetractionBody>,
) -> Result<HttpResponse, Problem> {
    change
        .answer(StatusCode::CREATED, |at, body| async move {
            correction::retract(&at.app, &at.actor, at.id, at.expected, body.notice).await
        })
        .await
}

/// Read the public log of corrections, newest first.
#[utoipa::path(
    tag = "public pages",
    params(Paging),
    responses((status = 200, description = "The page", content_type = "text/html"))
)]
#[get("/corrections")]
pub async fn read_corrections(
    app: Data<App>,
    request: HttpRequest,
    Query(paging): Query<Paging>,
) -> Result<HttpResponse, Problem> {
    let found = correction::page(&app, paging.cursor.as_deref(), paging.limit()?).await?;
    // Only the first page counts what readers reported.
    let reports = if paging.cursor.is_none() { report::years(&app).await? } else { Vec::new() };
    let page = corrections_page::page(&found.items, found.next.as_deref(), &reports, &app.publisher());
    let ready = Ready::new("text/html; charset=utf-8", page);
    Ok(ready.answer(&request, CACHE, |answer| {
        answer.insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())));
    }))
}
