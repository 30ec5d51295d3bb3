//! Application context: the database, clock, configuration and services of a use case.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicI64, AtomicU64};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use claim_matching::VectorModel;
use tokio::sync::{Semaphore, broadcast};
use uuid::Uuid;
use webauthn_rs::Webauthn;

use crate::app::articles::analyser::Analyser;
use crate::app::claims::matching::index::{CheckIndex, ClaimIndex};
use crate::app::error::{Error, Result};
use crate::app::newsroom::past_days::{CountedNow, PastDays};
use crate::app::people::allowance::Allowance;
use crate::app::people::recent::Recent;
use crate::app::shared_reads::claims::ClaimReads;
use crate::app::wake_ups::{WakeUps, Waker, Written};
use crate::domain::claims::presence::{Gathering, Presence};
use crate::domain::kernel::clock::Clock;
use crate::domain::kernel::id::{AccountId, SubscriptionId};
use crate::domain::kernel::lsn::Lsn;
use crate::domain::kernel::random::Random;
use crate::domain::kernel::seal::SealKey;
use crate::domain::kernel::work_class::WorkClass;
use crate::domain::newsroom::audit_key::AuditKey;
use crate::domain::newsroom::event::Placed;
use crate::domain::people::token::RATE;
use crate::domain::publishing::publisher::{Publisher, PublishingRules};
use crate::domain::verdicts::archive::ArchiveService;
use crate::net::http_client::GuardedClient;
use crate::net::mailer::Mailer;
use crate::net::openid_connect::Provider;
use crate::net::page_client::PageClient;
use crate::store::kit::pool::Pool;
use crate::store::kit::pool::shares::Workload;

/// Reports and tips of readers in a minute, from one network.
const READERS: NonZeroU32 = NonZeroU32::new(5).unwrap();
/// Messages of a hub in a minute, for one feed.
const HUB_MESSAGES: NonZeroU32 = NonZeroU32::new(60).unwrap();

/// Shared services and state of the use cases. Cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// Connection pool of the PostgreSQL database; within a change, with the transaction of the change.
    pub pool: Pool,
    /// Source of the current time; tests set it.
    pub clock: Clock,
    /// Source of ids and secrets.
    pub random: Random,
    /// Id of this process among the servers on the same database.
    pub(crate) server: Uuid,
    /// Start time of this process.
    pub(crate) started_at: DateTime<Utc>,
    publisher: Arc<RwLock<Arc<Publisher>>>,
    /// Broadcasts each committed event to the streams of this process.
    pub events: broadcast::Sender<Arc<Placed>>,
    /// Accounts that have a claim open, on all servers.
    pub(crate) presence: Arc<Mutex<Presence>>,
    /// Broadcasts the new presence of a claim after each change.
    pub gathered: broadcast::Sender<Arc<Gathering>>,
    /// Wake-ups for the workers of this process.
    pub wake_ups: Arc<WakeUps>,
    /// Incremented by every publication of this process. A page rendered at another number is outdated.
    pub published: Arc<AtomicU64>,
    /// Number of the newest publication that replicas must show.
    pub(crate) newest: Arc<AtomicI64>,
    /// Within a change: the wake-ups that wait for its commit.
    held: Option<Arc<Mutex<Written>>>,
    /// E-mail sender. `None`: notifications appear only in the dashboard.
    pub(crate) mailer: Option<Arc<Mailer>>,
    /// Key that encrypts the secrets in the database.
    pub(crate) seal: Arc<SealKey>,
    /// Key that signs checkpoints of the audit log. `None`: checkpoints are not signed.
    pub(crate) audit_key: Option<Arc<AuditKey>>,
    /// OpenID Connect provider for single sign-on. `None`: single sign-on is off.
    pub(crate) provider: Option<Arc<Provider>>,
    /// Claim analysis, with or without a model file.
    pub(crate) analyser: Arc<Analyser>,
    /// All claims in memory, for the search by meaning.
    pub(crate) claim_index: ClaimIndex,
    /// Reads of claims that several people wait for.
    pub(crate) claim_reads: Arc<ClaimReads>,
    /// Fact checks of other newsrooms in memory.
    pub(crate) check_index: CheckIndex,
    /// Facts of days that are over, for insights.
    pub(crate) past_days: Arc<PastDays>,
    /// What insights count now.
    pub(crate) counted_now: Arc<CountedNow>,
    /// HTTP client for addresses that users typed; protects against requests to internal hosts.
    pub(crate) guarded: GuardedClient,
    /// Client for the pages of articles.
    pub(crate) pages: PageClient,
    /// Service that archives cited pages; `None`: the newsroom uses none.
    pub(crate) archive: Option<ArchiveService>,
    /// Whether hubs of feeds can reach this server.
    pub(crate) hears_hubs: bool,
    /// Rate limits of the messages of hubs.
    pub(crate) hub_messages: Arc<Allowance<SubscriptionId>>,
    /// Rate limits of readers' reports and tips, by network.
    pub(crate) readers: Arc<Allowance<IpAddr>>,
    /// Gaps between two looks at the page of an article; empty: pages are not watched.
    pub(crate) watching: Arc<[TimeDelta]>,
    /// WebAuthn relying party. `None`: the public URL does not allow passkeys.
    pub(crate) relying_party: Option<Arc<Webauthn>>,
    /// Rate limits of the API tokens.
    pub(crate) allowance: Arc<Allowance>,
    /// Callers of the last second.
    pub(crate) recent: Arc<Recent>,
    /// At most two passwords are hashed at once and 32 wait, so that hashing does not starve other requests.
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) hashing_queue: Arc<Semaphore>,
}

