//! `/ask`, `POST /tips`: readers ask for a check, and hear how far it is.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Form, Path};
use actix_web::{HttpRequest, HttpResponse, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::form::{FORM_POLICY, html, lead_to, link_of, path_of, secret_of};
use crate::app::context::App;
use crate::app::error::Error;
use crate::app::publishing::{reader, tip};
use crate::domain::articles::article::Language;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::tip::Asked;
use crate::formats::pages::readers::tip_page::{self, Refused, Typed};
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::address::address;
use crate::http::kit::extract::body::Body;
use crate::http::kit::problem::{Kind, Problem};
use crate::http::publishing::search::Turns;
use crate::http::publishing::verdict_page::POLICY;

/// Folder of the pages that tell how far a tip is.
const FOLDER: &str = "ask";

/// What a reader asks the newsroom to check: a text, an address, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "text": "They say the flood killed hundreds and nobody reports it.", "url": "https://posts.example.org/4711" }))]
pub struct TipBody {
    /// A statement, a message or a post: 1 to 4,000 characters.
    text: Option<Text<4000>>,
    /// Where the reader found it.
    url: Option<WebAddress>,
    /// What the reader wants to know: 1 to 500 characters.
    question: Option<Text<500>>,
    /// BCP 47 tag of the text's language. Default: the language is read from the text.
    language: Option<Language>,
    /// Whether to ask although it is checked already.
    #[serde(default)]
    anyway: bool,
}

/// A published verdict that answers what was asked.
#[derive(Debug, Serialize, ToSchema)]
pub struct KnownVerdict {
    /// The published statement of the claim.
    #[schema(example = "The Sorrin flood of 1 March 2026 killed 14 people.")]
    statement: String,
    /// Label of the rating.
    #[schema(example = "Mostly false")]
    rating: String,
    /// Address of the verdict's public page.
    #[schema(
        example = "https://facts.example.org/verdicts/the-sorrin-flood-of-1-march-2026-killed-14-people-a6fc9b09675e"
    )]
    url: String,
}

/// What became of a request for a check: a link, or verdicts that answer it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TipReceipt {
    /// Page that tells how far the check is. The server cannot show the address again. Null if nothing was kept.
    #[schema(example = "https://facts.example.org/ask/k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")]
    link: Option<String>,
    /// Verdicts that answer it already, at most five; empty with a link.
    checked: Vec<KnownVerdict>,
}

/// What became of it.
enum Outcome {
    /// Nothing was kept: these verdicts answer it.
    Known(Vec<PublicVerdict>),
    /// It was kept under this secret.
    Kept(BearerSecret),
}

/// Searches for verdicts that answer what is asked, unless the reader asks `anyway`, and keeps it if there are none.
async fn take(app: &Data<App>, turns: &Turns, asked: Asked, anyway: bool) -> Result<Outcome, Problem> {
    // While too many searches run, an editor answers.
    if !anyway && let Some(_turn) = turns.take().await {
        let known = tip::known(app, &asked).await?;
        if !known.is_empty() {
            return Ok(Outcome::Known(known));
        }
    }
    let context = app.clone();
    let kept = async move { tip::receive(&context, &asked).await };
    Ok(Outcome::Kept(to_the_end(Box::pin(kept)).await?))
}

/// Ask for a check.
///
/// Needs no account. Nothing about the sender is kept; the link in the answer tells how far the check is. If public verdicts answer
/// the question already, they are the answer and nothing is kept; `anyway` asks still. Equal questions become one.
#[utoipa::path(
    tag = "reader tips",
    request_body = TipBody,
    responses(
        (status = 201, description = "Kept", body = TipReceipt),
        (status = 200, description = "Checked already: nothing was kept", body = TipReceipt),
        (status = 422, description = "Neither a text nor an address, or a field is invalid"),
        (status = 429, description = "Too many questions from one place, or too many that wait")
    )
)]
#[post("/tips")]
pub async fn send_tip(
    app: Data<App>,
    turns: Data<Turns>,
    request: HttpRequest,
    Body(body): Body<TipBody>,
) -> Result<HttpResponse, Problem> {
    let TipBody { text, url, question, language, anyway } = body;
    if text.is_none() && url.is_none() {
        return Err(Problem::invalid("/text", FieldFault::Empty));
    }
    reader::admit(&app, address(&request))?;
    let publisher = app.publisher();
    let (status, receipt) = match take(&app, &turns, Asked { text, url, question, language }, anyway).await? {
        Outcome::Kept(secret) => {
            let link = Some(link_of(&app, FOLDER, &secret));
            (StatusCode::CREATED, TipReceipt { link, checked: Vec::new() })
        }
        Outcome::Known(verdicts) => {
            let known = |verdict: PublicVerdict| KnownVerdict {
                url: publisher.at(&format!("/verdicts/{}", verdict.slug)),
                statement: verdict.statement,
                rating: verdict.rating.label,
            };
            (StatusCode::OK, TipReceipt { link: None, checked: verdicts.into_iter().map(known).collect() })
        }
    };
    Ok(HttpResponse::build(status).insert_header((CACHE_CONTROL, "no-store")).json(receipt))
}

/// Read the form that asks for a check.
#[utoipa::path(tag = "reader tips", responses((status = 200, description = "The form", content_type = "text/html")))]
#[get("/ask")]
pub async fn read_tip_form(app: Data<App>) -> HttpResponse {
    html(&app, StatusCode::OK, FORM_POLICY, tip_page::form(&Typed::default(), None, &app.publisher()))
}

