//! A measure, and the figure whose measure is sought.

use super::units::{self, time};
use crate::language::Language;
use crate::lexicon::fates::Fate;
use crate::text::tokens::Token;
use crate::values::fates::Counted;
use crate::values::numbers::{Number, same};

/// What a figure measures.
#[derive(Debug, Clone)]
pub(crate) struct Measure {
    /// "people killed", "money", "share", …; "number" if unknown.
    pub measures: String,
    pub unit: Option<String>,
    /// End in tokens of the figure with its unit, exclusive.
    pub end: usize,
    /// Counted in whole numbers, so that "more than 6,000" starts at 6,001.
    pub whole: bool,
    /// Units as reported for each unit as written: 10 for decades, which are reported in years.
    pub factor: f64,
}

impl Measure {
    pub fn of(measures: &str, unit: &str, end: usize) -> Self {
        Measure { measures: measures.to_owned(), unit: Some(unit.to_owned()), end, whole: false, factor: 1.0 }
    }

    pub fn counted(measures: &str, unit: &str, end: usize) -> Self {
        Measure { whole: true, ..Measure::of(measures, unit, end) }
    }

    pub fn people(fate: Fate, end: usize) -> Self {
        let measures = if fate == Fate::CASUALTIES { fate.words() } else { format!("people {}", fate.words()) };
        Measure::counted(&measures, "people", end)
    }

    pub fn aged(end: usize) -> Self {
        Measure::counted("age", "years", end)
    }

    pub fn lasting(unit: &str, end: usize) -> Self {
        let (factor, unit) = time(unit);
        Measure { factor, ..Measure::of("duration", &unit, end) }
    }

    /// What happened to the people counted: "killed" of "gunmen killed".
    pub fn fate(&self) -> Option<&str> {
        let unit = self.unit.as_deref()?;
        self.measures.strip_prefix(unit)?.strip_prefix(' ')
    }

    /// The unit in the singular if the figure is one, otherwise in the plural.
    pub fn agreeing_unit(&self, low: Option<f64>, high: Option<f64>) -> Option<String> {
        let one = low.or(high) == Some(1.0) && high.is_none_or(|high| high <= 1.0);
        let unit = self.unit.as_deref()?;
        let rate = unit.contains(" per ");
        Some(if rate { unit.to_owned() } else { units::agreeing(unit, one) })
    }

    pub fn is_bare(&self) -> bool {
        self.measures == "number"
    }
}

/// A figure whose measure is sought.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Figure<'t, 'a> {
    pub tokens: &'t [Token<'a>],
    /// First token with qualifiers and currency.
    pub start: usize,
    /// First token of the number.
    pub at: usize,
    pub number: Number<'a>,
    /// Currency before the figure.
    pub currency: Option<&'static str>,
    pub language: Option<Language>,
}

impl Figure<'_, '_> {
    pub fn counted(&self, noun: Option<usize>, end: usize) -> Counted {
        Counted { start: self.start, number: self.number.end, noun, end }
    }

    pub fn is_one(&self) -> bool {
        same(self.number.low, 1.0) && same(self.number.high, 1.0)
    }
}
