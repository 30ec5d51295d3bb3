//! Subscriptions and their entries.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgExecutor;

use crate::domain::articles::exchange::Validators;
use crate::domain::articles::fetch::FetchProblem;
use crate::domain::articles::hub::HubState;
use crate::domain::articles::subscription::{
    EntryOutcome, Rules, Schedule, Subscription, SubscriptionEntry, SubscriptionKind, SubscriptionState,
};
use crate::domain::claims::claim::Kind;
use crate::domain::kernel::id::{AccountId, ArticleId, SubscriptionId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

/// A page of subscriptions, newest first, or the one with this id.
pub async fn page(
    db: impl PgExecutor<'_>,
    id: Option<SubscriptionId>,
    before: Option<SubscriptionId>,
    limit: i64,
    now: DateTime<Utc>,
) -> sqlx::Result<Vec<Subscription>> {
    let rows = sqlx::query!(
        r#"select s.id as "id: SubscriptionId", s.url, s.title, s.kind as "kind: SubscriptionKind", s.outlet, s.language, s.words,
            s.kinds as "kinds: Vec<Kind>", s.daily_limit, s.keep_days, s.told as "told: Vec<AccountId>", s.state as "state: SubscriptionState", s.next_at, s.gap, s.looked_at, s.read_at,
            s.problem, s.status, s.failing_since, s.failures, s.created_at, s.version, a.id as "by_id: AccountId", a.name as by_name,
            h.hub as "hub?", h.lease_until as "hub_until?",
            (select count(*) from subscription_entries e where e.subscription_id = s.id and e.seen_at > $4) as "entries!",
            (select count(*) from subscription_entries e
                where e.subscription_id = s.id and e.seen_at > $4 and e.outcome = 'taken') as "taken!"
        from subscriptions s
        join accounts a on a.id = s.created_by
        left join feed_hubs h on h.subscription_id = s.id
        where ($1::uuid is null or s.id = $1) and ($2::uuid is null or s.id < $2)
        order by s.id desc
        limit $3"#,
        id as Option<SubscriptionId>,
        before as Option<SubscriptionId>,
        limit,
        now - TimeDelta::days(30)
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Subscription {
            id: row.id,
            url: row.url,
            title: row.title,
            kind: row.kind,
            rules: Rules {
                outlet: row.outlet,
                language: row.language,
                words: row.words,
                kinds: row.kinds,
                daily_limit: row.daily_limit,
                keep_days: row.keep_days,
                told: row.told,
            },
            schedule: Schedule {
                state: row.state,
                next_at: row.next_at,
                gap: TimeDelta::seconds(row.gap.into()),
                looked_at: row.looked_at,
                read_at: row.read_at,
                problem: row.problem.as_deref().and_then(FetchProblem::from_code),
                status: row.status,
                failing_since: row.failing_since,
                failures: row.failures,
            },
            hub: row.hub.map(|url| HubState { url, until: row.hub_until }),
            entries: row.entries,
            taken: row.taken,
            created_by: PersonRef { id: row.by_id, name: row.by_name },
            created_at: row.created_at,
            version: row.version,
        })
        .collect())
}

/// Number of subscriptions.
pub async fn count(db: impl PgExecutor<'_>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select count(*) as "count!" from subscriptions"#).fetch_one(db).await
}

/// The subscription whose address has this key.
pub async fn by_key(db: impl PgExecutor<'_>, url_key: &str) -> sqlx::Result<Option<SubscriptionId>> {
    sqlx::query_scalar!(r#"select id as "id: SubscriptionId" from subscriptions where url_key = $1"#, url_key)
        .fetch_optional(db)
        .await
}

/// A subscription to insert.
#[derive(Debug)]
pub struct NewSubscription<'a> {
    /// Chosen by the caller.
    pub id: SubscriptionId,
    /// Address of the listing, and its key.
    pub url: &'a str,
    /// Key of the address.
    pub url_key: &'a str,
    /// A name that is known already, as from an OPML file.
    pub title: Option<&'a str>,
    /// What the newsroom wants of it.
    pub rules: &'a Rules,
    /// The first look.
    pub schedule: &'a Schedule,
    /// Who adds it.
    pub created_by: AccountId,
    /// Time of creation.
    pub created_at: DateTime<Utc>,
}

