//! Keyset pagination: pages, cursors and limits.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Maximum number of entries per page: 1 to 100 in most lists, 50 by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Limit(u32);

impl Limit {
    /// Returns `None` unless `limit` is 1 to 100.
    #[must_use]
    pub fn new(limit: u32) -> Option<Self> {
        Self::up_to(100, limit)
    }

    /// Returns `None` unless `limit` is 1 to `most`.
    #[must_use]
    pub fn up_to(most: u32, limit: u32) -> Option<Self> {
        (1..=most).contains(&limit).then_some(Self(limit))
    }

    /// Number of rows to query: one more than the page size, to detect a next page.
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

/// One page of a list, with the cursor of the next page.
#[derive(Debug, Clone)]
pub struct Page<T> {
    /// The entries, in the list's order.
    pub items: Vec<T>,
    /// Cursor of the next page, opaque to clients; `None` on the last page.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Cuts the rows of a query with [`Limit::probe`] to the page size. The `key` of the last entry becomes the
    /// cursor.
    pub fn cut<K: Serialize>(mut items: Vec<T>, limit: Limit, key: impl Fn(&T) -> K) -> Self {
        let wanted = usize::try_from(limit.0).unwrap_or(usize::MAX);
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| encode(&key(last)));
        Self { items, next }
    }

    /// Converts every entry and keeps the cursor.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

/// Encodes a key as an opaque cursor.
pub fn encode<K: Serialize>(key: &K) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(serde_json::to_vec(key).unwrap_or_default())
}

/// Decodes the key of a cursor; `None` when the cursor is invalid.
#[must_use]
pub fn decode<K: DeserializeOwned>(cursor: &str) -> Option<K> {
    serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()
}

/// The cursor is invalid, or was issued for another list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotACursor;

/// Decodes the key of a cursor.
///
/// # Errors
/// [`NotACursor`] when the cursor is invalid or was issued for another list.
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
