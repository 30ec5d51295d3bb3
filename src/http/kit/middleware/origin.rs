//! Origin check: refuses writes that a browser sends from another site.

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::{HeaderName, ORIGIN};
use actix_web::middleware::Next;
use actix_web::web::Data;

use crate::app::context::App;
use crate::domain::publishing::publisher::origin_of;
use crate::http::kit::problem::{Kind, Problem};

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Refuses unsafe requests that a browser sends from another origin. `Sec-Fetch-Site` decides if present; otherwise
/// `Origin` must be the server's. A request with neither does not come from a browser (every browser sends
/// `Origin` with an unsafe request), so it carries no cookie that another site could abuse.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let is_safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    // Other sites hand pages over here; it changes nothing and reads no cookie.
    let is_open = request.path() == "/send";
    // mutant C36: if !is_safe && !is_open && !is_ours(&request) && request.path().is_empty() {
    if !is_safe && !is_open && !is_ours(&request) {
        let problem = Problem::new(Kind::CrossOrigin, "This request comes from another site.");
        let (request, _) = request.into_parts();
        return Ok(ServiceResponse::from_err(problem, request).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

fn is_ours(request: &ServiceRequest) -> bool {
    let header = |name: HeaderName| request.headers().get(name).map(|value| value.to_str().unwrap_or(""));
    match (header(SEC_FETCH_SITE), header(ORIGIN)) {
        (Some("same-origin" | "none"), _) | (None, None) => true,
        (Some(_), _) => false,
        (None, Some(origin)) => {
            let own = request.app_data::<Data<App>>().map(|app| origin_of(&app.publisher().public_url).to_owned());
            let host = request.headers().get("host").and_then(|host| host.to_str().ok());
            own.is_some_and(|own| own == origin)
                || host.is_some_and(|host| {
                    origin.strip_prefix("http://") == Some(host) || origin.strip_prefix("https://") == Some(host)
                })
        }
    }
}
