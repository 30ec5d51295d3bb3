//! Files of evidence: insert, facts, bytes in pieces.

use sqlx::PgExecutor;

use crate::domain::kernel::id::EvidenceId;
use crate::domain::verdicts::evidence_file::FileFacts;
use crate::store::kit::connection::Connection;

/// Length of a piece, in bytes.
pub const PART: usize = 256 * 1024;

/// A file to insert.
#[derive(Debug)]
pub struct NewFile {
    /// Name without path.
    pub name: String,
    /// Media type by content.
    pub media_type: &'static str,
    /// SHA-256 of the bytes.
    pub sha256: [u8; 32],
    /// What a picture shows, in words.
    pub alt: Option<String>,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// Gives evidence its file.
pub async fn insert(db: &mut Connection, evidence: EvidenceId, file: &NewFile) -> sqlx::Result<()> {
    sqlx::query!(
        "insert into evidence_files (evidence_id, name, media_type, size, sha256, alt) values ($1, $2, $3, $4, $5, $6)",
        evidence as _,
        file.name,
        file.media_type,
        i64::try_from(file.bytes.len()).unwrap_or(i64::MAX),
        &file.sha256,
        file.alt
    )
    .execute(&mut *db)
    .await?;
    for (number, part) in (1..).zip(file.bytes.chunks(PART)) {
        sqlx::query!(
            "insert into evidence_file_parts (evidence_id, number, bytes) values ($1, $2, $3)",
            evidence as _,
            number,
            part
        )
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Sets what a picture shows, in words.
pub async fn set_alt(db: &mut Connection, evidence: EvidenceId, alt: &str) -> sqlx::Result<()> {
    sqlx::query!("update evidence_files set alt = $2 where evidence_id = $1", evidence as _, alt).execute(db).await?;
    Ok(())
}

/// Facts of the file of evidence, if it has one.
pub async fn facts(db: impl PgExecutor<'_>, evidence: EvidenceId) -> sqlx::Result<Option<FileFacts>> {
    sqlx::query_as!(
        FileFacts,
        "select name, media_type, size from evidence_files where evidence_id = $1",
        evidence as _
    )
    .fetch_optional(db)
    .await
}

/// A piece of a file, from 1; `None` behind the last.
pub async fn part(db: impl PgExecutor<'_>, evidence: EvidenceId, number: i32) -> sqlx::Result<Option<Vec<u8>>> {
    sqlx::query_scalar!(
        "select bytes from evidence_file_parts where evidence_id = $1 and number = $2",
        evidence as _,
        number
    )
    .fetch_optional(db)
    .await
}
