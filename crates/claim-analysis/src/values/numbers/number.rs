//! A number that was read: bounds, end in tokens, certainty.

/// How exactly a number is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Certainty {
    Exact,
    /// "dozens", "several hundred": no exact figure.
    Vague,
    /// "thousands", "for years": no exact figure, and no upper bound.
    Open,
    /// The marks do not fit the language: "18.400" for people in English. Such a number has no value.
    Doubtful,
}

/// True for equal numbers, up to rounding.
pub(crate) fn same(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

/// A number in the tokens; `low` and `high` are equal unless vague.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Number<'a> {
    pub low: f64,
    pub high: f64,
    /// End in tokens, exclusive.
    pub end: usize,
    pub certainty: Certainty,
    /// Has a decimal mark or a fraction, so that "more than" does not mean the next whole number.
    pub fractional: bool,
    /// Has a scale word or letter: "2.5 million", "3bn".
    pub scaled: bool,
    /// What the last token holds after the number: "year-old" in "two-year-old", "mm" in "120mm".
    pub rest: Option<&'a str>,
}

impl Number<'_> {
    pub fn is_vague(&self) -> bool {
        matches!(self.certainty, Certainty::Vague | Certainty::Open)
    }

    pub fn exact(value: f64, end: usize) -> Self {
        Number {
            low: value,
            high: value,
            end,
            certainty: Certainty::Exact,
            fractional: false,
            scaled: false,
            rest: None,
        }
    }

    pub fn times(self, factor: f64) -> Self {
        Number { low: self.low * factor, high: self.high * factor, scaled: true, ..self }
    }
}
