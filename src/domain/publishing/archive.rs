//! Archive: which published verdicts a public list shows, the choices that its form offers, and the page of a claimant.

use url::form_urlencoded::Serializer;

use super::feed::{FeedFilter, Published};
use crate::domain::kernel::page::Page;
use crate::domain::verdicts::claimant::ClaimantDetails;

/// Conditions of a list of published verdicts, combined with AND.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct ArchiveFilter {
    /// Search words in web search syntax; all must occur.
    pub words: Option<String>,
    /// Conditions as for feeds. The time range applies to the first publication.
    pub filter: FeedFilter,
}

impl ArchiveFilter {
    /// Path and query of the list, in a fixed order: equal conditions have equal addresses.
    #[must_use]
    pub fn address(&self) -> String {
        self.page(None)
    }

    /// Path and query of the page after `cursor`.
    #[must_use]
    pub fn page(&self, cursor: Option<&str>) -> String {
        let pair = |name: &str, value: Option<&str>| {
            let pair = value.map(|value| (name, value));
            Serializer::new(String::new()).extend_pairs(pair).finish()
        };
        let parts = [pair("q", self.words.as_deref()), self.filter.query(), pair("cursor", cursor)];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() { "/verdicts".to_owned() } else { format!("/verdicts?{}", parts.join("&")) }
    }

    /// Whether the list has no conditions.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

/// A topic of published verdicts.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Topic {
    /// The topic, in lower case.
    pub name: String,
    /// Number of verdicts, without the retracted ones.
    pub verdicts: i64,
}

/// Number of a claimant's public verdicts of one year with one rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimantCount {
    /// Year of the first publication, in UTC.
    pub year: i32,
    /// Key of the rating; `None` for retracted verdicts.
    pub rating: Option<String>,
    /// Number of verdicts.
    pub verdicts: i64,
}

/// What readers see of a claimant.
#[derive(Debug, Clone)]
pub struct ClaimantPage {
    /// Last part of the address.
    pub slug: String,
    /// What an editor wrote.
    pub details: ClaimantDetails,
    /// Ratings that occur, in scale order: key and label.
    pub ratings: Vec<(String, String)>,
    /// Numbers by year and rating, newest year first.
    pub counts: Vec<ClaimantCount>,
    /// Verdicts of this page.
    pub verdicts: Page<Published>,
}

/// What the form of the archive offers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Choices {
    /// Key and label of each rating, in scale order.
    pub ratings: Vec<(String, String)>,
    /// The most frequent topics, most frequent first.
    pub topics: Vec<Topic>,
    /// Primary language subtags of all published verdicts.
    pub languages: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_list_has_the_same_address() {
        assert_eq!(ArchiveFilter::default().address(), "/verdicts");
        let filter = FeedFilter { topic: Some("floods & dams".to_owned()), ..FeedFilter::default() };
        let list = ArchiveFilter { words: Some("14 dead".to_owned()), filter };
        assert_eq!(list.address(), "/verdicts?q=14+dead&topic=floods+%26+dams");
        assert_eq!(list.page(Some("MQ")), "/verdicts?q=14+dead&topic=floods+%26+dams&cursor=MQ");
    }
}
