//! Polling: looks at the listings of subscriptions, and takes in their new articles.

use std::collections::HashSet;

use article_reader::{Entry, Listing, ListingKind, read_listing};
use chrono::{DateTime, TimeDelta, Utc};
use url::Url;

use super::{by_id, hub};
use crate::app::articles::document::apart;
use crate::app::articles::fetching::{Failure, ask};
use crate::app::articles::intake::Intake;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::address_key::address_key;
use crate::domain::articles::article::{Language, Source};
use crate::domain::articles::exchange::Validators;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::hub::{Announced, FeedHub};
use crate::domain::articles::subscription::{
    EntryOutcome, LOST_AFTER, Schedule, Subscription, SubscriptionKind, SubscriptionState,
};
use crate::domain::kernel::id::{AccountId, ArticleId, SubscriptionId};
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::newsroom::notification::{About, Notice, Topic};
use crate::domain::people::actor::Actor;
use crate::net::page_client::Page;
use crate::store;
use crate::store::articles::subscription::NewEntry;

/// Maximum number of subscriptions whose looks are queued in one transaction.
const BATCH: i64 = 500;

/// How long a feed may be behind its hub.
const GRACE: TimeDelta = TimeDelta::minutes(15);

/// Maximum number of entries that are recorded in one transaction.
const CHUNK: usize = 200;

/// Queues a look at every subscription that is due, behind all other work. Returns their number.
pub async fn sweep(app: &App) -> Result<usize> {
    let mut queued = 0;
    loop {
        let mut work = Work::open(app, &Actor::system()).await?;
        let now = work.now();
        let due = store::articles::subscription::take_due(work.db(), now, now + LOST_AFTER, BATCH).await?;
        if due.is_empty() {
            return Ok(queued);
        }
        queued += due.len();
        for subscription in due {
            work.behind(Job::Poll { subscription });
        }
        work.commit().await?;
    }
}

/// Looks at the listing of a subscription. A look that fails is followed by one at a later time, so the job never fails for it.
pub async fn run(app: &App, id: SubscriptionId) -> Result<()> {
    let subscription = by_id(app, id).await?;
    if subscription.schedule.state != SubscriptionState::Active {
        return Ok(());
    }
    let Ok(url) = Url::parse(&subscription.url) else {
        return miss(app, subscription, Failure::new(FetchProblem::AddressRefused)).await;
    };
    let known = store::articles::subscription::validators(&app.pool, id).await?.unwrap_or_default();
    let began = app.clock.now();
    match look(app, &url, &known, subscription.kind.is_none()).await? {
        Ok(None) => {
            let mut work = Work::open(app, &Actor::system()).await?;
            let hub = hub::keep(app, &mut work, id).await?;
            let schedule = next_look(&mut work, &subscription, hub, began, 0).await?;
            store::articles::subscription::set_schedule(work.db(), id, &schedule).await?;
            work.commit().await
        }
        Ok(Some(found)) => keep(app, subscription, found, began).await,
        Err(Failure { wait: Some(wait), .. }) => Err(Error::Later { wait }),
        Err(failure) => miss(app, subscription, failure).await,
    }
}

/// A listing that was read.
struct Found {
    kind: SubscriptionKind,
    listing: Listing,
    validators: Validators,
    /// Where the listing is from now on.
    url: Url,
    /// The hub that the feed names.
    announced: Option<Announced>,
}

/// Fetches and reads a listing. `None`: nothing has changed. At the first look, a page that names a feed leads to that feed. No
/// database connection is held meanwhile.
async fn look(app: &App, url: &Url, known: &Validators, is_first: bool) -> Result<Result<Option<Found>, Failure>> {
    let page = match app.pages.fetch_if_changed(url, known).await {
        Ok(Some(page)) => page,
        Ok(None) => return Ok(Ok(None)),
        Err(fault) => return Failure::of(fault).map(Err),
    };
    let (validators, here) = (page.validators.clone(), moved_to(url, &page));
    let headers = page.exchanges.last().map(|last| last.response.clone()).unwrap_or_default();
    let mut listing = match read(page).await? {
        Ok(listing) => listing,
        Err(problem) => return Ok(Err(Failure::new(problem))),
    };
    let kind = match listing.kind {
        ListingKind::Rss => SubscriptionKind::Rss,
        ListingKind::Atom => SubscriptionKind::Atom,
        ListingKind::JsonFeed => SubscriptionKind::JsonFeed,
        ListingKind::Sitemap => SubscriptionKind::Sitemap,
        ListingKind::SitemapIndex => return newest(app, listing, here).await,
        ListingKind::Links => {
            if let Some(feed) = listing.feeds.first().filter(|feed| is_first && **feed != here) {
                return Box::pin(look(app, feed, &Validators::default(), false)).await;
            }
            SubscriptionKind::Links
        }
    };
    if listing.entries.is_empty() && kind == SubscriptionKind::Links {
        return Ok(Err(Failure::new(FetchProblem::Empty)));
    }
    let announced = Announced::of(&headers, listing.hub.take(), listing.topic.take(), &here);
    Ok(Ok(Some(Found { kind, listing, validators, url: here, announced })))
}

