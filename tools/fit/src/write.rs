//! Files of weights: a table in Rust for biases, signals and facts, a binary table for words or the embedding.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

use crate::columns::{Columns, Rest};
use crate::softmax::{Model, index};

/// Weights of `classes` outputs, each a function of a model's weights of one column.
pub struct Output<'m> {
    pub columns: &'m Columns,
    pub model: &'m Model,
    /// Number of outputs.
    pub width: usize,
    /// Output at an index, from the weights of all classes.
    pub read: fn(&[f64], usize) -> f64,
}

impl Output<'_> {
    fn row(&self, column: u32) -> Vec<f64> {
        let from = index(column) * self.model.classes;
        let weights = &self.model.weights[from..from + self.model.classes];
        (0..self.width).map(|at| (self.read)(weights, at)).collect()
    }

    /// The table of words or of the embedding, in bytes of `units`, one row of outputs for each bucket or value.
    fn table(&self) -> (Vec<f64>, Vec<u8>) {
        let rows: Vec<Option<Vec<f64>>> =
            self.columns.table().iter().map(|column| column.map(|column| self.row(column))).collect();
        let most = |at: usize| {
            let column = rows.iter().flatten().map(|row| row[at].abs());
            column.fold(1e-9, f64::max)
        };
        let units: Vec<f64> = (0..self.width).map(|at| most(at) / 127.0).collect();
        let mut table = Vec::with_capacity(rows.len() * self.width);
        for row in &rows {
            table.extend((0..self.width).map(|at| {
                let weight = row.as_ref().map_or(0.0, |row| row[at]);
                #[expect(clippy::cast_possible_truncation, reason = "at most 127 either way")]
                let steps = (weight / units[at]).round() as i8;
                steps.cast_unsigned()
            }));
        }
        (units, table)
    }

    /// Writes `weights.rs` and `words.bin` or `vectors.bin`. `head` is the comment and the constants before the tables.
    pub fn write(&self, folder: &Path, head: &str) -> Result<(), Box<dyn Error>> {
        let (units, table) = self.table();
        let (what, unit, file) = match self.columns.rest() {
            Rest::Words => ("words", "WORD_UNITS", "words.bin"),
            Rest::Vectors => ("values of the embedding", "VECTOR_UNITS", "vectors.bin"),
        };
        let mut text = head.to_owned();
        writeln!(text, "\n/// Log-odds before anything is read, in ten-thousandths.")?;
        writeln!(text, "#[rustfmt::skip]")?;
        writeln!(text, "pub(super) const BIAS: [i32; {}] = {};", self.width, list(&self.row(0), 1e4))?;
        writeln!(text, "\n/// Log-odds of one step in the table of {what}, in millionths.")?;
        writeln!(text, "#[rustfmt::skip]")?;
        writeln!(text, "pub(super) const {unit}: [i32; {}] = {};", self.width, list(&units, 1e6))?;
        writeln!(text, "\n/// Log-odds of a signal or fact of strength 1, in ten-thousandths.")?;
        writeln!(text, "#[rustfmt::skip]")?;
        writeln!(text, "pub(super) const NAMED: &[(&str, [i32; {}])] = &[", self.width)?;
        for (name, column) in self.columns.named() {
            writeln!(text, "    (\"{name}\", {}),", list(&self.row(column), 1e4))?;
        }
        writeln!(text, "];")?;
        std::fs::write(folder.join("weights.rs"), text)?;
        std::fs::write(folder.join(file), table)?;
        Ok(())
    }
}

/// The numbers in whole units of `1 / scale`.
fn list(numbers: &[f64], scale: f64) -> String {
    let words: Vec<String> = numbers.iter().map(|number| format!("{:.0}", (number * scale).round() + 0.0)).collect();
    format!("[{}]", words.join(", "))
}
