//! Notifications: list, count, mark as read.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::desk_language::DeskLanguage;
use crate::domain::kernel::id::{AccountId, ClaimId, CommentId, EndpointId, NotificationId, SubscriptionId};
use crate::domain::newsroom::notification::{
    Notice, Notification, NotificationMail, NotifiedClaim, NotifiedEndpoint, NotifiedSubscription, Topic,
};
use crate::domain::people::account::PersonRef;
use crate::domain::publishing::schedule::EndReason;
use crate::store::kit::connection::Connection;

/// Adds a notification to an account's inbox.
pub async fn insert(
    db: &mut Connection,
    id: NotificationId,
    notice: &Notice,
    actor: Option<AccountId>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into notifications (id, account_id, kind, claim_id, endpoint_id, subscription_id, comment_id, actor_id, at, reason)
        values ($1, $2, $3, $4, $5, $9, $6, $7, $8, $10)",
        id as _,
        notice.account as _,
        notice.topic as _,
        notice.about.claim() as Option<ClaimId>,
        notice.about.endpoint() as Option<EndpointId>,
        notice.comment as Option<CommentId>,
        actor as Option<AccountId>,
        now,
        notice.about.subscription() as Option<SubscriptionId>,
        notice.reason as Option<EndReason>
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Those of the accounts that have no unread notification of this topic about this subscription.
pub async fn not_yet_told(
    db: impl PgExecutor<'_>,
    accounts: &[AccountId],
    topic: Topic,
    subscription: SubscriptionId,
) -> sqlx::Result<Vec<AccountId>> {
    sqlx::query_scalar!(
        r#"select a.id as "id: AccountId"
        from accounts a
        where a.id = any ($1) and a.deactivated_at is null and not exists (
            select from notifications n
            where n.account_id = a.id and n.subscription_id = $3 and n.kind = $2 and n.read_at is null
        )"#,
        accounts as _,
        topic as _,
        subscription as _
    )
    .fetch_all(db)
    .await
}

/// A page of an account's notifications, newest first; only unread ones if `unread`.
pub async fn page(
    db: impl PgExecutor<'_>,
    account: AccountId,
    unread: bool,
    before: Option<NotificationId>,
    limit: i64,
) -> sqlx::Result<Vec<Notification>> {
    let rows = sqlx::query!(
        r#"select n.id, n.kind as "kind: Topic", n.claim_id as "claim_id: ClaimId",
            n.endpoint_id as "endpoint_id: EndpointId", case when e.shape = 'webhook' then e.url else e.description end as url,
            n.subscription_id as "subscription_id: SubscriptionId", coalesce(s.title, s.url) as subscription_title, n.comment_id as "comment_id: CommentId", n.at, n.read_at,
            n.reason as "reason: EndReason",
            coalesce(c.wording, c.machine_statement) as statement,
            a.id as "actor_id?", a.name as "actor_name?"
        from notifications n
        left join claims c on c.id = n.claim_id
        left join endpoints e on e.id = n.endpoint_id
        left join subscriptions s on s.id = n.subscription_id
        left join accounts a on a.id = n.actor_id
        where n.account_id = $1 and (not $2 or n.read_at is null) and ($3::uuid is null or n.id < $3)
        order by n.id desc
        limit $4"#,
        account as _,
        unread,
        before as Option<NotificationId>,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Notification {
            id: row.id,
            kind: row.kind,
            sentence: row.kind.sentence().to_owned(),
            claim: row.claim_id.zip(row.statement).map(|(id, statement)| NotifiedClaim { id, statement }),
            endpoint: row.endpoint_id.zip(row.url).map(|(id, url)| NotifiedEndpoint { id, url }),
            subscription: row
                .subscription_id
                .zip(row.subscription_title)
                .map(|(id, title)| NotifiedSubscription { id, title }),
            comment_id: row.comment_id,
            reason: row.reason,
            actor: row.actor_id.zip(row.actor_name).map(|(id, name)| PersonRef { id, name }),
            at: row.at,
            read_at: row.read_at,
        })
        .collect())
}

/// The number of an account's unread notifications, at most 100.
pub async fn unread(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<i64> {
    sqlx::query_scalar!(
        r#"select count(*) as "count!"
        from (
            select from notifications where account_id = $1 and read_at is null limit 100
        ) unread"#,
        account as _
    )
    .fetch_one(db)
    .await
}

/// Marks an account's notifications as read: these, or all if `ids` is `None`. Read ones keep their time.
pub async fn set_read(
    db: impl PgExecutor<'_>,
    account: AccountId,
    ids: Option<&[NotificationId]>,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update notifications set read_at = $3
        where account_id = $1 and read_at is null and ($2::uuid[] is null or id = any ($2))",
        account as _,
        ids as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// The content and recipient of the e-mail about a notification. `None` if the notification is read, the account is
/// deactivated, the comment deleted, or the person does not want mails at once.
pub async fn letter(db: impl PgExecutor<'_>, id: NotificationId) -> sqlx::Result<Option<NotificationMail>> {
    sqlx::query_as!(
        NotificationMail,
        r#"select t.email as "to", t.name, n.kind as "topic: Topic", a.name as "actor?", n.claim_id as "claim: ClaimId",
            n.subscription_id as "subscription: SubscriptionId",
            coalesce(c.wording, c.machine_statement, case when e.shape = 'webhook' then e.url else e.description end, s.title, s.url)
                as "statement!",
            coalesce(g.language, 'en') as "language!: DeskLanguage", m.id as "comment_id?: CommentId", m.body as "comment?",
            n.reason as "reason: EndReason"
        from notifications n
        join accounts t on t.id = n.account_id
        left join claims c on c.id = n.claim_id
        left join endpoints e on e.id = n.endpoint_id
        left join subscriptions s on s.id = n.subscription_id
        left join accounts a on a.id = n.actor_id
        left join comments m on m.id = n.comment_id
        left join mailings g on g.account_id = n.account_id
        where n.id = $1 and n.read_at is null and t.deactivated_at is null and m.deleted_at is null
            and coalesce(g.mode, 'at_once') = 'at_once'"#,
        id as _
    )
    .fetch_optional(db)
    .await
}
