//! Randomness: the operating system's generator, or a seeded one in tests.

use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};
use uuid::Uuid;

/// A source of random bytes and of ids.
#[derive(Clone, Default)]
pub enum Random {
    /// The operating system's generator.
    #[default]
    System,
    /// A generator with a fixed seed, for tests only.
    Seeded(Arc<Mutex<StdRng>>),
}

impl fmt::Debug for Random {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::System => "Random::System",
            Self::Seeded(_) => "Random::Seeded",
        })
    }
}

impl Random {
    /// Returns a generator that produces the same sequence for the same seed.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// Returns `N` random bytes.
    ///
    /// # Panics
    /// When the operating system's generator fails: no secret would be safe.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => {
                #[expect(clippy::expect_used, reason = "without randomness no secret is safe")]
                SysRng.try_fill_bytes(&mut bytes).expect("the system's random generator answers");
            }
            Self::Seeded(rng) => {
                rng.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
            }
        }
        bytes
    }

    /// Returns a `UUIDv7` (RFC 9562 §5.7) for the time `now`. Ids are public, so they come from a faster generator
    /// than the operating system's: every request needs one.
    #[must_use]
    pub fn id<T: From<Uuid>>(&self, now: DateTime<Utc>) -> T {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        let chance = match self {
            Self::System => rand::random(),
            Self::Seeded(_) => self.bytes(),
        };
        uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid().into()
    }
}
