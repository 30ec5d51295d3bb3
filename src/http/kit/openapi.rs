//! Which operations are there, and which methods does an address know? Read off the routes themselves.

use std::sync::LazyLock;

use actix_web::{App as Actix, HttpRequest, HttpResponse, get};
use utoipa::OpenApi;
use utoipa::openapi::security::{ApiKey, ApiKeyValue, HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, ResponseBuilder};
use utoipa_actix_web::{AppExt, scope};

use super::access;
use super::ready::Ready;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Claimdesk",
        description = "News articles go in, checkable claims come out, reviewers assign verdicts with evidence, and editors publish them.\n\nEvery failure is an `application/problem+json` (RFC 9457). Changing a claim, its review, its evidence or its verdict takes the claim's `ETag` in `If-Match`. Spans count Unicode code points, end exclusive.",
        license(name = "Apache-2.0", identifier = "Apache-2.0")
    ),
    components(schemas(super::problem::Body, crate::domain::claims::presence::Gathering)),
    security(("session" = []), ("token" = []))
)]
struct Head;

/// The document, made from the handlers.
pub static DOCUMENT: LazyLock<utoipa::openapi::OpenApi> = LazyLock::new(|| {
    let (_, mut document) = Actix::new()
        .into_utoipa_app()
        .openapi(Head::openapi())
        .service(scope("/api/v1").configure(crate::http::routes::api))
        .configure(crate::http::routes::public)
        .split_for_parts();
    let cookie = SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::with_description(
        "claimdesk",
        "Set by POST /api/v1/session; named __Host-claimdesk behind https.",
    )));
    document
        .components
        .get_or_insert_default()
        .add_security_scheme("session", cookie);
    let bearer = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("An API token of POST /api/v1/me/tokens: `cd_pat_…`."));
    document
        .components
        .get_or_insert_default()
        .add_security_scheme("token", SecurityScheme::Http(bearer.build()));
    for item in document.paths.paths.values_mut() {
        for (_, operation) in access::operations(item) {
            let id = operation.operation_id.as_deref();
            operation.security = id.and_then(access::of).and_then(access::security);
            let failure = ResponseBuilder::new()
                .description("Any other failure; `type` says which.")
                .content(
                    "application/problem+json",
                    Content::new(Some(Ref::from_schema_name("Problem"))),
                );
            let responses = &mut operation.responses.responses;
            responses.insert("default".to_owned(), failure.build().into());
        }
    }
    document
});

/// The document as JSON.
pub static JSON: LazyLock<String> = LazyLock::new(|| DOCUMENT.to_pretty_json().unwrap_or_default());

/// Read this document.
#[utoipa::path(tag = "public", responses((status = 200, description = "OpenAPI 3.1", content_type = "application/json")))]
#[get("/openapi.json")]
pub async fn read_openapi(request: HttpRequest) -> HttpResponse {
    static READY: LazyLock<Ready> =
        LazyLock::new(|| Ready::new("application/json", JSON.as_bytes()));
    READY.answer(&request, "no-cache", |_| {})
}

/// The methods that an address knows, for `Allow`; empty when it is nobody's.
#[must_use]
pub fn methods(path: &str) -> Vec<&'static str> {
    let mut methods = Vec::new();
    let paths = &DOCUMENT.paths.paths;
    // `/claims/bulk` is also a place for an id, which it is none of.
    let is_named = paths.contains_key(path);
    for (template, item) in paths {
        if (is_named && template != path) || !matches(template, path) {
            continue;
        }
        let known = [
            ("GET", item.get.is_some()),
            ("HEAD", item.get.is_some()),
            ("POST", item.post.is_some()),
            ("PUT", item.put.is_some()),
            ("PATCH", item.patch.is_some()),
            ("DELETE", item.delete.is_some()),
        ];
        for (name, is_known) in known {
            if is_known && !methods.contains(&name) {
                methods.push(name);
            }
        }
    }
    methods
}

fn matches(template: &str, path: &str) -> bool {
    let (mut template, mut path) = (template.split('/'), path.split('/'));
    loop {
        match (template.next(), path.next()) {
            (None, None) => return true,
            (Some(expected), Some(given)) if fits(expected, given) => {}
            _ => return false,
        }
    }
}

fn fits(expected: &str, given: &str) -> bool {
    match (expected.find('{'), expected.find('}')) {
        (Some(0), Some(end)) => {
            let suffix = expected.get(end + 1..).unwrap_or_default();
            given.len() > suffix.len() && given.ends_with(suffix)
        }
        _ => expected == given,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_know_their_methods() {
        assert_eq!(
            methods("/api/v1/session"),
            ["GET", "HEAD", "POST", "DELETE"]
        );
        assert_eq!(methods("/api/v1/claims/x/verdict/draft"), ["PUT"]);
        assert_eq!(methods("/verdicts/some-slug.json"), ["GET", "HEAD"]);
        assert!(methods("/api/v1/nothing").is_empty());
    }

    #[test]
    fn the_document_is_openapi_3_1_and_names_every_operation_once() {
        let json: serde_json::Value = serde_json::from_str(&JSON).unwrap();
        assert_eq!(json["openapi"], "3.1.0");
        let mut ids: Vec<&str> = json["paths"]
            .as_object()
            .unwrap()
            .values()
            .flat_map(|item| item.as_object().unwrap().values())
            .map(|operation| operation["operationId"].as_str().unwrap())
            .collect();
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    #[test]
    fn every_reference_in_the_document_leads_somewhere() {
        let json: serde_json::Value = serde_json::from_str(&JSON).unwrap();
        let mut seen = 0;
        for reference in JSON.split("\"$ref\": \"#").skip(1) {
            let pointer = reference.split('"').next().unwrap();
            assert!(json.pointer(pointer).is_some(), "{pointer} leads nowhere");
            seen += 1;
        }
        assert!(seen > 50);
    }
}
