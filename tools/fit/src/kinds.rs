//! Model of kinds: one softmax over "no claim" and every pair of grade and kind.
//!
//! Learning the grade together with the kind keeps the many statements of speech of grade 1 from drawing events of grade 2
//! towards quotes.

use claim_analysis::Kind;

use crate::columns::{Penalties, Rest};
use crate::data::{Data, Example, SETS};
use crate::softmax::{Model, softmax};
use crate::tables::{Table, Tables};

/// Number of kinds.
pub const KINDS: usize = Kind::ALL.len();
/// Number of pairs of a grade and a kind, which are the classes from 1 on.
pub const PAIRS: usize = 2 * KINDS;
/// Number of classes: no claim, the kinds of grade 1, the kinds of grade 2.
const CLASSES: usize = 1 + PAIRS;

/// Share of the probability of grade 1 that counts for the kind. The kind matters most where a claim must be checked; a
/// larger share is better for the other claims.
const LESSER: f64 = 0.05;

pub const PENALTIES: Penalties = Penalties { named: 12.0, word: 0.5, common: 2, vector: 1.0, rare: 3 };

/// The sentences of the articles that the page rules keep, as rows of the models.
pub fn tables(data: &Data) -> Tables<'_> {
    let kept = data.news.iter().filter(|e| !e.is_left_out);
    Tables::new(kept.collect(), &PENALTIES, true, CLASSES, target)
}

/// Probabilities of the kinds of each sentence, given that it is a claim; empty for invented articles.
pub fn hold_out(tables: &Tables<'_>, share: f64, rest: Rest) -> Vec<Vec<f64>> {
    tables.hold_out(share, rest).into_iter().map(of_claim).collect()
}

/// The model of all sentences. Its biases contain `LESSER`.
pub fn fit(table: &Table) -> Model {
    let mut model = table.fit();
    for bias in &mut model.weights[1..=KINDS] {
        *bias += LESSER.ln();
    }
    model
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

fn target(example: &Example) -> (Vec<f64>, f64) {
    let mut target = vec![0.0; CLASSES];
    for (&grade, kind) in example.grades.iter().zip(&example.kinds) {
        let kind = kind.and_then(|kind| Kind::ALL.iter().position(|k| *k == kind));
        let class = match (grade, kind) {
            (0, _) | (_, None) => 0,
            (grade, Some(kind)) => 1 + (grade - 1) * KINDS + kind,
        };
        target[class] += 0.5;
    }
    (target, example.set.map_or(1.0, |set| SETS[set].weight))
}
