//! Shares of the database connections: a limit for each class of work, and for each account within a class.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, timeout_at};

use crate::domain::kernel::id::AccountId;
use crate::domain::kernel::work_class::WorkClass;

/// Time to wait for a share.
const PATIENCE: Duration = Duration::from_secs(2);
/// Time that background work waits: nobody waits for it.
const BACKGROUND_PATIENCE: Duration = Duration::from_secs(30);
/// Number of accounts above which those without a request are dropped.
const MANY: usize = 1024;

/// The account has as many connections as one account may have. Wrapped in [`sqlx::Error::Configuration`].
#[derive(Debug, thiserror::Error)]
#[error("the account has too many requests at once")]
pub struct OverShare;

/// Connections of a pool: how many, and how many of them each class may use. Reads and changes each leave a quarter of
/// the interactive connections to the other, and one account leaves a quarter of what its class may use to others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sizes {
    /// Connections for reads and changes that people wait for.
    pub interactive: u32,
    /// Connections for heavy reads.
    pub heavy: u32,
    /// Connections for background work.
    pub background: u32,
}

/// Connections for the indexes in memory, one for each, on top of the others: no search waits until somebody else gets a share.
pub const INDEXES: u32 = 2;

impl Sizes {
    /// Divides `connections`: a sixth for heavy reads, a sixth for background work, at least one for each.
    #[must_use]
    pub fn of(connections: u32) -> Self {
        let slow = (connections / 6).max(1);
        let interactive = connections.saturating_sub(2 * slow).max(1);
        Self { interactive, heavy: slow, background: slow }
    }

    fn of_class(self, class: WorkClass) -> u32 {
        match class {
            WorkClass::Read | WorkClass::Write => without_a_quarter(self.interactive),
            WorkClass::Heavy => self.heavy,
            WorkClass::Background => self.background,
            WorkClass::Indexes => INDEXES,
        }
    }

    fn of_account(self, class: WorkClass) -> u32 {
        match class {
            WorkClass::Heavy => (self.heavy / 2).max(1),
            _ => without_a_quarter(self.of_class(class)),
        }
    }
}

fn without_a_quarter(all: u32) -> u32 {
    all.saturating_sub((all / 4).max(1)).max(1)
}

/// Whose request it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Caller {
    /// Somebody who is not signed in: all of them together.
    Stranger,
    /// A person or a program with this account.
    Account(AccountId),
}

/// One request or job: its class, its account, and the share that it has.
#[derive(Debug)]
pub struct Workload {
    class: WorkClass,
    /// Unset: the caller is not known yet.
    caller: OnceLock<Caller>,
    /// Share of the open connections of this request: more than one connection takes no further share, so that
    /// requests which need two cannot wait for each other. `None`: the workload stands for many requests.
    taken: Option<Mutex<Weak<Share>>>,
}

impl Workload {
    /// One request of a caller who is not known yet, or one job.
    #[must_use]
    pub fn new(class: WorkClass) -> Self {
        Self { class, caller: OnceLock::new(), taken: Some(Mutex::default()) }
    }

    /// All reads of people who are not signed in.
    #[must_use]
    pub fn of_strangers() -> Self {
        Self { class: WorkClass::Read, caller: OnceLock::from(Caller::Stranger), taken: None }
    }

    /// Sets whose request this is; `None` for a stranger.
    pub fn set_account(&self, account: Option<AccountId>) {
        // The first answer counts.
        _ = self.caller.set(account.map_or(Caller::Stranger, Caller::Account));
    }

    pub(super) fn class(&self) -> WorkClass {
        self.class
    }

    fn taken(&self) -> Option<Arc<Share>> {
        let share = self.taken.as_ref()?.lock().unwrap_or_else(PoisonError::into_inner).upgrade()?;
        (share.caller == self.caller.get().copied()).then_some(share)
    }
}

