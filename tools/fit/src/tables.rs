//! The labelled sentences as rows of two models: one of words, which is built in, and one of sentence embeddings, which is
//! used together with the first where the model file is present.

use claim_analysis::VECTOR_SHARE;

use crate::columns::{Columns, Penalties, Rest};
use crate::data::Example;
use crate::folds::hold_out;
use crate::softmax::{Model, Row, fit};

/// Rows of one model.
pub struct Table {
    pub columns: Columns,
    rows: Vec<Row>,
    classes: usize,
}

impl Table {
    pub fn fit(&self) -> Model {
        fit(&self.rows.iter().collect::<Vec<_>>(), &self.columns.ridge, self.classes)
    }
}

/// Rows of both models.
pub struct Tables<'d> {
    pub examples: Vec<&'d Example>,
    pub words: Table,
    /// `None` without sentence embeddings.
    pub vectors: Option<Table>,
}

impl<'d> Tables<'d> {
    /// `target` gives the probability of each class and the weight of an example.
    pub fn new(
        examples: Vec<&'d Example>,
        penalties: &Penalties,
        with_facts: bool,
        classes: usize,
        target: fn(&Example) -> (Vec<f64>, f64),
    ) -> Self {
        let table = |rest| {
            let columns = Columns::new(&examples, penalties, with_facts, rest);
            let row = |example: &&Example| {
                let (target, weight) = target(example);
                Row { cells: columns.cells(example, with_facts), target, weight }
            };
            let rows = examples.iter().map(row).collect();
            Table { columns, rows, classes }
        };
        let embedded = examples.iter().all(|e| !e.vector.is_empty());
        let (words, vectors) = (table(Rest::Words), embedded.then(|| table(Rest::Vectors)));
        Tables { examples, words, vectors }
    }

    /// Log-odds of each example by models fitted without its article; empty for invented articles. `share` is the share
    /// of the articles of a training set that is used.
    pub fn hold_out(&self, share: f64, rest: Rest) -> Vec<Vec<f64>> {
        let of = |table: &Table| hold_out(&self.examples, &table.rows, &table.columns, table.classes, share);
        let words = of(&self.words);
        match &self.vectors {
            Some(vectors) if rest == Rest::Vectors => words.iter().zip(of(vectors)).map(mixed).collect(),
            _ => words,
        }
    }
}

/// The log-odds of both models together, as the analysis mixes them.
fn mixed((words, vectors): (&Vec<f64>, Vec<f64>)) -> Vec<f64> {
    let share = f64::from(VECTOR_SHARE);
    words.iter().zip(vectors).map(|(words, vectors)| words * (1.0 - share) + vectors * share).collect()
}
