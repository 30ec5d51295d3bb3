//! `/verdicts/{slug}/report`, `/reports`: readers' reports of errors, and the newsroom's decisions.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Form, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::form::{FORM_POLICY, html, lead_to, link_of, path_of, secret_of};
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::publication::by_slug;
use crate::app::publishing::report::{self, Position};
use crate::domain::kernel::id::ReportId;
use crate::domain::kernel::page::position;
use crate::domain::kernel::text::Text;
use crate::domain::publishing::report::{ReaderReport, ReportOutcome};
use crate::formats::pages::readers::report_page;
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer, to_the_end};
use crate::http::kit::extract::address::address;
use crate::http::kit::extract::body::Body;
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::query::{Query, limit};
use crate::http::kit::problem::Problem;
use crate::http::publishing::verdict_page::POLICY;

/// Folder of the pages that tell what became of a report.
const FOLDER: &str = "reports";

/// A reader's report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "text": "The register says 13, see page 4." }))]
pub struct ReportBody {
    /// What is wrong, and how the reader knows: 1 to 4,000 characters.
    text: Text<4000>,
}

/// A report that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReportReceipt {
    /// Page that tells what became of the report. The server cannot show the address again.
    #[schema(example = "https://facts.example.org/reports/k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    link: String,
}

/// Report an error in a published verdict.
///
/// Needs no account. Nothing about the sender is kept; the link in the answer tells what became of the report. A report in the
/// words of an open one is joined to it.
#[utoipa::path(
    tag = "reader reports",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    request_body = ReportBody,
    responses(
        (status = 201, description = "Taken", body = ReportReceipt),
        (status = 404, description = "No verdict is published under this slug"),
        (status = 429, description = "Too many reports from one place, or too many open ones of this verdict")
    )
)]
#[post("/verdicts/{slug}/reports")]
pub async fn report_error(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
    Body(body): Body<ReportBody>,
) -> Result<HttpResponse, Problem> {
    let (context, from) = (app.clone(), address(&request));
    let taken = async move { report::receive(&context, &slug, &body.text, from).await };
    let secret = to_the_end(Box::pin(taken)).await?;
    let link = link_of(&app, FOLDER, &secret);
    Ok(HttpResponse::Created().insert_header((CACHE_CONTROL, "no-store")).json(ReportReceipt { link }))
}

/// Read the form for a report of an error.
#[utoipa::path(
    tag = "reader reports",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    responses(
        (status = 200, description = "The form", content_type = "text/html"),
        (status = 404, description = "No verdict is published under this slug")
    )
)]
#[get("/verdicts/{slug}/report")]
pub async fn read_report_form(app: Data<App>, slug: Path<String>) -> Result<HttpResponse, Problem> {
    let verdict = by_slug(&app, &slug).await?;
    Ok(html(&app, StatusCode::OK, FORM_POLICY, report_page::form(&verdict, "", None, &app.publisher())))
}

/// The fields of the form.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({ "text": "The register says 13, see page 4." }))]
pub struct ReportForm {
    /// What is wrong, and how the reader knows: 1 to 4,000 characters.
    #[serde(default)]
    text: String,
    /// Stays empty: people do not see the field.
    #[serde(default)]
    website: String,
}