/// Permits for the connections of one request or job. Returned when the last of the connections is free again.
#[derive(Debug)]
pub struct Share {
    caller: Option<Caller>,
    _permits: [Option<OwnedSemaphorePermit>; 3],
}

/// The shares of one pool.
#[derive(Debug)]
pub struct Shares {
    sizes: Sizes,
    patience: Duration,
    interactive: Arc<Semaphore>,
    read: Arc<Semaphore>,
    write: Arc<Semaphore>,
    heavy: Arc<Semaphore>,
    background: Arc<Semaphore>,
    indexes: Arc<Semaphore>,
    callers: Mutex<HashMap<(WorkClass, Caller), Arc<Semaphore>>>,
}

impl Shares {
    /// All shares of a pool of these sizes.
    #[must_use]
    pub fn new(sizes: Sizes) -> Self {
        let semaphore = |count: u32| Arc::new(Semaphore::new(count.try_into().unwrap_or(usize::MAX)));
        let of = |class| semaphore(sizes.of_class(class));
        Self {
            sizes,
            patience: PATIENCE,
            interactive: semaphore(sizes.interactive),
            read: of(WorkClass::Read),
            write: of(WorkClass::Write),
            heavy: of(WorkClass::Heavy),
            background: of(WorkClass::Background),
            indexes: of(WorkClass::Indexes),
            callers: Mutex::default(),
        }
    }

    /// The share of a request within two seconds, or of a job within half a minute.
    ///
    /// # Errors
    /// [`OverShare`] if the account has too many connections, [`sqlx::Error::PoolTimedOut`] if all of the class have.
    pub async fn take(&self, load: &Workload) -> sqlx::Result<Arc<Share>> {
        if let Some(share) = load.taken() {
            return Ok(share);
        }
        let patience = if load.class == WorkClass::Background { BACKGROUND_PATIENCE } else { self.patience };
        let deadline = Instant::now() + patience;
        let known = load.caller.get().copied();
        // First that of the account: a request that waits for it takes nothing from others.
        let own = match known {
            Some(caller) => {
                let over = if caller == Caller::Stranger { timed_out } else { over_share };
                Some(permit(self.of_caller(load.class, caller), deadline).await.ok_or_else(over)?)
            }
            None => None,
        };
        let (class, all) = match load.class {
            WorkClass::Read => (&self.read, Some(&self.interactive)),
            WorkClass::Write => (&self.write, Some(&self.interactive)),
            WorkClass::Heavy => (&self.heavy, None),
            WorkClass::Background => (&self.background, None),
            WorkClass::Indexes => (&self.indexes, None),
        };
        let class = permit(Arc::clone(class), deadline).await.ok_or_else(timed_out)?;
        let all = match all {
            Some(all) => Some(permit(Arc::clone(all), deadline).await.ok_or_else(timed_out)?),
            None => None,
        };
        let share = Arc::new(Share { caller: known, _permits: [own, Some(class), all] });
        if let Some(taken) = &load.taken {
            *taken.lock().unwrap_or_else(PoisonError::into_inner) = Arc::downgrade(&share);
        }
        Ok(share)
    }

    fn of_caller(&self, class: WorkClass, caller: Caller) -> Arc<Semaphore> {
        let most = usize::try_from(self.sizes.of_account(class)).unwrap_or(usize::MAX);
        let mut callers = self.callers.lock().unwrap_or_else(PoisonError::into_inner);
        if callers.len() >= MANY {
            callers.retain(|_, semaphore| Arc::strong_count(semaphore) > 1);
        }
        Arc::clone(callers.entry((class, caller)).or_insert_with(|| Arc::new(Semaphore::new(most))))
    }
}

fn over_share() -> sqlx::Error {
    sqlx::Error::Configuration(Box::new(OverShare))
}

fn timed_out() -> sqlx::Error {
    sqlx::Error::PoolTimedOut
}

