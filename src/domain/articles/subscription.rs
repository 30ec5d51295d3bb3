//! Subscriptions: what becomes of the entries of a feed, and when the feed is looked at again.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::fetch::FetchProblem;
use super::hub::HubState;
use crate::domain::claims::claim;
use crate::domain::kernel::id::{AccountId, ArticleId, SubscriptionId};
use crate::domain::people::account::PersonRef;

/// Maximum number of subscriptions of a newsroom.
pub const MOST: i64 = 5_000;

/// Articles a day that a subscription may bring, unless it says otherwise.
pub const DAILY_LIMIT: i32 = 50;

/// The smallest gap between two looks.
const SHORTEST: TimeDelta = TimeDelta::minutes(5);

/// The gap before the second look, if the first one finds nothing that is new by then.
pub const FIRST: TimeDelta = TimeDelta::minutes(30);

/// The largest gap between two looks.
const LONGEST: TimeDelta = TimeDelta::days(1);

/// The largest gap while a hub tells of new entries.
const LONGEST_WITH_HUB: TimeDelta = TimeDelta::hours(6);

/// When a look is queued again that was queued and never ended.
pub const LOST_AFTER: TimeDelta = TimeDelta::hours(6);

/// An entry that is older at first sight is not taken: the feed was rebuilt, or shows its archive.
const TOO_OLD: TimeDelta = TimeDelta::days(7);

/// The same at the first look, which would otherwise bring a week at once.
const TOO_OLD_AT_FIRST: TimeDelta = TimeDelta::days(1);

/// Looks that must fail one after the other, and for how long, before the server gives up.
const MOST_FAILURES: i32 = 6;
const LONGEST_FAILURE: TimeDelta = TimeDelta::days(3);

/// State of a subscription.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "subscription_state", rename_all = "snake_case")]
pub enum SubscriptionState {
    /// The listing is looked at.
    Active,
    /// A person has paused the subscription.
    Paused,
    /// The server has given up: the listing is gone, or could not be read for three days.
    Failing,
}

/// What a listing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "listing_kind", rename_all = "snake_case")]
pub enum SubscriptionKind {
    /// An RSS feed.
    Rss,
    /// An Atom feed.
    Atom,
    /// A JSON feed.
    JsonFeed,
    /// A sitemap.
    Sitemap,
    /// A web page with links to articles.
    Links,
}

/// What became of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "entry_outcome", rename_all = "snake_case")]
pub enum EntryOutcome {
    /// The entry became an article; its page is fetched.
    Taken,
    /// The article was here already.
    Known,
    /// Neither title nor summary has one of the subscription's words.
    OtherWords,
    /// The subscription had brought as many articles as it may in a day.
    OverLimit,
    /// The entry was old when it was first seen.
    Old,
    /// The address is not one that an article may have.
    Refused,
}

/// What a newsroom wants of a listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// The outlet of the articles; `None`: as their pages say.
    pub outlet: Option<String>,
    /// The language of the articles; `None`: as their pages say.
    pub language: Option<String>,
    /// An entry is taken if its title or summary has one of these words or phrases, whatever the case; empty: all entries.
    pub words: Vec<String>,
    /// Kinds of claims that are worth a place in the queue; empty: all kinds.
    pub kinds: Vec<claim::Kind>,
    /// Maximum number of articles in 24 hours.
    pub daily_limit: i32,
    /// After how many days the claims of an article that nobody touched leave the queue; `None`: never.
    pub keep_days: Option<i32>,
    /// Who is told of new articles.
    pub told: Vec<AccountId>,
}

impl Rules {
    /// What becomes of a new entry with these words, when `room` more articles may come today.
    #[must_use]
    pub fn judge(&self, words: &str, age: Option<TimeDelta>, is_first_look: bool, room: usize) -> EntryOutcome {
        let oldest = if is_first_look { TOO_OLD_AT_FIRST } else { TOO_OLD };
        let words = words.to_lowercase();
        if age.is_some_and(|age| age > oldest) {
            EntryOutcome::Old
        } else if !self.words.is_empty() && !self.words.iter().any(|word| has_words(&words, &word.to_lowercase())) {
            EntryOutcome::OtherWords
        } else if room == 0 {
            EntryOutcome::OverLimit
        } else {
            EntryOutcome::Taken
        }
    }
}

/// Whether `text` has the phrase as whole words.
fn has_words(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, found)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + found.len()..).and_then(|after| after.chars().next());
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    })
}

