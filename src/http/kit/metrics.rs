//! Request metrics in the Prometheus text format.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use metrics::{Counter, Histogram, counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};

use crate::app::newsroom::readiness::Load;
use crate::domain::newsroom::system::ReplicaFigures;

const ANSWERS: &str = "claimdesk_answers_total";
const SECONDS: &str = "claimdesk_answer_seconds";
const DATABASE: &str = "claimdesk_database_up";
const JOBS: &str = "claimdesk_jobs";
const DROPPED_LINES: &str = "claimdesk_log_lines_dropped_total";
const CONNECTIONS: &str = "claimdesk_database_connections";
const TRANSACTION: &str = "claimdesk_oldest_transaction_seconds";
const SKEW: &str = "claimdesk_clock_skew_seconds";
const REPLICA: &str = "claimdesk_replica_in_use";
const REPLICA_LAG: &str = "claimdesk_replica_lag_seconds";
const REPLICA_READS: &str = "claimdesk_replica_reads_total";
/// Upper bounds of the buckets of a duration, in seconds.
const BUCKETS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// Metrics of this process. Not the recorder of the whole process, because tests run several servers in one.
#[derive(Clone)]
pub struct Metrics {
    recorder: Arc<PrometheusRecorder>,
    /// Counters of the responses of each class, from 1xx on.
    answers: Arc<[Counter]>,
    /// Durations by method and route, as far as they were needed.
    seconds: Arc<RwLock<HashMap<&'static str, HashMap<String, Histogram>>>>,
    /// Log lines of this process that could not be written.
    dropped_lines: Arc<AtomicU64>,
}

impl Default for Metrics {
    fn default() -> Self {
        let builder = PrometheusBuilder::new();
        // The only error is an empty list.
        let recorder = builder.set_buckets(&BUCKETS).unwrap_or_else(|_| PrometheusBuilder::new()).build_recorder();
        let answers = metrics::with_local_recorder(&recorder, || {
            describe_counter!(ANSWERS, "Requests answered, by class of status.");
            describe_histogram!(SECONDS, "Time from the request to the head of its answer.");
            describe_gauge!(DATABASE, "1 if the database responds, else 0.");
            describe_gauge!(JOBS, "Jobs in the queue, and jobs given up.");
            describe_gauge!(CONNECTIONS, "Connections of the pool.");
            describe_gauge!(TRANSACTION, "Age of the oldest open transaction in the database.");
            describe_gauge!(SKEW, "How far the server's clock is ahead of the database's.");
            describe_gauge!(REPLICA, "1 if reads go to the standby, else 0.");
            describe_gauge!(REPLICA_LAG, "Upper bound of the age of what the standby shows.");
            describe_counter!(REPLICA_READS, "Connections taken for reads from the standby.");
            describe_counter!(DROPPED_LINES, "Log lines that could not be written.");
            let class = |class| {
                let answers = counter!(ANSWERS, "status" => format!("{class}xx"));
                answers.absolute(0);
                answers
            };
            (1..=5).map(class).collect()
        });
        Self { recorder: Arc::new(recorder), answers, seconds: Arc::default(), dropped_lines: Arc::default() }
    }
}

impl fmt::Debug for Metrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Metrics")
    }
}

impl Metrics {
    /// Metrics that also tell of dropped log lines.
    #[must_use]
    pub fn counting(dropped_lines: Arc<AtomicU64>) -> Self {
        Self { dropped_lines, ..Self::default() }
    }

    /// Counts one response: the route pattern (`/api/v1/claims/{id}`, empty for none), the status, the duration.
    pub fn count(&self, method: &'static str, route: &str, status: u16, took: Duration) {
        if let Some(answers) = self.answers.get(usize::from(status / 100).wrapping_sub(1)) {
            answers.increment(1);
        }
        self.seconds(method, route).record(took);
    }

    /// The durations of a route. Looked up here, because the recorder would make its labels again for every response.
    fn seconds(&self, method: &'static str, route: &str) -> Histogram {
        let known = self.seconds.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(seconds) = known.get(method).and_then(|routes| routes.get(route)) {
            return seconds.clone();
        }
        drop(known);
        let seconds = metrics::with_local_recorder(
            &*self.recorder,
            || histogram!(SECONDS, "method" => method, "route" => route.to_owned()),
        );
        let mut known = self.seconds.write().unwrap_or_else(PoisonError::into_inner);
        known.entry(method).or_default().insert(route.to_owned(), seconds.clone());
        seconds
    }