impl App {
    /// Creates a context without e-mail, identity provider and audit key.
    #[must_use]
    pub fn new(
        pool: Pool,
        clock: Clock,
        random: Random,
        publisher: Publisher,
        seal: SealKey,
        guarded: GuardedClient,
        pages: PageClient,
    ) -> Self {
        let relying_party = crate::net::webauthn::relying_party(&publisher.public_url, &publisher.name);
        let allowance = Allowance::new(RATE, clock.clone());
        Self {
            pool,
            allowance: Arc::new(allowance),
            server: random.id(clock.now()),
            started_at: clock.now(),
            hub_messages: Arc::new(Allowance::new(HUB_MESSAGES, clock.clone())),
            readers: Arc::new(Allowance::new(READERS, clock.clone())),
            clock,
            random,
            publisher: Arc::new(RwLock::new(Arc::new(publisher))),
            events: broadcast::channel(1024).0,
            presence: Arc::default(),
            gathered: broadcast::channel(1024).0,
            wake_ups: Arc::default(),
            published: Arc::new(AtomicU64::new(0)),
            newest: Arc::new(AtomicI64::new(0)),
            held: None,
            mailer: None,
            seal: Arc::new(seal),
            audit_key: None,
            provider: None,
            analyser: Arc::default(),
            claim_index: ClaimIndex::new(VectorModel::default()),
            claim_reads: Arc::default(),
            check_index: CheckIndex::new(VectorModel::default()),
            past_days: Arc::default(),
            counted_now: Arc::default(),
            guarded,
            pages,
            archive: None,
            hears_hubs: false,
            watching: Arc::default(),
            relying_party: relying_party.map(Arc::new),
            recent: Arc::default(),
            hashing: Arc::new(Semaphore::new(2)),
            hashing_queue: Arc::new(Semaphore::new(34)),
        }
    }

    /// The context for one request or job of this class. Its connections are those of the share of the class, and of
    /// the account that [`App::set_caller`] names.
    #[must_use]
    pub fn of_class(&self, class: WorkClass) -> Self {
        Self { pool: self.pool.for_workload(Workload::new(class)), ..self.clone() }
    }

    /// The context for all reads of people who are not signed in.
    #[must_use]
    pub fn for_strangers(&self) -> Self {
        Self { pool: self.pool.for_workload(Workload::of_strangers()), ..self.clone() }
    }

    /// Sets who makes the request of this context; `None`: nobody who is signed in.
    pub fn set_caller(&self, account: Option<AccountId>) {
        if let Some(load) = self.pool.workload() {
            load.set_account(account);
        }
    }

