//! Readings: what a ranking compares of a text.

use claim_analysis::{Context, Language, NaiveDate, Precision, Value, find_values, language_of};

use crate::claim::{Claim, Query};
use crate::text::classes::{Class, class};
use crate::text::grams::grams;
use crate::text::numbers::numbers as numbers_of;
use crate::text::report::is_report_day;
use crate::text::words::{Word, words};

/// A text as words, grams, figures and dates.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// Words with their classes, in text order.
    pub words: Vec<(Word, Class)>,
    /// Buckets of character grams with counts, sorted.
    pub grams: Vec<(u16, u16)>,
    /// Figures and dates.
    pub values: Vec<Value>,
    /// Sides of opposites (see [`Class::sides`]).
    pub sides: u64,
    /// Number of negations.
    pub negations: u32,
    /// The language; `None` if the text is not English and has no words that tell.
    pub language: Option<Language>,
    /// Places of [`Reading::figures`] in bytes.
    pub places: Vec<(usize, usize)>,
    /// Numbers in digits that are no part of a date, as they are compared across languages.
    pub numbers: Vec<f64>,
}

impl Reading {
    /// Reads a text with its figures and dates. `day` resolves relative dates.
    pub fn new(text: &str, day: Option<NaiveDate>) -> Self {
        Self::with_values(text, find_values(text, &Context { published_on: day, ..Context::default() }))
    }

    /// Reads the words of a text. The day of a report is no part of what is reported: "the ministry said on Thursday" is no date,
    /// and its words say nothing.
    pub fn with_values(text: &str, values: Vec<Value>) -> Self {
        let (mut words, mut values) = (classed(text), values);
        for (from, to) in take_report_days(text, &mut values) {
            for (_, class) in words.iter_mut().filter(|(word, _)| (from..to).contains(&word.at)) {
                class.is_function = true;
            }
        }
        let grams = grams(words.iter().map(|(word, _)| word));
        let sides = words.iter().fold(0, |sides, (_, class)| sides | class.sides);
        let negations = words.iter().map(|(_, class)| u32::from(class.is_negation)).sum();
        let mut numbers = numbers_of(text);
        for date in values.iter().filter(|value| value.measures == "date") {
            let dated = numbers_of(&date.text);
            numbers.retain(|number| !dated.iter().any(|dated| dated.to_bits() == number.to_bits()));
        }
        let places = values.iter().filter(|value| is_figure(value)).map(|value| place(text, value)).collect();
        Self { words, grams, values, sides, negations, language: language_of(text), places, numbers }
    }

    /// Whether both texts are certainly not in one language.
    pub fn is_in_other_language(&self, other: &Self) -> bool {
        let is_english = |language| language == Some(Language::ENGLISH);
        match (self.language, other.language) {
            (Some(ours), Some(theirs)) => ours != theirs,
            (ours, theirs) => is_english(ours) || is_english(theirs),
        }
    }

    /// Keys of the words that are not function words, sorted and without repetition. All words, if there are no others.
    pub fn keys(&self) -> Vec<u32> {
        keys(&self.words)
    }

    /// Figures with at least one bound.
    pub fn figures(&self) -> impl Iterator<Item = &Value> + Clone {
        self.values.iter().filter(|value| is_figure(value))
    }

    /// First and last day of each date, with its precision.
    pub fn dates(&self) -> impl Iterator<Item = (NaiveDate, NaiveDate, Precision)> + Clone {
        let dates = self.values.iter().filter_map(|value| value.date);
        dates.filter_map(|date| Some((date.earliest.or(date.latest)?, date.latest.or(date.earliest)?, date.precision)))
    }
}

/// Whether a value is a figure with at least one bound.
fn is_figure(value: &Value) -> bool {
    value.measures != "date" && (value.low.is_some() || value.high.is_some())
}

/// Where a value is in its text, in bytes.
fn place(text: &str, value: &Value) -> (usize, usize) {
    let byte = |point: usize| text.char_indices().nth(point).map_or(text.len(), |(byte, _)| byte);
    (byte(value.span.start), byte(value.span.end))
}