/// Inserts a subscription. False if one with the same address exists.
pub async fn insert(db: &mut Connection, new: &NewSubscription<'_>) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "insert into subscriptions (id, url, url_key, title, outlet, language, words, daily_limit, told, next_at, gap,
            created_by, created_at, kinds, keep_days)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
        on conflict (url_key) do nothing",
        new.id as _,
        new.url,
        new.url_key,
        new.title,
        new.rules.outlet,
        new.rules.language,
        &new.rules.words,
        new.rules.daily_limit,
        new.rules.told.as_slice() as _,
        new.schedule.next_at,
        seconds(new.schedule.gap),
        new.created_by as _,
        new.created_at,
        new.rules.kinds.as_slice() as _,
        new.rules.keep_days
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Replaces the rules if the version is `version`, and increments it. False if it is not.
pub async fn set_rules(db: &mut Connection, id: SubscriptionId, version: i64, rules: &Rules) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update subscriptions
        set outlet = $3, language = $4, words = $5, daily_limit = $6, told = $7, kinds = $8, keep_days = $9, version = version + 1
        where id = $1 and version = $2",
        id as _,
        version,
        rules.outlet,
        rules.language,
        &rules.words,
        rules.daily_limit,
        rules.told.as_slice() as _,
        rules.kinds.as_slice() as _,
        rules.keep_days
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Sets when and with which outcome the listing is looked at.
pub async fn set_schedule(db: &mut Connection, id: SubscriptionId, schedule: &Schedule) -> sqlx::Result<()> {
    sqlx::query!(
        "update subscriptions
        set state = $2, next_at = $3, gap = $4, looked_at = $5, read_at = coalesce($6, read_at), problem = $7, status = $8,
            failing_since = $9, failures = $10
        where id = $1",
        id as _,
        schedule.state as _,
        schedule.next_at,
        seconds(schedule.gap),
        schedule.looked_at,
        schedule.read_at,
        schedule.problem.map(FetchProblem::code),
        schedule.status,
        schedule.failing_since,
        schedule.failures
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets what a look found out about the listing itself.
pub async fn set_listing(
    db: &mut Connection,
    id: SubscriptionId,
    title: Option<&str>,
    kind: SubscriptionKind,
    validators: &Validators,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update subscriptions set title = coalesce($2, title), kind = $3, etag = $4, last_modified = $5 where id = $1",
        id as _,
        title,
        kind as _,
        validators.etag,
        validators.last_modified
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Moves a subscription to another address. False if another subscription has that address.
pub async fn set_url(db: &mut Connection, id: SubscriptionId, url: &str, url_key: &str) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update subscriptions set url = $2, url_key = $3
        where id = $1 and not exists (select from subscriptions where url_key = $3 and id <> $1)",
        id as _,
        url,
        url_key
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Validators of the last response.
pub async fn validators(db: impl PgExecutor<'_>, id: SubscriptionId) -> sqlx::Result<Option<Validators>> {
    sqlx::query_as!(Validators, "select etag, last_modified from subscriptions where id = $1", id as _)
        .fetch_optional(db)
        .await
}

/// Removes a subscription with its entries; its articles stay. False if there is none.
pub async fn remove(db: &mut Connection, id: SubscriptionId) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from subscriptions where id = $1", id as _).execute(db).await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the subscriptions that are due, earliest first, and postpones their next look to `later`: the look itself sets another
/// time. Rows that another server takes are skipped.
pub async fn take_due(
    db: &mut Connection,
    now: DateTime<Utc>,
    later: DateTime<Utc>,
    limit: i64,
) -> sqlx::Result<Vec<SubscriptionId>> {
    sqlx::query_scalar!(
        r#"update subscriptions
        set next_at = $2
        where id in (
            select id from subscriptions where next_at <= $1 order by next_at limit $3 for update skip locked
        )
        returning id as "id: SubscriptionId""#,
        now,
        later,
        limit
    )
    .fetch_all(db)
    .await
}

/// Which of these entries are known, by their own id or by the key of their address: their positions, from 1.
pub async fn known(
    db: impl PgExecutor<'_>,
    id: SubscriptionId,
    entry_ids: &[String],
    url_keys: &[String],
) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar!(
        r#"select given.position as "position!"
        from unnest($2::text[], $3::text[]) with ordinality as given (entry_id, url_key, position)
        where exists (
                select from subscription_entries e
                where e.subscription_id = $1 and md5(e.entry_id) = md5(given.entry_id) and e.entry_id = given.entry_id
            )
            or exists (
                select from subscription_entries e
                where e.subscription_id = $1 and md5(e.url_key) = md5(given.url_key) and e.url_key = given.url_key
            )"#,
        id as _,
        entry_ids,
        url_keys
    )
    .fetch_all(db)
    .await
}

/// Number of articles that a subscription has brought since `start`.
pub async fn taken_since(db: impl PgExecutor<'_>, id: SubscriptionId, start: DateTime<Utc>) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!" from subscription_entries
        where subscription_id = $1 and outcome = 'taken' and seen_at > $2"#,
        id as _,
        start
    )
    .fetch_one(db)
    .await
}

/// An entry to insert.
#[derive(Debug, Clone)]
pub struct NewEntry {
    /// The entry's own id.
    pub entry_id: String,
    /// Address of the article.
    pub url: String,
    /// Key of the address.
    pub url_key: String,
    /// Title, as the listing has it.
    pub title: Option<String>,
    /// Time of publication, as the listing has it.
    pub published_at: Option<DateTime<Utc>>,
    /// What became of it.
    pub outcome: EntryOutcome,
    /// The article.
    pub article: Option<ArticleId>,
}

/// Inserts entries, in this order.
pub async fn insert_entries(
    db: &mut Connection,
    id: SubscriptionId,
    entries: &[NewEntry],
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    for batch in entries.chunks(1_000) {
        let text = |of: fn(&NewEntry) -> &String| batch.iter().map(|entry| of(entry).clone()).collect::<Vec<_>>();
        let titles: Vec<Option<String>> = batch.iter().map(|entry| entry.title.clone()).collect();
        let times: Vec<Option<DateTime<Utc>>> = batch.iter().map(|entry| entry.published_at).collect();
        let outcomes: Vec<EntryOutcome> = batch.iter().map(|entry| entry.outcome).collect();
        let articles: Vec<Option<ArticleId>> = batch.iter().map(|entry| entry.article).collect();
        sqlx::query!(
            "insert into subscription_entries (subscription_id, entry_id, url, url_key, title, published_at, outcome, article_id,
                seen_at)
            select $1, entry_id, url, url_key, title, published_at, outcome, article_id, $9
            from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::entry_outcome[], $8::uuid[])
                as entry (entry_id, url, url_key, title, published_at, outcome, article_id)",
            id as _,
            &text(|entry| &entry.entry_id),
            &text(|entry| &entry.url),
            &text(|entry| &entry.url_key),
            titles as _,
            times as _,
            outcomes as _,
            articles as _,
            now
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// A page of a subscription's entries, newest first.
pub async fn entries(
    db: impl PgExecutor<'_>,
    id: SubscriptionId,
    before: Option<i64>,
    limit: i64,
) -> sqlx::Result<Vec<SubscriptionEntry>> {
    let rows = sqlx::query!(
        r#"select e.id, e.url, e.title, e.published_at, e.seen_at, e.outcome as "outcome: EntryOutcome",
            e.article_id as "article_id: ArticleId", f.problem as "problem?"
        from subscription_entries e
        left join fetches f on f.article_id = e.article_id and f.state = 'failed'
        where e.subscription_id = $1 and ($2::bigint is null or e.id < $2)
        order by e.id desc
        limit $3"#,
        id as _,
        before,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| SubscriptionEntry {
            id: row.id,
            url: row.url,
            title: row.title,
            published_at: row.published_at,
            seen_at: row.seen_at,
            outcome: row.outcome,
            article_id: row.article_id,
            problem: row.problem.as_deref().and_then(FetchProblem::from_code),
        })
        .collect())
}

fn seconds(gap: TimeDelta) -> i32 {
    i32::try_from(gap.num_seconds()).unwrap_or(i32::MAX)
}
