//! Subscriptions: add, list, change, remove, import and export; polling.

pub mod hub;
pub mod polling;
pub mod queue_rules;

use article_reader::read_opml;

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::work::Work;
use crate::domain::articles::address_key::address_key;
use crate::domain::articles::subscription::{
    LOST_AFTER, MOST, Rules, Schedule, Subscription, SubscriptionEntry, SubscriptionState,
};
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::SubscriptionId;
use crate::domain::kernel::page::{Limit, Page};
use crate::domain::kernel::text::WebAddress;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::newsroom::job::Job;
use crate::domain::people::actor::Actor;
use crate::store;
use crate::store::articles::subscription::NewSubscription;

/// A page of subscriptions, newest first.
pub async fn page(app: &App, after: Option<SubscriptionId>, limit: Limit) -> Result<Page<Subscription>> {
    let now = app.clock.now();
    let rows = store::articles::subscription::page(&app.pool, None, after, limit.probe(), now).await?;
    Ok(Page::cut(rows, limit, |subscription| subscription.id))
}

/// One subscription, or [`Error::NotFound`].
pub async fn by_id(app: &App, id: SubscriptionId) -> Result<Subscription> {
    let rows = store::articles::subscription::page(&app.pool, Some(id), None, 1, app.clock.now()).await?;
    rows.into_iter().next().ok_or(Error::NotFound("subscription"))
}

/// A page of what a subscription brought, newest first, with what became of it.
pub async fn entries(
    app: &App,
    id: SubscriptionId,
    after: Option<i64>,
    limit: Limit,
) -> Result<Page<SubscriptionEntry>> {
    let rows = store::articles::subscription::entries(&app.pool, id, after, limit.probe()).await?;
    if rows.is_empty() {
        by_id(app, id).await?;
    }
    Ok(Page::cut(rows, limit, |entry| entry.id))
}

/// Subscribes to the listing at an address, and looks at it at once. An address that is subscribed to already stays as it is.
/// Returns the subscription and whether it is new.
pub async fn add(app: &App, actor: &Actor, url: &WebAddress, rules: Rules) -> Result<(Subscription, bool)> {
    let mut work = Work::open(app, actor).await?;
    check(&mut work, &rules).await?;
    check_room(&mut work, 1).await?;
    let id = insert(&mut work, actor, url, None, &rules).await?;
    work.commit().await?;
    if let Some(id) = id {
        return Ok((by_id(app, id).await?, true));
    }
    let known = store::articles::subscription::by_key(&app.pool, &address_key(url.as_str())).await?;
    Ok((by_id(app, known.ok_or(Error::NotFound("subscription"))?).await?, false))
}

/// Adds a subscription; `None` if the address is subscribed to already.
async fn insert(
    work: &mut Work,
    actor: &Actor,
    url: &WebAddress,
    title: Option<&str>,
    rules: &Rules,
) -> Result<Option<SubscriptionId>> {
    let (id, now) = (work.id(), work.now());
    let new = NewSubscription {
        id,
        url: url.as_str(),
        url_key: &address_key(url.as_str()),
        title,
        rules,
        schedule: &Schedule { next_at: Some(now + LOST_AFTER), ..Schedule::begin(now) },
        created_by: actor.account().ok_or_else(Error::not_a_person)?,
        created_at: now,
    };
    if !store::articles::subscription::insert(work.db(), &new).await? {
        return Ok(None);
    }
    work.record(Event::of_newsroom(Kind::SubscriptionAdded).with(Change::set(Field::Address, url.as_str())));
    work.later(Job::Poll { subscription: id });
    Ok(Some(id))
}

/// Replaces the rules of a subscription, and pauses or resumes it.
///
/// # Errors
/// [`Error::Stale`] if the version is not `expected`.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: SubscriptionId,
    expected: i64,
    rules: Rules,
    is_paused: bool,
) -> Result<Subscription> {
    let mut work = Work::open(app, actor).await?;
    check(&mut work, &rules).await?;
    let before = by_id(app, id).await?;
    if !store::articles::subscription::set_rules(work.db(), id, expected, &rules).await? {
        return Err(Error::Stale { current: by_id(app, id).await?.version });
    }
    let was_active = before.schedule.state == SubscriptionState::Active;
    if is_paused && before.schedule.state != SubscriptionState::Paused {
        let paused = Schedule { state: SubscriptionState::Paused, next_at: None, ..before.schedule.clone() };
        store::articles::subscription::set_schedule(work.db(), id, &paused).await?;
    } else if !is_paused && !was_active {
        resume(&mut work, id).await?;
    }

    let words = |rules: &Rules| Some(rules.words.join(", ")).filter(|list| !list.is_empty());
    let kinds = |rules: &Rules| {
        let names: Vec<_> = rules.kinds.iter().map(|kind| kind.name()).collect();
        Some(names.join(", ")).filter(|list| !list.is_empty())
    };
    let after = if is_paused { SubscriptionState::Paused } else { SubscriptionState::Active };
    let changes = [
        Change::new(Field::Outlet, before.rules.outlet.as_deref(), rules.outlet.as_deref()),
        Change::new(Field::Language, before.rules.language.as_deref(), rules.language.as_deref()),
        Change::new(Field::Words, words(&before.rules), words(&rules)),
        Change::new(Field::ClaimKinds, kinds(&before.rules), kinds(&rules)),
        Change::new(Field::DailyLimit, Some(before.rules.daily_limit), Some(rules.daily_limit)),
        Change::new(Field::KeepDays, before.rules.keep_days, rules.keep_days),
        Change::new(Field::State, Some(word(before.schedule.state)), Some(word(after))),
    ];
    let other = changes.into_iter().filter(|change| change.from != change.to).collect();
    let event = Event::of_newsroom(Kind::SubscriptionChanged).with(Change::set(Field::Address, &before.url));
    work.record(event.with_all(other));
    work.commit().await?;
    by_id(app, id).await
}

