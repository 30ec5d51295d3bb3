//! State of the reader of figures.

use crate::claim::Qualifier;
use crate::language::Language;
use crate::text::span::Text;
use crate::text::tokens::Token;
use crate::values::measures::Measure;
use crate::values::numbers::Number;

/// Reader of the figures of one sentence.
#[derive(Debug)]
pub(crate) struct Reader<'r, 'a> {
    pub text: &'r Text<'a>,
    pub tokens: &'r [Token<'a>],
    pub language: Option<Language>,
    /// What the figure before measures.
    pub known: Option<Known>,
}

/// A number with its qualifiers, before the measure is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft<'a> {
    /// First token of the number.
    pub at: usize,
    /// First token of the number with its currency.
    pub lead: usize,
    /// First token with qualifiers and currency.
    pub start: usize,
    pub number: Number<'a>,
    pub qualifier: Qualifier,
    /// True for a range.
    pub between: bool,
    pub currency: Option<&'static str>,
}

/// A figure that was read.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub measure: Measure,
    pub qualifier: Qualifier,
    /// True for the object of the verb that tells the fate: "killed 5 gunmen".
    pub is_object: bool,
    /// End in tokens, exclusive.
    pub end: usize,
}
