//! Files of evidence: check an upload, download in pieces, public files.

use sha2::{Digest, Sha256};

use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::publishing::publication;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::EvidenceId;
use crate::domain::kernel::text::Text;
use crate::domain::verdicts::evidence_file::{FileFacts, FileType, safe_name};
use crate::store;
use crate::store::verdicts::evidence_file::NewFile;

/// A file as it was uploaded.
#[derive(Debug)]
pub struct Upload {
    /// Name as the sender said.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// Checks an upload: its type by content, and words for a picture.
///
/// # Errors
/// [`Error::Invalid`] for a file that is not taken, or a picture without words.
pub(crate) fn check(upload: Upload, alt: Option<Text<1000>>) -> Result<NewFile> {
    let file_type =
        FileType::of(&upload.bytes, &upload.name).ok_or_else(|| Error::invalid("/file", FieldFault::FileType))?;
    if file_type.is_picture() && alt.is_none() {
        return Err(Error::invalid("/alt", FieldFault::PictureWithoutWords));
    }
    Ok(NewFile {
        name: safe_name(&upload.name, file_type),
        media_type: file_type.media_type(),
        sha256: Sha256::digest(&upload.bytes).into(),
        alt: alt.map(Text::into_string),
        bytes: upload.bytes,
    })
}

/// Facts of the file of evidence.
pub async fn facts(app: &App, id: EvidenceId) -> Result<FileFacts> {
    store::verdicts::evidence_file::facts(&app.pool, id).await?.ok_or(Error::NotFound("file"))
}

/// Facts of a file that the published verdict with this slug names. A verdict of which a later revision was published names
/// the files of that revision only.
pub async fn public_facts(app: &App, slug: &str, id: EvidenceId) -> Result<FileFacts> {
    let verdict = publication::by_slug(app, slug).await?;
    let is_named = verdict.evidence.iter().any(|source| source.file.as_ref().is_some_and(|file| file.id == id));
    if is_named { facts(app, id).await } else { Err(Error::NotFound("file")) }
}

/// A piece of a file, from 1; `None` behind the last. No connection is held between the pieces.
pub async fn part(app: &App, id: EvidenceId, number: i32) -> Result<Option<Vec<u8>>> {
    Ok(store::verdicts::evidence_file::part(&app.pool, id, number).await?)
}
