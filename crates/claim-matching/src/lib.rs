//! Verified claims that check a sentence: candidates, ranking, reasons, copies.
#![doc = include_str!("../README.md")]

mod claim;
mod copies;
mod index;
mod occurrence;
mod rank;
mod reading;
mod search;
pub mod table;
mod text;
mod vectors;

pub use claim::{Claim, Query};
pub use claim_analysis::{NaiveDate, Value};
pub use copies::same::{near_same_words, same_words};
pub use copies::shingles::Shingles;
pub use index::Index;
pub use occurrence::conflict::{Conflict, Relation, act_conflicts, conflicts, figure_conflicts, is_newer, relation};
pub use occurrence::figures::{Figure, Holds};
pub use occurrence::group::{Group, Ties};
pub use occurrence::kin::kinship;
pub use occurrence::place::{label, place};
pub use occurrence::setting::Setting;
pub use occurrence::source::{Datum, Part, Source};
pub use occurrence::time::Time;
pub use occurrence::trace::Trace;
pub use rank::features::NAMES as FEATURES;
pub use rank::model::VectorModel;
pub use rank::reasons::Reason;
pub use search::{Candidate, Candidates, Match, PreparedQuery, RANKED, SIGNED};
pub use vectors::compact::CompactVector;
