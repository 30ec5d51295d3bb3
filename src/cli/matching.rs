//! Match command: verified claims for each query of a table, for the evaluation of matching.

use std::fs::File;
use std::io::{BufWriter, stdout};
use std::path::Path;

use anyhow::Context;
use claim_matching::CompactVector;
use claim_matching::table::{Row, Table, read};
use sentence_vectors::Model;

/// Prints `query<TAB>claim<TAB>rank<TAB>score`, at most 20 lines a query, best first.
pub(super) fn run(model: Option<&Model>, claims: &Path, queries: &Path) -> anyhow::Result<()> {
    let embed = |text: &str| model.map(|model| CompactVector::new(model.embed(text).values()));
    let table = Table::new(rows(claims)?, embed);
    table.print(&rows(queries)?, embed, BufWriter::new(stdout().lock()))?;
    Ok(())
}

fn rows(file: &Path) -> anyhow::Result<Vec<Row>> {
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    read(opened).with_context(|| format!("{} is no table of claims", file.display()))
}
