//! Keyset pagination: pages, cursors and limits.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How many entries a page may hold: 1 to 100, 50 unless said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit(u32);

impl Limit {
    /// `None` unless `limit` is 1 to 100.
    #[must_use]
    pub fn new(limit: u32) -> Option<Self> {
        (1..=100).contains(&limit).then_some(Self(limit))
    }

    /// Entries to ask the database for: one more than the page holds, to learn whether more follow.
    #[must_use]
    pub fn probe(self) -> i64 {
        i64::from(self.0) + 1
    }
}

impl std::fmt::Display for Limit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(50)
    }
}

/// One page, and where the next begins.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The entries, in the list's order.
    pub items: Vec<T>,
    /// Opaque to callers; `None` on the last page.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts what [`Limit::probe`] brought to the page, naming the last entry's `key` as the cursor.
    pub fn cut<K: Serialize>(mut items: Vec<T>, limit: Limit, key: impl Fn(&T) -> K) -> Self {
        let wanted = usize::try_from(limit.0).unwrap_or(usize::MAX);
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| encode(&key(last)));
        Self { items, next }
    }

    /// The same page of something else.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page {
            items: self.items.into_iter().map(f).collect(),
            next: self.next,
        }
    }
}

/// A key as an opaque cursor.
pub fn encode<K: Serialize>(key: &K) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// The key inside a cursor; `None` when it is not one of ours.
#[must_use]
pub fn decode<K: DeserializeOwned>(cursor: &str) -> Option<K> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

/// A cursor that this server did not hand out for this list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACursor;

/// The key inside a cursor.
///
/// # Errors
/// [`NotACursor`] when this server did not hand it out for this list.
pub fn position<K: DeserializeOwned>(cursor: &str) -> Result<K, NotACursor> {
    decode(cursor).ok_or(NotACursor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_the_next_only_when_there_is_one() {
        let limit = Limit::new(2).unwrap();
        let page = Page::cut(vec![1, 2, 3], limit, |n| *n);
        assert_eq!(page.items, [1, 2]);
        assert_eq!(decode::<i32>(&page.next.unwrap()), Some(2));
        assert!(Page::cut(vec![1, 2], limit, |n| *n).next.is_none());
        assert_eq!(decode::<i32>("junk!"), None);
    }
}
