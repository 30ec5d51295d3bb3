//! Model of kinds: one softmax over "no claim" and every pair of grade and kind.
//!
//! Learning the grade together with the kind keeps the many statements of speech of grade 1 from drawing events of grade 2
//! towards quotes.

use claim_analysis::Kind;

use crate::columns::{Columns, Penalties};
use crate::data::{Data, Example, SETS};
use crate::folds::hold_out;
use crate::softmax::{Model, Row, fit, softmax};

/// Number of kinds.
pub const KINDS: usize = Kind::ALL.len();
/// Number of pairs of a grade and a kind, which are the classes from 1 on.
pub const PAIRS: usize = 2 * KINDS;
/// Number of classes: no claim, the kinds of grade 1, the kinds of grade 2.
const CLASSES: usize = 1 + PAIRS;

/// Share of the probability of grade 1 that counts for the kind. The kind matters most where a claim must be checked; a
/// larger share is better for the other claims.
const LESSER: f64 = 0.05;

pub const PENALTIES: Penalties = Penalties { named: 12.0, word: 1.0, rare: 3 };

/// The sentences of the articles that the page rules keep, as rows of the model.
pub struct Kinds<'d> {
    pub examples: Vec<&'d Example>,
    rows: Vec<Row>,
    pub columns: Columns,
}

impl<'d> Kinds<'d> {
    pub fn new(data: &'d Data) -> Self {
        let examples: Vec<&Example> = data.news.iter().filter(|e| !e.is_left_out).collect();
        let columns = Columns::new(examples.iter().copied(), &PENALTIES, true);
        let rows = examples.iter().map(|e| row(e, &columns)).collect();
        Kinds { examples, rows, columns }
    }

    /// Probabilities of the kinds of each sentence, given that it is a claim; empty for invented articles.
    pub fn hold_out(&self, share: f64) -> Vec<Vec<f64>> {
        let odds = hold_out(&self.examples, &self.rows, &self.columns, CLASSES, share);
        odds.into_iter().map(of_claim).collect()
    }

    /// The model of all sentences. Its biases contain `LESSER`.
    pub fn fit(&self) -> Model {
        let rows: Vec<&Row> = self.rows.iter().collect();
        let mut model = fit(&rows, &self.columns.ridge, CLASSES);
        for bias in &mut model.weights[1..=KINDS] {
            *bias += LESSER.ln();
        }
        model
    }
}

/// Probabilities of the kinds from the log-odds of all classes.
fn of_claim(mut odds: Vec<f64>) -> Vec<f64> {
    if odds.is_empty() {
        return odds;
    }
    for odds in &mut odds[1..=KINDS] {
        *odds += LESSER.ln();
    }
    let pairs = softmax(&odds[1..]);
    let (lesser, must) = pairs.split_at(KINDS);
    lesser.iter().zip(must).map(|(a, b)| a + b).collect()
}

fn row(example: &Example, columns: &Columns) -> Row {
    let mut target = vec![0.0; CLASSES];
    for (&grade, kind) in example.grades.iter().zip(&example.kinds) {
        let kind = kind.and_then(|kind| Kind::ALL.iter().position(|k| *k == kind));
        let class = match (grade, kind) {
            (0, _) | (_, None) => 0,
            (grade, Some(kind)) => 1 + (grade - 1) * KINDS + kind,
        };
        target[class] += 0.5;
    }
    Row { cells: columns.cells(example, true), target, weight: example.set.map_or(1.0, |set| SETS[set].weight) }
}
