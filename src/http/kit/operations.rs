//! Health and readiness checks, only on the operator's listener.

use std::net::TcpListener;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::web::{Data, get};
use actix_web::{App as Actix, HttpResponse, HttpServer};
use tokio::time::timeout;
use tokio_util::sync::CancellationToken;

use super::metrics::Metrics;
use crate::app::context::App;

/// Interval at which recorded durations are folded into their buckets.
const FOLD: Duration = Duration::from_secs(5);

/// Serves `/livez`, `/readyz` and `/metrics` on `listener`.
///
/// # Errors
/// If the listener cannot be used.
pub fn serve(
    app: App,
    listener: TcpListener,
    metrics: Metrics,
    shutdown: CancellationToken,
) -> std::io::Result<Server> {
    tokio::spawn(fold(metrics.clone(), shutdown.clone()));
    let (app, metrics, shutdown) = (Data::new(app), Data::new(metrics), Data::new(shutdown));
    let server = HttpServer::new(move || {
        Actix::new()
            .app_data(app.clone())
            .app_data(metrics.clone())
            .app_data(shutdown.clone())
            .route("/livez", get().to(livez))
            .route("/readyz", get().to(readyz))
            .route("/metrics", get().to(figures))
    })
    .workers(1)
    .disable_signals()
    .shutdown_timeout(1)
    .listen(listener)?
    .run();
    Ok(server)
}

/// Keeps the memory of the metrics bounded until `shutdown`.
async fn fold(metrics: Metrics, shutdown: CancellationToken) {
    while timeout(FOLD, shutdown.cancelled()).await.is_err() {
        metrics.fold();
    }
}

/// Liveness check: the process responds. Does not query the database.
async fn livez() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("alive\n")
}

/// Readiness check: the database responds, commits durably and has the expected schema.
async fn readyz(app: Data<App>, shutdown: Data<CancellationToken>) -> HttpResponse {
    let checked = if shutdown.is_cancelled() {
        Err("shutting down".to_owned())
    } else {
        crate::app::newsroom::readiness::check(&app).await
    };
    match checked {
        Ok(warning) => {
            let warning = warning.map(|warning| format!("{warning}\n")).unwrap_or_default();
            HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(format!("ready\n{warning}"))
        }
        Err(problem) => {
            tracing::warn!(problem, "not ready");
            HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body(format!("{problem}\n"))
        }
    }
}

/// Prometheus metrics. If the database does not respond, only the metrics of this process.
async fn figures(app: Data<App>, metrics: Data<Metrics>) -> HttpResponse {
    let load = crate::app::newsroom::readiness::load(&app).await.ok();
    HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .body(metrics.render(load.as_ref(), &app.pool.replicas()))
}
