//! Application context: the database, clock, configuration and services of a use case.

use std::num::NonZeroU32;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Utc};
use sqlx::PgPool;
use tokio::sync::{Semaphore, broadcast};
use uuid::Uuid;
use webauthn_rs::Webauthn;

use crate::app::hints::Hints;
use crate::app::people::allowance::Allowance;
use crate::domain::claims::presence::{Gathering, Presence};
use crate::domain::kernel::clock::Clock;
use crate::domain::kernel::random::Random;
use crate::domain::kernel::seal::SealKey;
use crate::domain::newsroom::audit_key::AuditKey;
use crate::domain::newsroom::event::Recorded;
use crate::domain::people::token::RATE;
use crate::domain::publishing::publisher::Publisher;
use crate::net::http_client::GuardedClient;
use crate::net::mailer::Mailer;
use crate::net::openid_connect::Provider;

/// Everything a use case may reach. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The database.
    pub pool: PgPool,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub random: Random,
    /// What other servers on the same database know this one by.
    pub(crate) server: Uuid,
    /// Since when it runs.
    pub(crate) started_at: DateTime<Utc>,
    /// What the newsroom says about itself.
    pub publisher: Arc<Publisher>,
    /// Everything that happens, as it is settled.
    pub happened: broadcast::Sender<Arc<Recorded>>,
    /// Who has which claim open.
    pub(crate) presence: Arc<Mutex<Presence>>,
    /// Everybody who comes to a claim or leaves it.
    pub gathered: broadcast::Sender<Arc<Gathering>>,
    /// What wakes the tasks of this process.
    pub hints: Arc<Hints>,
    /// Raised by every publication of this process: what was rendered under another number is outdated.
    pub published: Arc<AtomicU64>,
    /// The way to people who are not at the desk; without it notices stay in the inbox.
    pub(crate) mailer: Option<Arc<Mailer>>,
    /// What seals the secrets that stand in the database.
    pub(crate) seal: Arc<SealKey>,
    /// What signs checkpoints of the log; without it none are signed.
    pub(crate) audit_key: Option<Arc<AuditKey>>,
    /// Who vouches for people besides their passwords; without it nobody does.
    pub(crate) provider: Option<Arc<Provider>>,
    /// The way to addresses that people typed.
    pub(crate) guarded: GuardedClient,
    /// Hosts of publishers whose checks may be taken in.
    pub(crate) trusted_publishers: Arc<[String]>,
    /// What passkeys know us as; `None` where the address allows none.
    pub(crate) relying_party: Option<Arc<Webauthn>>,
    /// How much programs may ask.
    pub(crate) allowance: Arc<Allowance>,
    /// Two passwords are hashed at once, and 32 may wait: hashing must not starve everything else.
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) hashing_queue: Arc<Semaphore>,
}

impl App {
    /// Puts the parts together.
    #[must_use]
    pub fn new(
        pool: PgPool,
        clock: Clock,
        random: Random,
        publisher: Publisher,
        seal: SealKey,
        guarded: GuardedClient,
    ) -> Self {
        let relying_party =
            crate::net::webauthn::relying_party(&publisher.public_url, &publisher.name);
        let allowance = Allowance::new(RATE, clock.clone());
        Self {
            pool,
            allowance: Arc::new(allowance),
            server: random.id(clock.now()),
            started_at: clock.now(),
            clock,
            random,
            publisher: Arc::new(publisher),
            happened: broadcast::channel(1024).0,
            presence: Arc::default(),
            gathered: broadcast::channel(1024).0,
            hints: Arc::default(),
            published: Arc::new(AtomicU64::new(0)),
            mailer: None,
            seal: Arc::new(seal),
            audit_key: None,
            provider: None,
            guarded,
            trusted_publishers: Arc::new([]),
            relying_party: relying_party.map(Arc::new),
            hashing: Arc::new(Semaphore::new(2)),
            hashing_queue: Arc::new(Semaphore::new(34)),
        }
    }

    /// The same with a way to send e-mail.
    #[must_use]
    pub fn mailing(self, mailer: Option<Mailer>) -> Self {
        Self {
            mailer: mailer.map(Arc::new),
            ..self
        }
    }

    /// The same with publishers whose checks may be taken in.
    #[must_use]
    pub fn trusting(self, publishers: Vec<String>) -> Self {
        Self {
            trusted_publishers: publishers.into(),
            ..self
        }
    }

    /// The same with another number of requests that a token may send within a minute.
    #[must_use]
    pub fn allowing(self, token_rate: NonZeroU32) -> Self {
        let allowance = Allowance::new(token_rate, self.clock.clone());
        Self {
            allowance: Arc::new(allowance),
            ..self
        }
    }

    /// The same with an identity provider.
    #[must_use]
    pub fn vouched_by(self, provider: Option<Provider>) -> Self {
        Self {
            provider: provider.map(Arc::new),
            ..self
        }
    }

    /// The same with a key that signs the log.
    #[must_use]
    pub fn signing(self, key: AuditKey) -> Self {
        Self {
            audit_key: Some(Arc::new(key)),
            ..self
        }
    }
}
