//! Finds the checkable claims in a news article. Pure: text in, spans and scores out.
//!
//! # Modules
//!
//! Bottom up: `text` (where), `lexicon` and `tokens` (words), `segment` (sentences), `boilerplate`
//! (what is not the article), `quotes` and `attribution` (who says it), `values` (how many, when),
//! `signals`, `words`, `features` and `detect` (is it worth checking, and why), `atoms` (one assertion or two),
//! `classify` (what kind), `mentions` and `context` (a wording that stands alone).
#![doc = include_str!("../README.md")]

mod atoms;
mod attribution;
mod boilerplate;
mod claim;
mod classify;
mod context;
mod date;
mod detect;
mod extract;
mod features;
mod language;
mod lexicon;
mod mentions;
mod quotes;
mod segment;
mod signals;
mod text;
mod tokens;
mod values;
mod words;

pub use chrono::NaiveDate;
pub use claim::{
    Attribution, Claim, Context, Extraction, Kind, LeftOut, LeftOutReason, Qualifier, Reason,
    Support, UnknownWord, Value, Voice,
};
pub use date::{DateValue, Precision};
pub use extract::{SentenceSignals, extract, score, signals, signals_alone};
pub use text::{Span, Text};

/// Version of the analyser: claims found by another version may differ.
pub const VERSION: &str = "1.1.0";
