//! Parameters of the archive: words, filters and page, checked.

use serde::Deserialize;

use super::feed_query::{FeedQuery, word};
use super::search::LONGEST;
use crate::app::publishing::feed::{Stream, position};
use crate::domain::publishing::archive::ArchiveFilter;
use crate::http::kit::problem::Problem;

/// Query parameters of the archive. Filters are combined with AND; text matches are case-insensitive. Empty and unknown
/// parameters have no effect: forms send empty fields, and other sites add parameters of their own to links.
#[derive(Debug, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ArchiveQuery {
    /// Search words; a verdict has all of them.
    #[param(example = "sorrin flood")]
    q: Option<String>,
    /// Rating keys, separated by commas, for example `false,mostly_false`.
    #[param(example = "false,mostly_false")]
    rating: Option<String>,
    /// Claim kinds, separated by commas, for example `casualties,date`.
    #[param(example = "casualties,date")]
    kind: Option<String>,
    /// A topic of the verdict.
    #[param(example = "flood")]
    topic: Option<String>,
    /// Outlet of an article that contains the claim.
    #[param(example = "Korvale Courier")]
    outlet: Option<String>,
    /// Person or body that makes the claim.
    #[param(example = "Lena Maroth")]
    claimant: Option<String>,
    /// Language, as a BCP 47 tag; the region is ignored.
    #[param(example = "en")]
    language: Option<String>,
    /// Earliest first publication, inclusive: a date or an RFC 3339 time.
    #[param(example = "2026-03-01")]
    since: Option<String>,
    /// Latest first publication, exclusive: a date or an RFC 3339 time.
    #[param(example = "2026-04-01T00:00:00Z")]
    until: Option<String>,
    /// Cursor of the page with older verdicts, from the link on the page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    cursor: Option<String>,
}

impl ArchiveQuery {
    /// The conditions, and the end of the numbers of first publications, exclusive.
    pub(super) fn checked(self) -> Result<(ArchiveFilter, Option<i64>), Problem> {
        let words = word(self.q.as_deref());
        if words.as_ref().is_some_and(|words| words.chars().count() > LONGEST) {
            return Err(Problem::invalid("/q", format!("must have at most {LONGEST} characters")));
        }
        let before = word(self.cursor.as_deref()).as_deref().map(position).transpose()?;
        let feed = FeedQuery {
            rating: self.rating,
            kind: self.kind,
            topic: self.topic,
            outlet: self.outlet,
            claimant: self.claimant,
            language: self.language,
            since: self.since,
            until: self.until,
            ..FeedQuery::default()
        };
        Ok((ArchiveFilter { words, filter: feed.question(Stream::Verdicts)?.filter }, before))
    }
}