/// The sitemap of an index that changed last; the first one if none says when.
async fn newest(app: &App, index: Listing, url: Url) -> Result<Result<Option<Found>, Failure>> {
    let empty = Failure::new(FetchProblem::Empty);
    let Some(newest) = index.entries.iter().rev().max_by_key(|entry| entry.published_at) else {
        return Ok(Err(empty));
    };
    let page = match app.pages.fetch(&newest.url).await {
        Ok(page) => page,
        Err(fault) => return Failure::of(fault).map(Err),
    };
    Ok(match read(page).await? {
        // The index has no validators of its sitemaps.
        Ok(listing) if listing.kind == ListingKind::Sitemap => Ok(Some(Found {
            kind: SubscriptionKind::Sitemap,
            listing,
            validators: Validators::default(),
            url,
            announced: None,
        })),
        Ok(_) => Err(empty),
        Err(problem) => Err(Failure::new(problem)),
    })
}

async fn read(page: Page) -> Result<Result<Listing, FetchProblem>> {
    apart(move || read_listing(&page.bytes, page.content_type.as_deref(), &page.url).map_err(FetchProblem::from)).await
}

/// The address of a listing from now on: redirects count as long as they are permanent.
fn moved_to(url: &Url, page: &Page) -> Url {
    let is_permanent = |status: u16| matches!(status, 301 | 308);
    let redirects = page.exchanges.len().saturating_sub(1);
    let is_moved = redirects > 0 && page.exchanges.iter().take(redirects).all(|step| is_permanent(step.status));
    if is_moved { page.url.clone() } else { url.clone() }
}

/// Takes in what is new, and plans the next look.
async fn keep(app: &App, subscription: Subscription, found: Found, began: DateTime<Utc>) -> Result<()> {
    let id = subscription.id;
    let fresh = unknown(app, id, found.listing.entries).await?;
    let count = fresh.len();
    let mut taken = 0;
    for chunk in fresh.chunks(CHUNK) {
        taken += take_in(app, &subscription, chunk).await?;
    }

    let mut work = Work::open(app, &Actor::system()).await?;
    let title = found.listing.title.as_deref();
    store::articles::subscription::set_listing(work.db(), id, title, found.kind, &found.validators).await?;
    let (before, after) = (subscription.url.as_str(), found.url.as_str());
    if before != after && store::articles::subscription::set_url(work.db(), id, after, &address_key(after)).await? {
        let change = Change::new(Field::Address, Some(before), Some(after));
        work.record(Event::of_newsroom(Kind::SubscriptionMoved).with(change));
    }
    let hub = hub::follow(app, &mut work, id, found.announced.as_ref()).await?;
    let schedule = next_look(&mut work, &subscription, hub, began, count).await?;
    store::articles::subscription::set_schedule(work.db(), id, &schedule).await?;
    if taken > 0 {
        tell(&mut work, &subscription.rules.told, Topic::SubscriptionArticles, id).await?;
    }
    work.commit().await
}

/// Plans the next look after one that began at `began` and found `new_entries`: later than usual while a hub tells of them, soon if
/// the hub has told of something that was not there yet.
async fn next_look(
    work: &mut Work,
    subscription: &Subscription,
    hub: Option<FeedHub>,
    began: DateTime<Utc>,
    new_entries: usize,
) -> Result<Schedule> {
    let (now, before) = (work.now(), subscription.schedule.looked_at);
    let schedule = subscription.schedule.clone().read(new_entries, now);
    let Some(hub) = hub else {
        return Ok(schedule);
    };
    let has_told = hub.has_told_since(before);
    if new_entries > 0 && before.is_some_and(|before| !hub.has_told_since(Some(before - GRACE))) {
        store::articles::hub::set_silent(work.db(), subscription.id).await?;
        return Ok(schedule);
    }
    let is_early = has_told && (new_entries == 0 || hub.has_told_since(Some(began)));
    Ok(if is_early { schedule.hurried(now) } else { schedule.slowed(hub.works_until(now), now) })
}

