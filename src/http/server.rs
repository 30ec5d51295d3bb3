//! HTTP server: listeners, limits, responses for requests that no route takes.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::http::Method;
use actix_web::http::header::{ALLOW, HOST, LOCATION};
use actix_web::http::uri::PathAndQuery;
use actix_web::middleware::from_fn;
use actix_web::web::{Data, PathConfig, scope, to};
use actix_web::{App as Actix, HttpMessage, HttpRequest, HttpResponse, HttpServer};
use tokio_util::sync::CancellationToken;

use crate::app::context::App;
use crate::app::verdicts::checks::earlier_check;
use crate::domain::publishing::publisher::base_path_of;
use crate::http::document::{JSON, OPERATIONS};
use crate::http::kit::connections::Connections;
use crate::http::kit::dashboard::{self, Assets};
use crate::http::kit::extract::address::Proxies;
use crate::http::kit::metrics::Metrics;
use crate::http::kit::middleware::admission::Classes;
use crate::http::kit::middleware::base_path::Received;
use crate::http::kit::middleware::finish::finish;
use crate::http::kit::middleware::origin::guard;
use crate::http::kit::openapi::Document;
use crate::http::kit::problem::{Kind, Problem};
use crate::http::publishing::archive::Pages;
use crate::http::publishing::feed;
use crate::http::publishing::search::Turns;
use crate::http::publishing::verdict_page::Cards;
use crate::http::routes;

/// Parts of an HTTP server.
#[derive(Debug)]
pub struct Parts {
    /// Application context.
    pub app: App,
    /// Socket that accepts connections.
    pub listener: TcpListener,
    /// Number of worker threads.
    pub workers: usize,
    /// Trusted proxies.
    pub proxies: Proxies,
    /// Limit of open connections per client address, except trusted proxies.
    pub connections_per_address: usize,
    /// Counters of responses.
    pub metrics: Metrics,
    /// Ends open streams at shutdown.
    pub shutdown: CancellationToken,
}

/// Runs the server until its handle stops the server.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(parts: Parts) -> std::io::Result<Server> {
    refuse_own_path(&parts.app.publisher().public_url)?;
    let app = Data::new(parts.app.for_strangers());
    let classes = Data::new(Classes::new(&OPERATIONS));
    let (metrics, shutdown) = (Data::new(parts.metrics), Data::new(parts.shutdown));
    let connections = Connections::new(parts.connections_per_address, &parts.proxies.0);
    let proxies = Data::new(parts.proxies);
    let (assets, cache, cards) =
        (Data::new(Assets::load()), Data::new(feed::Cache::default()), Data::new(Cards::default()));
    let (turns, pages) = (Data::new(Turns::default()), Data::new(Pages::default()));
    let document = Data::new(Document::new(&JSON));
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(app.clone())
            .app_data(classes.clone())
            .app_data(metrics.clone())
            .app_data(proxies.clone())
            .app_data(shutdown.clone())
            .app_data(document.clone())
            .app_data(assets.clone())
            .app_data(cache.clone())
            .app_data(cards.clone())
            .app_data(turns.clone())
            .app_data(pages.clone())
            .app_data(crate::http::articles::hand_over::form())
            .app_data(PathConfig::default().error_handler(|_, request| {
                let nothing = || Problem::new(Kind::NotFound, "There is nothing at this address.");
                unknown_method(request).unwrap_or_else(nothing).into()
            }))
            .service(scope("/api/v1").configure(routes::api))
            .configure(routes::public)
            .default_service(to(rest))
            .wrap(from_fn(guard))
            .wrap(from_fn(finish))
    })
    .on_connect(move |connection, kept| connections.accepted(connection, kept))
    .workers(parts.workers)
    .client_request_timeout(Duration::from_secs(5))
    .keep_alive(Duration::from_secs(75))
    // Nobody waits for the answer to a connection that the client has closed.
    .h1_allow_half_closed(false)
    .disable_signals()
    .shutdown_timeout(5)
    .listen(parts.listener)?
    .run();
    Ok(server)
}

/// A public URL with a path that the server has itself could not be told from that path behind a proxy that takes the path
/// of the public URL away.
fn refuse_own_path(public_url: &str) -> std::io::Result<()> {
    let first = base_path_of(public_url).split('/').nth(1).unwrap_or_default();
    let is_operation = |path: String| !OPERATIONS.methods(&path).is_empty();
    let is_own = dashboard::is_own(first) || is_operation(format!("/{first}")) || is_operation(format!("/{first}/x"));
    if first.is_empty() || !is_own {
        return Ok(());
    }
    let why = format!(
        "public_url must not begin with /{first}, a path of Claimdesk itself; choose another, such as /claimdesk"
    );
    Err(std::io::Error::new(std::io::ErrorKind::InvalidInput, why))
}

/// Problem 405 if the path exists but not with this method.
fn unknown_method(request: &HttpRequest) -> Option<Problem> {
    let known = OPERATIONS.methods(request.path());
    if known.is_empty() || known.contains(&request.method().as_str()) {
        return None;
    }
    let detail = format!("This address does not know {}.", request.method());
    Some(Problem::new(Kind::MethodNotAllowed, detail).with_header(ALLOW, &known.join(", ")))
}

/// Handles requests that no route takes: 405 for another method, a redirect from an address of the earlier system, a dashboard file, or 404.
async fn rest(app: Data<App>, assets: Data<Assets>, request: HttpRequest) -> Result<HttpResponse, Problem> {
    // mutant B33 (3 lines):
    if let Some(problem) = unknown_method(&request) {
        return Err(problem);
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if !is_read {
        return Err(Problem::new(Kind::NotFound, "There is nothing to do at this address."));
    }
    // What this server has itself comes before an address of the earlier system.
    if !dashboard::has(&assets, request.path()) {
        let host = request.headers().get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
        let target = request.uri().path_and_query().map_or("/", PathAndQuery::as_str);
        let below = app.publisher().path(target);
        // A proxy that takes the base path away does not say where an address was.
        let received = request.extensions().get::<Received>().map(|received| received.0.clone());
        let asked = match received {
            Some(received) => vec![received],
            None if below == target => vec![below],
            None => vec![below, target.to_owned()],
        };
        for target in asked {
            // Of the share of strangers: programs that try addresses take no connection from anybody else.
            if let Some(slug) = earlier_check::moved(&app.for_strangers(), host, &target).await? {
                let location = (LOCATION, format!("/verdicts/{slug}"));
                return Ok(HttpResponse::MovedPermanently().insert_header(location).finish());
            }
        }
    }
    dashboard::file(&app, &assets, &request)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_public_url_below_a_path_of_the_server_is_refused() {
        for own in ["verdicts", "api", "queue", "ask", "claimants", "hub", "send"] {
            let refused = refuse_own_path(&format!("https://tools.example/{own}/desk")).unwrap_err().to_string();
            assert!(refused.starts_with(&format!("public_url must not begin with /{own}")), "{refused}");
        }
        for other in ["https://desk.example", "https://tools.example/claimdesk", "https://tools.example/verdict"] {
            refuse_own_path(other).unwrap();
        }
    }
}
