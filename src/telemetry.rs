//! Logging: the destination and the format of log lines.

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Begins to log to standard error, so that standard output belongs to what a command prints.
pub fn start(log: &Log) {
    let filter = EnvFilter::new(format!(
        "{},actix_server=warn,actix_web=warn,sqlx=warn,usvg=error",
        log.filter
    ));
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr);
    // A second start within one process (tests) keeps the first.
    let _ = match log.format {
        LogFormat::Json => lines.json().try_init(),
        LogFormat::Text => lines.with_target(false).try_init(),
    };
}
