//! Deadlines: how long an exchange with the database may take, and which connections a missed one condemns.

use std::future::Future;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use tokio::time::timeout;

/// Time for one statement or one `COMMIT`, in the client. Longer than `statement_timeout`, so that a server that
/// answers gives the reason; only silence reaches this deadline.
pub const DEADLINE: Duration = Duration::from_secs(6);
/// Time for all that a health probe asks of the database.
pub const PROBE: Duration = Duration::from_millis(800);

/// The last moment at which a connection missed its deadline. Connections that are older than this moment are not used
/// again, because the line under all of them may be dead.
#[derive(Debug, Clone)]
pub struct Silence {
    start: Instant,
    /// Milliseconds after `start`; 0 for none.
    last: Arc<AtomicU64>,
}

impl Default for Silence {
    fn default() -> Self {
        Self { start: Instant::now(), last: Arc::default() }
    }
}

impl Silence {
    pub(super) fn happened(&self) {
        self.last.fetch_max(self.millis(Instant::now()), Ordering::SeqCst);
    }

    fn millis(&self, moment: Instant) -> u64 {
        u64::try_from(moment.saturating_duration_since(self.start).as_millis()).unwrap_or(u64::MAX)
    }

    /// Whether a connection of this age was opened before the last silence.
    #[must_use]
    pub fn is_older(&self, age: Duration) -> bool {
        let last = self.last.load(Ordering::SeqCst);
        last > 0
            && self.millis(Instant::now()).saturating_sub(last) <= u64::try_from(age.as_millis()).unwrap_or(u64::MAX)
    }
}

/// Runs one exchange with the database within the deadline.
///
/// # Errors
/// Those of the exchange, and [`io::ErrorKind::TimedOut`] after the deadline.
pub(in crate::store) async fn within<T>(
    deadline: Duration,
    exchange: impl Future<Output = sqlx::Result<T>>,
) -> sqlx::Result<T> {
    let silent = |_| io::Error::new(io::ErrorKind::TimedOut, "the database did not answer within the deadline");
    timeout(deadline, exchange).await.map_err(silent)?
}
