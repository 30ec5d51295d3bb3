//! Tables of claims and queries, as tab-separated files: reading, matching, printing.

use std::io::{Read, Write};

use crate::claim::{Claim, Query};
use crate::index::Index;
use crate::rank::model::VectorModel;
use crate::search::{Candidate, PreparedQuery};
use crate::vectors::compact::CompactVector;

/// Claims printed for a query.
const PRINTED: usize = 20;

/// A row of a table: id, text, title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub id: String,
    pub text: String,
    /// Third column, if there is one.
    pub title: Option<String>,
}

impl Row {
    fn claim(&self) -> Claim<'_> {
        Claim { text: &self.text, title: self.title.as_deref(), ..Claim::default() }
    }
}

/// Why a file is no table of claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: u64,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// The file has no line.
    Empty,
    /// The text is not UTF-8.
    NotUtf8,
    /// The line has no tab: commas or semicolons separate nothing.
    OneColumn,
    /// A quotation mark opens a cell that the file does not close.
    OpenQuotation,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, to: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let problem = match self.problem {
            Problem::Empty => "the file is empty; the first line names the columns",
            Problem::NotUtf8 => "the text is not UTF-8; save the file as UTF-8",
            Problem::OneColumn => "there is only one column; separate id and text with a tab",
            Problem::OpenQuotation => {
                "a quotation mark opens a cell that does not end with one; double the marks inside of such a cell"
            }
        };
        write!(to, "line {}: {problem}", self.line)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a tab-separated table with a header. Cells with tabs, quotation marks or line breaks are in double quotation
/// marks (RFC 4180). Columns after the third are ignored.
///
/// # Errors
/// [`std::io::Error`], which holds an [`Unreadable`] if the file is no table.
pub fn read(mut source: impl Read) -> std::io::Result<Vec<Row>> {
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes)?;
    rows(&bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
}

fn rows(bytes: &[u8]) -> Result<Vec<Row>, Unreadable> {
    let text = text(bytes)?;
    if let Some(line) = open_quotation(text) {
        return Err(Unreadable { line, problem: Problem::OpenQuotation });
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).has_headers(false).from_reader(text.as_bytes());
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let line = |position: Option<&csv::Position>| position.map_or(1, csv::Position::line);
        let record = record.map_err(|error| Unreadable { line: line(error.position()), problem: Problem::NotUtf8 })?;
        let cell = |at| record.get(at).map(str::to_owned);
        let Some((id, words)) = cell(0).zip(cell(1)) else {
            return Err(Unreadable {
                line: line(record.position()) + blank(text, &record),
                problem: Problem::OneColumn,
            });
        };
        Ok(Row { id, text: words, title: cell(2).filter(|title| !title.is_empty()) })
    };
    let mut rows = reader.records().map(row).collect::<Result<Vec<Row>, Unreadable>>()?;
    if rows.is_empty() {
        return Err(Unreadable { line: 1, problem: Problem::Empty });
    }
    rows.remove(0);
    Ok(rows)
}

/// Blank lines that are skipped before a record.
fn blank(text: &str, record: &csv::StringRecord) -> u64 {
    let start = record.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0);
    let blank = text.bytes().skip(start).take_while(|byte| matches!(byte, b'\r' | b'\n')).filter(|byte| *byte == b'\n');
    blank.map(|_| 1).sum()
}

/// The bytes of a file as text, without a byte order mark. UTF-16 is not UTF-8, although its bytes may be.
fn text(bytes: &[u8]) -> Result<&str, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.valid_up_to());
    let text = text.and_then(|text| text.find('\0').map_or(Ok(text), Err)).map_err(|at| {
        let lines = bytes.iter().take(at).filter(|byte| **byte == b'\n').count();
        Unreadable { line: u64::try_from(lines).map_or(1, |lines| lines + 1), problem: Problem::NotUtf8 }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The line of the first cell in quotation marks that does not end with one: the rows after would be a part of the cell.
fn open_quotation(text: &str) -> Option<u64> {
    let (mut open, mut line, mut starts_cell) = (None, 1, true);
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        line += u64::from(byte == b'\n');
        if let (b'"', Some(opened)) = (byte, open) {
            match bytes.peek() {
                Some(b'"') => _ = bytes.next(),
                Some(b'\t' | b'\n' | b'\r') | None => open = None,
                Some(_) => return Some(opened),
            }
        } else if byte == b'"' && starts_cell {
            open = Some(line);
        }
        starts_cell = matches!(byte, b'\t' | b'\n' | b'\r');
    }
    open
}

/// Claims in an index with their texts and vectors.
#[derive(Debug)]
pub struct Table {
    rows: Vec<Row>,
    vectors: Vec<Option<CompactVector>>,
    index: Index<usize>,
}

impl Table {
    /// Builds the index. `embed` gives the vector of a text by `model`, if there is a model.
    pub fn new(rows: Vec<Row>, model: VectorModel, mut embed: impl FnMut(&str) -> Option<CompactVector>) -> Self {
        let vectors: Vec<Option<CompactVector>> = rows.iter().map(|row| embed(&row.claim().vector_text())).collect();
        let mut index = Index::new(model);
        for (at, (row, vector)) in rows.iter().zip(&vectors).enumerate() {
            index.add(at, &row.claim(), vector.as_ref());
        }
        Self { rows, vectors, index }
    }

    /// The index; the id of a claim is the number of its row, from 0.
    #[must_use]
    pub fn index(&self) -> &Index<usize> {
        &self.index
    }

    /// The candidates of a query with texts and vectors.
    #[must_use]
    pub fn candidates(&self, query: &PreparedQuery) -> Vec<Candidate<'_, usize>> {
        let found = self.index.candidates(query);
        let vector = |at: usize| self.vectors.get(at).cloned().flatten();
        let near = self.index.nearest(query, &found, vector).into_iter();
        near.filter_map(|at| Some(Candidate { id: at, claim: self.rows.get(at)?.claim(), vector: vector(at) }))
            .collect()
    }

    /// Prints `query<TAB>claim<TAB>rank<TAB>score` for the best 20 claims of every query. Ranks start at 1. Ids with tabs,
    /// quotation marks or line breaks are in double quotation marks. `embed` gives the vector of a text, if there is a model.
    pub fn print(
        &self,
        queries: &[Row],
        mut embed: impl FnMut(&str) -> Option<CompactVector>,
        out: impl Write,
    ) -> std::io::Result<()> {
        let mut out = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
        for row in queries {
            let query = Query::of_post(&row.text);
            let vector = embed(&query.vector_text());
            let query = PreparedQuery::new(&query, vector);
            let matches = self.index.rank(&query, &self.candidates(&query), PRINTED);
            for (found, rank) in matches.iter().zip(1..) {
                let claim = self.rows.get(found.id).map_or("", |row| &row.id);
                out.write_record([&row.id, claim, &rank.to_string(), &format!("{:.4}", found.score)])?;
            }
        }
        out.flush()
    }
}
