//! Fit of the weights of claim-analysis to labelled articles and debates.
//!
//! `fit EVALUATION_DATA OUTPUT_FOLDER [MODEL_FILE]` prints figures of models on articles and sentences that they have not seen,
//! then fits models to everything and writes their weights; those of sentence embeddings only with the model file. The same
//! input gives the same output.

#![expect(clippy::indexing_slicing, reason = "rows and columns of one known size")]

mod check;
mod columns;
mod data;
mod folds;
mod kinds;
mod report;
mod softmax;
mod tables;
mod write;

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use columns::Rest;
use data::{Data, SETS};
use tables::{Table, Tables};
use write::Output;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: fit EVALUATION_DATA OUTPUT_FOLDER [MODEL_FILE]".into());
    };
    let mut data = data::read(&folder)?;
    let model = arguments.next().map(sentence_vectors::Model::load).transpose()?;
    match &model {
        Some(model) => data.embed(model),
        None => println!("skipped: no model file, so nothing is fitted to sentence embeddings\n"),
    }
    let check = check::tables(&data);
    let kinds = kinds::tables(&data);
    let place = out.join("vectors");
    if let (Some(check_table), Some(kinds_table)) = (&check.vectors, &kinds.vectors) {
        println!("# With the model file\n");
        write_check(&data, &check, check_table, &place.join("check"))?;
        write_kinds(&data, &kinds, kinds_table, &place.join("kinds"))?;
        println!("\n# Without the model file\n");
    }
    write_check(&data, &check, &check.words, &out)?;
    write_kinds(&data, &kinds, &kinds.words, &out.join("kinds"))
}

/// Reports and writes the model of check-worthiness.
fn write_check(data: &Data, check: &Tables<'_>, table: &Table, folder: &Path) -> Result<(), Box<dyn Error>> {
    let scores = check::hold_out(check, table.columns.rest());
    let threshold = report::check::threshold(&check.examples, &scores);
    report::check::articles(data, &check.examples, &scores, threshold);
    report::check::debates(&check.examples, &scores);
    report::check::worst(data, &check.examples, &scores);
    let mut head = head("check-worthiness", data, &check::PENALTIES, table.columns.rest())?;
    writeln!(
        head,
        "//! Weight of a sentence of an article {}; targets of the grades {:?}.\n\n\
         /// Minimum score of a claim.\npub(super) const THRESHOLD: f64 = {threshold:.4};",
        check::ARTICLE_WEIGHT,
        check::TARGETS
    )?;
    let (columns, model) = (&table.columns, &table.fit());
    Output { columns, model, width: 1, read: |weights, _| weights[1] - weights[0] }.write(folder, &head)
}

/// Reports and writes the model of kinds.
fn write_kinds(data: &Data, kinds: &Tables<'_>, table: &Table, folder: &Path) -> Result<(), Box<dyn Error>> {
    report::kinds::all(data, kinds, table.columns.rest());
    let head = head("kinds", data, &kinds::PENALTIES, table.columns.rest())?;
    let (columns, model) = (&table.columns, &kinds::fit(table));
    Output { columns, model, width: kinds::PAIRS, read: |weights, pair| weights[1 + pair] }.write(folder, &head)
}

/// The comment at the top of a file of weights.
fn head(what: &str, data: &Data, penalties: &columns::Penalties, rest: Rest) -> Result<String, std::fmt::Error> {
    let mut head = format!("//! Weights of the model of {what}, written by `make fit`. Fitted to\n");
    for (at, set) in SETS.iter().enumerate() {
        let articles = data.articles.iter().filter(|a| a.set == at).count();
        let sentences = data.news.iter().filter(|e| e.set == Some(at)).count();
        writeln!(
            head,
            "//! - {articles} articles with {sentences} labelled sentences ({}, weight {}),",
            set.folder, set.weight
        )?;
    }
    if what != "kinds" {
        writeln!(
            head,
            "//! - {} sentences of debates (`ClaimBuster`, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0),",
            data.debates.len()
        )?;
    }
    write!(head, "//!\n//! with the ridge penalty {} for a signal or fact and ", penalties.named)?;
    match rest {
        Rest::Words => {
            let more = if penalties.common > 0 { " or more (larger for a more common word)" } else { " or more" };
            writeln!(head, "{} for a word that is in {} sentences{more}.", penalties.word, penalties.rare)?;
        }
        Rest::Vectors => writeln!(head, "{} for a value of the embedding.", penalties.vector)?,
    }
    Ok(head)
}