/// The fields of the form.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({ "text": "They say the flood killed hundreds and nobody reports it." }))]
pub struct TipForm {
    /// A statement, a message or a post: up to 4,000 characters.
    #[serde(default)]
    text: String,
    /// Where the reader found it.
    #[serde(default)]
    url: String,
    /// What the reader wants to know: up to 500 characters.
    #[serde(default)]
    question: String,
    /// Not empty: ask although it is checked already.
    #[serde(default)]
    anyway: String,
    /// Stays empty: people do not see the field.
    #[serde(default)]
    website: String,
}

impl TipForm {
    /// What is asked.
    ///
    /// # Errors
    /// What is wrong, as the form says it.
    fn asked(&self, publisher: &Publisher) -> Result<Asked, String> {
        let refusal = |field: &str, fault: &FieldFault| tip_page::refusal(field, fault, publisher);
        let asked = Asked {
            text: filled(&self.text, Text::new).map_err(|fault| refusal("text", &fault))?,
            url: filled(&self.url, typed_address).map_err(|_fault| Refused::NoAddress.words(publisher).to_owned())?,
            question: filled(&self.question, Text::new).map_err(|fault| refusal("question", &fault))?,
            language: None,
        };
        if asked.text.is_none() && asked.url.is_none() {
            Err(Refused::Nothing.words(publisher).to_owned())
        } else {
            Ok(asked)
        }
    }
}

/// A field that may stay empty.
fn filled<T>(typed: &str, read: impl Fn(&str) -> Result<T, FieldFault>) -> Result<Option<T>, FieldFault> {
    if typed.trim().is_empty() { Ok(None) } else { read(typed).map(Some) }
}

/// An address as people type it: perhaps without `https://`.
fn typed_address(typed: &str) -> Result<WebAddress, FieldFault> {
    WebAddress::new(typed).or_else(|fault| {
        let whole = format!("https://{}", typed.trim());
        let is_host = typed.trim().split('/').next().is_some_and(|host| host.contains('.') && !host.contains(':'));
        if is_host { WebAddress::new(&whole) } else { Err(fault) }
    })
}

/// Send the form that asks for a check.
#[utoipa::path(
    tag = "reader tips",
    request_body(content = TipForm, content_type = "application/x-www-form-urlencoded"),
    responses(
        (status = 303, description = "Kept; the page that tells how far the check is"),
        (status = 200, description = "Verdicts that answer it already, and a button to ask still", content_type = "text/html"),
        (status = 422, description = "The form again, with the reason", content_type = "text/html"),
        (status = 429, description = "The form again: too many questions from one place, or too many that wait", content_type = "text/html")
    )
)]
#[post("/ask")]
pub async fn send_tip_form(
    app: Data<App>,
    turns: Data<Turns>,
    request: HttpRequest,
    form: Form<TipForm>,
) -> Result<HttpResponse, Problem> {
    let form = form.into_inner();
    if !form.website.is_empty() {
        return Ok(lead_to("/ask".to_owned()));
    }
    let publisher = app.publisher();
    let typed = Typed { text: &form.text, url: &form.url, question: &form.question };
    let again = |status, why: &str| html(&app, status, FORM_POLICY, tip_page::form(&typed, Some(why), &publisher));
    let asked = match form.asked(&publisher) {
        Ok(asked) => asked,
        Err(why) => return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, &why)),
    };
    if let Err(Error::Throttled { .. }) = reader::admit(&app, address(&request)) {
        return Ok(again(StatusCode::TOO_MANY_REQUESTS, Refused::TooFast.words(&publisher)));
    }
    let outcome = take(&app, &turns, asked, !form.anyway.is_empty()).await;
    Ok(match outcome {
        Ok(Outcome::Kept(secret)) => lead_to(path_of(FOLDER, &secret)),
        Ok(Outcome::Known(verdicts)) => {
            let verdicts: Vec<_> = verdicts.iter().collect();
            html(&app, StatusCode::OK, FORM_POLICY, tip_page::known(&verdicts, &typed, &publisher))
        }
        Err(problem) if problem.kind() == Kind::Throttled => {
            again(StatusCode::TOO_MANY_REQUESTS, Refused::TooMany.words(&publisher))
        }
        Err(problem) => return Err(problem),
    })
}

/// Read how far a check is that somebody asked for.
#[utoipa::path(
    tag = "reader tips",
    params(("secret" = String, Path, description = "Secret of the link", example = "k3V9mQ0sYb7TzR1uXw5Jd8LfNc2HpGa6EiOo4CqZt-A")),
    responses(
        (status = 200, description = "How far the check is", content_type = "text/html"),
        (status = 404, description = "No question has this link")
    )
)]
#[get("/ask/{secret}")]
pub async fn read_tip_stage(app: Data<App>, secret: Path<String>) -> Result<HttpResponse, Problem> {
    let secret = secret_of(&secret, "tip")?;
    let progress = tip::progress(&app, &secret).await?;
    Ok(html(&app, StatusCode::OK, POLICY, tip_page::progress(&progress, &app.publisher())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_lack_its_scheme() {
        for typed in ["https://posts.example.org/4711", " posts.example.org/4711 "] {
            assert_eq!(typed_address(typed).unwrap().as_str(), "https://posts.example.org/4711");
        }
        for typed in ["post", "javascript:alert(1)", "/a", "not an address. Or is it", "u:p@posts.example.org"] {
            assert!(typed_address(typed).is_err(), "{typed}");
        }
    }
}
