//! Fit of `weights.txt` and `words.bin` to labelled texts, with cross-validated figures on standard error.
//!
//! `cargo run --release -p claim-analysis --example fit -- EVALUATION_DATA crates/claim-analysis/src/signals`
//!
//! `EVALUATION_DATA/claims` holds pairs of `NAME.txt` and `NAME.tsv` (start and end in code points, grades 0 to 2 of two
//! people). `EVALUATION_DATA/checkworthiness/claimbuster-train.json` holds sentences of debates with the label 0 or 1.
//! One model is fitted to both. They share every weight except the bias, because a debate holds fewer claims than an
//! article. The same input gives the same files.

#![expect(
    clippy::indexing_slicing,
    reason = "rows and columns of one known size"
)]

mod data;
mod regression;
mod report;

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;

use data::{ARTICLE_WEIGHT, Example, TARGETS};
use regression::{Columns, RIDGE, WORD_RIDGE, fit};
use report::{hold_out, report, report_debates, threshold};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(data), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: fit EVALUATION_DATA OUTPUT_FOLDER".into());
    };
    let (articles, names, news) = data::news(&data)?;
    let debates = data::debates(&data)?;
    let examples: Vec<&Example> = news.iter().chain(&debates).collect();
    let columns = Columns::new(&debates, names.len());

    let held_out = hold_out(&examples, &columns, articles);
    let threshold = threshold(&held_out);
    report(&held_out, threshold, articles);
    report_debates(&examples, &columns);

    let model = fit(&examples, &columns);
    let (unit, table) = columns.table(&model);
    let mut text = String::new();
    writeln!(
        text,
        "# Weights of the named signals, in log-odds, and of one unit in the table of words (words.bin). Fitted by\n\
         # examples/fit on {articles} news articles ({} sentences graded by two people) and {} sentences of debates\n\
         # (ClaimBuster, Arslan et al. 2020, doi 10.5281/zenodo.3609356, CC BY-SA 4.0) at once; ridge {RIDGE} for a\n\
         # signal, {WORD_RIDGE} for a word; weight of a sentence of an article {ARTICLE_WEIGHT}; targets of the grades {TARGETS:?}.",
        news.len(),
        debates.len()
    )?;
    writeln!(
        text,
        "threshold {threshold:.4}\nwords {unit:.6}\nbias {:.4}",
        model[0]
    )?;
    for (name, weight) in names.iter().zip(&model[columns.signals..]) {
        writeln!(text, "{name} {weight:.4}")?;
    }
    std::fs::write(out.join("weights.txt"), text)?;
    std::fs::write(out.join("words.bin"), table)?;
    Ok(())
}