/// A permit, at once if one is free.
async fn permit(semaphore: Arc<Semaphore>, deadline: Instant) -> Option<OwnedSemaphorePermit> {
    match Arc::clone(&semaphore).try_acquire_owned() {
        Ok(permit) => Some(permit),
        Err(_) => timeout_at(deadline, semaphore.acquire_owned()).await.ok()?.ok(),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn shares(connections: u32) -> Shares {
        Shares { patience: Duration::from_millis(10), ..Shares::new(Sizes::of(connections)) }
    }

    fn request(class: WorkClass, account: u128) -> Workload {
        let load = Workload::new(class);
        load.set_account(Some(AccountId(Uuid::from_u128(account))));
        load
    }

    async fn take(shares: &Shares, load: &Workload, count: usize) -> Vec<Arc<Share>> {
        let mut taken = Vec::new();
        for _ in 0..count {
            // Each as if of a request of its own.
            let one = Workload::new(load.class);
            if let Some(caller) = load.caller.get() {
                _ = one.caller.set(*caller);
            }
            taken.push(shares.take(&one).await.unwrap());
        }
        taken
    }

    #[test]
    fn sizes_add_up_and_leave_something_to_each() {
        assert_eq!(Sizes::of(24), Sizes { interactive: 16, heavy: 4, background: 4 });
        for connections in 3..=100 {
            let sizes = Sizes::of(connections);
            assert_eq!(sizes.interactive + sizes.heavy + sizes.background, connections);
            for class in [WorkClass::Read, WorkClass::Write, WorkClass::Heavy, WorkClass::Background] {
                assert!((1..=sizes.of_class(class)).contains(&sizes.of_account(class)), "{class:?}");
            }
            assert!(connections < 5 || sizes.of_class(WorkClass::Read) < sizes.interactive, "{connections}");
        }
    }

    #[tokio::test]
    async fn one_account_leaves_shares_to_others_and_is_told_so() {
        let shares = shares(24);
        let (ana, ben) = (request(WorkClass::Read, 1), request(WorkClass::Read, 2));
        let held = take(&shares, &ana, 9).await;
        let refused = shares.take(&request(WorkClass::Read, 1)).await.unwrap_err();
        assert!(matches!(&refused, sqlx::Error::Configuration(inner) if inner.is::<OverShare>()), "{refused}");
        let others = take(&shares, &ben, 3).await;
        let full = shares.take(&request(WorkClass::Read, 3)).await.unwrap_err();
        assert!(matches!(full, sqlx::Error::PoolTimedOut), "{full}");
        // Changes, heavy reads and background work go on.
        for class in [WorkClass::Write, WorkClass::Heavy, WorkClass::Background] {
            shares.take(&request(class, 1)).await.unwrap();
        }
        drop((held, others));
        shares.take(&ana).await.unwrap();
    }

    #[tokio::test]
    async fn a_request_that_needs_two_connections_has_one_share() {
        let shares = shares(3);
        let heavy = request(WorkClass::Heavy, 1);
        let first = shares.take(&heavy).await.unwrap();
        let second = shares.take(&heavy).await.unwrap();
        assert!(shares.take(&request(WorkClass::Heavy, 2)).await.is_err());
        drop(first);
        assert!(shares.take(&request(WorkClass::Heavy, 2)).await.is_err());
        drop(second);
        shares.take(&request(WorkClass::Heavy, 2)).await.unwrap();
    }

    #[tokio::test]
    async fn who_is_recognised_takes_a_share_of_their_account_from_then_on() {
        let shares = shares(6);
        let load = Workload::new(WorkClass::Heavy);
        let looked_up = shares.take(&load).await.unwrap();
        load.set_account(Some(AccountId(Uuid::from_u128(1))));
        // The share of the look-up counts for nobody, and the class has one.
        assert!(shares.take(&load).await.is_err());
        drop(looked_up);
        shares.take(&load).await.unwrap();
    }
}
