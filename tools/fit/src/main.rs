//! Fit of the weights of claim-analysis to labelled articles and debates.
//!
//! `fit EVALUATION_DATA OUTPUT_FOLDER` prints figures of models on articles and sentences that they have not seen, then fits
//! models to everything and writes their weights. The same input gives the same output.

#![expect(clippy::indexing_slicing, reason = "rows and columns of one known size")]

mod check;
mod columns;
mod data;
mod folds;
mod kinds;
mod report;
mod softmax;
mod write;

use std::error::Error;
use std::fmt::Write as _;
use std::path::PathBuf;

use data::{Data, SETS};
use write::Output;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(folder), Some(out)) = (arguments.next(), arguments.next()) else {
        return Err("usage: fit EVALUATION_DATA OUTPUT_FOLDER".into());
    };
    let data = data::read(&folder)?;

    let check = check::Check::new(&data);
    let scores = check.hold_out();
    let threshold = report::check::threshold(&check.examples, &scores);
    report::check::articles(&data, &check.examples, &scores, threshold);
    report::check::debates(&check.examples, &scores);
    report::check::worst(&data, &check.examples, &scores);

    let kinds = kinds::Kinds::new(&data);
    report::kinds::all(&data, &kinds);

    let mut head = head("check-worthiness", &data, &check::PENALTIES)?;
    writeln!(
        head,
        "//! Weight of a sentence of an article {}; targets of the grades {:?}.\n\n\
         /// Minimum score of a claim.\npub(super) const THRESHOLD: f64 = {threshold:.4};",
        check::ARTICLE_WEIGHT,
        check::TARGETS
    )?;
    let output =
        Output { columns: &check.columns, model: &check.fit(), width: 1, read: |weights, _| weights[1] - weights[0] };
    output.write(&out, &head)?;
    let output = Output {
        columns: &kinds.columns,
        model: &kinds.fit(),
        width: kinds::PAIRS,
        read: |weights, pair| weights[1 + pair],
    };
    let head = self::head("kinds", &data, &kinds::PENALTIES)?;
    output.write(&out.join("kinds"), &head)?;
    Ok(())
}

/// The comment at the top of a file of weights.
fn head(what: &str, data: &Data, penalties: &columns::Penalties) -> Result<String, std::fmt::Error> {
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
    writeln!(
        head,
        "//!\n//! with the ridge penalty {} for a signal or fact and {} for a word that is in {} sentences or more.",
        penalties.named, penalties.word, penalties.rare
    )?;
    Ok(head)
}
