//! Snapshots of evidence: begin, find, texts, outcome.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::articles::fetch::FetchState;
use crate::domain::kernel::id::{ArticleId, ClaimId, EvidenceId, SnapshotId};
use crate::domain::verdicts::archive::ArchiveState;
use crate::domain::verdicts::sources::excerpt::ExcerptCheck;
use crate::store::kit::connection::Connection;

/// A snapshot of evidence with what an attempt needs to know.
#[derive(Debug)]
pub struct Look {
    /// Id of the snapshot.
    pub id: SnapshotId,
    /// Address to fetch.
    pub url: String,
    /// State of the snapshot.
    pub state: FetchState,
    /// Whether something was kept already.
    pub is_kept: bool,
    /// Claim of the evidence.
    pub claim: ClaimId,
    /// Article of the claim.
    pub article: ArticleId,
    /// Excerpt of the evidence.
    pub excerpt: Option<String>,
}

/// The snapshot of evidence with this number.
pub async fn by_number(db: impl PgExecutor<'_>, evidence: EvidenceId, number: i32) -> sqlx::Result<Option<Look>> {
    sqlx::query_as!(
        Look,
        r#"select s.id as "id: SnapshotId", s.url, s.state, s.warc is not null as "is_kept!", e.claim_id as claim,
            c.article_id as article, e.excerpt
        from evidence_snapshots l
        join snapshots s on s.id = l.snapshot_id
        join evidence e on e.id = l.evidence_id
        join claims c on c.id = e.claim_id
        where l.evidence_id = $1 and l.number = $2"#,
        evidence as _,
        number
    )
    .fetch_optional(db)
    .await
}

/// Number and state of the newest snapshot of evidence, with its address. Locks the evidence, so that numbers follow each
/// other.
pub async fn lock_newest(db: &mut Connection, evidence: EvidenceId) -> sqlx::Result<Option<(i32, FetchState, String)>> {
    sqlx::query!("select id from evidence where id = $1 for update", evidence as _).fetch_optional(&mut *db).await?;
    let row = sqlx::query!(
        "select l.number, s.state, s.url
        from evidence_snapshots l
        join snapshots s on s.id = l.snapshot_id
        where l.evidence_id = $1
        order by l.number desc
        limit 1",
        evidence as _
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.number, row.state, row.url)))
}

/// Gives evidence a snapshot.
pub async fn insert(db: &mut Connection, evidence: EvidenceId, number: i32, snapshot: SnapshotId) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into evidence_snapshots (evidence_id, number, snapshot_id) values ($1, $2, $3)",
        evidence as _,
        number,
        snapshot as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Texts of a kept snapshot.
#[derive(Debug)]
pub struct Texts {
    /// Number of the snapshot.
    pub number: i32,
    /// What the article reader read.
    pub text: Option<String>,
    /// All words that a web page shows.
    pub page_text: Option<String>,
}

impl Texts {
    /// Texts to search, best first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.text.as_deref().into_iter().chain(self.page_text.as_deref())
    }
}

/// Texts of the newest snapshot of evidence that was kept at `url`, with a number below `before`.
pub async fn texts(
    db: impl PgExecutor<'_>,
    evidence: EvidenceId,
    url: &str,
    before: i32,
) -> sqlx::Result<Option<Texts>> {
    sqlx::query_as!(
        Texts,
        "select l.number, s.text, s.page_text
        from evidence_snapshots l
        join snapshots s on s.id = l.snapshot_id
        where l.evidence_id = $1 and l.number < $3 and s.url = $2 and s.warc is not null
            and (s.text is not null or s.page_text is not null)
        order by l.number desc
        limit 1",
        evidence as _,
        url,
        before
    )
    .fetch_optional(db)
    .await
}

/// Sets whether the excerpt stands in a snapshot.
pub async fn set_excerpt(
    db: impl PgExecutor<'_>,
    evidence: EvidenceId,
    number: i32,
    check: Option<&ExcerptCheck>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence_snapshots set excerpt = $3 where evidence_id = $1 and number = $2",
        evidence as _,
        number,
        check.map(Json) as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks a snapshot whose text differs from the one before.
pub async fn set_changed(db: impl PgExecutor<'_>, evidence: EvidenceId, number: i32) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence_snapshots set changed = true where evidence_id = $1 and number = $2",
        evidence as _,
        number
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets the state of the copy at the archive service.
pub async fn set_archive(
    db: impl PgExecutor<'_>,
    evidence: EvidenceId,
    number: i32,
    state: ArchiveState,
    url: Option<&str>,
    at: Option<DateTime<Utc>>,
) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence_snapshots set archive_state = $3, archive_url = $4, archive_at = $5
        where evidence_id = $1 and number = $2",
        evidence as _,
        number,
        state as _,
        url,
        at
    )
    .execute(db)
    .await?;
    Ok(())
}

/// WARC of a kept snapshot, with the time at which it was taken.
pub async fn warc(
    db: impl PgExecutor<'_>,
    evidence: EvidenceId,
    number: i32,
) -> sqlx::Result<Option<(Vec<u8>, DateTime<Utc>)>> {
    let row = sqlx::query!(
        r#"select s.warc as "warc!", s.finished_at as "finished_at!"
        from evidence_snapshots l
        join snapshots s on s.id = l.snapshot_id
        where l.evidence_id = $1 and l.number = $2 and s.warc is not null"#,
        evidence as _,
        number
    )
    .fetch_optional(db)
    .await?;
    Ok(row.map(|row| (row.warc, row.finished_at)))
}
