//! Figures in a sentence.

use super::numbers::{self, Number};
use super::qualifiers::{bounds, qualifier};
use super::ranges::{joined, range_end, tally};
use super::source::{is_free, value};
use super::{measures, units};
use crate::claim::{Qualifier, Value};
use crate::lexicon::sets::NUMBERED;
use crate::lexicon::{self, Class};
use crate::text::span::Text;
use crate::text::tokens::{Token, before};

/// A share in words and its end in tokens, exclusive: "a third of", "two-thirds", "half of the".
pub(super) fn part(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    earlier: &[Value],
) -> Option<(Value, usize)> {
    let (share, end) = numbers::part(tokens, at)?;
    let (qualifier, lead) = qualifier(tokens, at);
    let mut value = value(text, tokens, lead, end, "share")?;
    if !is_free(earlier, &value) {
        return None;
    }
    let percent = (share * 1e4).round() / 1e2;
    (value.low, value.high) = bounds(qualifier, percent, percent, 0.0);
    value.qualifier = qualifier;
    value.unit = Some("percent".to_owned());
    Some((value, end))
}

/// A figure with its unit, and its end in tokens, exclusive.
pub(super) fn figure(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    earlier: &[Value],
) -> Option<(Value, usize)> {
    let sign = before(tokens, at, 1).and_then(|t| units::currency(t.text));
    let first = read(tokens, at)?;
    if is_label(tokens, at, first.end) {
        return None;
    }
    if let Some(found) = tally(text, tokens, at, &first) {
        return Some(found);
    }
    let range = range_end(tokens, at, first.end).map(|next| joined(&first, &next));
    let between = range.is_some();
    let number = range.unwrap_or(first);
    let (mut qualifier, lead) = qualifier(tokens, at - usize::from(sign.is_some()));
    if between {
        qualifier = Qualifier::Between;
    } else if number.vague && qualifier == Qualifier::Exactly {
        qualifier = Qualifier::About;
    }
    let measure = measures::read(tokens, at, number.end, sign)?;
    if is_pronoun(tokens, at, &number, &measure) {
        return None;
    }
    let from = at - usize::from(sign.is_some());
    let mut value = value(text, tokens, from.min(lead), measure.end, &measure.measures)?;
    if !is_free(earlier, &value) {
        return None;
    }
    let whole = measure.whole && !number.fractional;
    let step = if whole { 1.0 } else { 0.0 };
    (value.low, value.high) = bounds(qualifier, number.low, number.high, step);
    value.qualifier = qualifier;
    let one = value.low.or(value.high) == Some(1.0) && value.high.is_none_or(|high| high <= 1.0);
    value.unit = measure.unit.map(|unit| units::agreeing(&unit, one));
    Some((value, measure.end))
}

/// The number at `at`, on its own or inside a compound: "two-year-old", "six-member".
fn read(tokens: &[Token<'_>], at: usize) -> Option<Number> {
    let token = tokens.get(at)?;
    if !token.is_number()
        && let Some((head, rest)) = token.stem.split_once('-')
        && numbers::word(token.stem).is_none()
    {
        let value = numbers::word(head)?;
        let unit = rest.split('-').next().unwrap_or(rest);
        let counts = lexicon::class(unit).has(
            Class::DURATION
                .or(Class::UNIT)
                .or(Class::PEOPLE)
                .or(Class::SCALE),
        );
        return counts.then_some(Number::exact(value, at + 1));
    }
    numbers::read(tokens, at)
}

/// True for "one" as a pronoun, and for "a", "an" and "half" alone.
fn is_pronoun(
    tokens: &[Token<'_>],
    at: usize,
    number: &Number,
    measure: &measures::Measure,
) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    if token.is_number() || number.vague || number.end > at + 1 {
        return false;
    }
    let after = tokens.get(at + 1);
    token.eq("one") && (measure.unit.is_none() || after.is_some_and(|t| t.eq("of")))
        || (token.any(&["a", "an", "half"]) && number.end == at + 1)
}

/// True for the number of a name or a time of day: "Article 4", "6 a.m.".
fn is_label(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let named = before(tokens, at, 1).is_some_and(|t| t.is_in(&NUMBERED) && t.is_capital());
    let clock =
        |t: &Token<'_>| t.any(&["a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt"]);
    // "Channel 9)", "Route 12 and": a name before and no noun after.
    let name = before(tokens, at, 1).is_some_and(|t| {
        let other = Class::WEEKDAY
            .or(Class::MONTH)
            .or(Class::FUNCTION)
            .or(Class::STARTER);
        t.is_capital() && !t.is(other)
    });
    let alone = tokens
        .get(end)
        .is_none_or(|t| matches!(t.mark(), ')' | ',' | '.') || t.eq("and"));
    named || name && alone || tokens.get(end).is_some_and(clock)
}
