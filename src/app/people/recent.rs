//! Recent callers: sessions and tokens that were looked up within the last second.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};

use crate::domain::people::session::SignedIn;
use crate::domain::people::token::Bearer;

/// How long a caller is known without another look. On other servers the end of a session or a change of role takes effect
/// within this time; on the server that makes the change, at its commit.
const LASTS: Duration = Duration::from_secs(1);
/// Number of callers above which those that are no longer recent are dropped.
const MANY: usize = 1024;

/// The callers of the last second, by the hash of their secret.
#[derive(Debug, Default)]
pub struct Recent {
    callers: Mutex<Callers>,
}

#[derive(Debug, Default)]
struct Callers {
    /// Number of times that all callers were forgotten.
    forgotten: u64,
    by_hash: HashMap<[u8; 32], Seen>,
}

#[derive(Debug)]
struct Seen {
    caller: Caller,
    at: Instant,
    now: DateTime<Utc>,
}

/// A caller as the database knew them.
#[derive(Debug, Clone)]
pub(super) enum Caller {
    Session(SignedIn),
    Token(Bearer),
}

/// The moment before a look at the database.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before(u64);

impl Recent {
    /// The caller with this secret, if they were looked up within the last second.
    pub(super) fn find(&self, hash: &[u8; 32], now: DateTime<Utc>) -> Option<Caller> {
        let callers = self.lock();
        let seen = callers.by_hash.get(hash)?;
        // Two clocks: tests set the second one.
        let age = now - seen.now;
        let is_recent = seen.at.elapsed() < LASTS && age >= TimeDelta::zero() && age < TimeDelta::seconds(1);
        is_recent.then(|| seen.caller.clone())
    }

    /// To be called before the look at the database.
    pub(super) fn before(&self) -> Before {
        Before(self.lock().forgotten)
    }

    /// Keeps a caller, unless all were forgotten since `before`.
    pub(super) fn keep(&self, before: Before, hash: [u8; 32], caller: Caller, now: DateTime<Utc>) {
        let mut callers = self.lock();
        if callers.forgotten != before.0 {
            return;
        }
        if callers.by_hash.len() >= MANY {
            callers.by_hash.retain(|_, seen| seen.at.elapsed() < LASTS);
        }
        callers.by_hash.insert(hash, Seen { caller, at: Instant::now(), now });
    }

    /// Forgets everybody: an account, a session, a token or the settings have changed.
    pub(crate) fn forget(&self) {
        let mut callers = self.lock();
        callers.forgotten += 1;
        callers.by_hash.clear();
    }

    fn lock(&self) -> MutexGuard<'_, Callers> {
        self.callers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kernel::id::{AccountId, TokenId};
    use crate::domain::people::account::{Account, Role};

    fn caller() -> Caller {
        let account = Account {
            id: AccountId(uuid::Uuid::nil()),
            email: "ana@desk.example".to_owned(),
            name: "Ana".to_owned(),
            role: Role::Reviewer,
            password_is_temporary: false,
            deactivated_at: None,
        };
        Caller::Token(Bearer { id: TokenId(uuid::Uuid::nil()), account, scopes: Vec::new(), last_used_at: None })
    }

    #[test]
    fn a_caller_is_known_for_a_second_and_not_after_a_change() {
        let (recent, hash, now) = (Recent::default(), [7; 32], DateTime::UNIX_EPOCH);
        recent.keep(recent.before(), hash, caller(), now);
        assert!(recent.find(&hash, now + TimeDelta::milliseconds(999)).is_some());
        assert!(recent.find(&hash, now + TimeDelta::seconds(1)).is_none());
        assert!(recent.find(&hash, now - TimeDelta::milliseconds(1)).is_none(), "the clock was set back");
        assert!(recent.find(&[8; 32], now).is_none());
        recent.forget();
        assert!(recent.find(&hash, now).is_none());
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept_after_it() {
        let (recent, hash, now) = (Recent::default(), [7; 32], DateTime::UNIX_EPOCH);
        let before = recent.before();
        recent.forget();
        recent.keep(before, hash, caller(), now);
        assert!(recent.find(&hash, now).is_none());
    }
}
