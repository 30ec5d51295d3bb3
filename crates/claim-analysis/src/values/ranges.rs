//! Pairs of numbers: ranges and scores.

use super::numbers::{self, Number};
use super::source::value;
use super::units::currency;
use crate::claim::Value;
use crate::lexicon::Class;
use crate::lexicon::sets::CHANGES;
use crate::text::span::Text;
use crate::text::tokens::{Token, before};

/// The second number of a range: "between 400 and 600", "24 to 28", "6,000–7,000".
pub(super) fn range_end(tokens: &[Token<'_>], at: usize, end: usize) -> Option<Number> {
    let joint = tokens.get(end)?;
    let dash = matches!(joint.mark(), '–' | '—' | '-');
    let between = [1, 2]
        .iter()
        .any(|&b| before(tokens, at, b).is_some_and(|t| t.eq("between")));
    let to = joint.any(&["to", "through"]) || (joint.eq("and") && between);
    if !(dash || to) {
        return None;
    }
    // "rose from 19 to 31" is a change, not a range.
    let changes = |t: &Token<'_>| t.is_in(&CHANGES);
    if to
        && before(tokens, at, 1).is_some_and(|t| t.eq("from"))
        && before(tokens, at, 2).is_some_and(changes)
    {
        return None;
    }
    let next = end + 1;
    let next = next + usize::from(tokens.get(next).is_some_and(|t| currency(t.text).is_some()));
    let second = tokens.get(next)?;
    let number = numbers::read(tokens, next)?;
    ((second.is_number() || second.is(Class::NUMBER)) && !number.vague).then_some(number)
}

/// Two numbers as one range, the smaller first.
pub(super) fn joined(first: &Number, next: &Number) -> Number {
    // "2 to 3 million": the scale applies to both.
    let scale = if next.high >= 1e3 && first.high < 1e3 && next.high / first.high > 999.0 {
        [1e9, 1e6, 1e3]
            .into_iter()
            .find(|s| next.high >= *s && first.high * s <= next.high)
    } else {
        None
    };
    let scale = scale.unwrap_or(1.0);
    Number {
        low: (first.low * scale).min(next.low),
        high: (first.high * scale).max(next.high),
        end: next.end,
        vague: false,
        fractional: first.fractional || next.fractional,
    }
}

/// The result of a vote or game, "9-4": one value without bounds.
pub(super) fn tally(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    first: &Number,
) -> Option<(Value, usize)> {
    let dash = tokens.get(first.end)?;
    let second = tokens.get(first.end + 1)?;
    if !matches!(dash.mark(), '-' | '–') || dash.gap || !second.is_number() || second.gap {
        return None;
    }
    let number = numbers::read(tokens, first.end + 1)?;
    if number.high > first.low || first.low >= 1e3 {
        return None;
    }
    let value = value(text, tokens, at, number.end, "score")?;
    Some((value, number.end))
}
