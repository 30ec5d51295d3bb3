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

/// Reads a tab-separated table with a header. Cells with tabs, quotation marks or line breaks are in double quotation
/// marks (RFC 4180). Columns after the third are ignored.
pub fn read(source: impl Read) -> Result<Vec<Row>, csv::Error> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_reader(source);
    let row = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record?;
        let cell = |at| record.get(at).map(str::to_owned);
        let title = cell(2).filter(|title| !title.is_empty());
        Ok(Row { id: cell(0).unwrap_or_default(), text: cell(1).unwrap_or_default(), title })
    };
    reader.records().map(row).collect()
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
        let found = self.index.candidates(query, 1);
        let vector = |at: usize| self.vectors.get(at).cloned().flatten();
        let near = self.index.nearest(query, &found, vector).into_iter();
        near.filter_map(|at| Some(Candidate { id: at, claim: self.rows.get(at)?.claim(), vector: vector(at) }))
            .collect()
    }

    /// Prints `query<TAB>claim<TAB>rank<TAB>score` for the best 20 claims of every query. Ranks start at 1. `embed` gives
    /// the vector of a text, if there is a model.
    pub fn print(
        &self,
        queries: &[Row],
        mut embed: impl FnMut(&str) -> Option<CompactVector>,
        mut out: impl Write,
    ) -> std::io::Result<()> {
        for row in queries {
            let query = Query::of_post(&row.text);
            let vector = embed(&query.vector_text());
            let query = PreparedQuery::new(&query, vector);
            let matches = self.index.rank(&query, &self.candidates(&query), PRINTED);
            for (found, rank) in matches.iter().zip(1..) {
                let claim = self.rows.get(found.id).map_or("", |row| &row.id);
                writeln!(out, "{}\t{claim}\t{rank}\t{:.4}", row.id, found.score)?;
            }
        }
        Ok(())
    }
}
