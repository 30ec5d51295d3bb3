//! Rate limits of API tokens, and of the messages of hubs.

use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::clock::Clock as Ticking;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

use crate::app::error::{Error, Result};
use crate::domain::kernel::clock::Clock;
use crate::domain::kernel::id::TokenId;

/// Full buckets are removed once per this many requests.
const SWEEP: u32 = 10_000;

/// Rate limiter with one bucket per API token or other key, in the memory of this process. With several servers, each server
/// has its own limit.
#[derive(Debug)]
pub struct Allowance<K: Hash + Eq + Copy = TokenId> {
    buckets: RateLimiter<K, HashMapStateStore<K>, Ticks, NoOpMiddleware<Nanos>>,
    ticks: Ticks,
    since_sweep: AtomicU32,
}

/// Adapter from the application clock to the rate limiter's clock.
#[derive(Debug, Clone)]
struct Ticks(Clock);

impl Ticking for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let nanos = self.0.now().timestamp_nanos_opt();
        u64::try_from(nanos.unwrap_or_default()).unwrap_or_default().into()
    }
}

impl<K: Hash + Eq + Copy> Allowance<K> {
    /// A limit of `rate` requests per minute, with bursts of up to `rate` requests.
    #[must_use]
    pub fn new(rate: NonZeroU32, clock: Clock) -> Self {
        let ticks = Ticks(clock);
        let store = HashMapStateStore::default();
        Self {
            buckets: RateLimiter::new(Quota::per_minute(rate), store, ticks.clone()),
            ticks,
            since_sweep: AtomicU32::new(0),
        }
    }

    /// Counts one request of the token or other key.
    ///
    /// # Errors
    /// [`Error::Throttled`] when the limit is reached, with the seconds until the next request is allowed.
    pub fn take(&self, key: K) -> Result<()> {
        if self.since_sweep.fetch_add(1, Ordering::Relaxed) >= SWEEP {
            self.since_sweep.store(0, Ordering::Relaxed);
            self.buckets.retain_recent();
        }
        self.buckets.check_key(&key).map_err(|until| {
            let wait = until.wait_time_from(self.ticks.now());
            let seconds = i64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(60);
            Error::Throttled { seconds: seconds.max(1) }
        })
    }
}
