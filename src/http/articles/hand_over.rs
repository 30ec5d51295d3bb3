//! `/send`: a page that a person's browser hands over, from the bookmarklet or the share menu of a phone.
//!
//! The request may come from any site and carries no cookie, so it changes nothing: the answer is a page of the dashboard's own
//! origin that keeps what came in the tab, where a person confirms it.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY};
use actix_web::web::{Data, Form};
use actix_web::{HttpResponse, post};
use maud::{DOCTYPE, PreEscaped, html};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::context::App;
use crate::formats::pages::frame::finished;
use crate::http::kit::extract::body::ARTICLE;
use crate::http::kit::problem::{Kind, Problem};

/// What the hand-over page may do: run the script that keeps what came.
const POLICY: &str =
    "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Path of the script, in `frontend/public`.
const SCRIPT: &str = "/assets/hand-over-2.js";

/// A page, or what a share menu knows of it.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[schema(example = json!({ "url": "https://courier.example.org/2026/03/02/ardel-flood", "title": "Flood kills 14 in Ardel" }))]
pub struct HandedOver {
    /// Web address of the page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    url: String,
    /// Title of the page.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    title: String,
    /// Selected or shared text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    /// The page as the browser shows it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    html: String,
}

/// Hand over a page to a tab of the dashboard, where a person confirms it.
///
/// Changes nothing on the server.
#[utoipa::path(
    tag = "articles",
    request_body(content = HandedOver, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 200, description = "A page that leads to the form for a new article", content_type = "text/html"),
        (status = 413, description = "Larger than 13 MiB")
    )
)]
#[post("/send")]
pub async fn hand_over_page(app: Data<App>, sent: Form<HandedOver>) -> Result<HttpResponse, Problem> {
    // `<` ends no script element when it is written as an escape.
    let json = serde_json::to_string(&sent.into_inner())
        .map_err(|error| Problem::new(Kind::Malformed, error.to_string()))?
        .replace('<', "\\u003c");
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { "Claimdesk" }
            }
            body {
                p id="state" { "Handing over to Claimdesk…" }
                noscript { p { "This needs JavaScript. Paste the link into Claimdesk instead." } }
                script type="application/json" id="sent" { (PreEscaped(json)) }
                script src=(SCRIPT) {}
            }
        }
    };
    Ok(HttpResponse::Ok()
        .content_type("text/html; charset=utf-8")
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(finished(page, &app.publisher())))
}

/// Limits and errors of the form's body.
#[must_use]
pub fn form() -> actix_web::web::FormConfig {
    actix_web::web::FormConfig::default().limit(ARTICLE).error_handler(|error, _| {
        let kind = match error {
            actix_web::error::UrlencodedError::Overflow { .. } => Kind::TooLarge,
            actix_web::error::UrlencodedError::ContentType => Kind::UnsupportedMedia,
            _ => Kind::Malformed,
        };
        Problem::new(kind, format!("The form cannot be read: {error}.")).into()
    })
}
