//! Matches: what people decided about pairs of claims that seem to say the same.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use crate::domain::claims::matches::{MatchDecision, MatchState};
use crate::domain::kernel::id::{AccountId, ClaimId};
use crate::domain::people::account::PersonRef;
use crate::store::kit::connection::Connection;

/// All decisions about pairs with this claim: the other claim, and what was decided.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<(ClaimId, MatchDecision)>> {
    let rows = sqlx::query!(
        r#"select case when m.one = $1 then m.other else m.one end as "with!: ClaimId", m.state as "state: MatchState",
            m.decided_at, a.id as "by_id: AccountId", a.name as by_name
        from matches m
        join accounts a on a.id = m.decided_by
        where m.one = $1 or m.other = $1"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    let decision = |state, at, by_id, by_name| MatchDecision { state, by: PersonRef { id: by_id, name: by_name }, at };
    Ok(rows.into_iter().map(|row| (row.with, decision(row.state, row.decided_at, row.by_id, row.by_name))).collect())
}

/// Records a decision about a pair; replaces an earlier one.
pub async fn decide(
    db: &mut Connection,
    [one, other]: [ClaimId; 2],
    state: MatchState,
    by: AccountId,
    now: DateTime<Utc>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into matches (one, other, state, decided_by, decided_at)
        values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4, $5)
        on conflict (one, other) do update set state = $3, decided_by = $4, decided_at = $5",
        one as _,
        other as _,
        state as _,
        by as _,
        now
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Takes back the decision about a pair. Returns what was decided.
pub async fn undo(db: &mut Connection, [one, other]: [ClaimId; 2]) -> sqlx::Result<Option<MatchState>> {
    sqlx::query_scalar!(
        r#"delete from matches where one = least($1::uuid, $2::uuid) and other = greatest($1::uuid, $2::uuid)
        returning state as "state: MatchState""#,
        one as _,
        other as _
    )
    .fetch_optional(db)
    .await
}

/// What was decided about a pair.
pub async fn of_pair(db: impl PgExecutor<'_>, [one, other]: [ClaimId; 2]) -> sqlx::Result<Option<MatchDecision>> {
    let row = sqlx::query!(
        r#"select m.state as "state: MatchState", m.decided_at, a.id as "by_id: AccountId", a.name as by_name
        from matches m
        join accounts a on a.id = m.decided_by
        where m.one = least($1::uuid, $2::uuid) and m.other = greatest($1::uuid, $2::uuid)"#,
        one as _,
        other as _
    )
    .fetch_optional(db)
    .await?;
    let by = |id, name| PersonRef { id, name };
    Ok(row.map(|row| MatchDecision { state: row.state, by: by(row.by_id, row.by_name), at: row.decided_at }))
}
