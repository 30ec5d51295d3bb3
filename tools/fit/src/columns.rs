//! Columns of a model: biases, named signals and facts, then words or the values of the sentence embedding.

use claim_analysis::VECTOR;

use crate::data::{Example, count, ratio};

/// Number of buckets of words.
const BUCKETS: usize = 1 << 16;

/// Penalties of the weights of a model, and what a word needs to get one.
pub struct Penalties {
    /// Of a signal or fact.
    pub named: f64,
    /// Of a word in `rare` sentences.
    pub word: f64,
    /// Power of the inverse document frequency by which the penalty of a more common word is larger.
    pub common: i32,
    /// Of a value of the sentence embedding.
    pub vector: f64,
    /// Minimum number of sentences that contain the word.
    pub rare: usize,
}

/// What a model reads in addition to signals and facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rest {
    Words,
    Vectors,
}

/// Layout of a model.
pub struct Columns {
    /// Keys of the signals and facts; their columns follow the bias and the bias of debates.
    names: Vec<&'static str>,
    rest: Rest,
    /// Column of each bucket of words, `None` for rare words; or of each value of the embedding.
    place: Vec<Option<u32>>,
    /// Penalty of every column.
    pub ridge: Vec<f64>,
}

/// Column of the first signal.
const NAMED: u32 = 2;

impl Columns {
    /// `with_facts` adds the facts to the signals.
    pub fn new(examples: &[&Example], penalties: &Penalties, with_facts: bool, rest: Rest) -> Self {
        let full = examples.iter().find(|e| !e.read.facts.is_empty());
        let names: Vec<&'static str> =
            full.map_or(Vec::new(), |example| named(example, with_facts).map(|(name, _)| name).collect());
        let mut ridge = vec![1e-3; 2];
        ridge.extend(names.iter().map(|_| penalties.named));
        let used = match rest {
            Rest::Words => words(examples, penalties),
            Rest::Vectors => vec![Some(penalties.vector); VECTOR],
        };
        let mut place = Vec::with_capacity(used.len());
        for penalty in used {
            let column = u32::try_from(ridge.len()).ok().filter(|_| penalty.is_some());
            ridge.extend(penalty);
            place.push(column);
        }
        Columns { names, rest, place, ridge }
    }

    /// Non-zero columns of an example with their values. The words together have length 1, as the embedding has.
    pub fn cells(&self, example: &Example, with_facts: bool) -> Vec<(u32, f64)> {
        let mut cells = vec![(0, 1.0)];
        if example.set.is_none() {
            cells.push((1, 1.0));
        }
        let named = (NAMED..).zip(named(example, with_facts));
        cells.extend(named.filter(|(_, (_, value))| *value != 0.0).map(|(at, (_, value))| (at, value)));
        match self.rest {
            Rest::Words => {
                let words = &example.read.words;
                let share = 1.0 / count(words.len().max(1)).sqrt();
                let places = words.iter().filter_map(|&word| self.place[usize::from(word)]);
                cells.extend(places.map(|column| (column, share)));
            }
            Rest::Vectors => {
                let values = example.vector.iter().map(|value| f64::from(*value));
                cells.extend(self.place.iter().copied().flatten().zip(values));
            }
        }
        cells
    }

    /// Column of each name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.names.iter().copied().zip(NAMED..)
    }

    /// Column of each row of the binary table: of a bucket of words or a value of the embedding.
    pub fn table(&self) -> &[Option<u32>] {
        &self.place
    }

    pub fn rest(&self) -> Rest {
        self.rest
    }
}

/// Penalty of each bucket of words; `None` for a rare one.
fn words(examples: &[&Example], penalties: &Penalties) -> Vec<Option<f64>> {
    let mut seen = vec![0_usize; BUCKETS];
    for example in examples {
        let mut words = example.read.words.clone();
        words.sort_unstable();
        words.dedup();
        for word in words {
            seen[usize::from(word)] += 1;
        }
    }
    let frequency = |times| ratio(examples.len(), times).ln().max(0.05);
    let penalty = |times| penalties.word * (frequency(penalties.rare) / frequency(times)).powi(penalties.common);
    seen.into_iter().map(|times| (times >= penalties.rare).then(|| penalty(times))).collect()
}

fn named(example: &Example, with_facts: bool) -> impl Iterator<Item = (&'static str, f64)> {
    let facts = example.read.facts.iter().filter(move |_| with_facts);
    example.read.signals.iter().chain(facts).copied()
}
