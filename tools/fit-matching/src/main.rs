//! Fit of the weights of claim-matching to queries with their verified claims.
//!
//! `fit-matching MATCHING_DATA OUTPUT.rs ENGLISH.bin MULTILINGUAL.bin` fits to `train`, prints figures on `dev`, which is not
//! fitted, and writes the weights without a model and with each model. The same input gives the same output.

#![expect(clippy::indexing_slicing, reason = "rows and columns of one known size")]

mod data;
mod measure;
mod newton;
mod traps;
mod write;

use std::error::Error;
use std::path::PathBuf;

use claim_matching::FEATURES;
use data::Data;
use newton::{List, Sign};
use sentence_vectors::Model;
use write::Weights;

/// Parts of the training queries that are held out in turn.
const PARTS: usize = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [folder, out, english, multilingual] = arguments.as_slice() else {
        return Err("usage: fit-matching MATCHING_DATA OUTPUT.rs ENGLISH.bin MULTILINGUAL.bin".into());
    };
    let data = Data::read(folder, &Model::load(english)?)?;
    let words = fit("without vectors", &data, false);
    let english = fit("English vectors", &data, true);
    measure::print_signs(&data, &data.dev);
    let data = Data::read(folder, &Model::load(multilingual)?)?;
    let multilingual = fit("multilingual vectors", &data, true);
    measure::print_signs(&data, &data.dev);
    let all = [
        Weights { name: "WORDS", meaning: "Weights without vectors.", values: words },
        Weights { name: "ENGLISH", meaning: "Weights with vectors of all-MiniLM-L6-v2.", values: english },
        Weights {
            name: "MULTILINGUAL",
            meaning: "Weights with vectors of multilingual-e5-small.",
            values: multilingual,
        },
    ];
    write::write(out, data.train.len(), &all)
}

/// Fits to the training queries and prints figures of the others.
fn fit(name: &str, data: &Data, with_vectors: bool) -> Vec<f64> {
    let lists =
        |queries: &[data::Query]| -> Vec<List> { queries.iter().map(|query| data.list(query, with_vectors)).collect() };
    let (train, dev) = (lists(&data.train), lists(&data.dev));
    let weights = newton::fit(&train.iter().collect::<Vec<_>>(), &signs());
    measure::print(&format!("train, {name}"), &measure::ranks(&train, &weights));
    measure::print(&format!("held out, {name}"), &held_out(&train));
    measure::print(&format!("dev, {name}"), &measure::ranks(&dev, &weights));
    traps::print(data, name, with_vectors, &weights);
    weights
}

/// Ranks of the right candidates of the training queries, each by a fit to the other nine tenths.
fn held_out(train: &[List]) -> Vec<Option<usize>> {
    let part = |part: usize| {
        let (mut fitted, mut held) = (Vec::new(), Vec::new());
        for (at, list) in train.iter().enumerate() {
            if at % PARTS == part { held.push(list) } else { fitted.push(list) }
        }
        let weights = newton::fit(&fitted, &signs());
        measure::ranks(held, &weights)
    };
    (0..PARTS).flat_map(part).collect()
}

/// What differs must not raise a score, what is shared must not lower one. The rank by cosine is free: with the multilingual
/// model, whose nearest claim is often nearest to everything, it takes back a part of what the cosine gives.
fn signs() -> Vec<Sign> {
    let sign = |name: &&str| match *name {
        "missing_numbers" | "other_figures" | "other_dates" | "other_day" | "negation" | "opposites" => Sign::Down,
        "length" | "cosine_rank" => Sign::Either,
        _ => Sign::Up,
    };
    FEATURES.iter().map(sign).collect()
}
