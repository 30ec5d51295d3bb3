//! Lengths of time in two units: "two years and three months", "1 hour 45 minutes".

use super::reader::Draft;
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::tokens::Token;
use crate::values::measures::{Measure, in_smaller};
use crate::values::numbers::{self, Certainty, Number};

/// The length in the smaller unit, if a second, smaller unit follows the first.
pub(super) fn compound<'a>(
    tokens: &[Token<'a>],
    draft: &Draft<'a>,
    measure: &Measure,
    language: Option<Language>,
) -> Option<(Number<'a>, Measure)> {
    let exact = |number: &Number<'_>| number.certainty == Certainty::Exact && number.rest.is_none();
    if measure.measures != "duration" || draft.between || !exact(&draft.number) {
        return None;
    }
    let larger = tokens.get(measure.end.checked_sub(1)?).filter(|t| t.is(Class::DURATION))?;
    let joint = tokens.get(measure.end)?;
    let from = measure.end + usize::from(joint.eq("and") || joint.mark() == ',');
    let small = numbers::read(tokens, from, language).filter(exact)?;
    let unit = tokens.get(small.end).filter(|t| t.is(Class::DURATION) && small.end > from)?;
    let factor = in_smaller(larger.stem, unit.stem).filter(|factor| small.high < *factor)?;
    let number = Number {
        low: draft.number.low * factor + small.low,
        high: draft.number.high * factor + small.high,
        fractional: draft.number.fractional || small.fractional,
        ..small
    };
    Some((number, Measure::lasting(unit.stem, small.end + 1)))
}
