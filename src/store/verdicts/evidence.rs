//! Evidence of a claim: list, insert, revise, reorder, withdraw.

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use sqlx::PgExecutor;
use sqlx::types::Json;

use crate::domain::articles::fetch::{FetchProblem, FetchState};
use crate::domain::kernel::id::{AccountId, ClaimId, EvidenceId};
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::Text;
use crate::domain::people::account::PersonRef;
use crate::domain::verdicts::archive::{ArchiveState, ArchivedCopy};
use crate::domain::verdicts::evidence::{Evidence, OfflineKind, OfflineSource, Stance, Visibility, Withdrawal};
use crate::domain::verdicts::evidence_file::EvidenceFile;
use crate::domain::verdicts::evidence_snapshot::EvidenceSnapshot;
use crate::domain::verdicts::sources::excerpt::ExcerptCheck;
use crate::store::kit::connection::Connection;

/// All evidence of a claim in list order, withdrawn evidence included.
pub async fn of_claim(db: impl PgExecutor<'_>, claim: ClaimId) -> sqlx::Result<Vec<Evidence>> {
    let rows = sqlx::query_as!(
        EvidenceRow,
        r#"select e.id, e.claim_id, e.url, e.publisher, e.title, e.published_at, e.accessed_at, e.stance,
            e.excerpt, e.note, e.visibility, e.origin, e.origin_by_person, e.position, e.snapshot_url, e.created_at, e.withdrawn_at, e.withdrawal_reason,
            b.id as by_id, b.name as by_name, w.id as "withdrawn_by?", w.name as "withdrawn_by_name?",
            f.name as "file_name?", f.media_type as "file_type?", f.size as "file_size?", f.sha256 as "file_sha256?",
            f.alt as file_alt, e.offline_kind, e.offline_who, e.offline_at, e.offline_place,
            look.number as "look_number?", look.state as "look_state?", look.problem as look_problem,
            look.status as look_status, kept.number as "kept_number?", kept.finished_at as kept_at,
            kept.media_type as kept_type, kept.sha256 as kept_sha256, kept.size as kept_size,
            kept.excerpt as "kept_excerpt?: Json<ExcerptCheck>", changed.at as changed_at,
            kept.archive_state as "archive_state?: ArchiveState", kept.archive_url as archive_url, kept.archive_at as archive_at
        from evidence e
        join accounts b on b.id = e.created_by
        left join accounts w on w.id = e.withdrawn_by
        left join evidence_files f on f.evidence_id = e.id
        left join lateral (
            select l.number, s.state, s.problem, s.status
            from evidence_snapshots l
            join snapshots s on s.id = l.snapshot_id
            where l.evidence_id = e.id and s.url = e.url
            order by l.number desc
            limit 1
        ) look on true
        left join lateral (
            select l.number, l.excerpt, l.archive_state, l.archive_url, l.archive_at, s.finished_at, s.media_type, s.sha256,
                s.size
            from evidence_snapshots l
            join snapshots s on s.id = l.snapshot_id
            where l.evidence_id = e.id and s.url = e.url and s.sha256 is not null
            order by l.number desc
            limit 1
        ) kept on true
        left join lateral (
            select max(s.finished_at) as at
            from evidence_snapshots l
            join snapshots s on s.id = l.snapshot_id
            where l.evidence_id = e.id and s.url = e.url and l.changed
        ) changed on true
        where e.claim_id = $1
        order by e.position, e.created_at, e.id"#,
        claim as _
    )
    .fetch_all(db)
    .await?;
    Ok(rows.into_iter().map(Evidence::from).collect())
}

