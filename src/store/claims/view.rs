//! Saved views of a person: list, insert, delete.

use sqlx::PgExecutor;

use crate::domain::claims::view::SavedView;
use crate::domain::kernel::id::{AccountId, ViewId};

/// A person's saved views, ordered by name without regard to case.
pub async fn of(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<Vec<SavedView>> {
    sqlx::query_as!(
        SavedView,
        "select id, name, query, created_at from saved_views where account_id = $1 order by lower(name), id",
        account as _
    )
    .fetch_all(db)
    .await
}

/// Inserts a saved view. Violates `saved_views_name_key` when the person has a view of that name.
pub async fn insert(db: impl PgExecutor<'_>, account: AccountId, view: &SavedView) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into saved_views (id, account_id, name, query, created_at) values ($1, $2, $3, $4, $5)",
        view.id as _,
        account as _,
        view.name,
        view.query,
        view.created_at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Deletes one of a person's saved views. Returns false if the person has no view with this id.
pub async fn delete(db: impl PgExecutor<'_>, account: AccountId, id: ViewId) -> sqlx::Result<bool> {
    let done = sqlx::query!("delete from saved_views where id = $1 and account_id = $2", id as _, account as _)
        .execute(db)
        .await?;
    Ok(done.rows_affected() == 1)
}
