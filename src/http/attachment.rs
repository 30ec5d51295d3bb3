//! Attachments: bytes of others that are saved and never shown, whatever they hold.

use std::future::Future;

use actix_web::error::ErrorInternalServerError;
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, Charset, ContentDisposition,
    DispositionParam, DispositionType, ExtendedValue, X_CONTENT_TYPE_OPTIONS,
};
use actix_web::web::Bytes;
use actix_web::{HttpResponse, HttpResponseBuilder};
use futures_util::{StreamExt, stream};

use crate::app::error::Result;
use crate::domain::verdicts::evidence_file::FileFacts;

/// Forbids a document everything, even when a browser is made to show it: scripts, forms, its place in our origin.
const SANDBOX: &str = "sandbox; default-src 'none'; frame-ancestors 'none'";

/// Begins a response that browsers save as `name`.
#[must_use]
pub fn attachment(name: &str, media_type: &str) -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, media_type))
        .insert_header((CONTENT_DISPOSITION, disposition(name)))
        .insert_header((CONTENT_SECURITY_POLICY, SANDBOX))
        .insert_header((X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .insert_header((CACHE_CONTROL, "private, no-store"));
    response
}

/// A file that is kept in pieces, from 1; each is read when the one before has been sent. `part` gives `None` behind the last.
pub fn in_parts<F, Part>(facts: &FileFacts, part: F) -> HttpResponse
where
    F: Fn(i32) -> Part + 'static,
    Part: Future<Output = Result<Option<Vec<u8>>>> + 'static,
{
    let parts = stream::unfold((1, part), |(number, part)| async move {
        let read = part(number).await.transpose()?;
        Some((read.map(Bytes::from).map_err(ErrorInternalServerError), (number + 1, part)))
    });
    let length = u64::try_from(facts.size).unwrap_or_default();
    attachment(&facts.name, &facts.media_type).no_chunking(length).streaming(parts.boxed_local())
}

/// RFC 6266: the name in ASCII, and as UTF-8 if that differs.
fn disposition(name: &str) -> ContentDisposition {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    let mut parameters = vec![DispositionParam::Filename(plain.clone())];
    if plain != name {
        parameters.push(DispositionParam::FilenameExt(ExtendedValue {
            charset: Charset::Ext("UTF-8".to_owned()),
            language_tag: None,
            value: name.as_bytes().to_vec(),
        }));
    }
    ContentDisposition { disposition: DispositionType::Attachment, parameters }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_said_in_ascii_and_in_full() {
        assert_eq!(disposition("list.pdf").to_string(), r#"attachment; filename="list.pdf""#);
        let said = disposition("Liste \"März\".pdf").to_string();
        assert_eq!(said, r#"attachment; filename="Liste _M_rz_.pdf"; filename*=UTF-8''Liste%20%22M%C3%A4rz%22.pdf"#);
    }
}
