//! Audit log: hash-chained events and signed checkpoints.

use sqlx::PgExecutor;

use crate::domain::newsroom::audit::{Checkpoint, Link};
use crate::domain::newsroom::event::Cursor;
use crate::store::kit::connection::Connection;

/// Links of the hash chains after `(subject, seq)`, exclusive, ordered by subject and sequence number.
pub async fn links(db: impl PgExecutor<'_>, after: (&str, i64), limit: i64) -> sqlx::Result<Vec<Link>> {
    let rows = sqlx::query!(
        r#"select subject, seq, hash, (select position from event_positions where event_id = id) as position,
            id::text as "id!", (extract(epoch from at) * 1000000)::bigint::text as "at!", actor_id::text as actor, kind,
            article_id::text as article, claim_id::text as claim, account_id::text as account, reason,
            changes::text as "changes!", request_id::text as request
        from events
        where (subject, seq) > ($1, $2)
        order by subject, seq
        limit $3"#,
        after.0,
        after.1,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Link {
            subject: row.subject,
            seq: row.seq,
            fields: [
                Some(row.id),
                Some(row.at),
                row.actor,
                Some(row.kind),
                row.article,
                row.claim,
                row.account,
                row.reason,
                Some(row.changes),
                row.request,
            ],
            position: row.position.map(Cursor),
            hash: row.hash,
        })
        .collect())
}

/// Chain heads after `subject`, exclusive, ordered by subject: subject, sequence number, hash.
pub async fn heads(db: impl PgExecutor<'_>, after: &str, limit: i64) -> sqlx::Result<Vec<(String, i64, Vec<u8>)>> {
    let rows = sqlx::query!(
        "select subject, seq, hash from event_heads where subject > $1 order by subject limit $2",
        after,
        limit
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(|row| (row.subject, row.seq, row.hash)).collect())
}

/// The newest signed checkpoints, newest first.
pub async fn checkpoints(db: impl PgExecutor<'_>, limit: i64) -> sqlx::Result<Vec<Checkpoint>> {
    sqlx::query_as!(
        Checkpoint,
        r#"select id, (extract(epoch from at) * 1000000)::bigint as "at!", xact::text::bigint as xact,
            position as "position: Cursor", events, subjects, root, public_key, signature
        from checkpoints
        order by id desc
        limit $1"#,
        limit
    )
    .fetch_all(db)
    .await
}

/// Inserts a signed checkpoint. Checkpoints are never changed or deleted.
pub async fn insert_checkpoint(db: &mut Connection, checkpoint: &Checkpoint) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into checkpoints (at, position, events, subjects, root, public_key, signature)
        values ('epoch'::timestamptz + $1::bigint * interval '1 microsecond', $2, $3, $4, $5, $6, $7)",
        checkpoint.at,
        checkpoint.position.0,
        checkpoint.events,
        checkpoint.subjects,
        checkpoint.root,
        checkpoint.public_key,
        checkpoint.signature
    )
    .execute(db)
    .await?;
    Ok(())
}