struct EvidenceRow {
    id: EvidenceId,
    claim_id: ClaimId,
    url: Option<String>,
    publisher: Option<String>,
    title: Option<String>,
    published_at: Option<Moment>,
    accessed_at: DateTime<Utc>,
    stance: Stance,
    excerpt: Option<String>,
    note: Option<String>,
    visibility: Visibility,
    origin: String,
    origin_by_person: bool,
    position: i32,
    snapshot_url: Option<String>,
    created_at: DateTime<Utc>,
    withdrawn_at: Option<DateTime<Utc>>,
    withdrawal_reason: Option<String>,
    by_id: AccountId,
    by_name: String,
    withdrawn_by: Option<AccountId>,
    withdrawn_by_name: Option<String>,
    file_name: Option<String>,
    file_type: Option<String>,
    file_size: Option<i64>,
    file_sha256: Option<Vec<u8>>,
    file_alt: Option<String>,
    offline_kind: Option<OfflineKind>,
    offline_who: Option<String>,
    offline_at: Option<Moment>,
    offline_place: Option<String>,
    look_number: Option<i32>,
    look_state: Option<FetchState>,
    look_problem: Option<String>,
    look_status: Option<i32>,
    kept_number: Option<i32>,
    kept_at: Option<DateTime<Utc>>,
    kept_type: Option<String>,
    kept_sha256: Option<Vec<u8>>,
    kept_size: Option<i64>,
    kept_excerpt: Option<Json<ExcerptCheck>>,
    changed_at: Option<DateTime<Utc>>,
    archive_state: Option<ArchiveState>,
    archive_url: Option<String>,
    archive_at: Option<DateTime<Utc>>,
}

impl EvidenceRow {
    fn file(&mut self) -> Option<EvidenceFile> {
        Some(EvidenceFile {
            name: self.file_name.take()?,
            media_type: self.file_type.take()?,
            size: self.file_size?,
            sha256: HEXLOWER.encode(&self.file_sha256.take()?),
            alt: self.file_alt.take(),
        })
    }

    fn offline(&mut self) -> Option<OfflineSource> {
        // Only checked texts were stored.
        Some(OfflineSource {
            kind: self.offline_kind?,
            who: Text::new(self.offline_who.as_deref()?).ok()?,
            at: self.offline_at?,
            place: self.offline_place.as_deref().and_then(|place| Text::new(place).ok()),
        })
    }

    fn snapshot(&mut self) -> Option<EvidenceSnapshot> {
        Some(EvidenceSnapshot {
            number: self.look_number?,
            state: self.look_state?,
            problem: self.look_problem.as_deref().and_then(FetchProblem::from_code),
            status: self.look_status,
            kept: self.kept_number,
            taken_at: self.kept_at,
            media_type: self.kept_type.take(),
            sha256: self.kept_sha256.take().map(|digest| HEXLOWER.encode(&digest)),
            size: self.kept_size,
            excerpt: self.kept_excerpt.take().map(|Json(check)| check),
            archive: self.archive_state.map(|state| ArchivedCopy {
                state,
                url: self.archive_url.take(),
                at: self.archive_at,
            }),
            changed_at: self.changed_at,
        })
    }
}

impl From<EvidenceRow> for Evidence {
    fn from(mut row: EvidenceRow) -> Self {
        let (file, offline, snapshot) = (row.file(), row.offline(), row.snapshot());
        Self {
            id: row.id,
            claim_id: row.claim_id,
            url: row.url,
            file,
            offline,
            publisher: row.publisher,
            title: row.title,
            published_at: row.published_at,
            accessed_at: row.accessed_at,
            stance: row.stance,
            excerpt: row.excerpt,
            note: row.note,
            visibility: row.visibility,
            origin: row.origin,
            origin_by_person: row.origin_by_person,
            position: row.position,
            snapshot_url: row.snapshot_url,
            snapshot,
            by: PersonRef { id: row.by_id, name: row.by_name },
            created_at: row.created_at,
            withdrawn: match (row.withdrawn_by, row.withdrawn_by_name, row.withdrawn_at, row.withdrawal_reason) {
                (Some(id), Some(name), Some(at), Some(reason)) => {
                    Some(Withdrawal { by: PersonRef { id, name }, at, reason })
                }
                _ => None,
            },
        }
    }
}

/// The id of the claim that a piece of evidence belongs to.
pub async fn owner(db: impl PgExecutor<'_>, id: EvidenceId) -> sqlx::Result<Option<ClaimId>> {
    sqlx::query_scalar!("select claim_id from evidence where id = $1", id as _).fetch_optional(db).await
}

