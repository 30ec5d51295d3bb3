//! Data of the page's own scripts: the last place where a date or an author may be.

use crate::page::dom::{Dom, Tag};

/// What scripts say of the article.
#[derive(Debug, Default)]
pub struct Scripts {
    /// The first date under a key that means publication.
    pub published: Option<String>,
    /// The first text under the key `author`.
    pub author: Option<String>,
}

/// Bytes of scripts that are searched.
const BYTES: usize = 2 * 1024 * 1024;

/// Characters after a key that hold its value.
const VALUE: usize = 160;

/// Keys that mean publication, best first.
const PUBLISHED: &[&str] = &[
    "datePublished",
    "publishedAt",
    "published_at",
    "publishDate",
    "publish_date",
    "publicationDate",
    "publication_date",
    "publication_time",
    "publishedDate",
    "firstPublished",
    "publishTime",
    "published_time",
    "articlePublicationDate",
    "pubDate",
    "pub_date",
];

/// Searches the scripts for `"key": "value"` and `key: 'value'`.
pub fn scripts(dom: &Dom) -> Scripts {
    let mut left = BYTES;
    let mut found: Vec<Option<String>> = vec![None; PUBLISHED.len()];
    let mut author = None;
    for (id, _) in dom.elements(0..dom.len()).filter(|(_, element)| element.tag == Tag::Script) {
        let text = dom.raw(id);
        if text.len() > left {
            continue;
        }
        left -= text.len();
        for (key, slot) in PUBLISHED.iter().zip(&mut found).filter(|(_, slot)| slot.is_none()) {
            *slot = value(text, key);
        }
        author = author.or_else(|| value(text, "author"));
    }
    Scripts { published: found.into_iter().flatten().next(), author }
}

/// The first non-empty text after a key.
fn value(text: &str, key: &str) -> Option<String> {
    text.match_indices(key).take(50).find_map(|(at, _)| {
        let before = text.get(..at)?.chars().next_back();
        if before.is_some_and(char::is_alphanumeric) {
            return None;
        }
        let rest: String = text.get(at + key.len()..)?.chars().take(VALUE).collect();
        let rest = rest.trim_start_matches(['\\', '"', '\'']).trim_start();
        let rest = rest.strip_prefix(':')?.trim_start().trim_start_matches('\\');
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let value = rest.get(1..)?.split([quote, '\\', '\n', '<']).next()?;
        Some(value.to_owned()).filter(|value| !value.is_empty())
    })
}