/// When a listing is looked at, and how the last looks ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Schedule {
    /// Whether it is looked at.
    pub state: SubscriptionState,
    /// Time of the next look.
    pub next_at: Option<DateTime<Utc>>,
    /// Time between two looks.
    pub gap: TimeDelta,
    /// Time of the last look.
    pub looked_at: Option<DateTime<Utc>>,
    /// Time of the last look that could read the listing.
    pub read_at: Option<DateTime<Utc>>,
    /// Why the last look failed.
    pub problem: Option<FetchProblem>,
    /// HTTP status of the last look that failed.
    pub status: Option<i32>,
    /// Time since which all looks fail.
    pub failing_since: Option<DateTime<Utc>>,
    /// Number of looks that failed, one after the other.
    pub failures: i32,
}

impl Schedule {
    /// Looks at the listing at once.
    #[must_use]
    pub fn begin(now: DateTime<Utc>) -> Self {
        Self {
            state: SubscriptionState::Active,
            next_at: Some(now),
            gap: FIRST,
            looked_at: None,
            read_at: None,
            problem: None,
            status: None,
            failing_since: None,
            failures: 0,
        }
    }

    /// After a look that could read the listing, or found it unchanged: the gap shrinks while entries come, and grows otherwise.
    #[must_use]
    pub fn read(self, new_entries: usize, now: DateTime<Utc>) -> Self {
        let gap = if new_entries > 0 { self.gap / 2 } else { self.gap * 3 / 2 };
        let gap = gap.clamp(SHORTEST, LONGEST);
        let next_at = (self.state == SubscriptionState::Active).then(|| now + gap);
        Self { state: self.state, gap, next_at, looked_at: Some(now), read_at: Some(now), ..Self::begin(now) }
    }

    /// While a hub tells of new entries until this time, the next look is later, but before that time.
    #[must_use]
    pub fn slowed(self, until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> Self {
        let slow = until.map(|until| now + ((until - now) / 2).min(LONGEST_WITH_HUB));
        Self { next_at: self.next_at.map(|next| slow.map_or(next, |slow| next.max(slow))), ..self }
    }

    /// Looks again as soon as possible: the hub has told of what is not there yet.
    #[must_use]
    pub fn hurried(self, now: DateTime<Utc>) -> Self {
        Self { next_at: self.next_at.map(|_| now + SHORTEST), ..self }
    }

    /// After a look that failed. `status` 410: the site says that the listing will not come back.
    #[must_use]
    pub fn failed(self, problem: FetchProblem, status: Option<u16>, now: DateTime<Utc>) -> Self {
        let since = self.failing_since.unwrap_or(now);
        let failures = self.failures.saturating_add(1);
        let is_over = status == Some(410) || (failures >= MOST_FAILURES && now - since >= LONGEST_FAILURE);
        let state = if is_over { SubscriptionState::Failing } else { self.state };
        let gap = (self.gap.max(FIRST) * 2).min(LONGEST);
        let next_at = (state == SubscriptionState::Active).then(|| now + gap);
        Self {
            state,
            next_at,
            gap,
            looked_at: Some(now),
            problem: Some(problem),
            status: status.map(i32::from),
            failing_since: Some(since),
            failures,
            ..self
        }
    }
}

/// A subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Address of the listing.
    pub url: String,
    /// What the listing calls itself.
    pub title: Option<String>,
    /// What the listing is; `None` until it was read.
    pub kind: Option<SubscriptionKind>,
    /// What the newsroom wants of it.
    pub rules: Rules,
    /// When it is looked at.
    pub schedule: Schedule,
    /// The hub that tells of new entries, or is asked to.
    pub hub: Option<HubState>,
    /// Number of entries seen in the last 30 days.
    pub entries: i64,
    /// Number of articles taken in the last 30 days.
    pub taken: i64,
    /// Who added it.
    pub created_by: PersonRef,
    /// When it was added.
    pub created_at: DateTime<Utc>,
    /// Version, from 1: each change of the rules increments it.
    pub version: i64,
}

