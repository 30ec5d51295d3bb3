//! Queries with the claim that checks each, and the claims.

use std::error::Error;
use std::fs::File;
use std::path::Path;
use std::thread;

use claim_matching::table::{Row, Table, read};
use claim_matching::{CompactVector, PreparedQuery, VectorModel};
use sentence_vectors::Model;

use crate::newton::List;

/// A query with its vector and the claim that checks the query.
pub struct Query {
    pub text: String,
    pub vector: CompactVector,
    /// Row of the claim.
    pub claim: usize,
}

/// All claims and queries.
pub struct Data {
    pub table: Table,
    pub texts: Vec<String>,
    /// Vectors of the claims.
    pub vectors: Vec<CompactVector>,
    pub train: Vec<Query>,
    pub dev: Vec<Query>,
}

impl Data {
    /// Reads the folder. The vectors take minutes.
    pub fn read(folder: &Path, model: &Model) -> Result<Self, Box<dyn Error>> {
        let rows = read(File::open(folder.join("verified_claims.tsv"))?)?;
        let (train, dev) = (queries(folder, "train", &rows, model)?, queries(folder, "dev", &rows, model)?);
        let texts: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
        let vectors = embed(&texts, model);
        let mut next = vectors.iter().cloned();
        let table = Table::new(rows, VectorModel::new(model.is_multilingual()), |_| next.next());
        Ok(Self { table, texts, vectors, train, dev })
    }

    /// The candidates of a query with their features.
    pub fn list(&self, query: &Query, with_vectors: bool) -> List {
        let asked = claim_matching::Query::of_post(&query.text);
        let prepared = PreparedQuery::new(&asked, with_vectors.then(|| query.vector.clone()));
        let candidates = self.table.candidates(&prepared);
        let target = candidates.iter().position(|candidate| candidate.id == query.claim);
        List { rows: self.table.index().features(&prepared, &candidates), target }
    }
}

/// The queries of one set with their claims.
fn queries(folder: &Path, set: &str, claims: &[Row], model: &Model) -> Result<Vec<Query>, Box<dyn Error>> {
    let rows = read(File::open(folder.join(format!("{set}.queries.tsv")))?)?;
    let qrels = std::fs::read_to_string(folder.join(format!("{set}.qrels")))?;
    let texts: Vec<String> = rows.iter().map(|row| claim_matching::Query::of_post(&row.text).vector_text()).collect();
    let mut out = Vec::new();
    for (row, vector) in rows.into_iter().zip(embed(&texts, model)) {
        let mut lines = qrels.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
        let claim = lines.find_map(|line| match line.as_slice() {
            [query, _, claim, _] if *query == row.id => claims.iter().position(|row| row.id == *claim),
            _ => None,
        });
        let claim = claim.ok_or_else(|| format!("query {} of {set} has no claim", row.id))?;
        out.push(Query { text: row.text, vector, claim });
    }
    Ok(out)
}

/// The vectors of texts in their order, made by two threads.
fn embed(texts: &[String], model: &Model) -> Vec<CompactVector> {
    let part = |texts: &[String]| -> Vec<_> {
        texts.iter().map(|text| CompactVector::new(model.embed(text).values())).collect()
    };
    thread::scope(|scope| {
        let parts: Vec<_> =
            texts.chunks(texts.len().div_ceil(2).max(1)).map(|texts| scope.spawn(|| part(texts))).collect();
        parts.into_iter().flat_map(|part| part.join().unwrap_or_default()).collect()
    })
}