/// A piece of evidence to insert.
#[derive(Debug)]
pub struct NewEvidence {
    /// Chosen by the caller.
    pub id: EvidenceId,
    /// The claim that the evidence is about.
    pub claim_id: ClaimId,
    /// URL of the source; `None` for a file or an offline source without one.
    pub url: Option<String>,
    /// Whether a file follows.
    pub has_file: bool,
    /// Who, when and where, for a source without an address.
    pub offline: Option<OfflineSource>,
    /// Name of the source's publisher, if known.
    pub publisher: Option<String>,
    /// Title of the source, if known.
    pub title: Option<String>,
    /// Time of publication as given by the source, with its precision.
    pub published_at: Option<Moment>,
    /// Time when the reviewer read the source.
    pub accessed_at: DateTime<Utc>,
    /// Whether the source supports, refutes or explains the claim.
    pub stance: Stance,
    /// The relevant quote from the source.
    pub excerpt: Option<String>,
    /// The newsroom's comment on the source.
    pub note: Option<String>,
    /// Public or internal.
    pub visibility: Visibility,
    /// Name of the evidence origin, such as "reuters" or a host. Sources of one origin count once.
    pub origin: String,
    /// True if a person set `origin`, false if it was derived from the source.
    pub origin_by_person: bool,
    /// Position in the claim's list, from 1.
    pub position: i32,
    /// URL of an archived copy.
    pub snapshot_url: Option<String>,
    /// The person who adds the evidence.
    pub created_by: AccountId,
    /// Time of creation.
    pub created_at: DateTime<Utc>,
}

/// Inserts a piece of evidence at the given position.
pub async fn insert(db: &mut Connection, evidence: &NewEvidence) -> sqlx::Result<()> {
    let offline = evidence.offline.as_ref();
    sqlx::query!(
        "insert into evidence
            (id, claim_id, url, publisher, title, published_at, accessed_at, stance, excerpt, note, visibility,
            created_by, created_at, origin, origin_by_person, position, snapshot_url, has_file,
            offline_kind, offline_who, offline_at, offline_place)
        values ($1, $2, $3, $4, $5, $6::text, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
            $19, $20, $21::text, $22)",
        evidence.id as _,
        evidence.claim_id as _,
        evidence.url,
        evidence.publisher,
        evidence.title,
        evidence.published_at as _,
        evidence.accessed_at,
        evidence.stance as _,
        evidence.excerpt,
        evidence.note,
        evidence.visibility as _,
        evidence.created_by as _,
        evidence.created_at,
        evidence.origin,
        evidence.origin_by_person,
        evidence.position,
        evidence.snapshot_url,
        evidence.has_file,
        offline.map(|offline| offline.kind) as _,
        offline.map(|offline| &*offline.who),
        offline.map(|offline| offline.at) as _,
        offline.and_then(|offline| offline.place.as_deref())
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Overwrites all revisable fields of a piece of evidence.
pub async fn update(db: &mut Connection, evidence: &Evidence) -> sqlx::Result<()> {
    let offline = evidence.offline.as_ref();
    sqlx::query!(
        "update evidence
        set url = $2, publisher = $3, title = $4, published_at = $5::text, accessed_at = $6, stance = $7, excerpt = $8,
            note = $9, visibility = $10, origin = $11, origin_by_person = $12, snapshot_url = $13,
            offline_kind = $14, offline_who = $15, offline_at = $16::text, offline_place = $17
        where id = $1",
        evidence.id as _,
        evidence.url,
        evidence.publisher,
        evidence.title,
        evidence.published_at as _,
        evidence.accessed_at,
        evidence.stance as _,
        evidence.excerpt,
        evidence.note,
        evidence.visibility as _,
        evidence.origin,
        evidence.origin_by_person,
        evidence.snapshot_url,
        offline.map(|offline| offline.kind) as _,
        offline.map(|offline| &*offline.who),
        offline.map(|offline| offline.at) as _,
        offline.and_then(|offline| offline.place.as_deref())
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Sets list positions: the first id in `order` gets position 1.
pub async fn set_order(db: &mut Connection, order: &[EvidenceId]) -> sqlx::Result<()> {
    sqlx::query!(
        "update evidence e
        set position = wanted.position
        from unnest((select $1::uuid[])) with ordinality as wanted (id, position)
        where e.id = wanted.id",
        order as _
    )
    .execute(db)
    .await?;
    Ok(())
}

/// Marks evidence as withdrawn, with person and reason; the row stays. Returns false if it was already
/// withdrawn.
pub async fn withdraw(
    db: &mut Connection,
    id: EvidenceId,
    by: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> sqlx::Result<bool> {
    let done = sqlx::query!(
        "update evidence set withdrawn_by = $2, withdrawal_reason = $3, withdrawn_at = $4
        where id = $1 and withdrawn_at is null",
        id as _,
        by as _,
        reason,
        now
    )
    .execute(db)
    .await?;
    Ok(done.rows_affected() == 1)
}