/// An entry, as the subscription's page shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SubscriptionEntry {
    /// Number of the entry; later entries have larger numbers.
    #[serde(skip)]
    pub id: i64,
    /// Address of the article.
    #[schema(example = "https://news.example/2026/03/crane-falls")]
    pub url: String,
    /// Title, as the listing has it.
    #[schema(example = "Crane falls into the harbour basin")]
    pub title: Option<String>,
    /// Time of publication, as the listing has it.
    #[schema(example = "2026-03-02T08:30:00Z")]
    pub published_at: Option<DateTime<Utc>>,
    /// When the entry was first seen.
    #[schema(example = "2026-03-02T08:35:00Z")]
    pub seen_at: DateTime<Utc>,
    /// What became of it.
    pub outcome: EntryOutcome,
    /// The article, if the entry became one or was here already.
    pub article_id: Option<ArticleId>,
    /// Why the article's page could not be read.
    pub problem: Option<FetchProblem>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::minutes(minutes)
    }

    fn rules(words: &[&str]) -> Rules {
        let words = words.iter().map(|word| (*word).to_owned()).collect();
        Rules { words, daily_limit: 5, ..Rules::default() }
    }

    #[test]
    fn an_entry_is_judged_by_age_words_and_room() {
        let (hour, week) = (Some(TimeDelta::hours(1)), Some(TimeDelta::days(8)));
        let two_days = Some(TimeDelta::days(2));
        let cases = [
            (&[][..], "Anything", hour, false, 5, EntryOutcome::Taken),
            (&[], "Without a time", None, true, 5, EntryOutcome::Taken),
            (&[], "Old", week, false, 5, EntryOutcome::Old),
            (&[], "From before the subscription", two_days, true, 5, EntryOutcome::Old),
            (&[], "Late", two_days, false, 5, EntryOutcome::Taken),
            (&["ceasefire", "Tel Aviv"], "CEASEFIRE: day two", hour, false, 5, EntryOutcome::Taken),
            (&["ceasefire", "Tel Aviv"], "Talks in tel aviv-yafo", hour, false, 5, EntryOutcome::Taken),
            (&["war"], "Award for a warden", hour, false, 5, EntryOutcome::OtherWords),
            (&["війна"], "Нова ВІЙНА?", hour, false, 5, EntryOutcome::Taken),
            (&[], "Too many", hour, false, 0, EntryOutcome::OverLimit),
        ];
        for (words, text, age, is_first, room, expected) in cases {
            assert_eq!(rules(words).judge(text, age, is_first, room), expected, "{text}");
        }
    }

    #[test]
    fn the_gap_follows_the_feed() {
        let mut schedule = Schedule::begin(at(0));
        for _ in 0..20 {
            schedule = schedule.read(3, at(10));
        }
        assert_eq!((schedule.gap, schedule.next_at), (SHORTEST, Some(at(15))));
        for _ in 0..40 {
            schedule = schedule.read(0, at(20));
        }
        assert_eq!((schedule.gap, schedule.next_at), (LONGEST, Some(at(20) + LONGEST)));
        let paused = Schedule { state: SubscriptionState::Paused, next_at: None, ..schedule }.read(1, at(30));
        assert_eq!((paused.next_at, paused.read_at), (None, Some(at(30))));
    }

    #[test]
    fn a_hub_makes_looks_rare_and_its_messages_make_them_soon() {
        let schedule = Schedule::begin(at(0)).read(1, at(0));
        let usual = schedule.next_at;
        let until = |hours: i64| Some(at(60 * hours));
        assert_eq!(schedule.clone().slowed(None, at(0)).next_at, usual);
        assert_eq!(schedule.clone().slowed(until(240), at(0)).next_at, until(6));
        assert_eq!(schedule.clone().slowed(until(2), at(0)).next_at, until(1));
        assert_eq!(schedule.clone().slowed(Some(at(1)), at(0)).next_at, usual);
        assert_eq!(schedule.clone().hurried(at(9)).next_at, Some(at(14)));
        let rests = Schedule { state: SubscriptionState::Paused, next_at: None, ..schedule };
        assert_eq!(rests.clone().slowed(until(9), at(0)).hurried(at(0)).next_at, None);
    }

    #[test]
    fn a_listing_that_fails_rests_after_three_days_and_a_gone_one_at_once() {
        let mut schedule = Schedule::begin(at(0));
        let mut now = at(0);
        let mut looks = 0;
        while let Some(next) = schedule.next_at {
            now = next;
            schedule = schedule.failed(FetchProblem::Timeout, None, now);
            looks += 1;
        }
        assert_eq!(schedule.state, SubscriptionState::Failing);
        assert!((6..=12).contains(&looks) && now - at(0) >= LONGEST_FAILURE, "{looks} looks until {now}");
        let gone = Schedule::begin(at(0)).failed(FetchProblem::NotFound, Some(410), at(1));
        assert_eq!((gone.state, gone.next_at), (SubscriptionState::Failing, None));
        let back = Schedule::begin(at(0)).failed(FetchProblem::Timeout, None, at(1)).read(0, at(60));
        assert_eq!((back.failures, back.problem, back.failing_since), (0, None, None));
    }
}
