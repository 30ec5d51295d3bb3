//! Feed filters: which published verdicts a feed contains.

use chrono::{DateTime, SecondsFormat, Utc};
use url::form_urlencoded::Serializer;

use super::publication::PublicVerdict;
use crate::domain::claims::claim::Kind;

/// Verdicts that fit every condition that is given; outlets and claimants are compared in lower case, as the
/// database knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FeedFilter {
    /// Keys of ratings, any of them; empty: all.
    pub ratings: Vec<String>,
    /// Sorts of claims, any of them; empty: all.
    pub kinds: Vec<Kind>,
    /// One of its topics.
    pub topic: Option<String>,
    /// The outlet of one of its articles.
    pub outlet: Option<String>,
    /// Who makes the claim.
    pub claimant: Option<String>,
    /// Primary subtag of its language.
    pub language: Option<String>,
    /// Changed at this time or later.
    pub since: Option<DateTime<Utc>>,
    /// Changed before this time.
    pub until: Option<DateTime<Utc>>,
}

impl FeedFilter {
    /// The conditions as a query string, always in the same order; empty without conditions.
    #[must_use]
    pub fn query(&self) -> String {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.name()).collect();
        let (ratings, kinds) = (self.ratings.join(","), kinds.join(","));
        let time = |time: DateTime<Utc>| time.to_rfc3339_opts(SecondsFormat::AutoSi, true);
        let given = [
            ("rating", Some(ratings).filter(|keys| !keys.is_empty())),
            ("kind", Some(kinds).filter(|names| !names.is_empty())),
            ("topic", self.topic.clone()),
            ("outlet", self.outlet.clone()),
            ("claimant", self.claimant.clone()),
            ("language", self.language.clone()),
            ("since", self.since.map(time)),
            ("until", self.until.map(time)),
        ];
        let given = given
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)));
        Serializer::new(String::new()).extend_pairs(given).finish()
    }
}

/// Something that was made public, in the order in which it was.
#[derive(Debug, Clone)]
pub struct Published {
    /// Its number; later is larger, and no smaller one ever appears after it.
    pub number: i64,
    /// The number of what the claim's verdict was published as first.
    pub first: i64,
    /// What was published.
    pub verdict: PublicVerdict,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_conditions_are_the_same_address() {
        let filter = FeedFilter {
            ratings: vec!["false".into(), "mostly_false".into()],
            kinds: vec![Kind::Date],
            outlet: Some("karvia post & sons".into()),
            since: Some("2026-03-01T00:00:00Z".parse().unwrap()),
            ..FeedFilter::default()
        };
        assert_eq!(
            filter.query(),
            "rating=false%2Cmostly_false&kind=date&outlet=karvia+post+%26+sons&since=2026-03-01T00%3A00%3A00Z"
        );
        assert_eq!(FeedFilter::default().query(), "");
    }
}
