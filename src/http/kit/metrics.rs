//! Request metrics: counters in the Prometheus text format.

use std::fmt::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::app::newsroom::readiness::Load;

/// Counters of responses since the start of the process.
#[derive(Debug, Clone, Default)]
pub struct Metrics(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    /// Responses by the first digit of the status, from 1 to 5.
    answers: [AtomicU64; 5],
    micros: AtomicU64,
}

impl Metrics {
    /// Counts one response with its duration.
    pub fn count(&self, status: u16, took: Duration) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.0.answers.get(class) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
        let micros = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.0.micros.fetch_add(micros, Ordering::Relaxed);
    }

    /// All metrics as text; `load` holds the figures from the database, if available.
    #[must_use]
    pub fn render(&self, load: Option<&Load>) -> String {
        let mut text = String::from(
            "# HELP claimdesk_answers_total Requests answered, by class of status.\n\
             # TYPE claimdesk_answers_total counter\n",
        );
        for (class, counter) in (1..).zip(&self.0.answers) {
            let count = counter.load(Ordering::Relaxed);
            let _ = writeln!(
                text,
                "claimdesk_answers_total{{status=\"{class}xx\"}} {count}"
            );
        }
        let micros = self.0.micros.load(Ordering::Relaxed);
        let _ = write!(
            text,
            "# HELP claimdesk_answer_seconds_total Time spent on answers.\n\
             # TYPE claimdesk_answer_seconds_total counter\n\
             claimdesk_answer_seconds_total {}.{:06}\n",
            micros / 1_000_000,
            micros % 1_000_000
        );
        if let Some(load) = load {
            let _ = write!(
                text,
                "# HELP claimdesk_jobs Jobs in the queue, and jobs given up.\n\
                 # TYPE claimdesk_jobs gauge\n\
                 claimdesk_jobs{{state=\"waiting\"}} {}\nclaimdesk_jobs{{state=\"failed\"}} {}\n\
                 # HELP claimdesk_database_connections Connections of the pool.\n\
                 # TYPE claimdesk_database_connections gauge\n\
                 claimdesk_database_connections{{state=\"idle\"}} {}\n\
                 claimdesk_database_connections{{state=\"busy\"}} {}\n",
                load.waiting, load.failed, load.idle, load.busy
            );
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_counted_by_class() {
        let metrics = Metrics::default();
        metrics.count(200, Duration::from_millis(1500));
        metrics.count(204, Duration::ZERO);
        metrics.count(503, Duration::ZERO);
        let text = metrics.render(Some(&Load {
            waiting: 3,
            failed: 1,
            idle: 2,
            busy: 0,
        }));
        assert!(text.contains("claimdesk_answers_total{status=\"2xx\"} 2\n"));
        assert!(text.contains("claimdesk_answers_total{status=\"5xx\"} 1\n"));
        assert!(text.contains("claimdesk_answer_seconds_total 1.500000\n"));
        assert!(text.contains("claimdesk_jobs{state=\"waiting\"} 3\n"));
    }
}
