//! Reasons of a match: what a query and a claim have in common, and what differs.

use super::pair::Pair;
use crate::copies::same::{are_near_same, are_same};
use crate::reading::Reading;

/// Share of the weight of the names of both texts that must be shared.
const NAMES: f64 = 0.6;

/// A code for one thing that a query and a claim have in common or in which they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// The words are equal after normalising.
    SameWords,
    /// Nearly all words are equal and in the same order.
    NearSameWords,
    /// A figure of the claim may be a figure of the query.
    SameFigure,
    /// Both count the same thing, with different figures.
    OtherFigure,
    /// Both name the same day.
    SameDay,
    /// Both name days, and none is the same.
    OtherDay,
    /// The claimants have a name in common, or the claim names the claimant of the query.
    SameClaimant,
    /// Most names of both texts are the same.
    SameNames,
    /// One text is negated or uses the opposite of a word.
    MayBeOpposite,
}

impl Reason {
    /// All reasons in order of declaration.
    pub const ALL: &[Self] = &[
        Self::SameWords,
        Self::NearSameWords,
        Self::SameFigure,
        Self::OtherFigure,
        Self::SameDay,
        Self::OtherDay,
        Self::SameClaimant,
        Self::SameNames,
        Self::MayBeOpposite,
    ];

    /// The word for the reason in tables of figures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::SameWords => "same_words",
            Self::NearSameWords => "near_same_words",
            Self::SameFigure => "same_figure",
            Self::OtherFigure => "other_figure",
            Self::SameDay => "same_day",
            Self::OtherDay => "other_day",
            Self::SameClaimant => "same_claimant",
            Self::SameNames => "same_names",
            Self::MayBeOpposite => "may_be_opposite",
        }
    }
}

/// The reasons of a pair in order of declaration.
pub fn reasons(pair: &Pair, query: &Reading, claim: &Reading) -> Vec<Reason> {
    let same = are_same(query, claim);
    let holds = |reason: &Reason| match reason {
        Reason::SameWords => same,
        Reason::NearSameWords => !same && are_near_same(query, claim),
        Reason::SameFigure => pair.values.same_figures > 0,
        Reason::OtherFigure => pair.values.other_figures > 0,
        Reason::SameDay => pair.values.is_same_day,
        Reason::OtherDay => pair.values.is_other_day,
        Reason::SameClaimant => pair.is_same_claimant || pair.claimant_share > NAMES,
        Reason::SameNames => pair.claim_names > NAMES && pair.query_names > NAMES,
        Reason::MayBeOpposite => pair.negation || pair.opposites > 0,
    };
    Reason::ALL.iter().copied().filter(holds).collect()
}
