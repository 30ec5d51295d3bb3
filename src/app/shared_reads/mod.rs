//! Shared reads: who asks for the same at the same time is answered by one read, which begins after they came.

pub mod claims;

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::app::error::{Error, Result};
use crate::app::refresh::Refresh;
use crate::store::kit::pool::Pool;

/// Reads of the database that answer several people at once: after every change, all dashboards ask for the same list and the
/// same claim. Nothing is kept: a read answers those who wait for it, and shows what was committed before they asked.
#[derive(Debug)]
pub struct SharedReads<K, V> {
    running: Mutex<HashMap<K, Arc<Reading<V>>>>,
}

/// The body of a response that is the same for several people, and its entity tag.
#[derive(Debug)]
pub struct Rendered {
    /// The strong entity tag, in quotes.
    pub etag: String,
    /// The bytes of the body.
    pub body: Arc<[u8]>,
}

type Reading<V> = Refresh<Option<Arc<V>>>;

impl<K, V> Default for SharedReads<K, V> {
    fn default() -> Self {
        Self { running: Mutex::default() }
    }
}

impl<K: Eq + Hash + Clone, V> SharedReads<K, V> {
    /// What `read` finds under this key, or what a read of somebody else finds that begins after this call. What is read must
    /// not depend on who asks.
    ///
    /// A change reads for itself, because it sees what nobody else does, and so does who is answered by a replica.
    ///
    /// # Errors
    /// Those of `read`, and [`crate::app::error::Error::Busy`] if the reads of others take three seconds.
    pub(crate) async fn read<R>(&self, pool: &Pool, key: K, read: impl FnOnce() -> R) -> Result<Arc<V>>
    where
        R: Future<Output = Result<V>>,
    {
        if pool.sees_what_all_see() { self.join(key, read).await } else { read().await.map(Arc::new) }
    }

    async fn join<R>(&self, key: K, read: impl FnOnce() -> R) -> Result<Arc<V>>
    where
        R: Future<Output = Result<V>>,
    {
        let waiting = self.waiting(key);
        let found = waiting.reading.join(async |_| read().await.map(|found| Some(Arc::new(found)))).await?;
        found.ok_or_else(|| Error::Unexpected("a read has ended without an answer".into()))
    }

    /// Joins those who wait under this key.
    fn waiting(&self, key: K) -> Waiting<'_, K, V> {
        let reading = Arc::clone(self.running().entry(key.clone()).or_default());
        Waiting { reads: self, key, reading }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<K, Arc<Reading<V>>>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Somebody who waits. The last one under a key removes what was read, also if their client is gone.
struct Waiting<'a, K: Eq + Hash + Clone, V> {
    reads: &'a SharedReads<K, V>,
    key: K,
    reading: Arc<Reading<V>>,
}

impl<K: Eq + Hash + Clone, V> Drop for Waiting<'_, K, V> {
    fn drop(&mut self) {
        let mut running = self.reads.running();
        // This one and that of the map.
        if Arc::strong_count(&self.reading) == 2 {
            running.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use tokio::sync::Notify;
    use tokio::task::{JoinSet, yield_now};

    use super::*;

    #[derive(Default)]
    struct Counted {
        reads: SharedReads<u8, u32>,
        begun: AtomicU32,
        end: Notify,
    }

    impl Counted {
        /// Joins the reads under `key`; a read ends when it is told, and finds the number of reads that have begun.
        async fn join(&self, key: u8) -> Result<Arc<u32>> {
            let read = async || {
                let number = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
                self.end.notified().await;
                Ok(number)
            };
            self.reads.join(key, read).await
        }

        fn join_all(self: &Arc<Self>, waiting: &mut JoinSet<Result<Arc<u32>>>, key: u8, many: usize) {
            for _ in 0..many {
                let counted = Arc::clone(self);
                waiting.spawn(async move { counted.join(key).await });
            }
        }
    }

    #[tokio::test]
    async fn who_comes_during_a_read_is_answered_by_the_next_one_and_nothing_is_kept() {
        let (counted, mut waiting) = (Arc::new(Counted::default()), JoinSet::new());
        counted.join_all(&mut waiting, 1, 1);
        yield_now().await;
        counted.join_all(&mut waiting, 1, 20);
        yield_now().await;
        assert_eq!(counted.begun.load(Ordering::SeqCst), 1);
        counted.end.notify_one();
        assert_eq!(*waiting.join_next().await.unwrap().unwrap().unwrap(), 1);
        counted.end.notify_one();
        while let Some(found) = waiting.join_next().await {
            assert_eq!(*found.unwrap().unwrap(), 2);
        }
        assert!(counted.reads.running().is_empty());
    }

    #[tokio::test]
    async fn different_keys_are_read_at_the_same_time() {
        let (counted, mut waiting) = (Arc::new(Counted::default()), JoinSet::new());
        counted.join_all(&mut waiting, 1, 1);
        counted.join_all(&mut waiting, 2, 1);
        yield_now().await;
        assert_eq!(counted.begun.load(Ordering::SeqCst), 2);
        counted.end.notify_waiters();
        assert_eq!(waiting.join_all().await.len(), 2);
    }

    #[tokio::test]
    async fn a_read_that_fails_or_whose_client_is_gone_is_made_by_the_next_who_waits() {
        let (counted, mut waiting) = (Arc::new(Counted::default()), JoinSet::new());
        let gone = tokio::spawn({
            let counted = Arc::clone(&counted);
            async move { counted.join(1).await }
        });
        yield_now().await;
        counted.join_all(&mut waiting, 1, 2);
        yield_now().await;
        gone.abort();
        gone.await.unwrap_err();
        yield_now().await;
        counted.end.notify_one();
        waiting.join_all().await.into_iter().for_each(|found| assert_eq!(*found.unwrap(), 2));

        counted.reads.join(1, async || Err(Error::Busy)).await.unwrap_err();
        assert!(counted.reads.running().is_empty());
    }
}
