//! Files of tips: check and clean what a reader sent, download, delete.

use sha2::{Digest, Sha256};

use crate::app::articles::document::Document;
use crate::app::context::App;
use crate::app::error::{Error, Result};
use crate::app::verdicts::evidence_file::Upload;
use crate::app::work::Work;
use crate::domain::conflict::Conflict;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::TipId;
use crate::domain::newsroom::event::{Change, Event, Field, Kind};
use crate::domain::people::actor::Actor;
use crate::domain::publishing::tip::FILES;
use crate::domain::verdicts::evidence_file::{FileFacts, FileType, safe_name};
use crate::formats::picture::{Bytes, LONGEST_SIDE, MOST_PIXELS, Unfit, clean};
use crate::store;
use crate::store::verdicts::evidence_file::NewFile;

/// Checks a file by its content and removes the metadata of pictures. Names inside documents stay.
///
/// # Errors
/// [`Error::Invalid`] for a file that is not taken.
pub fn check(upload: Upload) -> Result<NewFile> {
    let refused = |fault| Error::invalid("/file", fault);
    if upload.bytes.is_empty() {
        return Err(refused(FieldFault::Empty));
    }
    // GIF is left out: it moves, and its comments are between its pictures.
    let file_type = FileType::of(&upload.bytes, &upload.name).filter(|found| *found != FileType::Gif);
    let file_type = file_type.ok_or_else(|| refused(FieldFault::ReaderFileType))?;
    let sent = Bytes::from(upload.bytes);
    let bytes = clean(&sent, file_type).unwrap_or(Ok(sent)).map_err(|unfit| {
        refused(match unfit {
            Unfit::Broken => FieldFault::BrokenFile,
            Unfit::Size => FieldFault::PictureSize { side: LONGEST_SIDE, pixels: MOST_PIXELS },
        })
    })?;
    Ok(NewFile {
        name: safe_name(&upload.name, file_type),
        media_type: file_type.media_type(),
        sha256: Sha256::digest(&bytes).into(),
        alt: None,
        bytes: bytes.into(),
    })
}

/// Keeps the file of a tip. The caller has waited for its turn, so that the sum is that of all files.
pub(super) async fn keep(work: &mut Work, tip: TipId, file: &NewFile) -> Result<()> {
    let size = i64::try_from(file.bytes.len()).unwrap_or(i64::MAX);
    if store::publishing::tip_file::kept(work.db()).await? > FILES.saturating_sub(size) {
        return Err(Error::conflict(Conflict::NoRoomForFiles));
    }
    Ok(store::publishing::tip_file::insert(work.db(), tip, file).await?)
}

/// Facts of the file of a tip.
pub async fn facts(app: &App, id: TipId) -> Result<FileFacts> {
    store::publishing::tip_file::facts(&app.pool, id).await?.ok_or(Error::NotFound("file"))
}

/// A piece of a file, from 1; `None` behind the last. No connection is held between the pieces.
pub async fn part(app: &App, id: TipId, number: i32) -> Result<Option<Vec<u8>>> {
    Ok(store::publishing::tip_file::part(&app.pool, id, number).await?)
}

/// The file of a tip as a document that can be read.
///
/// # Errors
/// [`Error::Invalid`] if the tip has no file, or a picture: nothing reads the words in it.
pub(super) async fn document(app: &App, id: TipId) -> Result<Document> {
    let facts = store::publishing::tip_file::facts(&app.pool, id).await?;
    let facts = facts.ok_or_else(|| Error::invalid("/of", FieldFault::Empty))?;
    if facts.media_type.starts_with("image/") {
        return Err(Error::invalid("/words", FieldFault::Empty));
    }
    let bytes = store::publishing::tip_file::whole(&app.pool, id).await?;
    Ok(Document { bytes, name: Some(facts.name), content_type: Some(facts.media_type), address: None })
}

/// Deletes the file of a tip at once, whatever was decided: nobody can read it again.
///
/// # Errors
/// [`Error::NotFound`] if the tip has no file.
pub async fn remove(app: &App, actor: &Actor, id: TipId) -> Result<()> {
    let mut work = Work::open(app, actor).await?;
    if !store::publishing::tip_file::remove(work.db(), id).await? {
        return Err(Error::NotFound("file"));
    }
    work.record(Event::of_newsroom(Kind::TipFileRemoved).with(Change::set(Field::Tip, id)));
    work.commit().await
}
