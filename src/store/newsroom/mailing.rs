//! Mailings: how people get notifications by mail, and the daily mails that are due.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId, NotificationId, SubscriptionId};
use crate::domain::newsroom::mailing::{DigestItem, Mailing, Mode, Recipient};
use crate::domain::newsroom::notification::Topic;
use crate::domain::newsroom::zone::Zone;
use crate::domain::publishing::schedule::EndReason;
use crate::store::kit::connection::Connection;

/// How a person gets notifications by mail, and when the next daily mail is due. `None` if the person has chosen nothing.
pub async fn of(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Option<(Mailing, Option<DateTime<Utc>>)>> {
    let row = sqlx::query!(
        r#"select mode as "mode: Mode", hour, zone, language as "language: DeskLanguage", due_at
        from mailings
        where account_id = $1"#,
        account as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (mailing(row.mode, row.hour, &row.zone, row.language), row.due_at)))
}

/// A zone that this version's database does not have counts as UTC.
fn mailing(mode: Mode, hour: i16, zone: &str, language: DeskLanguage) -> Mailing {
    let (hour, zone) = (u8::try_from(hour).unwrap_or_default(), Zone::new(zone).unwrap_or(Zone::UTC));
    Mailing { mode, hour, zone, language }
}

/// Sets how a person gets notifications by mail. `since` is the start of the first daily mail, if there was none before.
pub async fn put(
    db: &mut Connection,
    account: AccountId,
    mailing: &Mailing,
    since: DateTime<Utc>,
    due_at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into mailings (account_id, mode, hour, zone, language, since, due_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (account_id) do update
        set mode = $2, hour = $3, zone = $4, language = $5, due_at = $7,
            since = case when mailings.mode = 'daily' then mailings.since else $6 end",
        account as _,
        mailing.mode as _,
        i16::from(mailing.hour),
        mailing.zone.name(),
        mailing.language as _,
        since,
        due_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Active accounts whose daily mail is due, at most `limit`.
pub async fn due(db: impl PgExecutor<'_>, now: DateTime<Utc>, limit: i64) -> sqlx::Result<Vec<AccountId>> {
    sqlx::query_scalar!(
        r#"select m.account_id as "id: AccountId"
        from mailings m
        join accounts a on a.id = m.account_id
        where m.due_at <= $1 and a.deactivated_at is null
        order by m.due_at
        limit $2"#,
        now,
        limit
    )
    .fetch_all(db)
    .await
}

/// The recipient of a daily mail. `None` if no mail is due or the account is deactivated.
pub async fn recipient(
    db: impl PgExecutor<'_>,
    account: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<Option<Recipient>> {
    let row = sqlx::query!(
        r#"select a.email, a.name, m.mode as "mode: Mode", m.hour, m.zone, m.language as "language: DeskLanguage", m.since,
            m.due_at as "due_at!"
        from mailings m
        join accounts a on a.id = m.account_id
        where m.account_id = $1 and m.due_at <= $2 and a.deactivated_at is null"#,
        account as _,
        now
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| Recipient {
        to: row.email,
        name: row.name,
        mailing: mailing(row.mode, row.hour, &row.zone, row.language),
        since: row.since,
        due_at: row.due_at,
    }))
}

/// Unread notifications of an account from `since` on (inclusive) that no mail has told of, oldest first. Those about deleted
/// comments are left out.
pub async fn untold(
    db: impl PgExecutor<'_>,
    account: AccountId,
    since: DateTime<Utc>,
    limit: i64,
) -> sqlx::Result<Vec<DigestItem>> {
    sqlx::query_as!(
        DigestItem,
        r#"select n.id as "id!: NotificationId", n.kind as "topic!: Topic", a.name as "actor?", n.claim_id as "claim: ClaimId",
            n.subscription_id as "subscription: SubscriptionId", m.id as "comment_id?: CommentId",
            coalesce(c.wording, c.machine_statement, case when e.shape = 'webhook' then e.url else e.description end, s.title, s.url)
                as "subject!",
            n.reason as "reason: EndReason"
        from notifications n
        left join claims c on c.id = n.claim_id
        left join endpoints e on e.id = n.endpoint_id
        left join subscriptions s on s.id = n.subscription_id
        left join accounts a on a.id = n.actor_id
        left join comments m on m.id = n.comment_id
        where n.account_id = $1 and n.read_at is null and n.mailed_at is null and n.at >= $2 and m.deleted_at is null
        order by n.id
        limit $3"#,
        account as _,
        since,
        limit
    )
    .fetch_all(db)
    .await
}

/// Notes that a mail has told of these notifications.
pub async fn set_mailed(db: impl PgExecutor<'_>, ids: &[NotificationId], now: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!("update notifications set mailed_at = $2 where id = any ($1) and mailed_at is null", ids as _, now)
        .execute(db)
        .await?;
    Ok(())
}

/// Sets when the next daily mail is due, unless the person has chosen otherwise since `due_at` was read.
pub async fn set_due(
    db: impl PgExecutor<'_>,
    account: AccountId,
    due_at: DateTime<Utc>,
    next: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!("update mailings set due_at = $3 where account_id = $1 and due_at = $2", account as _, due_at, next)
        .execute(db)
        .await?;
    Ok(())
}
