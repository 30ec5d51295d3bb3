//! Sources: a claim in its article, with figures and dates, as the caller loads it.

use std::sync::Arc;

use claim_analysis::NaiveDate;

use super::setting::Setting;
use super::time::Time;

/// What a figure is in a running count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// A count as of the time of the text.
    Total,
    /// A number that is added: "another 12".
    Increment,
    /// A count of an earlier time: "up from 29".
    Former,
    /// Denied, asked, conditional or unconfirmed.
    Unasserted,
}

/// A figure or date of a claim, as stored with the claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Datum {
    /// Position in the quote, in code points.
    pub at: usize,
    /// The words of the figure or date.
    pub text: String,
    /// What is counted: "people killed". Dates: "date".
    pub measures: String,
    /// "people", "EUR".
    pub unit: Option<String>,
    /// Smallest possible number, inclusive.
    pub low: Option<f64>,
    /// Largest possible number, inclusive.
    pub high: Option<f64>,
    /// The number is an approximation: "around a dozen".
    pub is_about: bool,
    /// First and last day, if both are known.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// What the figure is in a running count.
    pub part: Part,
}

/// A claim in its article, as loaded by the caller.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The claim in a self-contained wording.
    pub statement: &'a str,
    /// The words of the article.
    pub quote: &'a str,
    /// Who says so.
    pub claimant: Option<&'a str>,
    /// The claim is that somebody said something: the speaker is part of what happened.
    pub is_quote: bool,
    /// The claim is about the terms of a treaty, ceasefire, law or rule.
    pub is_agreement: bool,
    /// When the article was published.
    pub told: Option<Time>,
    /// Figures and dates of the quote.
    pub values: &'a [Datum],
    /// What the article is about.
    pub setting: Arc<Setting>,
}