    /// The context for one change: everything that the change writes is one transaction, which [`App::commit`]
    /// commits. Settings that the change sets apply to this process from then on.
    #[must_use]
    pub(crate) fn for_change(&self) -> Self {
        Self {
            pool: self.pool.for_change(),
            publisher: Arc::new(RwLock::new(self.publisher())),
            held: Some(Arc::default()),
            ..self.clone()
        }
    }

    /// Commits a change that ran in the context `change`, and wakes the workers. Returns the position in the database's
    /// log up to which a replica must show it, if there are replicas.
    ///
    /// # Errors
    /// [`Error::UnknownOutcome`] when the database does not answer; otherwise nothing was changed.
    pub(crate) async fn commit(&self, change: &Self) -> Result<Option<Lsn>> {
        let position = change.pool.commit_change().await.map_err(Error::of_commit)?;
        let publisher = change.publisher();
        self.set_publishing(publisher.rules.clone(), publisher.version);
        let written = change.waker().change_committed();
        if let Some(position) = position.filter(|_| written.publications > 0) {
            // Who learns of a publication from this server finds it on this server.
            self.pool.require(position);
        }
        Ok(position)
    }

    /// The context for one request whose reads may be a moment old, but show all that was committed up to `after`.
    #[must_use]
    pub(crate) fn moment_old(&self, after: Lsn) -> Self {
        Self { pool: self.pool.moment_old(after), ..self.clone() }
    }

    pub(crate) fn waker(&self) -> Waker {
        let (wake_ups, published) = (self.wake_ups.clone(), self.published.clone());
        Waker { wake_ups, published, recent: self.recent.clone(), held: self.held.clone() }
    }

    /// Sets the gaps between two looks at the page of an article.
    #[must_use]
    pub fn with_watching(self, gaps: Vec<TimeDelta>) -> Self {
        Self { watching: gaps.into(), ..self }
    }

    /// Sets the service that archives cited pages.
    #[must_use]
    pub fn with_archive(self, archive: Option<ArchiveService>) -> Self {
        Self { archive, ..self }
    }

    /// Lets hubs of feeds tell of new entries; the public URL must be reachable for them.
    #[must_use]
    pub fn with_hubs(self, hears_hubs: bool) -> Self {
        Self { hears_hubs, ..self }
    }

    /// Sets the e-mail sender.
    #[must_use]
    pub fn with_mailer(self, mailer: Option<Mailer>) -> Self {
        Self { mailer: mailer.map(Arc::new), ..self }
    }

    /// Name, public URL and publishing rules of the newsroom, as this process last read them.
    #[must_use]
    pub fn publisher(&self) -> Arc<Publisher> {
        Arc::clone(&self.publisher.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Replaces the publishing rules, unless this process has read newer ones.
    pub(crate) fn set_publishing(&self, rules: PublishingRules, version: i64) {
        let mut kept = self.publisher.write().unwrap_or_else(PoisonError::into_inner);
        if version > kept.version {
            let publisher = Publisher::clone(&kept);
            *kept = Arc::new(Publisher { rules, version, ..publisher });
        }
    }

    /// Sets the rate limit of each API token, in requests per minute.
    #[must_use]
    pub fn with_token_rate(self, token_rate: NonZeroU32) -> Self {
        let allowance = Allowance::new(token_rate, self.clock.clone());
        Self { allowance: Arc::new(allowance), ..self }
    }

    /// Sets the claim analysis. Claims are compared by its model.
    #[must_use]
    pub fn with_analyser(self, analyser: Analyser) -> Self {
        let model = analyser.vector_model();
        let (claim_index, check_index) = (ClaimIndex::new(model), CheckIndex::new(model));
        Self { analyser: Arc::new(analyser), claim_index, check_index, ..self }
    }

    /// Sets the OpenID Connect provider for single sign-on.
    #[must_use]
    pub fn with_identity_provider(self, provider: Option<Provider>) -> Self {
        Self { provider: provider.map(Arc::new), ..self }
    }

    /// Sets the key that signs checkpoints of the audit log.
    #[must_use]
    pub fn with_audit_key(self, key: AuditKey) -> Self {
        Self { audit_key: Some(Arc::new(key)), ..self }
    }
}
