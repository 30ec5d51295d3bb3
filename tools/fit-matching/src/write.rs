//! The file of weights.

use std::fmt::Write as _;
use std::path::Path;

use claim_matching::FEATURES;

/// Weights of one ranking with their constant's name and meaning.
pub struct Weights {
    pub name: &'static str,
    pub meaning: &'static str,
    pub values: Vec<f64>,
}

/// Writes the weights as Rust.
pub fn write(path: &Path, queries: usize, all: &[Weights]) -> Result<(), Box<dyn std::error::Error>> {
    let mut text = format!(
        "//! Weights of the ranking, written by `make fit-matching`. Fitted to the {queries} training queries of `CheckThat!`\n\
         //! 2020 task 2 (Barrón-Cedeño et al. 2020, doi 10.1007/978-3-030-58219-7_17) with a ridge penalty.\n\n\
         use super::features::COUNT;\n"
    );
    for Weights { name, meaning, values } in all {
        writeln!(text, "\n/// {meaning}\n#[rustfmt::skip]\npub const {name}: [f64; COUNT] = [")?;
        for (weight, feature) in values.iter().zip(FEATURES) {
            writeln!(text, "    {:.4}, // {feature}", weight + 0.0)?;
        }
        writeln!(text, "];")?;
    }
    std::fs::write(path, text)?;
    Ok(())
}
