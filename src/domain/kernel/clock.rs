//! Clocks: the source of the current time; tests inject their own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

/// The system's clock, or one that a test holds.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// Real time.
    #[default]
    System,
    /// Microseconds since 1970 that only [`Clock::advance`] moves.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now` until it is advanced.
    #[must_use]
    pub fn held_at(now: DateTime<Utc>) -> Self {
        Self::Held(Arc::new(AtomicI64::new(now.timestamp_micros())))
    }

    /// The present, in whole microseconds as `PostgreSQL` keeps them.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match self {
            #[expect(
                clippy::disallowed_methods,
                reason = "the one place that reads the clock"
            )]
            Self::System => Utc::now().timestamp_micros(),
            Self::Held(micros) => micros.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or_default()
    }

    /// Moves a held clock forward; the system's clock does not heed it.
    pub fn advance(&self, by: chrono::Duration) {
        if let (Self::Held(micros), Some(by)) = (self, by.num_microseconds()) {
            micros.fetch_add(by, Ordering::SeqCst);
        }
    }
}
