//! Filter of claim lists: query parameters and their checks.

use chrono::{DateTime, Utc};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::app::claims::claim::Sort;
use crate::domain::claims::claim::{Assignee, Filter, Kind};
use crate::domain::claims::review::State;
use crate::domain::claims::view::Column;
use crate::domain::kernel::id::{AccountId, ArticleId, OccurrenceId};
use crate::domain::kernel::moment::of_our_years;
use crate::http::kit::extract::query::names;
use crate::http::kit::problem::Problem;

/// Query parameters of the claim list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClaimFilter {
    /// Review states, separated by commas.
    #[param(example = "unassigned,in_review")]
    state: Option<String>,
    /// Kinds, separated by commas.
    #[param(example = "casualties,quantity")]
    kind: Option<String>,
    /// `me`, `none`, or the id of an account.
    #[param(example = "me")]
    assignee: Option<String>,
    /// Id of an article.
    #[param(example = "019cade2-11c0-71e1-a462-920380a4a542")]
    article: Option<Uuid>,
    /// Part of the claimant's name, case-insensitive.
    #[param(example = "Maroth")]
    claimant: Option<String>,
    /// Key of the newest revision's rating.
    #[param(example = "false")]
    rating: Option<String>,
    /// Part of the statement, case-insensitive. If an article has the words in its text alone, all its claims are found:
    /// words count by their beginnings, in the 200 newest articles that have all of them.
    #[param(example = "flood")]
    q: Option<String>,
    /// A topic: exact match, case-insensitive.
    #[param(example = "flood")]
    topic: Option<String>,
    /// Id of an occurrence.
    #[param(example = "019cade2-11c0-7d0c-9a51-2f7be3c1d640")]
    occurrence: Option<Uuid>,
    /// `true` lists only stale claims.
    stale: Option<bool>,
    /// `true` lists only claims with a verdict that was published.
    public: Option<bool>,
    /// `true` lists only claims with a scheduled publication.
    scheduled: Option<bool>,
    /// Part of the outlet of the article, case-insensitive.
    #[param(example = "Courier")]
    outlet: Option<String>,
    /// Language of the article as a BCP 47 tag; `en` also finds `en-GB`.
    #[param(example = "en")]
    language: Option<String>,
    /// `me` or the id of an account that has submitted a verdict of the claim.
    #[param(example = "me")]
    author: Option<String>,
    /// Claims found at this time or later.
    #[param(example = "2026-03-01T00:00:00Z")]
    #[serde(default, deserialize_with = "of_our_years")]
    since: Option<DateTime<Utc>>,
    /// Claims found before this time.
    #[param(example = "2026-04-01T00:00:00Z")]
    #[serde(default, deserialize_with = "of_our_years")]
    until: Option<DateTime<Utc>>,
    /// `priority` (default), `newest`, `due`, which lists only claims with a due date, or a column of the list.
    #[param(inline)]
    sort: Option<SortName>,
    /// Direction of a sort by column. Default: `asc`.
    #[param(inline)]
    order: Option<OrderName>,
    /// Page size, 1 to 100. Default: 50.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u32>,
    /// `next_cursor` of the previous page.
    #[param(example = "WyIyMDI2LTAzLTAyVDA5OjMwOjAwWiIsIjAxOWNhZGUyLTExYzAtNzBmMi1iNDAyLWE2ZmM5YjA5Njc1ZSJd")]
    pub(crate) cursor: Option<String>,
}

/// Order of a claim list.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortName {
    /// Most urgent first.
    Priority,
    /// Most recently created first.
    Newest,
    /// Earliest due date first.
    Due,
    /// By check-worthiness.
    Worth,
    /// By the first 60 characters of the statement.
    Statement,
    /// By kind, in the order of the kinds.
    Kind,
    /// By the first 60 characters of the claimant.
    Claimant,
    /// By article, in the order in which articles came in.
    Article,
    /// By state, in the order of a claim's life; claims of one state by urgency.
    State,
    /// By the name of the assignee; unassigned claims are last in both directions.
    Assignee,
    /// By the number of sources.
    Evidence,
}

/// Direction of a sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OrderName {
    /// Smallest value first.
    Asc,
    /// Largest value first.
    Desc,
}

impl ClaimFilter {
    /// Checks that `query` is a valid query string of the claim list without `limit` and `cursor`.
    ///
    /// # Errors
    /// The first invalid parameter.
    pub fn check(query: &str, me: AccountId) -> Result<(), Problem> {
        let filter = actix_web::web::Query::<Self>::from_query(query)
            .map_err(|error| Problem::invalid("/query", error.to_string()))?;
        if filter.limit.is_some() || filter.cursor.is_some() {
            return Err(Problem::invalid("/query", "must not name a page"));
        }
        filter.sorting()?;
        filter.filter(me).map(drop)
    }

    /// The sort order of the list.
    pub(crate) fn sorting(&self) -> Result<Sort, Problem> {
        let column = match self.sort {
            None | Some(SortName::Priority) => return self.undirected(Sort::Priority),
            Some(SortName::Newest) => return self.undirected(Sort::Newest),
            Some(SortName::Due) => return self.undirected(Sort::Due),
            Some(SortName::Worth) => Column::Worth,
            Some(SortName::Statement) => Column::Statement,
            Some(SortName::Kind) => Column::Kind,
            Some(SortName::Claimant) => Column::Claimant,
            Some(SortName::Article) => Column::Article,
            Some(SortName::State) => Column::State,
            Some(SortName::Assignee) => Column::Assignee,
            Some(SortName::Evidence) => Column::Evidence,
        };
        Ok(Sort::By { column, descending: self.order == Some(OrderName::Desc) })
    }

    fn undirected(&self, sort: Sort) -> Result<Sort, Problem> {
        if self.order.is_some() {
            return Err(Problem::invalid("/order", "is only for sorting by a column, such as sort=claimant"));
        }
        Ok(sort)
    }

    pub(crate) fn filter(&self, me: AccountId) -> Result<Filter, Problem> {
        let text = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
        Ok(Filter {
            states: names::<State>("state", self.state.as_deref())?,
            kinds: names::<Kind>("kind", self.kind.as_deref())?,
            assignee: match self.assignee.as_deref() {
                None | Some("") => None,
                Some("me") => Some(Assignee::Is(me)),
                Some("none") => Some(Assignee::Nobody),
                Some(id) => {
                    let id = id
                        .parse()
                        .ok()
                        .ok_or_else(|| Problem::invalid("/assignee", "must be me, none or the id of an account"))?;
                    Some(Assignee::Is(id))
                }
            },
            article: self.article.map(ArticleId),
            claimant: text(&self.claimant),
            rating: text(&self.rating),
            words: text(&self.q),
            topic: text(&self.topic).map(|topic| topic.to_lowercase()),
            occurrence: self.occurrence.map(OccurrenceId),
            stale: self.stale.unwrap_or(false),
            public: self.public.unwrap_or(false),
            scheduled: self.scheduled.unwrap_or(false),
            outlet: text(&self.outlet),
            language: text(&self.language).map(|tag| tag.to_lowercase()),
            author: match self.author.as_deref() {
                None | Some("") => None,
                Some("me") => Some(me),
                Some(id) => Some(
                    id.parse().ok().ok_or_else(|| Problem::invalid("/author", "must be me or the id of an account"))?,
                ),
            },
            since: self.since,
            until: self.until,
        })
    }
}
