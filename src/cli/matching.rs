//! Commands about matching: verified claims for each query of a table, grouping of all claims by occurrence.

use std::fs::File;
use std::io::{BufWriter, stdout};
use std::path::Path;

use anyhow::Context;
use claim_matching::table::{Row, Table, read};
use claim_matching::{CompactVector, VectorModel};
use private_postgres::Mode;
use sentence_vectors::Model;

use crate::app::claims::matching::grouping::{self, Changes};
use crate::cli::database::Database;
use crate::cli::output;
use crate::config::Settings;

/// Prints `query<TAB>claim<TAB>rank<TAB>score`, at most 20 lines a query, best first.
pub(super) fn run(model: Option<&Model>, claims: &Path, queries: &Path) -> anyhow::Result<()> {
    let embed = |text: &str| model.map(|model| CompactVector::new(model.embed(text).values()));
    let kind = model.map_or(VectorModel::default(), |model| VectorModel::new(model.is_multilingual()));
    let table = Table::new(rows(claims)?, kind, embed);
    table.print(&rows(queries)?, embed, BufWriter::new(stdout().lock()))?;
    Ok(())
}

/// Groups all claims again and prints what changed.
pub(super) async fn group(settings: &Settings) -> anyhow::Result<()> {
    let database = Database::open(settings, Mode::Command).await?;
    let app = database.app(settings, settings.http.listen)?;
    let (claims, changes) =
        grouping::again(&app).await.map_err(|error| anyhow::anyhow!("grouping failed: {error:?}"))?;
    let Changes { created, merged, removed, added, taken_out } = changes;
    output::print(&format!(
        "{claims} claims are grouped. Occurrences: {created} new, {merged} merged, {removed} removed. Claims: {added} added to \
         occurrences, {taken_out} taken out."
    ))?;
    database.close().await
}

fn rows(file: &Path) -> anyhow::Result<Vec<Row>> {
    let opened = File::open(file).with_context(|| format!("cannot read {}", file.display()))?;
    read(opened).with_context(|| format!("{} is no table of claims", file.display()))
}
