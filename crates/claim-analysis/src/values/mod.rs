//! Values of a sentence: figures and dates with bounds, unit and what they measure.

mod assertion;
mod dates;
pub(crate) mod fates;
mod figures;
mod labels;
mod measures;
mod numbers;
mod ordinals;
mod qualifiers;
mod ranges;
mod roles;
mod shares;
mod source;

use chrono::NaiveDate;

use self::dates::relative::ago;
use self::dates::words::DateContext;
use self::figures::Reader;
use self::source::{is_free, value};
use crate::claim::{Support, Value};
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::span::Text;
use crate::text::tokens::Token;

/// Maximum number of values read from one sentence.
const MAX_VALUES: usize = 64;

/// The figures and dates of one sentence in text order. `language` decides how numbers are read.
pub(crate) fn find(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    published: Option<NaiveDate>,
    support: Support,
    language: Option<Language>,
) -> Vec<Value> {
    let foreign = support == Support::Basic;
    let mut out: Vec<Value> = Vec::new();
    let mut places = Vec::new();
    let mut figures = Reader::new(text, tokens, language);
    let mut at = 0;
    while at < tokens.len() && out.len() < MAX_VALUES {
        let Some(token) = tokens.get(at) else { break };
        if !may_start(token, foreign) {
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
            let value = value.map(|value| Value {
                date: found.value,
                ..value
            });
            places.extend(value.is_some().then_some(at));
            out.extend(value);
            at = found.end.max(at + 1);
        } else if let Some((value, end)) = figures.read(at, &out) {
            places.extend(value.is_some().then_some(at));
            out.extend(value);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    assertion::mark(tokens, &mut out, &places);
    out
}

/// True if a date or figure may start with the token.
fn may_start(token: &Token<'_>, foreign: bool) -> bool {
    if token.is_number() {
        return true;
    }
    if foreign {
        return token.is_word();
    }
    let opens = Class::NUMBER
        .or(Class::SCALE)
        .or(Class::ORDINAL)
        .or(Class::MONTH)
        .or(Class::WEEKDAY)
        .or(Class::RELATIVE_DATE);
    token.is(opens)
        || token.is_word()
            && (token.any(&[
                "a", "an", "half", "tens", "zero", "every", "quarter", "several", "few", "many",
                "no", "nobody", "none", "neither",
            ]) || token.stem.contains('-'))
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
