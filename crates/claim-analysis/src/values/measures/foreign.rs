//! Measures in other languages: the word after the number.

use super::measure::Measure;
use super::money;
use super::touching::share;
use crate::language::Language;
use crate::text::tokens::{Token, before};

/// Words between a number and its noun: "millones de personas".
const OF: &[&str] = &["de", "di", "von", "van", "des", "do", "da"];

/// What the number from `at` to `end` (exclusive) measures.
pub(super) fn read(tokens: &[Token<'_>], at: usize, end: usize, language: Option<Language>) -> Measure {
    if let Some(found) = share(tokens, end) {
        return found;
    }
    let turkish = before(tokens, at, 1).is_some_and(|t| t.any(&["yüzde", "Yüzde"]));
    if turkish {
        return Measure::of("share", "percent", end);
    }
    let of = usize::from(tokens.get(end).is_some_and(|t| t.any(OF)));
    if let Some((name, end)) = money::after_figure(tokens, end + of) {
        return Measure::of("money", &name, end);
    }
    let number = Measure { unit: None, ..Measure::counted("number", "", end) };
    let Some(token) = tokens.get(end + of).filter(|t| t.is_word()) else {
        return number;
    };
    // "d’euros"
    let word = token.stem.split_once(['’', '\'']).map_or(token.stem, |(_, word)| word);
    // German nouns have capitals.
    let verb = language.is_some_and(|l| l.code() == "de") && !token.is_capital();
    if crate::lexicon::class(word).has(crate::lexicon::Class::MONEY) {
        return Measure::of("money", &word.to_lowercase(), end + of + 1);
    }
    if word.chars().count() < 3 || verb || SMALL.contains(&word) {
        return number;
    }
    Measure::counted(word, word, end + of + 1)
}

/// Words after a number that are no nouns.
const SMALL: &[&str] = &[
    "und",
    "oder",
    "uhr",
    "auf",
    "aus",
    "bei",
    "für",
    "mit",
    "nach",
    "von",
    "vor",
    "zum",
    "zur",
    "wurden",
    "sind",
    "les",
    "des",
    "est",
    "sont",
    "ont",
    "dans",
    "par",
    "pour",
    "sur",
    "aux",
    "avec",
    "los",
    "las",
    "por",
    "para",
    "con",
    "sin",
    "del",
    "fueron",
    "son",
    "han",
    "que",
    "dos",
    "das",
    "com",
    "foram",
    "sono",
    "per",
    "nel",
    "alla",
    "sul",
    "dal",
    "het",
    "een",
    "voor",
    "met",
    "naar",
    "zijn",
    "werden",
    "ile",
    "için",
    "oldu",
    "olarak",
    "что",
    "для",
    "при",
    "как",
    "это",
    "над",
    "под",
    "или",
    "было",
    "были",
    "من",
    "في",
    "على",
    "में",
    "के",
    "की",
    "और",
];
