//! Problems as pages: what people see in a browser in place of problem+json.

use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, VARY};
use actix_web::{HttpRequest, HttpResponse, ResponseError};

use crate::app::context::App;
use crate::formats::pages::problem_page::{self, BadValue, Trouble};
use crate::http::kit::problem::{Kind, Problem};
use crate::http::publishing::archive::POLICY;
use crate::http::publishing::verdict_page::with_logo;

/// Beginnings of addresses for programs only.
const PROGRAMS: [&str; 3] = ["/api/", "/assets/", "/v1alpha1/"];

/// Whether the client reads a public address and asks for HTML by name, as browsers do.
pub fn takes_page(request: &HttpRequest) -> bool {
    let accepts = request.headers().get_all(ACCEPT).filter_map(|value| value.to_str().ok());
    let mut ranges = accepts.flat_map(|value| value.split(','));
    let is_html = |range: &str| {
        let mut parts = range.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case("text/html"));
        // RFC 9110 §12.4.2: a weight of 0 means "not acceptable".
        is_named && !parts.any(|part| part.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0_f32)))
    };
    let is_read = *request.method() == Method::GET;
    is_read && !PROGRAMS.iter().any(|start| request.path().starts_with(start)) && ranges.any(is_html)
}

/// The problem as a page in the newsroom's look.
#[must_use]
pub fn answer(app: &App, problem: &Problem) -> HttpResponse {
    let trouble = match problem.kind() {
        Kind::NotFound => Trouble::NotFound,
        Kind::BadQuery => Trouble::BadQuery,
        Kind::NotSignedIn => Trouble::ForSubscribers,
        Kind::Throttled => Trouble::Busy,
        kind if kind.status() >= 500 => Trouble::Unavailable,
        _ => Trouble::NotPossible,
    };
    let fault = |(pointer, detail): (&str, String)| {
        let name = pointer.trim_start_matches('/').to_owned();
        BadValue { name, detail }
    };
    let faults: Vec<BadValue> = problem.faults().map(fault).collect();
    let page = problem_page::page(trouble, &faults, &app.publisher());
    let mut answer = HttpResponse::build(problem.status_code());
    answer
        .insert_header((CONTENT_TYPE, "text/html; charset=utf-8"))
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((VARY, "Accept"))
        .insert_header((CONTENT_SECURITY_POLICY, with_logo(POLICY, &app.publisher())));
    if let Some((name, value)) = problem.header() {
        answer.insert_header((name.clone(), value.clone()));
    }
    answer.body(page)
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    #[test]
    fn pages_are_for_those_who_ask_for_html_by_name() {
        let browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        for (path, accept, taken) in [
            ("/verdicts/x", browser, true),
            ("/verdicts/x", "*/*", false),
            ("/verdicts/x", "application/json, text/html;q=0", false),
            ("/verdicts/x", "application/json, Text/HTML; q=0.5", true),
            ("/api/v1/claims", browser, false),
        ] {
            let request = TestRequest::with_uri(path).insert_header((ACCEPT, accept)).to_http_request();
            assert_eq!(takes_page(&request), taken, "{path} {accept}");
        }
    }
}
