//! Input of an archive: counts lines, bounds the size of one row, and guesses the format.

use std::cell::Cell;
use std::io::{BufRead, Error, Read, Result};
use std::rc::Rc;

/// Maximum size of one row in bytes.
pub const ROW: u64 = 8 << 20;

/// Formats of an archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JSON-LD: a DataFeed, a list or one ClaimReview.
    ClaimReview,
    /// An HTML page with JSON-LD.
    Page,
    /// A table with a header.
    Csv,
    /// A WordPress export (WXR).
    Wordpress,
}

impl Format {
    /// Guesses the format from the first bytes of a file.
    #[must_use]
    pub fn guess(start: &[u8]) -> Self {
        let text = String::from_utf8_lossy(start);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with(['{', '[']) {
            Self::ClaimReview
        } else if text.starts_with("<?xml") || text.starts_with("<rss") {
            Self::Wordpress
        } else if text.starts_with('<') {
            Self::Page
        } else {
            Self::Csv
        }
    }
}

/// Progress within a file, shared with the reader.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    lines: Rc<Cell<u64>>,
    row: Rc<Cell<u64>>,
}

impl Progress {
    /// The number of the line up to which the file was read, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.lines.get() + 1
    }

    /// Begins the next row.
    pub fn next_row(&self) {
        self.row.set(0);
    }

    fn count(&self, bytes: &[u8]) {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        let lines = bytes.split(|byte| *byte == b'\n').count() - 1;
        self.lines.set(self.lines.get() + number(lines));
        self.row.set(self.row.get() + number(bytes.len()));
    }
}

/// A reader that fails within a row that is larger than [`ROW`], so that no file fills the memory.
#[derive(Debug)]
pub struct Input<R> {
    inner: R,
    progress: Progress,
}

impl<R: BufRead> Input<R> {
    /// Reads from `inner`.
    pub fn new(inner: R) -> (Self, Progress) {
        let progress = Progress::default();
        (Self { inner, progress: progress.clone() }, progress)
    }

    fn check(&self) -> Result<()> {
        if self.progress.row.get() > ROW { Err(Error::other("a row is larger than 8 MiB")) } else { Ok(()) }
    }
}

impl<R: BufRead> Read for Input<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        self.check()?;
        let read = self.inner.read(buffer)?;
        self.progress.count(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Input<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.check()?;
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            self.progress.count(buffer.get(..amount).unwrap_or_default());
        }
        self.inner.consume(amount);
    }
}
