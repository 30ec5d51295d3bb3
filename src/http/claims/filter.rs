//! Filter of claim lists: query parameters and their checks.

use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::domain::claims::claim::{Assignee, Filter, Kind};
use crate::domain::claims::review::State;
use crate::domain::kernel::id::{AccountId, ArticleId};
use crate::http::kit::extract::query::names;
use crate::http::kit::problem::Problem;

/// What to list.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ClaimFilter {
    /// States, parted by commas.
    state: Option<String>,
    /// Kinds, parted by commas.
    kind: Option<String>,
    /// `me`, `none`, or an account.
    assignee: Option<String>,
    /// An article.
    article: Option<Uuid>,
    /// Part of the claimant's name.
    claimant: Option<String>,
    /// Key of the newest revision's rating.
    rating: Option<String>,
    /// Words in the statement.
    q: Option<String>,
    /// A topic.
    topic: Option<String>,
    /// `true`: only what is to be looked at again.
    stale: Option<bool>,
    /// `true`: only what has a verdict that was published.
    public: Option<bool>,
    /// `priority` (default), `newest`, or `due`, which lists only what has a due date.
    #[param(inline)]
    pub(crate) sort: Option<SortName>,
    /// Entries a page, 1 to 100; 50 unless said.
    #[param(minimum = 1, maximum = 100)]
    pub(crate) limit: Option<u32>,
    /// Where to go on: `next_cursor` of the page before.
    pub(crate) cursor: Option<String>,
}

/// In which order.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortName {
    /// Most urgent first.
    Priority,
    /// Newest first.
    Newest,
    /// Due first.
    Due,
}

impl ClaimFilter {
    /// Whether `query` is a query string that the list of claims takes, but for its page.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn check(query: &str, me: AccountId) -> Result<(), Problem> {
        let filter = actix_web::web::Query::<Self>::from_query(query)
            .map_err(|error| Problem::invalid("/query", error.to_string()))?;
        if filter.limit.is_some() || filter.cursor.is_some() {
            return Err(Problem::invalid("/query", "must not name a page"));
        }
        filter.filter(me).map(drop)
    }

    pub(crate) fn filter(&self, me: AccountId) -> Result<Filter, Problem> {
        let text = |text: &Option<String>| {
            text.as_deref()
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .map(str::to_owned)
        };
        Ok(Filter {
            states: names::<State>("state", self.state.as_deref())?,
            kinds: names::<Kind>("kind", self.kind.as_deref())?,
            assignee: match self.assignee.as_deref() {
                None | Some("") => None,
                Some("me") => Some(Assignee::Is(me)),
                Some("none") => Some(Assignee::Nobody),
                Some(id) => {
                    let id = id.parse().ok().ok_or_else(|| {
                        Problem::invalid("/assignee", "must be me, none or the id of an account")
                    })?;
                    Some(Assignee::Is(id))
                }
            },
            article: self.article.map(ArticleId),
            claimant: text(&self.claimant),
            rating: text(&self.rating),
            statement: text(&self.q),
            topic: text(&self.topic).map(|topic| topic.to_lowercase()),
            stale: self.stale.unwrap_or(false),
            public: self.public.unwrap_or(false),
        })
    }
}
