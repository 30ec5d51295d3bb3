//! Columns of a model: biases, named signals and facts, words.

use crate::data::{Example, count};

/// Number of buckets of words.
pub const BUCKETS: usize = 1 << 16;

/// Penalties of the weights of a model, and what a word needs to get one.
pub struct Penalties {
    /// Of a signal or fact.
    pub named: f64,
    pub word: f64,
    /// Minimum number of sentences that contain the word.
    pub rare: usize,
}

/// Layout of a model.
pub struct Columns {
    /// Keys of the signals and facts; their columns follow the bias and the bias of debates.
    pub names: Vec<&'static str>,
    /// Column of each bucket of words; `None` for rare words.
    place: Vec<Option<u32>>,
    /// Penalty of every column.
    pub ridge: Vec<f64>,
}

/// Column of the first signal.
const NAMED: u32 = 2;

impl Columns {
    /// `with_facts` adds the facts to the signals.
    pub fn new<'e>(
        examples: impl Iterator<Item = &'e Example> + Clone,
        penalties: &Penalties,
        with_facts: bool,
    ) -> Self {
        let full = examples.clone().find(|e| !e.read.facts.is_empty());
        let names: Vec<&'static str> =
            full.map_or(Vec::new(), |example| named(example, with_facts).map(|(name, _)| name).collect());
        let mut seen = vec![0_usize; BUCKETS];
        for example in examples {
            let mut words = example.read.words.clone();
            words.sort_unstable();
            words.dedup();
            for word in words {
                seen[usize::from(word)] += 1;
            }
        }
        let mut ridge = vec![1e-3; 2];
        ridge.extend(names.iter().map(|_| penalties.named));
        let mut place = Vec::with_capacity(BUCKETS);
        for times in seen {
            let column = u32::try_from(ridge.len()).ok();
            let column = column.filter(|_| times >= penalties.rare);
            ridge.extend(column.map(|_| penalties.word));
            place.push(column);
        }
        Columns { names, place, ridge }
    }

    /// Non-zero columns of an example with their values. The vector of all words has length 1.
    pub fn cells(&self, example: &Example, with_facts: bool) -> Vec<(u32, f64)> {
        let mut cells = vec![(0, 1.0)];
        if example.set.is_none() {
            cells.push((1, 1.0));
        }
        let named = (NAMED..).zip(named(example, with_facts));
        cells.extend(named.filter(|(_, (_, value))| *value != 0.0).map(|(at, (_, value))| (at, value)));
        let words = &example.read.words;
        let share = 1.0 / count(words.len().max(1)).sqrt();
        let places = words.iter().filter_map(|&word| self.place[usize::from(word)]);
        cells.extend(places.map(|column| (column, share)));
        cells
    }

    /// Column of each name.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, u32)> {
        self.names.iter().copied().zip(NAMED..)
    }

    /// Column of each bucket.
    pub fn words(&self) -> impl Iterator<Item = Option<u32>> {
        self.place.iter().copied()
    }
}

fn named(example: &Example, with_facts: bool) -> impl Iterator<Item = (&'static str, f64)> {
    let facts = example.read.facts.iter().filter(move |_| with_facts);
    example.read.signals.iter().chain(facts).copied()
}
