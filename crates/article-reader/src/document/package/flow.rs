//! Paragraphs of an office document in reading order: tables into rows, footnotes to the end.

use crate::document::builder::Builder;
use crate::reading::{BlockKind, Reading, Unreadable};

/// Collects the paragraphs of a document.
#[derive(Debug, Default)]
pub(crate) struct Flow {
    builder: Builder,
    /// Open paragraphs, `None` if left out; a text box stands inside the paragraph that anchors it.
    open: Vec<(Option<BlockKind>, String)>,
    /// Open tables; only the rows of the outermost one become rows.
    tables: usize,
    cells: Vec<Vec<(BlockKind, String)>>,
    /// Open footnotes.
    notes: usize,
    footnotes: Vec<String>,
}

impl Flow {
    pub(crate) fn open_paragraph(&mut self, kind: BlockKind) {
        self.open.push((Some(kind), String::new()));
    }

    /// Changes what the open paragraph is.
    pub(crate) fn set_kind(&mut self, kind: BlockKind) {
        if let Some((open, _)) = self.open.last_mut() {
            *open = Some(kind);
        }
    }

    /// Makes the open paragraph a list item, unless it is a heading with a number.
    pub(crate) fn set_list_item(&mut self) {
        if let Some((open, _)) = self.open.last_mut().filter(|(kind, _)| *kind == Some(BlockKind::Paragraph)) {
            *open = Some(BlockKind::ListItem);
        }
    }

    /// Leaves the open paragraph out.
    pub(crate) fn leave_out(&mut self) {
        if let Some((open, _)) = self.open.last_mut() {
            *open = None;
        }
    }

    /// Appends words to the open paragraph; outside of one they are layout of the file.
    pub(crate) fn text(&mut self, words: &str) {
        if let Some((_, open)) = self.open.last_mut() {
            open.push_str(words);
        }
    }

    /// Ends the open paragraph. Two line ends in a row part it in two, as texts pasted from the web have them.
    pub(crate) fn close_paragraph(&mut self) -> Result<(), Unreadable> {
        let Some((Some(kind), words)) = self.open.pop() else { return Ok(()) };
        words
            .split("\n\n")
            .filter(|part| !part.trim().is_empty())
            .try_for_each(|part| self.place(kind, part.to_owned()))
    }

    fn place(&mut self, kind: BlockKind, words: String) -> Result<(), Unreadable> {
        if self.notes > 0 {
            self.footnotes.push(words);
        } else if let Some(cell) = self.cells.last_mut().filter(|_| self.tables > 0) {
            cell.push((kind, words));
        } else {
            let first = self.builder.is_empty() && kind == BlockKind::Subhead;
            self.builder.push(if first { BlockKind::Headline } else { kind }, &words)?;
        }
        Ok(())
    }

    pub(crate) fn open_table(&mut self) {
        self.tables += 1;
    }

    pub(crate) fn close_table(&mut self) {
        self.tables = self.tables.saturating_sub(1);
    }

    pub(crate) fn open_cell(&mut self) {
        if self.tables == 1 {
            self.cells.push(Vec::new());
        }
    }

    /// Ends a row. A row of one cell is layout: its paragraphs stay what they are.
    pub(crate) fn close_row(&mut self) -> Result<(), Unreadable> {
        if self.tables != 1 {
            return Ok(());
        }
        let cells = std::mem::take(&mut self.cells);
        if let [only] = cells.as_slice() {
            return only.iter().try_for_each(|(kind, words)| self.builder.push(*kind, words));
        }
        let cells: Vec<String> = cells.iter().map(|cell| joined(cell)).collect();
        self.builder.push_row(cells.iter().map(String::as_str))
    }

    pub(crate) fn open_note(&mut self) {
        self.notes += 1;
    }

    pub(crate) fn close_note(&mut self) {
        self.notes = self.notes.saturating_sub(1);
    }

    /// Ends the document: footnotes follow the text; the headline of the text comes before `reading`'s title.
    pub(crate) fn finish(mut self, reading: Reading) -> Result<Reading, Unreadable> {
        for note in &self.footnotes {
            self.builder.push(BlockKind::Paragraph, note)?;
        }
        let title = self.builder.headline().or_else(|| reading.title.clone());
        self.builder.finish(Reading { title, ..reading })
    }
}

fn joined(cell: &[(BlockKind, String)]) -> String {
    let words: Vec<&str> = cell.iter().map(|(_, words)| words.as_str()).collect();
    words.join(" ")
}
