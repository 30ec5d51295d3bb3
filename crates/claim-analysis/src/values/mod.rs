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
mod reached;
mod roles;
mod shares;
mod source;

use chrono::NaiveDate;

use self::dates::words::{DateContext, DayOrder};
use self::figures::Reader;
use self::source::{is_free, value};
use crate::claim::{DateValue, Support, Value};
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::span::Text;
use crate::text::tokens::{Shape, Token};

/// Maximum number of values read from one sentence.
const MAX_VALUES: usize = 64;

/// The figures and dates of one sentence in text order. `language` decides how numbers are read, `story` is the date of the
/// sentence before.
pub(crate) fn find(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    published: Option<NaiveDate>,
    support: Support,
    language: Option<Language>,
    tag: Option<&str>,
    story: Option<DateValue>,
) -> Vec<Value> {
    let foreign = support == Support::Basic;
    let mut context = DateContext { published, foreign, order: DayOrder::of(tag, foreign), reference: None, story };
    let mut out: Vec<Value> = Vec::new();
    let mut places = Vec::new();
    let mut figures = Reader::new(text, tokens, language);
    let mut at = dates::dateline::end(tokens);
    while at < tokens.len() && out.len() < MAX_VALUES {
        let Some(token) = tokens.get(at) else { break };
        // Most words start neither a figure nor a date.
        let plain = token.shape == Shape::Mark || token.shape == Shape::Lower && !foreign && !token.is(STARTS);
        if plain && !token.hyphenated {
            at += 1;
            continue;
        }
        let (may_count, may_date) = (may_count(token, foreign), dates::may_start(token, foreign));
        if !may_count && !may_date || !foreign && is_idle_article(tokens, at) {
            at += 1;
            continue;
        }
        if let Some(end) = may_count.then(|| dates::clock::worded(tokens, at)).flatten() {
            at = end;
        } else if let Some(found) = may_date.then(|| dates::read(tokens, at, context)).flatten() {
            let value = value(text, tokens, at, found.end, "date").filter(|v| is_free(&out, v));
            let value = value.map(|value| Value { date: found.value, ..value });
            context.reference = found.value.or(context.reference);
            places.extend(value.is_some().then_some(at));
            out.extend(value);
            at = found.end.max(at + 1);
        } else if !may_count {
            at += 1;
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

/// Classes of the words in small letters with which a figure or a date may start.
const STARTS: Class = COUNTS.or(dates::STARTS);

/// Classes of the words with which a figure may start.
const COUNTS: Class = Class::NUMBER.or(Class::SCALE).or(Class::ORDINAL).or(Class::COUNT_START);

/// True for "a" or "an" before words of which none is a number, a unit of time or a person: no value starts there in English.
fn is_idle_article(tokens: &[Token<'_>], at: usize) -> bool {
    if !tokens.get(at).is_some_and(|t| t.any(&["a", "an"])) {
        return false;
    }
    let counts = numbers::AFTER_ARTICLE.or(Class::DURATION);
    let near = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
    let idle = |t: &Token<'_>| !t.is(counts) && !t.is_number() && !t.hyphenated && t.stem.is_ascii();
    near.first().is_none_or(idle) && !near.iter().any(|t| t.is(Class::PEOPLE))
}

/// True if a figure may start with the token.
fn may_count(token: &Token<'_>, foreign: bool) -> bool {
    if token.is_number() {
        return true;
    }
    if foreign {
        return token.is_word();
    }
    token.is(COUNTS) || token.is_word() && token.hyphenated
}