/// Takes the days of reports out of the values, and gives their places in bytes: "Thursday", "Thursday [19 November 2026]".
fn take_report_days(text: &str, values: &mut Vec<Value>) -> Vec<(usize, usize)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    values.retain(|value| {
        if value.measures != "date" {
            return true;
        }
        let (from, to) = place(text, value);
        let (before, after) = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
        let explains =
            places.last().is_some_and(|(_, end)| text.get(*end..from).is_some_and(|between| between.trim() == "["));
        let is_of_report = explains || is_report_day(before, after);
        if is_of_report {
            places.push((from, to));
        }
        !is_of_report
    });
    places
}

/// Words of a text with their classes.
fn classed(text: &str) -> Vec<(Word, Class)> {
    let words = words(text).into_iter();
    words.map(|word| (class(&word.plain), word)).map(|(class, word)| (word, class)).collect()
}

fn keys(words: &[(Word, Class)]) -> Vec<u32> {
    let content = words.iter().filter(|(_, class)| !class.is_function);
    let mut keys: Vec<u32> = content.map(|(word, _)| word.key).collect();
    if keys.is_empty() {
        keys = words.iter().map(|(word, _)| word.key).collect();
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A query as read once.
#[derive(Debug, Clone, Default)]
pub struct QueryReading {
    pub text: Reading,
    /// Keys of the claimant's names.
    pub claimant: Vec<u32>,
    pub day: Option<NaiveDate>,
}

impl QueryReading {
    pub fn new(query: &Query) -> Self {
        let claimant = query.claimant.as_deref().map_or(Vec::new(), |name| keys(&classed(name)));
        Self { text: Reading::new(&query.text, query.day), claimant, day: query.day }
    }

    /// Keys of the words and of the claimant's names, sorted and without repetition.
    pub fn keys(&self) -> Vec<u32> {
        let mut keys = self.text.keys();
        keys.extend(&self.claimant);
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// A claim as read for a ranking.
#[derive(Debug, Clone, Default)]
pub struct ClaimReading {
    pub text: Reading,
    pub title: Reading,
    /// Keys of the claimant's names.
    pub claimant: Vec<u32>,
}

impl ClaimReading {
    pub fn new(claim: &Claim<'_>) -> Self {
        let claimant = claim.claimant.map_or(Vec::new(), |name| keys(&classed(name)));
        let text = claim.values.map_or_else(
            || Reading::new(claim.text, claim.day),
            |values| Reading::with_values(claim.text, values.to_vec()),
        );
        let title = claim.title.map_or_else(Reading::default, |title| Reading::with_values(title, Vec::new()));
        Self { text, title, claimant }
    }
}

/// Words and grams of a claim with its title, as an index counts them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counted {
    /// Key and count of every word that is no function word, sorted by key.
    pub counts: Vec<(u32, u32)>,
    /// Number of these words.
    pub length: u32,
    /// Buckets of character grams with counts, sorted by bucket.
    pub grams: Vec<(u16, u16)>,
}

/// Counts the words and grams of a claim with its title.
pub fn counted(claim: &Claim<'_>) -> Counted {
    let mut words = classed(claim.text);
    words.extend(claim.title.map_or(Vec::new(), classed));
    let grams = grams(words.iter().map(|(word, _)| word));
    let (counts, length) = counts(words.iter());
    Counted { counts, length, grams }
}

/// Key and count of every word that is no function word, sorted by key, and the number of these words.
pub fn counts<'w>(words: impl Iterator<Item = &'w (Word, Class)>) -> (Vec<(u32, u32)>, u32) {
    let mut keys: Vec<u32> = words.filter(|(_, class)| !class.is_function).map(|(word, _)| word.key).collect();
    keys.sort_unstable();
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let runs = keys.chunk_by(|a, b| a == b);
    (runs.filter_map(|run| Some((*run.first()?, number(run.len())))).collect(), number(keys.len()))
}