/// Send the form with a report of an error.
#[utoipa::path(
    tag = "reader reports",
    params(("slug" = String, Path, description = "Slug of the verdict", example = "the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e")),
    request_body(content = ReportForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 303, description = "Taken; the page that tells what became of it"),
        (status = 404, description = "No verdict is published under this slug"),
        (status = 422, description = "The form again, with the reason", content_type = "text/html"),
        (status = 429, description = "The form again: too many reports from one place, or too many open ones of this verdict", content_type = "text/html")
    )
)]
#[post("/verdicts/{slug}/report")]
pub async fn send_report_form(
    app: Data<App>,
    request: HttpRequest,
    slug: Path<String>,
    form: Form<ReportForm>,
) -> Result<HttpResponse, Problem> {
    let (slug, ReportForm { text: typed, website }) = (slug.into_inner(), form.into_inner());
    let verdict = by_slug(&app, &slug).await?;
    if !website.is_empty() {
        return Ok(lead_to(format!("/verdicts/{slug}")));
    }
    let again = |status, why: &str| {
        html(&app, status, FORM_POLICY, report_page::form(&verdict, &typed, Some(why), &app.publisher()))
    };
    let text = match Text::<4000>::new(&typed) {
        Ok(text) => text,
        Err(fault) => {
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, &report_page::refusal(&fault, &app.publisher())));
        }
    };
    let from = address(&request);
    let taken = {
        let (app, slug) = (app.clone(), slug.clone());
        tokio::spawn(async move { report::receive(&app, &slug, &text, from).await }).await
    };
    match taken.map_err(|error| Error::Unexpected(error.into()))? {
        Ok(secret) => Ok(lead_to(path_of(FOLDER, &secret))),
        Err(Error::Throttled { seconds }) => {
            Ok(again(StatusCode::TOO_MANY_REQUESTS, report_page::throttled(seconds, &app.publisher())))
        }
        Err(error) => Err(error.into()),
    }
}

/// Read what became of a report.
#[utoipa::path(
    tag = "reader reports",
    params(("secret" = String, Path, description = "Secret of the link", example = "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")),
    responses(
        (status = 200, description = "What became of the report", content_type = "text/html"),
        (status = 404, description = "No report has this link")
    )
)]
#[get("/reports/{secret}")]
pub async fn read_report_stage(app: Data<App>, secret: Path<String>) -> Result<HttpResponse, Problem> {
    let secret = secret_of(&secret, "report")?;
    let stage = report::stage(&app, &secret).await?;
    Ok(html(&app, StatusCode::OK, POLICY, report_page::stage(&stage, &app.publisher())))
}

/// Which reports to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReportState {
    /// Reports that wait for a decision, oldest first.
    #[default]
    Open,
    /// Decided reports, newest decision first.
    Decided,
}

/// Filter and page of the list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ReportQuery {
    /// Which reports; `open` without it.
    #[serde(default)]
    #[param(inline, example = "open")]
    state: ReportState,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

/// List readers' reports of errors.
#[utoipa::path(
    tag = "reader reports",
    params(ReportQuery),
    responses((status = 200, description = "One page of results", body = Page<ReaderReport>))
)]
#[get("/reports")]
pub async fn list_reports(
    app: Data<App>,
    _can: Can<access::ListReports>,
    request: HttpRequest,
    Query(query): Query<ReportQuery>,
) -> Result<HttpResponse, Problem> {
    let after = query.cursor.as_deref().map(position::<Position>).transpose()?;
    let page = report::page(&app, query.state == ReportState::Open, after, limit(query.limit)?).await?;
    read(&request, &Page::<ReaderReport>::from(page))
}

/// A decision about a report.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "outcome": "declined", "answer": "Page 4 counts the dead of one district only." }))]
pub struct ReportDecision {
    /// What becomes of the report. `corrected` needs a correction that was published since the report came.
    outcome: ReportOutcome,
    /// Answer to the reader, at most 1,000 characters. `declined` needs one.
    answer: Option<Text<1000>>,
}

/// Decide about a reader's report.
///
/// The reader's page tells the outcome and the answer.
#[utoipa::path(
    tag = "reader reports",
    params(("id" = ReportId, Path, description = "The report")),
    request_body = ReportDecision,
    responses(
        (status = 200, description = "Decided", body = ReaderReport),
        (status = 409, description = "Decided already, or no correction was published since the report came"),
        (status = 422, description = "`declined` without an answer")
    )
)]
#[post("/reports/{id}/decision")]
pub async fn decide_report(
    change: Change<access::DecideReport, ReportDecision>,
    id: Path<ReportId>,
) -> Result<HttpResponse, Problem> {
    let id = *id;
    change
        .run(|app, actor, body| async move {
            let decided = report::decide(&app, &actor, id, body.outcome, body.answer.as_ref()).await?;
            answer(StatusCode::OK, None, None, &decided)
        })
        .await
}
