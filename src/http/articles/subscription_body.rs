//! Bodies of `/subscriptions`: a subscription, its rules, the result of an import.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::articles::subscription::Imported;
use crate::domain::articles::article::Language;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::hub::HubState;
use crate::domain::articles::subscription::{DAILY_LIMIT, Rules, Subscription, SubscriptionKind, SubscriptionState};
use crate::domain::claims::claim;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::{AccountId, SubscriptionId};
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::people::account::PersonRef;
use crate::http::kit::extract::precondition::subscription_etag;
use crate::http::kit::problem::Problem;

/// Maximum number of words of a subscription.
const MOST_WORDS: usize = 100;

/// Maximum number of people who are told.
const MOST_TOLD: usize = 50;

/// A subscription to a feed.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Subscription)]
pub struct SubscriptionBody {
    /// The subscription's id.
    pub(super) id: SubscriptionId,
    /// Address of the feed, sitemap or page.
    #[schema(example = "https://courier.example.org/feed.xml")]
    url: String,
    /// What the feed calls itself; null until it was read.
    #[schema(example = "Korvale Courier")]
    title: Option<String>,
    /// What the address leads to; null until it was read.
    kind: Option<SubscriptionKind>,
    /// Outlet of the articles; null: as their pages say.
    #[schema(example = "Korvale Courier")]
    outlet: Option<String>,
    /// Language of the articles, as a BCP 47 tag; null: as their pages say.
    #[schema(example = "en")]
    language: Option<String>,
    /// An entry is taken if its title or summary has one of these words; empty: all entries.
    #[schema(example = json!(["flood", "evacuation"]))]
    words: Vec<String>,
    /// Kinds of claims that are worth a place in the queue; empty: all kinds. The others are dismissed with the reason
    /// `other_kind`.
    #[schema(example = json!(["casualties"]))]
    kinds: Vec<claim::Kind>,
    /// Maximum number of articles in 24 hours.
    #[schema(example = 50)]
    daily_limit: i32,
    /// After how many days the claims of an article that nobody touched are dismissed with the reason `unchecked`; null: never.
    #[schema(example = 14)]
    keep_days: Option<i32>,
    /// Accounts that are notified of new articles.
    told: Vec<AccountId>,
    /// Whether the feed is looked at.
    state: SubscriptionState,
    /// Time of the next look; null while the subscription rests.
    #[schema(example = "2026-03-02T09:30:00Z")]
    next_at: Option<DateTime<Utc>>,
    /// Time of the last look.
    #[schema(example = "2026-03-02T09:00:00Z")]
    looked_at: Option<DateTime<Utc>>,
    /// Time of the last look that could read the feed.
    #[schema(example = "2026-03-02T09:00:00Z")]
    read_at: Option<DateTime<Utc>>,
    /// Why the last look failed; null if it did not.
    problem: Option<FetchProblem>,
    /// HTTP status of the last look that failed.
    #[schema(example = 404)]
    status: Option<i32>,
    /// Time since which all looks fail.
    #[schema(example = "2026-03-01T09:00:00Z")]
    failing_since: Option<DateTime<Utc>>,
    /// The hub that tells of new entries, if the feed names one and hubs can reach this server; null otherwise.
    hub: Option<HubState>,
    /// Number of entries seen in the last 30 days.
    #[schema(example = 120)]
    entries: i64,
    /// Number of articles taken in the last 30 days.
    #[schema(example = 34)]
    taken: i64,
    /// Who added the subscription.
    created_by: PersonRef,
    /// When the subscription was added.
    #[schema(example = "2026-03-01T09:00:00Z")]
    created_at: DateTime<Utc>,
    /// Entity tag of the rules, for `If-Match`.
    #[schema(example = "\"subscription-019cade2-11c0-7f3a-a5d7-6b0c2e9d4188-1\"")]
    pub(super) etag: String,
}

impl From<Subscription> for SubscriptionBody {
    fn from(subscription: Subscription) -> Self {
        let Subscription {
            id,
            url,
            title,
            kind,
            rules,
            schedule,
            hub,
            entries,
            taken,
            created_by,
            created_at,
            version,
        } = subscription;
        Self {
            etag: subscription_etag(id, version),
            id,
            url,
            title,
            kind,
            outlet: rules.outlet,
            language: rules.language,
            words: rules.words,
            kinds: rules.kinds,
            daily_limit: rules.daily_limit,
            keep_days: rules.keep_days,
            told: rules.told,
            state: schedule.state,
            next_at: schedule.next_at,
            looked_at: schedule.looked_at,
            read_at: schedule.read_at,
            problem: schedule.problem,
            status: schedule.status,
            failing_since: schedule.failing_since,
            hub,
            entries,
            taken,
            created_by,
            created_at,
        }
    }
}

