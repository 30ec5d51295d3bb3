//! Feed filters: which published verdicts a feed contains.

use chrono::{DateTime, SecondsFormat, Utc};
use url::form_urlencoded::Serializer;

use super::publication::PublicVerdict;
use crate::domain::claims::claim::Kind;

/// Filter of published verdicts. All conditions must hold. Outlets and claimants are compared in lower case by the
/// database.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct FeedFilter {
    /// Keys of ratings, any of them; empty for all.
    pub ratings: Vec<String>,
    /// Kinds of claims, any of them; empty for all.
    pub kinds: Vec<Kind>,
    /// One of the claim's topics.
    pub topic: Option<String>,
    /// The outlet of one of the claim's articles.
    pub outlet: Option<String>,
    /// Name of the claimant.
    pub claimant: Option<String>,
    /// Primary subtag of the article's language.
    pub language: Option<String>,
    /// Start of the time of change, inclusive.
    pub since: Option<DateTime<Utc>>,
    /// End of the time of change, exclusive.
    pub until: Option<DateTime<Utc>>,
}

impl FeedFilter {
    /// The filters with exactly one value of one condition that a verdict meets. Feeds with these are told to the hub.
    #[must_use]
    pub fn single(verdict: &PublicVerdict) -> Vec<Self> {
        let one = Self::default;
        let outlets = verdict.appearances.iter().filter_map(|place| place.article.outlet.clone());
        let language = verdict.language.as_ref().and_then(|tag| tag.split('-').next().map(str::to_lowercase));
        let filters =
            [Self { ratings: vec![verdict.rating.key.clone()], ..one() }, Self { kinds: vec![verdict.kind], ..one() }];
        let topics = verdict.topics.iter().map(|topic| Self { topic: Some(topic.clone()), ..one() });
        let outlets = outlets.map(|outlet| Self { outlet: Some(outlet), ..one() });
        let claimants = verdict.claimants().map(|name| Self { claimant: Some(name.to_owned()), ..one() });
        let language = language.map(|language| Self { language: Some(language), ..one() });
        let all = filters.into_iter().chain(topics).chain(outlets).chain(claimants).chain(language);
        all.map(Self::canonical).collect()
    }

    /// Whether the filter has at most one value of one condition and no time: the hub is told of these feeds.
    #[must_use]
    pub fn is_told(&self) -> bool {
        let texts = [&self.topic, &self.outlet, &self.claimant, &self.language];
        let values = self.ratings.len() + self.kinds.len() + texts.into_iter().flatten().count();
        values <= 1 && self.since.is_none() && self.until.is_none()
    }

    /// The same filter in the spelling that all equal filters share: names in lower case, letter by letter. A letter that becomes
    /// several stays, because the database would not find the name by them.
    #[must_use]
    pub fn canonical(mut self) -> Self {
        let lower = |letter: char| {
            let mut letters = letter.to_lowercase();
            letters.next().filter(|_| letters.next().is_none()).unwrap_or(letter)
        };
        for text in [&mut self.outlet, &mut self.claimant].into_iter().flatten() {
            *text = text.chars().map(lower).collect();
        }
        self
    }

    /// The filter as a query string, in a fixed order; empty without conditions.
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
        let given = given.into_iter().filter_map(|(name, value)| Some((name, value?)));
        Serializer::new(String::new()).extend_pairs(given).finish()
    }
}

/// A publication in the order of publishing.
#[derive(Debug, Clone)]
pub struct Published {
    /// Number of the publication. Later publications have larger numbers, and no smaller number appears later.
    pub number: i64,
    /// Number of the claim's first publication.
    pub first: i64,
    /// The published document.
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
        // As PostgreSQL's lower() writes them, or left to it.
        let named = |name: &str| {
            FeedFilter { outlet: Some(name.to_owned()), ..FeedFilter::default() }.canonical().outlet.unwrap()
        };
        for (name, canonical) in
            [("Karvia POST", "karvia post"), ("ΕΘΝΟΣ", "εθνοσ"), ("İlhan", "İlhan"), ("STRAẞE", "straße")]
        {
            assert_eq!(named(name), canonical);
        }
    }
}
