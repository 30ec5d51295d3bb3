//! Model of kinds: one softmax over "no claim" and every pair of grade and kind.

use claim_analysis::Kind;

use crate::data::{Example, SETS, count};
use crate::softmax::{Model, Row, softmax};

/// Number of classes: no claim, then the kinds of grade 1, then those of grade 2.
pub const CLASSES: usize = 1 + 2 * KINDS;
/// Number of kinds.
pub const KINDS: usize = 8;
/// Penalty of the weight of a signal or fact.
fn env(k: &str, d: f64) -> f64 { std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d) }
/// Minimum number of sentences that contain a word.
const RARE: usize = 3;

/// Columns of the model: bias, signals, facts, words.
pub struct Columns {
    /// Keys of the signals and facts.
    pub names: Vec<&'static str>,
    /// Column of each bucket of words; `None` for rare words.
    place: Vec<Option<u32>>,
    pub ridge: Vec<f64>,
}

impl Columns {
    pub fn new(news: &[Example]) -> Self {
        let full = news.iter().find(|e| !e.read.facts.is_empty());
        let names: Vec<&'static str> = full.map_or(Vec::new(), |e| {
            e.read.signals.iter().chain(&e.read.facts).map(|(name, _)| *name).collect()
        });
        let mut seen = vec![0_usize; 1 << 16];
        for example in news {
            let mut words = example.read.words.clone();
            words.sort_unstable();
            words.dedup();
            for word in words {
                seen[usize::from(word)] += 1;
            }
        }
        let mut ridge = vec![1e-3];
        ridge.extend(names.iter().map(|_| env("RIDGE", 3.0)));
        let place = seen.iter().map(|&times| {
            (times >= RARE).then(|| {
                ridge.push(env("WRIDGE", 0.5));
                u32::try_from(ridge.len() - 1).unwrap_or(0)
            })
        }).collect();
        Columns { names, place, ridge }
    }

    /// The row of an example.
    pub fn row(&self, example: &Example) -> Row {
        let mut cells = vec![(0, 1.0)];
        let named = example.read.signals.iter().chain(&example.read.facts);
        cells.extend((1..).zip(named).filter(|(_, (_, v))| *v != 0.0).map(|(at, (_, v))| (at, *v)));
        let share = 1.0 / count(example.read.words.len().max(1)).sqrt();
        let words = example.read.words.iter();
        cells.extend(words.filter_map(|&w| self.place[usize::from(w)]).map(|at| (at, share)));
        let mut target = vec![0.0; CLASSES];
        for (&grade, &kind) in example.grades.iter().zip(&example.kinds) {
            target[class(grade, kind)] += 0.5;
        }
        let set = example.set.map_or(0, |s| s);
        Row { cells, target, weight: [env("W0",1.0), env("W1",1.0), env("W2",0.5)][set] }
    }
}

fn class(grade: usize, kind: Option<Kind>) -> usize {
    let kind = kind.and_then(|kind| Kind::ALL.iter().position(|k| *k == kind));
    match (grade, kind) {
        (0, _) | (_, None) => 0,
        (grade, Some(kind)) => 1 + (grade - 1) * KINDS + kind,
    }
}

/// Probabilities of the kinds, given that the sentence must be checked.
pub fn given_must_check(model: &Model, row: &Row) -> Vec<f64> {
    softmax(&model.odds(&row.cells)[1 + KINDS..])
}
pub fn unused() -> usize { SETS.len() }
