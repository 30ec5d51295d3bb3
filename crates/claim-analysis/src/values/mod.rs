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

use self::dates::words::{DateContext, DayOrder};
use self::source::{is_free, value};
use crate::claim::{Support, Value};
use crate::lexicon::Class;
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
    language: Option<&str>,
) -> Vec<Value> {
    let foreign = support == Support::Basic;
    let mut context = DateContext {
        published,
        foreign,
        order: DayOrder::of(language, foreign),
        reference: None,
    };
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() && out.len() < MAX_VALUES {
        let Some(token) = tokens.get(at) else { break };
        let may_count = token.is_number()
            || token.is(Class::NUMBER.or(Class::SCALE))
            || token.any(&["a", "an", "half"])
            || token.stem.contains('-');
        let may_date = dates::may_start(token, foreign);
        if !may_count && !may_date {
            at += 1;
            continue;
        }
        if let Some(end) = dates::clock::worded(tokens, at).filter(|_| may_count) {
            at = end;
        } else if let Some(found) = dates::read(tokens, at, context).filter(|_| may_date) {
            let value = value(text, tokens, at, found.end, "date").filter(|v| is_free(&out, v));
            out.extend(value.map(|value| Value {
                date: found.value,
                ..value
            }));
            context.reference = found.value.or(context.reference);
            at = found.end.max(at + 1);
        } else if !may_count {
            at += 1;
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
