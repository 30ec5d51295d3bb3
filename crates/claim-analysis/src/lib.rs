//! Finds the checkable claims in a news article. Pure: text in, spans and scores out.
//!
//! # Modules
//!
//! Bottom up: `text` (where), `lexicon` and `tokens` (words), `segment` (sentences), `boilerplate`
//! (what is not the article), `quotes` and `attribution` (who says it), `values` (how many, when),
//! `signals`, `words`, `features` and `detect` (is it worth checking, and why), `atoms` (one assertion or two),
//! `classify` (what kind), `mentions` and `context` (a wording that stands alone).
#![doc = include_str!("../README.md")]

mod claim;
mod claimant;
mod extract;
mod language;
mod lexicon;
mod page;
mod signals;
mod statement;
mod text;
mod values;

pub use chrono::NaiveDate;
pub use claim::{
    Attribution, Claim, Context, DateValue, Extraction, Kind, LeftOut, LeftOutReason, Precision,
    Qualifier, Reason, Support, UnknownWord, Value, Voice,
};
pub use extract::{SentenceSignals, extract, score, signals, signals_alone};
pub use text::span::{Span, Text};

/// Version of the analyser: claims found by another version may differ.
pub const VERSION: &str = "1.1.0";
