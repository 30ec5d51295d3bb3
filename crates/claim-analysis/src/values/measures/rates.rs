//! Rates: what follows a measure as "per 100,000 people", "a week", "for every 10,000 births".

use crate::language::Language;
use crate::lexicon::Class;
use crate::text::tokens::{Token, join};
use crate::values::numbers;

/// The words of a rate at `at` and their end in tokens, exclusive.
pub(super) fn read(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<(String, usize)> {
    let first = tokens.get(at)?;
    let slash = first.mark() == '/' && !first.gap;
    let next = tokens.get(at + 1)?;
    let per = first.eq("per") && !next.any(&["cent", "se"]);
    let article = first.any(&["a", "an", "each", "every"]) && is_base(tokens, at + 1);
    let every = first.any(&["for", "in"]) && next.any(&["every", "each"]);
    if !(slash || per || article || every) {
        return None;
    }
    let base = at + 1 + usize::from(every);
    let end = base_end(tokens, base, language)?;
    let words = join(tokens.get(base..end)?).to_lowercase();
    Some((format!("per {words}"), end))
}

/// True for what a price or speed is counted by: "$53 million a week", "3.25 an hour".
fn is_base(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        let unit = t.is(Class::UNIT.or(Class::DURATION)) && !t.stem.ends_with('s');
        let thing = t.any(&["head", "person", "piece", "share", "family", "household", "ton", "tonne", "barrel"]);
        (unit || thing) && !tokens.get(at + 1).is_some_and(|t| t.any(&["ago", "earlier", "later", "and", "before"]))
    })
}

/// The end of the base of a rate: a number with or without noun, or a noun.
fn base_end(tokens: &[Token<'_>], at: usize, language: Option<Language>) -> Option<usize> {
    let mut end = at;
    if let Some(number) = numbers::read(tokens, at, language).or_else(|| scale(tokens, at)) {
        end = number.end;
    }
    // "per 1,000 live births", "per million inhabitants"
    let noun = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            let other = Class::PREPOSITION
                .or(Class::AUXILIARY)
                .or(Class::VERB)
                .or(Class::SPEECH)
                .or(Class::DETERMINER)
                .or(Class::PRONOUN)
                .or(Class::ADVERB);
            let live = t.eq("live") && tokens.get(at + 1).is_some_and(|n| n.eq("births"));
            live || t.is_word()
                && !t.is(other)
                && !t.any(&[
                    "and", "or", "but", "than", "who", "unless", "if", "when", "while", "because", "so", "that",
                    "which", "plus", "versus", "less", "minus", "across", "towards", "as",
                ])
        })
    };
    let plural = |at: usize| tokens.get(at).is_some_and(|t| t.stem.ends_with('s'));
    if noun(end) {
        end += 1;
        // "per megawatt hour"
        let watts = tokens.get(end - 1).is_some_and(|t| t.stem.to_lowercase().ends_with("watt"));
        if watts && tokens.get(end).is_some_and(|t| t.any(&["hour", "hours"])) {
            return Some(end + 1);
        }
        if noun(end) && !plural(end - 1) && plural(end) {
            end += 1;
        }
    }
    (end > at).then_some(end)
}

/// "per million": a scale without a number.
fn scale<'a>(tokens: &[Token<'a>], at: usize) -> Option<numbers::Number<'a>> {
    let known = tokens.get(at)?.is(Class::SCALE);
    known.then(|| numbers::Number::exact(1.0, at + 1))
}
