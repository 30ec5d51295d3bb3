//! Rate limits of API tokens.

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

/// So many requests are counted between two times that full buckets are thrown away.
const SWEEP: u32 = 10_000;

/// A bucket for each token, counted in this process: with several servers behind one address, each grants its own.
#[derive(Debug)]
pub struct Allowance {
    buckets: RateLimiter<TokenId, HashMapStateStore<TokenId>, Ticks, NoOpMiddleware<Nanos>>,
    ticks: Ticks,
    since_sweep: AtomicU32,
}

/// The newsroom's clock as the buckets read it.
#[derive(Debug, Clone)]
struct Ticks(Clock);

impl Ticking for Ticks {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let nanos = self.0.now().timestamp_nanos_opt();
        u64::try_from(nanos.unwrap_or_default())
            .unwrap_or_default()
            .into()
    }
}

impl Allowance {
    /// `rate` requests a minute, which may come all at once after a minute of quiet.
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

    /// Takes one request out of the token's bucket.
    ///
    /// # Errors
    /// [`Error::Throttled`] when it is empty, with the seconds until there is one again.
    pub fn take(&self, token: TokenId) -> Result<()> {
        if self.since_sweep.fetch_add(1, Ordering::Relaxed) >= SWEEP {
            self.since_sweep.store(0, Ordering::Relaxed);
            self.buckets.retain_recent();
        }
        self.buckets.check_key(&token).map_err(|until| {
            let wait = until.wait_time_from(self.ticks.now());
            let seconds = i64::try_from(wait.as_millis().div_ceil(1000)).unwrap_or(60);
            Error::Throttled {
                seconds: seconds.max(1),
            }
        })
    }
}
