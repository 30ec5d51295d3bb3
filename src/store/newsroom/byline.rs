//! By-lines: who agreed to be named, and the names on published verdicts.

use sqlx::PgExecutor;

use crate::domain::kernel::id::AccountId;
use crate::domain::newsroom::byline::{Signer, Task};
use crate::domain::publishing::publication::PublicVerdict;
use crate::store::kit::connection::Connection;

/// Whether the person agreed to be named on published verdicts.
pub async fn is_named(db: impl PgExecutor<'_>, account: AccountId) -> sqlx::Result<bool> {
    let named = sqlx::query_scalar!("select named_in_public from accounts where id = $1", account as _);
    Ok(named.fetch_optional(db).await?.unwrap_or(false))
}

/// Which of these people agreed to be named.
pub async fn agreed(db: impl PgExecutor<'_>, accounts: &[AccountId]) -> sqlx::Result<Vec<AccountId>> {
    sqlx::query_scalar!(
        r#"select id as "id: AccountId" from accounts where id = any ($1) and named_in_public"#,
        accounts as _
    )
    .fetch_all(db)
    .await
}

/// Sets whether a person is named on verdicts that are published from now on. Returns false if nothing changes.
pub async fn set_named(db: &mut Connection, account: AccountId, named: bool) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update accounts set named_in_public = $2 where id = $1 and named_in_public <> $2",
        account as _,
        named
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Writes the names of the people who sign a publication, the author first. Who has withdrawn the agreement a moment ago is not
/// written, and nobody is if that is the author; others who withdraw it wait for the end of the transaction.
pub(in crate::store) async fn insert(
    db: &mut Connection,
    verdict: &PublicVerdict,
    people: &[&Signer],
) -> sqlx::Result<()> {
    for (position, signer) in (0_i32..).zip(people) {
        let done = sqlx::query!(
            "insert into bylines (claim_id, number, position, account_id, name, task)
            select $1, $2, $3, id, $5, $6 from accounts where id = $4 and named_in_public for share",
            verdict.claim_id as _,
            verdict.revision,
            position,
            signer.account as _,
            signer.name,
            signer.task as _
        )
        .execute(&mut *db)
        .await?;
        if done.rows_affected() == 0 && signer.task == Task::Author {
            break;
        }
    }
    Ok(())
}

/// Takes a person's name off all published verdicts. Where the person is the author, the newsroom signs from then on. Returns the
/// number of verdicts.
pub async fn delete(db: &mut Connection, account: AccountId) -> sqlx::Result<u64> {
    let gone = sqlx::query_scalar!(
        r#"with own as (select claim_id, number, task from bylines where account_id = $1),
        gone as (
            delete from bylines b
            using own
            where b.claim_id = own.claim_id and b.number = own.number
                and (own.task = 'author' or b.account_id = $1)
            returning b.claim_id, b.number
        ),
        told as (update settings set bylines_taken_back = bylines_taken_back + 1 where exists (select from gone))
        select count(distinct (claim_id, number)) as "gone!" from gone"#,
        account as _
    )
    .fetch_one(db)
    .await?;
    Ok(gone.unsigned_abs())
}
