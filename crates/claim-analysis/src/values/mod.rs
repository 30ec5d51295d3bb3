//! Values of a sentence: figures and dates with bounds, unit and what they measure.

mod dates;
pub(crate) mod fates;
mod figures;
mod measures;
mod numbers;
mod qualifiers;
mod ranges;
mod source;
mod units;

use chrono::NaiveDate;

use self::dates::relative::ago;
use self::dates::words::DateContext;
use self::source::{is_free, value};
use crate::claim::{Support, Value};
use crate::lexicon::{Class, months};
use crate::text::span::Text;
use crate::text::tokens::Token;

/// Maximum number of values read from one sentence.
const MAX_VALUES: usize = 64;

/// The figures and dates of one sentence in text order.
pub(crate) fn find(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    published: Option<NaiveDate>,
    support: Support,
) -> Vec<Value> {
    let foreign = support == Support::Basic;
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() && out.len() < MAX_VALUES {
        let Some(token) = tokens.get(at) else { break };
        let may_start = token.is_number()
            || token.is(Class::NUMBER
                .or(Class::SCALE)
                .or(Class::MONTH)
                .or(Class::WEEKDAY)
                .or(Class::RELATIVE_DATE))
            || token.any(&["a", "an", "half"])
            || token.stem.contains('-')
            || foreign && months::foreign(token.stem).is_some();
        if !may_start {
            at += 1;
            continue;
        }
        let context = DateContext {
            published,
            is_future: is_future(tokens, at),
            foreign,
        };
        if let Some(found) = dates::read(tokens, at, context).or_else(|| ago(tokens, at, context)) {
            let value = value(text, tokens, at, found.end, "date").filter(|v| is_free(&out, v));
            out.extend(value.map(|value| Value {
                date: found.value,
                ..value
            }));
            at = found.end.max(at + 1);
        } else if let Some((value, end)) = figures::part(text, tokens, at, &out)
            .or_else(|| figures::figure(text, tokens, at, &out))
        {
            out.push(value);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    out
}

/// True if the nearest verb before the date at `at`, or else the nearest after, speaks of the future.
fn is_future(tokens: &[Token<'_>], at: usize) -> bool {
    let said = |t: &Token<'_>| t.is(Class::SPEECH.or(Class::ATTITUDE)) && !t.quoted;
    let ahead = |t: &Token<'_>| t.is(Class::FORECAST) && !t.any(&["set", "next"]);
    let before = tokens.get(at.saturating_sub(10)..at).unwrap_or(&[]);
    if let Some(nearest) = before.iter().rev().find(|t| said(t) || ahead(t)) {
        return ahead(nearest) && !said(nearest);
    }
    let done = |t: &Token<'_>| t.is(Class::PAST) || t.stem.len() > 4 && t.stem.ends_with("ed");
    let after = tokens.get(at..).unwrap_or(&[]).iter().take(16);
    let mut verbs = after.filter(|t| said(t) || ahead(t) || done(t) && t.is_word());
    verbs.next().is_some_and(|t| ahead(t) && !said(t))
}
