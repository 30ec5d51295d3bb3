//! Checks of single numbers: pronouns, minus signs, parts of people.

use crate::language::Language;
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::fates::OF_WHICH;
use crate::values::measures::Measure;
use crate::values::numbers::Number;

/// "18.400 people" in a language with a decimal point: parts of people are not counted.
pub(super) fn is_part_of_people(
    tokens: &[Token<'_>],
    number: &Number<'_>,
    measure: &Measure,
    language: Option<Language>,
) -> bool {
    if language != Some(Language::ENGLISH) || !number.fractional || number.scaled || !measure.whole || measure.is_bare()
    {
        return false;
    }
    let digits = tokens.get(number.end.saturating_sub(1));
    digits.is_some_and(|t| t.text.split_once('.').is_some_and(|(_, after)| after.len() == 3))
}

/// A number after a minus sign or "minus".
pub(super) fn negative<'a>(tokens: &[Token<'a>], at: usize, number: Number<'a>) -> Number<'a> {
    let sign = before(tokens, at, 1).is_some_and(|t| {
        let tied = tokens.get(at).is_some_and(|n| !n.gap);
        matches!(t.mark(), '-' | '−' | '–') && t.gap && tied || t.eq("minus") && at > 1
    });
    let from = before(tokens, at, 2);
    if sign && !from.is_some_and(Token::is_number) {
        Number { low: -number.high, high: -number.low, ..number }
    } else {
        number
    }
}

/// "nine in Harvik, four in Zelme and one in Pelisk": the same preposition follows an earlier number of the sentence.
fn is_last_of_list(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(preposition) = tokens.get(at + 1).filter(|t| t.is(Class::PREPOSITION) && !t.eq("of")) else {
        return false;
    };
    let listed = before(tokens, at, 1).is_some_and(|t| t.mark() == ',' || t.eq("and"));
    let near = tokens.get(at.saturating_sub(14)..at).unwrap_or(&[]);
    listed
        && near.windows(2).any(|pair| {
            matches!(pair, [number, next] if (number.is_number() || number.is(Class::NUMBER)) && next.hash == preposition.hash)
        })
}

/// True for "one" as a pronoun, for "a", "an" and "half" alone, and for "the two" of something named before.
pub(super) fn is_pronoun(tokens: &[Token<'_>], at: usize, number: &Number<'_>, measure: &Measure) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    if token.is_number() || number.is_vague() || number.end > at + 1 || number.rest.is_some() {
        return false;
    }
    // "one per cent of owners"
    if measure.measures == "share" && measure.end > number.end {
        return false;
    }
    let after = tokens.get(at + 1);
    let fated = measure.measures.contains(' ');
    if token.eq("one") {
        let other = Class::ADVERB.or(Class::AUXILIARY).or(Class::PREPOSITION).or(Class::VERB).or(Class::PRONOUN);
        let alone = measure.unit.is_none() || measure.end == at + 1;
        let of = after.is_some_and(|t| t.eq("of"));
        if of && tokens.get(at + 2).is_some_and(|t| t.any(OF_WHICH)) {
            return false;
        }
        if is_last_of_list(tokens, at) {
            return false;
        }
        let next = of
            || after.is_some_and(|t| {
                t.is(other)
                    || t.any(&[
                        "last", "that", "who", "and", "or", "another", "point", "time", "way", "thing", "side", "hand",
                        "reason",
                    ])
                    || t.is_capital()
            });
        let which = before(tokens, at, 1).is_some_and(|t| {
            t.any(&[
                "the",
                "this",
                "that",
                "no",
                "any",
                "every",
                "each",
                "another",
                "old",
                "new",
                "unsolicited",
                "other",
            ]) || t.any(&["number"])
        });
        // "One relative said": a first word introduces somebody.
        let opens = at == 0 && !fated && measure.whole;
        return alone || next || which || opens;
    }
    let definite = before(tokens, at, 1).is_some_and(|t| t.any(&["the", "these", "those"]));
    let of = before(tokens, at, 2).is_some_and(|t| t.any(&["of", "all"]));
    if token.eq("two") && definite && !of && !fated && measure.whole && !after.is_some_and(|t| t.is(Class::PEOPLE)) {
        return true;
    }
    token.any(&["a", "an", "half"]) && number.end == at + 1 && measure.measures != "duration"
}
