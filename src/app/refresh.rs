//! Shared refresh: all who wait at the same time are served by one refresh that begins after they came.

use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::timeout;

use crate::app::error::{Error, Result};

/// How long a request waits for the refreshes of others.
const PATIENCE: Duration = Duration::from_secs(3);

/// How far something in memory has followed the database.
#[derive(Debug, Default)]
pub struct Refresh<T> {
    /// Number of refreshes that have begun.
    begun: AtomicU64,
    last: Mutex<Last<T>>,
}

#[derive(Debug, Default)]
struct Last<T> {
    /// Number of the last refresh that has succeeded, from 1.
    number: u64,
    reached: T,
}

impl<T: Clone> Refresh<T> {
    /// Waits for a refresh that has begun after this call, one of somebody else or `refresh`, and returns what it has reached.
    /// `refresh` gets what was reached before. Refreshes run one after the other.
    ///
    /// # Errors
    /// [`Error::Busy`] if others are still at it after three seconds.
    pub async fn join<R>(&self, refresh: impl FnOnce(T) -> R) -> Result<T>
    where
        R: Future<Output = Result<T>>,
    {
        let came = self.begun.load(Ordering::SeqCst);
        let Ok(mut last) = timeout(PATIENCE, self.last.lock()).await else {
            return Err(Error::Busy);
        };
        if last.number > came {
            return Ok(last.reached.clone());
        }
        let number = self.begun.fetch_add(1, Ordering::SeqCst) + 1;
        last.reached = refresh(last.reached.clone()).await?;
        last.number = number;
        Ok(last.reached.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::sync::Notify;
    use tokio::task::{JoinSet, yield_now};

    use super::*;

    async fn join(refresh: &Refresh<u32>) {
        refresh.join(async |times| Ok(times + 1)).await.unwrap();
    }

    #[tokio::test]
    async fn who_waits_at_the_same_time_shares_the_next_refresh_and_not_the_running_one() {
        let (refresh, end) = (Arc::new(Refresh::<u32>::default()), Arc::new(Notify::new()));
        let (running, until) = (Arc::clone(&refresh), Arc::clone(&end));
        let running = tokio::spawn(async move {
            let slow = async |times: u32| {
                until.notified().await;
                Ok(times + 1)
            };
            running.join(slow).await.unwrap();
        });
        yield_now().await;
        let mut waiting = JoinSet::new();
        for _ in 0..20 {
            let refresh = Arc::clone(&refresh);
            waiting.spawn(async move { join(&refresh).await });
        }
        yield_now().await;
        end.notify_one();
        running.await.unwrap();
        waiting.join_all().await;
        assert_eq!(refresh.last.lock().await.reached, 2);
        join(&refresh).await;
        assert_eq!(refresh.last.lock().await.reached, 3);
    }

    #[tokio::test]
    async fn a_refresh_that_fails_or_is_dropped_is_made_by_the_next() {
        let refresh = Refresh::<u32>::default();
        refresh.join(async |_| Err(Error::Busy)).await.unwrap_err();
        let never = refresh.join(async |_| std::future::pending().await);
        timeout(Duration::from_millis(1), never).await.unwrap_err();
        join(&refresh).await;
        assert_eq!(refresh.last.lock().await.reached, 1);
    }
}
