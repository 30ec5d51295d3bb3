//! Model of check-worthiness: articles and debates at once. They share every weight except the bias, because a debate holds
//! fewer claims than an article.

use crate::columns::{Columns, Penalties};
use crate::data::{Data, Example, SETS};
use crate::folds::hold_out;
use crate::softmax::{Model, Row, fit};

/// Weight of a sentence of an article, relative to a sentence of a debate: articles are few, and they are the purpose.
pub const ARTICLE_WEIGHT: f64 = 4.0;
/// Target of grade 0, 1 and 2.
pub const TARGETS: [f64; 3] = [0.0, 0.45, 1.0];

/// Each penalty is double that of the log-odds, which are the difference of two classes.
pub const PENALTIES: Penalties = Penalties { named: 8.0, word: 0.5, rare: 3 };

/// The sentences of articles and debates, as rows of the model.
pub struct Check<'d> {
    pub examples: Vec<&'d Example>,
    rows: Vec<Row>,
    pub columns: Columns,
}

impl<'d> Check<'d> {
    pub fn new(data: &'d Data) -> Self {
        let news = data.news.iter().filter(|e| !e.is_left_out);
        let examples: Vec<&Example> = news.chain(&data.debates).collect();
        let columns = Columns::new(examples.iter().copied(), &PENALTIES, false);
        let rows = examples.iter().map(|e| row(e, &columns)).collect();
        Check { examples, rows, columns }
    }

    /// Score of each sentence; `None` for invented articles.
    pub fn hold_out(&self) -> Vec<Option<f64>> {
        let odds = hold_out(&self.examples, &self.rows, &self.columns, 2, 1.0);
        let score = |odds: &Vec<f64>| match odds[..] {
            [no, yes] => Some(1.0 / (1.0 + (no - yes).exp())),
            _ => None,
        };
        odds.iter().map(score).collect()
    }

    /// The model of all sentences.
    pub fn fit(&self) -> Model {
        fit(&self.rows.iter().collect::<Vec<_>>(), &self.columns.ridge, 2)
    }
}

fn row(example: &Example, columns: &Columns) -> Row {
    let target = example.grades.iter().map(|&g| TARGETS[g]).sum::<f64>() / 2.0;
    Row {
        cells: columns.cells(example, false),
        target: vec![1.0 - target, target],
        weight: example.set.map_or(1.0, |set| ARTICLE_WEIGHT * SETS[set].weight),
    }
}
