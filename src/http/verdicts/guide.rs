//! `/guides`: templates and checklists for verdicts, by kind of claim.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, put};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::app::verdicts::guide;
use crate::domain;
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::text::{DraftText, Text};
use crate::domain::verdicts::guide::{Point, Template};
use crate::http::kit::access;
use crate::http::kit::answer::{Page, read};
use crate::http::kit::change::{Change, answer};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::precondition::{IfMatch, guide_etag};
use crate::http::kit::problem::Problem;

/// What reviewers get for verdicts on one kind of claim.
#[derive(Debug, Serialize, ToSchema)]
pub struct Guide {
    /// Kind of claim.
    kind: Kind,
    /// Texts that a reviewer inserts into a verdict.
    templates: Vec<Template>,
    /// Questions that a reviewer answers before the submission.
    checklist: Vec<Point>,
    /// Entity tag of the guide, for `If-Match`.
    #[schema(example = "\"guide-casualties-3\"")]
    etag: String,
}

impl From<domain::verdicts::guide::Guide> for Guide {
    fn from(guide: domain::verdicts::guide::Guide) -> Self {
        Self {
            etag: guide_etag(guide.kind, guide.version),
            kind: guide.kind,
            templates: guide.templates,
            checklist: guide.checklist,
        }
    }
}

/// List the guides of all kinds of claims.
#[utoipa::path(
    tag = "guides",
    responses((status = 200, description = "All results, on one page", body = Page<Guide>))
)]
#[get("/guides")]
pub async fn list_guides(
    app: Data<App>,
    _can: Can<access::ListGuides>,
    request: HttpRequest,
) -> Result<HttpResponse, Problem> {
    let items = guide::all(&app).await?.into_iter().map(Guide::from).collect();
    read(&request, &Page { items, next_cursor: None })
}

/// A template of the new guide.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTemplate {
    /// Name, unique within the guide, 1 to 80 code points.
    name: Text<80>,
    /// Text for the summary, up to 1,000 code points. Placeholders: `{claimant}`, `{date}`, `{figure}`, `{outlet}`.
    #[serde(default)]
    summary: DraftText<1000>,
    /// Text for the rationale in Markdown, up to 10,000 code points, with the same placeholders.
    #[serde(default)]
    rationale: DraftText<10_000>,
}

/// A point of the new checklist.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPoint {
    /// Question, unique within the checklist, 1 to 200 code points.
    question: Text<200>,
    /// Whether a verdict cannot be submitted before the point is ticked. Default: false.
    #[serde(default)]
    required: bool,
}

/// Request to replace a guide.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "templates": [{
        "name": "Figure is too high",
        "summary": "{claimant} named {figure}; the official count is lower.",
        "rationale": "On {date}, {outlet} quoted {claimant} with {figure}."
    }],
    "checklist": [
        { "question": "Was the claimant asked?", "required": true },
        { "question": "Is the count from a primary source?" }
    ]
}))]
pub struct NewGuide {
    /// Templates in their order, at most 30.
    #[serde(default)]
    templates: Vec<NewTemplate>,
    /// Points of the checklist in their order, at most 30.
    #[serde(default)]
    checklist: Vec<NewPoint>,
}

/// Replace the guide of one kind of claim.
///
/// Submitted verdicts keep the checklist that they were submitted with.
#[utoipa::path(
    tag = "guides",
    params(
        ("kind" = Kind, Path, description = "The kind of claim"),
        ("If-Match" = String, Header, description = "The ETag of the guide", example = "\"guide-casualties-3\"")
    ),
    request_body = NewGuide,
    responses(
        (status = 200, description = "The new guide", body = Guide),
        (status = 412, description = "The ETag in If-Match is not the current version"),
        (status = 422, description = "A name or question occurs twice, or a placeholder is unknown")
    )
)]
#[put("/guides/{kind}")]
pub async fn replace_guide(
    change: Change<access::ReplaceGuide, NewGuide>,
    seen: IfMatch,
    kind: Path<Kind>,
) -> Result<HttpResponse, Problem> {
    let kind = *kind;
    change
        .run(|app, actor, new| async move {
            let template = |new: NewTemplate| Template {
                name: new.name.into_string(),
                summary: new.summary.into_string(),
                rationale: new.rationale.into_string(),
            };
            let point = |new: NewPoint| Point { question: new.question.into_string(), required: new.required };
            let new = domain::verdicts::guide::Guide {
                kind,
                templates: new.templates.into_iter().map(template).collect(),
                checklist: new.checklist.into_iter().map(point).collect(),
                version: seen.of_guide(kind),
            };
            let body = Guide::from(guide::replace(&app, &actor, new).await?);
            answer(StatusCode::OK, Some(body.etag.clone()), None, &body)
        })
        .await
}
