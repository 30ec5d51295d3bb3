//! Checkable claims in a news article: spans, kinds, claimants, values, scores.
#![doc = include_str!("../README.md")]
//!
//! # Modules
//!
//! A module imports only from modules above it in this table.
//!
//! | module | content |
//! |---|---|
//! | `lexicon` | word classes, month names |
//! | `text` | positions, tokens, sentences, quotation marks, clause joints |
//! | `claim` | result types |
//! | `language` | language detection |
//! | `values` | figures and dates |
//! | `claimant` | attribution of sentences |
//! | `signals` | signals of check-worthiness, model |
//! | `page` | page rules: captions, credits, headings, teasers |
//! | `statement` | self-contained wording |
//! | `extract` | analysis of a whole text |

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
    Ambiguity, Attribution, Claim, Context, DateValue, Extraction, Kind, LeftOut, LeftOutReason, NotAsserted,
    Precision, Qualifier, Reason, Role, SentenceVectors, Support, UnknownWord, VECTOR, Value, Voice,
};
pub use extract::{SentenceSignals, extract, find_values, score, signals, signals_alone};
pub use language::{Language, language_of};
pub use signals::names::SIGNALS;
pub use signals::vectors::table::VECTOR_SHARE;
pub use text::span::{Span, Text};

/// Version of the analyser. Another version may find other claims.
pub const VERSION: &str = "1.12.0";

/// Version of the analyser with sentence embeddings.
pub const VERSION_WITH_VECTORS: &str = "1.12.0+vectors";