    /// Folds recorded durations into the buckets. Without it they would fill the memory of a server that nobody asks
    /// for its metrics.
    pub fn fold(&self) {
        self.handle().run_upkeep();
    }

    /// All metrics as text; `load` holds the figures from the database; without them they are `NaN`.
    #[must_use]
    pub fn render(&self, load: Option<&Load>, replicas: &[ReplicaFigures]) -> String {
        let figure = |figure: fn(&Load) -> i64| {
            let figure = load.and_then(|load| u32::try_from(figure(load)).ok());
            figure.map_or(f64::NAN, f64::from)
        };
        metrics::with_local_recorder(&*self.recorder, || {
            counter!(DROPPED_LINES).absolute(self.dropped_lines.load(Ordering::Relaxed));
            gauge!(DATABASE).set(if load.is_some() { 1.0 } else { 0.0 });
            gauge!(JOBS, "state" => "waiting").set(figure(|load| load.waiting));
            gauge!(JOBS, "state" => "failed").set(figure(|load| load.failed));
            gauge!(CONNECTIONS, "state" => "idle").set(figure(|load| load.idle.into()));
            gauge!(CONNECTIONS, "state" => "busy").set(figure(|load| load.busy.into()));
            gauge!(TRANSACTION).set(load.map_or(f64::NAN, |load| load.oldest_transaction.as_seconds_f64()));
            for replica in replicas {
                let lag = replica.lag_ms.and_then(|lag| u32::try_from(lag).ok()).map_or(f64::NAN, f64::from);
                gauge!(REPLICA, "replica" => replica.address.clone()).set(if replica.in_use { 1.0 } else { 0.0 });
                gauge!(REPLICA_LAG, "replica" => replica.address.clone()).set(lag / 1000.0);
                counter!(REPLICA_READS, "replica" => replica.address.clone()).absolute(replica.reads);
            }
            gauge!(SKEW).set(load.map_or(f64::NAN, |load| load.clock_skew.as_seconds_f64()));
        });
        self.handle().render()
    }

    fn handle(&self) -> PrometheusHandle {
        self.recorder.handle()
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn answers_are_counted_by_class_and_timed_by_route() {
        let metrics = Metrics::default();
        metrics.count("GET", "/api/v1/claims/{id}", 200, Duration::from_millis(1500));
        metrics.count("GET", "/api/v1/claims/{id}", 204, Duration::from_millis(2));
        metrics.count("POST", "", 503, Duration::ZERO);
        metrics.fold();
        let (oldest_transaction, clock_skew) = (TimeDelta::milliseconds(90_500), TimeDelta::seconds(-7));
        let load = Load { waiting: 3, failed: 1, idle: 2, busy: 0, oldest_transaction, clock_skew };
        let replica =
            ReplicaFigures { address: "db2:5432".to_owned(), in_use: true, lag_ms: Some(250), reads: 4, problem: None };
        let text = metrics.render(Some(&load), &[replica]);
        for line in [
            "claimdesk_answers_total{status=\"2xx\"} 2",
            "claimdesk_answers_total{status=\"4xx\"} 0",
            "claimdesk_answers_total{status=\"5xx\"} 1",
            "claimdesk_answer_seconds_bucket{method=\"GET\",route=\"/api/v1/claims/{id}\",le=\"0.0025\"} 1",
            "claimdesk_answer_seconds_sum{method=\"GET\",route=\"/api/v1/claims/{id}\"} 1.502",
            "claimdesk_jobs{state=\"waiting\"} 3",
            "claimdesk_database_up 1",
            "claimdesk_oldest_transaction_seconds 90.5",
            "claimdesk_clock_skew_seconds -7",
            "claimdesk_replica_in_use{replica=\"db2:5432\"} 1",
            "claimdesk_replica_lag_seconds{replica=\"db2:5432\"} 0.25",
            "claimdesk_replica_reads_total{replica=\"db2:5432\"} 4",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
    }
}
