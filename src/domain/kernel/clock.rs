//! Clocks: the source of the current time; tests inject their own.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};

/// The system's clock, or a clock that a test controls.
#[derive(Debug, Clone, Default)]
pub enum Clock {
    /// The system's clock.
    #[default]
    System,
    /// A stopped clock for tests, in microseconds since 1970; only [`Clock::advance`] moves it.
    Held(Arc<AtomicI64>),
}

impl Clock {
    /// Returns a clock that is stopped at `now`.
    #[must_use]
    pub fn held_at(now: DateTime<Utc>) -> Self {
        Self::Held(Arc::new(AtomicI64::new(now.timestamp_micros())))
    }

    /// The current time, truncated to whole microseconds like `PostgreSQL`'s timestamps.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        let micros = match self {
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
            Self::System => Utc::now().timestamp_micros(),
            Self::Held(micros) => micros.load(Ordering::SeqCst),
        };
        DateTime::from_timestamp_micros(micros).unwrap_or_default()
    }

    /// Moves a stopped clock forward. No effect on the system's clock.
    pub fn advance(&self, by: chrono::Duration) {
        if let (Self::Held(micros), Some(by)) = (self, by.num_microseconds()) {
            micros.fetch_add(by, Ordering::SeqCst);
        }
    }
}
