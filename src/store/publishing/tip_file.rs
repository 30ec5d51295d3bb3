//! Files of tips: insert, facts, bytes in pieces, delete.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::kernel::id::TipId;
use crate::domain::verdicts::evidence_file::FileFacts;
use crate::store::kit::connection::Connection;
use crate::store::verdicts::evidence_file::{NewFile, PART};

/// Bytes of all files of tips.
pub async fn kept(db: &mut Connection) -> sqlx::Result<i64> {
    sqlx::query_scalar!(r#"select coalesce(sum(size), 0)::bigint as "size!" from reader_tip_files"#).fetch_one(db).await
}

/// Gives a tip its file.
pub async fn insert(db: &mut Connection, tip: TipId, file: &NewFile) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into reader_tip_files (tip_id, name, media_type, size, sha256) values ($1, $2, $3, $4, $5)",
        tip as _,
        file.name,
        file.media_type,
        i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        &file.sha256
    )
    .execute(&mut *db)
    .await?;
    for (number, part) in (1..).zip(file.bytes.chunks(PART)) {
        sqlx::query!(
            "insert into reader_tip_file_parts (tip_id, number, bytes) values ($1, $2, $3)",
            tip as _,
            number,
            part
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Facts of the file of a tip, if it has one.
pub async fn facts(db: impl PgExecutor<'_>, tip: TipId) -> sqlx::Result<Option<FileFacts>> {
    sqlx::query_as!(FileFacts, "select name, media_type, size from reader_tip_files where tip_id = $1", tip as _)
        .fetch_optional(db)
        .await
}

/// A piece of a file, from 1; `None` behind the last.
pub async fn part(db: impl PgExecutor<'_>, tip: TipId, number: i32) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!("select bytes from reader_tip_file_parts where tip_id = $1 and number = $2", tip as _, number)
        .fetch_optional(db)
        .await
}

/// The whole file of a tip; empty if it has none.
pub async fn whole(db: impl PgExecutor<'_>, tip: TipId) -> sqlx::Result<Vec<u8>> {
    let parts =
        sqlx::query_scalar!("select bytes from reader_tip_file_parts where tip_id = $1 order by number", tip as _);
    Ok(parts.fetch_all(db).await?.concat())
}

/// Deletes the file of a tip. Returns whether there was one.
pub async fn remove(db: &mut Connection, tip: TipId) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from reader_tip_files where tip_id = $1", tip as _).execute(db).await?;
    Ok(done.rows_affected() > 0)
}

/// Deletes the files of tips that were decided before `before`, or that came before it and that nobody decided about.
pub async fn forget(db: &mut Connection, before: DateTime<Utc>) -> sqlx::Result<()> {
    sqlx::query!(
        "delete from reader_tip_files f using reader_tips t
        where t.id = f.tip_id and coalesce(t.decided_at, t.received_at) < $1",
        before
    )
    .execute(db)
    .await?;
    Ok(())
}
