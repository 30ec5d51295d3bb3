//! Zip archives of office documents: bounded number of members and bounded unpacked size.

use crate::charset::decode_text;
use crate::document::limits::{MAX_MEMBERS, MAX_UNPACKED};
use crate::reading::Unreadable;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// An open archive and the bytes that may still be unpacked from it.
pub(crate) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    pub(crate) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| code(&error))?;
        if zip.len() > MAX_MEMBERS {
            return Err(Unreadable::TooLarge);
        }
        Ok(Self { zip, left: MAX_UNPACKED })
    }

    /// Whether the archive has a member of this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The text of one XML member, or `None` if the archive has none of this name.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let file = match self.zip.by_name(name) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(code(&error)),
        };
        let mut bytes = Vec::new();
        // One byte more than allowed tells a member that ends at the limit from one that goes on.
        let read = file.take(self.left + 1).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        self.left = self.left.checked_sub(length).ok_or(Unreadable::TooLarge)?;
        if read.is_err() {
            return Err(Unreadable::Damaged);
        }
        decode_text(&bytes, None).map(Some).ok_or(Unreadable::Damaged)
    }
}

fn code(error: &ZipError) -> Unreadable {
    match error {
        ZipError::InvalidPassword => Unreadable::Encrypted,
        ZipError::UnsupportedArchive(reason) if *reason == ZipError::PASSWORD_REQUIRED => Unreadable::Encrypted,
        _ => Unreadable::Damaged,
    }
}