/// Looks at a listing at once; a subscription that rests is resumed.
pub async fn poll(app: &App, actor: &Actor, id: SubscriptionId) -> Result<Subscription> {
    let before = by_id(app, id).await?;
    let mut work = Work::open(app, actor).await?;
    if before.schedule.state == SubscriptionState::Active {
        work.later(Job::Poll { subscription: id });
    } else {
        resume(&mut work, id).await?;
        let state = Change::new(Field::State, Some(word(before.schedule.state)), Some(word(SubscriptionState::Active)));
        let event = Event::of_newsroom(Kind::SubscriptionChanged).with(Change::set(Field::Address, &before.url));
        work.record(event.with(state));
    }
    work.commit().await?;
    by_id(app, id).await
}

fn word(state: SubscriptionState) -> &'static str {
    match state {
        SubscriptionState::Active => "active",
        SubscriptionState::Paused => "paused",
        SubscriptionState::Failing => "failing",
    }
}

async fn resume(work: &mut Work, id: SubscriptionId) -> Result<()> {
    let now = work.now();
    let schedule = Schedule { next_at: Some(now + LOST_AFTER), ..Schedule::begin(now) };
    store::articles::subscription::set_schedule(work.db(), id, &schedule).await?;
    work.later(Job::Poll { subscription: id });
    Ok(())
}

/// Removes a subscription. Its articles stay.
pub async fn remove(app: &App, actor: &Actor, id: SubscriptionId) -> Result<()> {
    let before = by_id(app, id).await?;
    let mut work = Work::open(app, actor).await?;
    if !store::articles::subscription::remove(work.db(), id).await? {
        return Err(Error::NotFound("subscription"));
    }
    work.record(Event::of_newsroom(Kind::SubscriptionRemoved).with(Change::set(Field::Address, before.url)));
    work.commit().await
}

/// Refused addresses of an OPML file that are named.
const NAMED: usize = 10;

/// What became of the feeds of an OPML file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Number of new subscriptions.
    pub added: usize,
    /// Number of feeds that were subscribed to already.
    pub known: usize,
    /// Number of addresses that no subscription may have.
    pub refused: usize,
    /// The first ten of them.
    pub refused_addresses: Vec<String>,
}

/// Subscribes to all feeds of an OPML file.
///
/// # Errors
/// [`Error::Invalid`] if the file is no OPML.
pub async fn import(app: &App, actor: &Actor, opml: &[u8], rules: &Rules) -> Result<Imported> {
    let outlines = read_opml(opml).map_err(|_damaged| Error::invalid("", FieldFault::NotOpml))?;
    let mut work = Work::open(app, actor).await?;
    if i64::try_from(outlines.len()).is_ok_and(|feeds| feeds > MOST) {
        return Err(Error::invalid("", FieldFault::SubscriptionsFull { max: MOST }));
    }
    let mut imported = Imported { added: 0, known: 0, refused: 0, refused_addresses: Vec::new() };
    for outline in outlines {
        match WebAddress::new(&web_address(&outline.url)) {
            Err(_) => {
                imported.refused += 1;
                if imported.refused_addresses.len() < NAMED {
                    imported.refused_addresses.push(outline.url);
                }
            }
            Ok(url) => match insert(&mut work, actor, &url, outline.title.as_deref(), rules).await? {
                Some(_) => imported.added += 1,
                None => imported.known += 1,
            },
        }
    }
    // Only now is it known how many feeds are new.
    check_room(&mut work, 0).await?;
    work.commit().await?;
    Ok(imported)
}

/// All subscriptions, newest first, for an OPML file.
pub async fn all(app: &App) -> Result<Vec<Subscription>> {
    Ok(store::articles::subscription::page(&app.pool, None, None, MOST, app.clock.now()).await?)
}

/// The address that programs mean by `feed://…` and `feed:https://…`.
fn web_address(address: &str) -> String {
    match address.split_once(':') {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("feed") => {
            if rest.starts_with("//") {
                format!("http:{rest}")
            } else {
                rest.to_owned()
            }
        }
        _ => address.to_owned(),
    }
}

/// # Errors
/// When there is no room for this many more subscriptions.
async fn check_room(work: &mut Work, more: i64) -> Result<()> {
    if store::articles::subscription::count(work.db()).await?.saturating_add(more) > MOST {
        return Err(Error::invalid("", FieldFault::SubscriptionsFull { max: MOST }));
    }
    Ok(())
}

/// Only active accounts can be told.
async fn check(work: &mut Work, rules: &Rules) -> Result<()> {
    for (position, account) in rules.told.iter().enumerate() {
        if store::people::account::person(&mut *work.db(), *account).await?.is_none() {
            return Err(Error::invalid(&format!("/told/{position}"), FieldFault::NotAnActiveAccount));
        }
    }
    Ok(())
}
