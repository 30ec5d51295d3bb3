//! Feed parameters: filters and page, checked.

use chrono::{DateTime, NaiveTime, Utc};
use serde::Deserialize;

use crate::app::publishing::feed::{Question, Stream, position};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::page::Limit;
use crate::domain::publishing::feed::FeedFilter;
use crate::http::kit::extract::query::{limit, names};
use crate::http::kit::problem::Problem;

/// Longest text of a filter, in characters.
pub(crate) const LONGEST: usize = 200;

/// Query parameters of a feed. Filters are combined with AND; text matches are case-insensitive.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// Rating keys, separated by commas, for example `false,mostly_false`.
    #[param(example = "false,mostly_false")]
    pub(super) rating: Option<String>,
    /// Claim kinds, separated by commas, for example `casualties,date`.
    #[param(example = "casualties,date")]
    pub(super) kind: Option<String>,
    /// A topic of the verdict.
    #[param(example = "flood")]
    pub(super) topic: Option<String>,
    /// Outlet of an article that contains the claim.
    #[param(example = "Korvale Courier")]
    pub(super) outlet: Option<String>,
    /// Person or body that makes the claim.
    #[param(example = "Lena Maroth")]
    pub(super) claimant: Option<String>,
    /// Language, as a BCP 47 tag; the region is ignored.
    #[param(example = "en")]
    pub(super) language: Option<String>,
    /// Earliest change, inclusive: a date or an RFC 3339 time.
    #[param(example = "2026-03-01")]
    pub(super) since: Option<String>,
    /// Latest change, exclusive: a date or an RFC 3339 time.
    #[param(example = "2026-04-01T00:00:00Z")]
    pub(super) until: Option<String>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    pub(super) limit: Option<u32>,
    /// Cursor of the next page, from the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    pub(super) cursor: Option<String>,
}

impl FeedQuery {
    pub(crate) fn question(&self, stream: Stream) -> Result<Question, Problem> {
        for (name, value) in [
            ("rating", &self.rating),
            ("kind", &self.kind),
            ("topic", &self.topic),
            ("outlet", &self.outlet),
            ("claimant", &self.claimant),
            ("language", &self.language),
        ] {
            let letters = value.as_deref().map_or(0, |value| value.chars().count());
            if letters > LONGEST {
                let must = format!("must have at most {LONGEST} characters");
                return Err(Problem::invalid(format!("/{name}"), must));
            }
        }
        Ok(Question {
            stream,
            filter: FeedFilter {
                ratings: list(self.rating.as_deref()),
                kinds: names::<Kind>("kind", self.kind.as_deref())?.unwrap_or_default(),
                topic: word(self.topic.as_deref()).map(|topic| topic.to_lowercase()),
                outlet: word(self.outlet.as_deref()),
                claimant: word(self.claimant.as_deref()),
                language: word(self.language.as_deref()).map(|tag| primary(&tag)),
                since: time("since", self.since.as_deref())?,
                until: time("until", self.until.as_deref())?,
            },
            before: self.cursor.as_deref().map(position).transpose()?,
            limit: limit(self.limit)?,
        })
    }
}

fn list(names: Option<&str>) -> Vec<String> {
    let names = names.unwrap_or_default().split(',').map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

pub(super) fn word(word: Option<&str>) -> Option<String> {
    word.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty())
}

fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default();
    primary.to_lowercase()
}

fn time(parameter: &str, text: Option<&str>) -> Result<Option<DateTime<Utc>>, Problem> {
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        return Ok(None);
    };
    match Moment::parse(text) {
        Ok(Moment::Day(day)) => Ok(Some(day.and_time(NaiveTime::MIN).and_utc())),
        Ok(Moment::Second(time)) => Ok(Some(time.to_utc())),
        Err(must) => Err(Problem::invalid(format!("/{parameter}"), must)),
    }
}

/// `limit` parameter, unless the page size is the default.
pub(crate) fn limited(question: &Question) -> Option<String> {
    let usual = question.limit == Limit::default();
    (!usual).then(|| format!("limit={}", question.limit))
}

/// Format of a feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Encoding {
    Json,
    Atom,
    Rss,
    Csv,
}

impl Encoding {
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Atom => "atom",
            Self::Rss => "rss",
            Self::Csv => "csv",
        }
    }
}
