//! `/articles/documents`: an article from the bytes of a page or file.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload};
use actix_web::{FromRequest, HttpRequest, HttpResponse, post};
use serde::Deserialize;
use utoipa::ToSchema;

use super::article::whole;
use super::article_body::Article;
use crate::app::articles::document::{self, Document};
use crate::app::articles::intake::Intake;
use crate::app::context::App;
use crate::domain::articles::article::{Language, Source};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::http::kit::access;
use crate::http::kit::change::{answer, change};
use crate::http::kit::extract::body::{DOCUMENT, File};
use crate::http::kit::extract::caller::Can;
use crate::http::kit::extract::form::{Fields, Sent, is_form};
use crate::http::kit::extract::query::Query;
use crate::http::kit::problem::Problem;

/// What a person says of the document; it wins over what the document says of itself.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct DocumentQuery {
    /// File name; its ending says the type if nothing else does.
    #[param(example = "ardel-flood.pdf")]
    name: Option<String>,
    /// Web address of the page.
    #[param(value_type = Option<String>, example = "https://courier.example.org/2026/03/02/ardel-flood")]
    url: Option<WebAddress>,
    /// Headline.
    #[param(value_type = Option<String>, example = "Flood kills 14 in Ardel, governor says")]
    title: Option<Text<500>>,
    /// Name of the publication.
    #[param(value_type = Option<String>, example = "Korvale Courier")]
    outlet: Option<Text<200>>,
    /// Author line, as printed.
    #[param(value_type = Option<String>, example = "Tomas Verin")]
    byline: Option<Text<300>>,
    /// Date or time of publication.
    #[param(value_type = Option<String>, example = "2026-03-02")]
    published_at: Option<Moment>,
    /// Language, as a BCP 47 tag.
    #[param(value_type = Option<String>, example = "en")]
    language: Option<Language>,
}

impl DocumentQuery {
    /// What is said here, or else in `other`.
    fn or(self, other: Self) -> Self {
        Self {
            name: self.name.or(other.name),
            url: self.url.or(other.url),
            title: self.title.or(other.title),
            outlet: self.outlet.or(other.outlet),
            byline: self.byline.or(other.byline),
            published_at: self.published_at.or(other.published_at),
            language: self.language.or(other.language),
        }
    }
}

/// A file with what a person says of it, as `multipart/form-data`. Empty fields are left out.
#[derive(Debug, ToSchema)]
#[schema(example = json!({ "outlet": "Korvale Courier", "published_at": "2026-03-02", "file": "ardel-flood.pdf" }))]
#[expect(dead_code, reason = "describes the parts of the form; the extractor reads them")]
pub struct DocumentForm {
    /// Web address of the page.
    #[schema(value_type = Option<String>)]
    url: Option<WebAddress>,
    /// Headline.
    title: Option<Text<500>>,
    /// Name of the publication.
    outlet: Option<Text<200>>,
    /// Author line, as printed.
    byline: Option<Text<300>>,
    /// Date or time of publication.
    published_at: Option<Moment>,
    /// Language, as a BCP 47 tag.
    #[schema(value_type = Option<String>)]
    language: Option<Language>,
    /// File name, if not that of `file`.
    name: Option<String>,
    /// The file, at most 20 MiB.
    #[schema(format = Binary, content_media_type = "application/octet-stream")]
    file: String,
}

/// Create an article from a page or file.
///
/// The body is the file, with its own media type: HTML, PDF, DOCX, ODT, plain text, subtitles (SRT, VTT), a transcript, or an
/// e-mail (EML), at most 20 MiB. Or it is a form with the file in the part `file`, and the parameters of the query in parts of
/// their own, which win over the query. The analysis runs in the background.
#[utoipa::path(
    tag = "articles",
    params(DocumentQuery),
    request_body(content((Vec<u8> = "application/octet-stream", example = json!("The flood killed 14 people.")), (DocumentForm = "multipart/form-data")), description = "The file"),
    responses(
        (status = 201, description = "Created: an article, or a new version of a known article", body = Article),
        (status = 200, description = "The same text with the same source already exists", body = Article),
        (status = 413, description = "Larger than 20 MiB, or its text is larger than 2 MiB"),
        (status = 422, description = "The document cannot be read; `params.problem` says why")
    )
)]
#[post("/articles/documents")]
pub async fn create_article_from_document(
    app: Data<App>,
    request: HttpRequest,
    can: Can<access::CreateArticleFromDocument>,
    Query(query): Query<DocumentQuery>,
    payload: Payload,
) -> Result<HttpResponse, Problem> {
    let actor = can.actor.clone();
    let (query, file) = receive(&request, query, payload).await?;
    let address = query.url.as_ref().map(|url| url.as_str().to_owned());
    let document = Document { bytes: file.bytes, name: Some(file.name), content_type: file.content_type, address };
    let source = Source {
        title: query.title,
        outlet: query.outlet,
        url: query.url,
        byline: query.byline,
        published_at: query.published_at,
        language: query.language,
    };
    let running = |app: Data<App>| async move {
        let intake = document::take_in(&app, &actor, source, document).await?;
        let status = match intake {
            Intake::New(_) | Intake::Changed(_) => StatusCode::CREATED,
            Intake::Described(_) | Intake::Known(_) => StatusCode::OK,
        };
        let id = intake.article();
        answer(status, None, Some(format!("/api/v1/articles/{id}")), &whole(&app, id).await?)
    };
    change(&app, &request, &can, running).await
}

/// What was said of the document, and the document.
async fn receive(
    request: &HttpRequest,
    query: DocumentQuery,
    payload: Payload,
) -> Result<(DocumentQuery, Sent), Problem> {
    let mut payload = payload.into_inner();
    let (mut said, mut file) = if is_form(request) {
        let Fields { fields, file } = Fields::<DocumentQuery>::read(request, payload, DOCUMENT).await?;
        (fields.or(query), file)
    } else {
        let File { bytes, content_type } = File::<DOCUMENT>::from_request(request, &mut payload).await?;
        (query, Sent { name: String::new(), content_type, bytes })
    };
    if let Some(name) = said.name.take() {
        file.name = name;
    }
    Ok((said, file))
}