/// What a newsroom wants of a feed.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = SubscriptionRules, example = json!({ "words": ["flood"], "daily_limit": 20, "is_paused": false }))]
pub struct RulesBody {
    /// Outlet of the articles, at most 200 code points. Default: as their pages say.
    outlet: Option<Text<200>>,
    /// Language of the articles. Default: as their pages say.
    language: Option<Language>,
    /// An entry is taken if its title or summary has one of these words or phrases, whatever the case. At most 100. Default:
    /// all entries.
    #[serde(default)]
    #[schema(example = json!(["flood", "evacuation"]))]
    words: Vec<Text<100>>,
    /// Kinds of claims that are worth a place in the queue. Default: all kinds.
    #[serde(default)]
    #[schema(example = json!(["casualties"]))]
    kinds: Vec<claim::Kind>,
    /// Maximum number of articles in 24 hours, 1 to 500. Default: 50.
    #[schema(minimum = 1, maximum = 500, example = 50)]
    daily_limit: Option<i32>,
    /// After how many days the claims of an article that nobody touched leave the queue, 1 to 365. Default: never.
    #[schema(minimum = 1, maximum = 365, example = 14)]
    keep_days: Option<i32>,
    /// Accounts that are notified of new articles, at most 50.
    #[serde(default)]
    #[schema(example = json!([]))]
    told: Vec<AccountId>,
    /// Whether the feed is not looked at for now. Default: false.
    #[serde(default)]
    pub(super) is_paused: bool,
}

impl RulesBody {
    /// The rules, checked.
    ///
    /// # Errors
    /// If a list is too long or the limit is out of range.
    pub(super) fn rules(mut self) -> Result<Rules, Problem> {
        if self.words.len() > MOST_WORDS {
            return Err(Problem::invalid("/words", FieldFault::TooMany { max: MOST_WORDS }));
        }
        if self.told.len() > MOST_TOLD {
            return Err(Problem::invalid("/told", FieldFault::TooMany { max: MOST_TOLD }));
        }
        let daily_limit = self.daily_limit.unwrap_or(DAILY_LIMIT);
        if !(1..=500).contains(&daily_limit) {
            return Err(Problem::invalid("/daily_limit", FieldFault::OutOfRange { min: 1, max: 500 }));
        }
        if self.keep_days.is_some_and(|days| !(1..=365).contains(&days)) {
            return Err(Problem::invalid("/keep_days", FieldFault::OutOfRange { min: 1, max: 365 }));
        }
        self.kinds.sort_by_key(|kind| kind.name());
        self.kinds.dedup();
        Ok(Rules {
            outlet: self.outlet.map(Into::into),
            language: self.language.map(Into::into),
            words: self.words.into_iter().map(Into::into).collect(),
            kinds: self.kinds,
            daily_limit,
            keep_days: self.keep_days,
            told: self.told,
        })
    }
}

/// A feed to subscribe to.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "url": "https://courier.example.org/", "rules": { "words": ["flood"] } }))]
pub struct NewSubscription {
    /// Address of a feed, a sitemap, a page with links to articles, or of a site that names its feed.
    pub(super) url: WebAddress,
    /// What the newsroom wants of the feed. Default: all new articles, at most 50 a day.
    #[schema(value_type = Option<RulesBody>)]
    pub(super) rules: Option<RulesBody>,
}

/// What became of the feeds of an OPML file.
#[derive(Debug, Serialize, ToSchema)]
pub struct ImportedSubscriptions {
    /// Number of new subscriptions.
    #[schema(example = 12)]
    added: usize,
    /// Number of feeds that were subscribed to already.
    #[schema(example = 3)]
    known: usize,
    /// Number of addresses that no subscription may have.
    #[schema(example = 0)]
    refused: usize,
    /// The first ten of them.
    #[schema(example = json!(["gopher://news.example/feed"]))]
    refused_addresses: Vec<String>,
}

impl From<Imported> for ImportedSubscriptions {
    fn from(Imported { added, known, refused, refused_addresses }: Imported) -> Self {
        Self { added, known, refused, refused_addresses }
    }
}
