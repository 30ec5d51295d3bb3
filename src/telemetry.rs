//! Logging: the destination and the format of log lines.

use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};

/// Starts logging to standard error; standard output is reserved for the output of commands.
pub fn start(log: &Log) {
    let filter = EnvFilter::new(format!("{},actix_server=warn,actix_web=warn,sqlx=warn,usvg=error", log.filter));
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second call within one process (in tests) has no effect.
    let _ = match log.format {
        LogFormat::Json => lines.json().try_init(),
        LogFormat::Text => lines.with_target(false).try_init(),
    };
}