/// The entries that are not known yet, in the order of the listing: listings begin with the newest.
async fn unknown(app: &App, id: SubscriptionId, entries: Vec<Entry>) -> Result<Vec<Entry>> {
    let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
    let keys: Vec<String> = entries.iter().map(|entry| address_key(entry.url.as_str())).collect();
    let known = store::articles::subscription::known(&app.pool, id, &ids, &keys).await?;
    let known: HashSet<usize> = known.into_iter().filter_map(|position| usize::try_from(position - 1).ok()).collect();
    let mut seen = HashSet::new();
    let fresh = entries.into_iter().zip(keys).enumerate();
    let fresh = fresh.filter(|(position, (_, key))| !known.contains(position) && seen.insert(key.clone()));
    Ok(fresh.map(|(_, (entry, _))| entry).collect())
}

/// Judges entries, newest first, and takes in those that the newsroom wants. Returns the number of new articles.
async fn take_in(app: &App, subscription: &Subscription, entries: &[Entry]) -> Result<usize> {
    let (id, now, rules) = (subscription.id, app.clock.now(), &subscription.rules);
    let taken = store::articles::subscription::taken_since(&app.pool, id, now - TimeDelta::days(1)).await?;
    let mut room = usize::try_from(i64::from(rules.daily_limit) - taken).unwrap_or(0);
    let is_first = subscription.schedule.read_at.is_none();
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let words = [entry.title.as_deref(), entry.summary.as_deref()].map(Option::unwrap_or_default).join("\n");
        let age = entry.published_at.map(|at| now - at);
        let (outcome, article) = match rules.judge(&words, age, is_first, room) {
            EntryOutcome::Taken => ask_for(app, subscription, entry).await?,
            outcome => (outcome, None),
        };
        room -= usize::from(outcome == EntryOutcome::Taken);
        rows.push(row(entry, outcome, article));
    }
    rows.reverse();

    let mut work = Work::open(app, &Actor::system()).await?;
    store::articles::subscription::insert_entries(work.db(), id, &rows, now).await?;
    work.commit().await?;
    Ok(rows.iter().filter(|row| row.outcome == EntryOutcome::Taken).count())
}

/// Makes an article of an entry and queues the fetch of its page behind all other work.
async fn ask_for(app: &App, subscription: &Subscription, entry: &Entry) -> Result<(EntryOutcome, Option<ArticleId>)> {
    let Ok(url) = WebAddress::new(entry.url.as_str()) else {
        return Ok((EntryOutcome::Refused, None));
    };
    let (actor, source) = (Actor::system(), source(subscription, &url));
    let intake = ask(app, &actor, &source, &url, Some(subscription.id), Work::behind).await?;
    let outcome = if matches!(intake, Intake::New(_)) { EntryOutcome::Taken } else { EntryOutcome::Known };
    Ok((outcome, Some(intake.article())))
}

/// What the subscription says of its articles; their pages say the rest.
fn source(subscription: &Subscription, url: &WebAddress) -> Source {
    let rules = &subscription.rules;
    Source {
        outlet: rules.outlet.as_deref().and_then(|outlet| Text::new(outlet).ok()),
        language: rules.language.as_deref().and_then(|language| Language::new(language).ok()),
        url: Some(url.clone()),
        ..Source::default()
    }
}

fn row(entry: &Entry, outcome: EntryOutcome, article: Option<ArticleId>) -> NewEntry {
    let without_nul = |text: &str| text.replace('\0', "");
    NewEntry {
        entry_id: without_nul(&entry.id),
        url: entry.url.to_string(),
        url_key: address_key(entry.url.as_str()),
        title: entry.title.as_deref().map(without_nul),
        published_at: entry.published_at,
        outcome,
        article,
    }
}

/// Plans the next look after one that failed. A subscription that rests from now on is told to its owner and to those who hear of
/// its articles.
async fn miss(app: &App, subscription: Subscription, failure: Failure) -> Result<()> {
    let mut work = Work::open(app, &Actor::system()).await?;
    let id = subscription.id;
    let schedule = subscription.schedule.failed(failure.problem, failure.status, work.now());
    store::articles::subscription::set_schedule(work.db(), id, &schedule).await?;
    if schedule.state == SubscriptionState::Failing {
        let event = Event::of_newsroom(Kind::SubscriptionFailing).with(Change::set(Field::Address, &subscription.url));
        work.record(event.with(Change::set(Field::Problem, failure.problem.code())));
        let mut people = subscription.rules.told;
        people.push(subscription.created_by.id);
        tell(&mut work, &people, Topic::SubscriptionFailing, id).await?;
    }
    work.commit().await
}

/// Tells those who have not read the last notification of this kind: one unread notification is enough.
async fn tell(work: &mut Work, people: &[AccountId], topic: Topic, id: SubscriptionId) -> Result<()> {
    let people = store::newsroom::notification::not_yet_told(&mut *work.db(), people, topic, id).await?;
    for account in people {
        work.tell(Notice::new(account, topic, About::Subscription(id)));
    }
    Ok(())
}
