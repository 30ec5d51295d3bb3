//! `/ask`, `POST /tips`: readers ask for a check, and hear how far it is.

use actix_web::http::StatusCode;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Form as Urlencoded, Path, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse, ResponseError, get, post};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::form::{FORM_POLICY, html, lead_to, link_of, path_of, secret_of};
use crate::app::context::App;
use crate::app::publishing::reader;
use crate::app::publishing::tips::{tip, tip_file};
use crate::app::verdicts::evidence_file::Upload;
use crate::domain::articles::article::Language;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::secret::BearerSecret;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::domain::publishing::tip::{Asked, FILE};
use crate::formats::pages::readers::tip_page::{self, Refused, Typed};
use crate::http::kit::change::to_the_end;
use crate::http::kit::extract::address::address;
use crate::http::kit::extract::form::{Form, NotTaken, Posted, Sent, is_form};
use crate::http::kit::problem::{Kind, Problem};
use crate::http::publishing::search::Turns;
use crate::http::publishing::verdict_page::POLICY;

/// Folder of the pages that tell how far a tip is.
const FOLDER: &str = "ask";

/// What a reader asks the newsroom to check: a text, an address or a file, or several of them.
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

/// What a reader asks, with a file, as `multipart/form-data`.
#[derive(Debug, ToSchema)]
#[schema(example = json!({ "input": { "question": "Is this letter real?" }, "file": "letter.png" }))]
#[expect(dead_code, reason = "describes the parts of the form; the extractor reads them")]
pub struct TipUpload {
    /// The fields of the tip; they may all be left out.
    input: TipBody,
    /// PNG, JPEG, still WebP, PDF or plain text, at most 5 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
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
async fn take(
    app: &Data<App>,
    turns: &Turns,
    asked: Asked,
    file: Option<Upload>,
    anyway: bool,
) -> Result<Outcome, Problem> {
    let file = file.map(tip_file::check).transpose()?;
    // While too many searches run, an editor answers.
    if !anyway && let Some(_turn) = turns.take().await {
        let known = tip::known(app, &asked).await?;
        if !known.is_empty() {
            return Ok(Outcome::Known(known));
        }
    }
    let context = app.clone();
    let kept = async move { tip::receive(&context, &asked, file.as_ref()).await };
    Ok(Outcome::Kept(to_the_end(Box::pin(kept)).await?))
}

/// Ask for a check.
///
/// Needs no account. Nothing about the sender is kept; the link in the answer tells how far the check is. If public verdicts answer
/// the question already, they are the answer and nothing is kept; `anyway` asks still. Equal questions become one.
///
/// Send JSON, or `multipart/form-data` with the parts `input` (JSON) and `file`. The type of a file is found by its content.
/// Metadata of pictures is removed before they are kept; names inside documents stay.
#[utoipa::path(
    tag = "reader tips",
    request_body(content((TipBody = "application/json"), (TipUpload = "multipart/form-data"))),
    responses(
        (status = 201, description = "Kept", body = TipReceipt),
        (status = 200, description = "Checked already: nothing was kept", body = TipReceipt),
        (status = 409, description = "There is no room for files of readers; texts and addresses are taken"),
        (status = 413, description = "The file is larger than 5 MiB"),
        (status = 422, description = "Neither a text nor an address nor a file, or a field is invalid"),
        (status = 429, description = "Too many questions from one place, or too many that wait")
    )
)]
#[post("/tips")]
pub async fn send_tip(
    app: Data<App>,
    turns: Data<Turns>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    // A form counts before its file is read, other bodies when they are known to be a tip.
    let has_counted = is_form(&request);
    if has_counted {
        reader::admit(&app, address(&request))?;
    }
    let Form { input, file } = Form::<TipBody>::read(&request, payload.into_inner(), FILE).await?;
    let TipBody { text, url, question, language, anyway } = input;
    if text.is_none() && url.is_none() && file.is_none() {
        return Err(Problem::invalid("/text", FieldFault::Empty));
    }
    if !has_counted {
        reader::admit(&app, address(&request))?;
    }
    let publisher = app.publisher();
    let asked = Asked { text, url, question, language };
    let file = file.map(|(name, bytes)| Upload { name, bytes });
    let (status, receipt) = match take(&app, &turns, asked, file, anyway).await? {
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

/// The fields of the form with a file.
#[derive(Debug, ToSchema)]
#[schema(example = json!({ "question": "Is this letter real?", "file": "letter.png" }))]
#[expect(dead_code, reason = "describes the parts of the form; the extractor reads them")]
pub struct TipFileForm {
    /// A statement, a message or a post: up to 4,000 characters.
    text: Option<String>,
    /// Where the reader found it.
    url: Option<String>,
    /// What the reader wants to know: up to 500 characters.
    question: Option<String>,
    /// Not empty: ask although it is checked already.
    anyway: Option<String>,
    /// Stays empty: people do not see the field.
    website: Option<String>,
    /// PNG, JPEG, still WebP, PDF or plain text, at most 5 MiB. Empty: no file.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: Option<String>,
}

impl TipForm {
    /// What is asked.
    ///
    /// # Errors
    /// What is wrong, as the form says it.
    fn asked(&self, has_file: bool, publisher: &Publisher) -> Result<Asked, String> {
        let refusal = |field: &str, fault: &FieldFault| tip_page::refusal(field, fault, publisher);
        let asked = Asked {
            text: filled(&self.text, Text::new).map_err(|fault| refusal("text", &fault))?,
            url: filled(&self.url, typed_address).map_err(|_fault| Refused::NoAddress.words(publisher).to_owned())?,
            question: filled(&self.question, Text::new).map_err(|fault| refusal("question", &fault))?,
            language: None,
        };
        if asked.text.is_none() && asked.url.is_none() && !has_file {
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
    request_body(content((TipForm = "application/x-www-form-urlencoded"), (TipFileForm = "multipart/form-data"))),
    responses(
        (status = 303, description = "Kept; the page that tells how far the check is"),
        (status = 200, description = "Verdicts that answer it already, and a button to ask still", content_type = "text/html"),
        (status = 409, description = "The form again: there is no room for files", content_type = "text/html"),
        (status = 422, description = "The form again, with the reason", content_type = "text/html"),
        (status = 429, description = "The form again: too many questions from one place, or too many that wait", content_type = "text/html")
    )
)]
#[post("/ask")]
pub async fn send_tip_form(
    app: Data<App>,
    turns: Data<Turns>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    // A form with a file counts before it is read. What comes too fast is answered with what was typed and without the file.
    let early = is_form(&request).then(|| reader::admit(&app, address(&request)));
    let Posted { fields: form, file } = posted(&request, payload, early.as_ref().is_some_and(Result::is_err)).await?;
    if !form.website.is_empty() {
        return Ok(lead_to("/ask".to_owned()));
    }
    let publisher = app.publisher();
    let typed = Typed { text: &form.text, url: &form.url, question: &form.question, had_file: file.is_some() };
    let again = |status, why: &str| html(&app, status, FORM_POLICY, tip_page::form(&typed, Some(why), &publisher));
    let too_fast = || again(StatusCode::TOO_MANY_REQUESTS, Refused::TooFast.words(&publisher));
    if let Some(Err(_)) = early {
        return Ok(too_fast());
    }
    let file = match file.transpose() {
        Ok(file) => file.map(|Sent { name, bytes, .. }| Upload { name, bytes }),
        Err(NotTaken::TooLarge) => {
            return Ok(again(StatusCode::PAYLOAD_TOO_LARGE, Refused::FileTooLarge.words(&publisher)));
        }
        Err(NotTaken::Several) => {
            return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, Refused::SeveralFiles.words(&publisher)));
        }
    };
    let asked = match form.asked(file.is_some(), &publisher) {
        Ok(asked) => asked,
        Err(why) => return Ok(again(StatusCode::UNPROCESSABLE_ENTITY, &why)),
    };
    if early.is_none() && reader::admit(&app, address(&request)).is_err() {
        return Ok(too_fast());
    }
    Ok(match take(&app, &turns, asked, file, !form.anyway.is_empty()).await {
        Ok(Outcome::Kept(secret)) => lead_to(path_of(FOLDER, &secret)),
        Ok(Outcome::Known(verdicts)) => {
            let verdicts: Vec<_> = verdicts.iter().collect();
            html(&app, StatusCode::OK, FORM_POLICY, tip_page::known(&verdicts, &typed, &publisher))
        }
        Err(problem) => match refused(&problem, &publisher) {
            Some(why) => again(problem.status_code(), &why),
            None => return Err(problem),
        },
    })
}

/// Reads the form, with or without a file; `is_over`: whatever file there is, it is not taken.
async fn posted(request: &HttpRequest, payload: Payload, is_over: bool) -> Result<Posted<TipForm>, Problem> {
    let mut payload = payload.into_inner();
    if is_form(request) {
        return Posted::read(request, payload, if is_over { 0 } else { FILE }).await;
    }
    let fields = Urlencoded::<TipForm>::from_request(request, &mut payload).await;
    let fields = fields.map_err(|error| Problem::new(Kind::Malformed, format!("The form cannot be read: {error}.")))?;
    Ok(Posted { fields: fields.into_inner(), file: None })
}

/// Why what was asked is not kept, as the form says it; `None` for a failure of the server.
fn refused(problem: &Problem, publisher: &Publisher) -> Option<String> {
    match problem.kind() {
        Kind::Throttled => Some(Refused::TooMany.words(publisher).to_owned()),
        Kind::Conflict => Some(Refused::NoRoom.words(publisher).to_owned()),
        Kind::Invalid => problem.fault().map(|fault| tip_page::refusal("file", fault, publisher)),
        _ => None,
    }
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
