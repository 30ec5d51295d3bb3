//! Counted people, and the words next to them that name a fate.

use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, FateWord, Form, fate_word};
use crate::text::tokens::Token;

/// A figure with its noun, in token indices.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Counted {
    /// First token of the figure with its qualifier.
    pub start: usize,
    /// End of the number, exclusive.
    pub number: usize,
    /// The counted noun; `None` if the number has none.
    pub noun: Option<usize>,
    /// End of the number with its noun, exclusive.
    pub end: usize,
}

/// The fates of the word at `at`.
pub(super) fn word(tokens: &[Token<'_>], at: usize) -> Option<FateWord> {
    let token = tokens.get(at).filter(|t| t.is(Class::FATE))?;
    fate_word(token.stem)
}

/// The fate at `at` in one of the forms, with a second one tied by "or" or "and": "killed or injured".
pub(super) fn combined(tokens: &[Token<'_>], at: usize, forms: &[Form]) -> Option<(Fate, usize)> {
    let of = |at: usize| word(tokens, at).and_then(|w| forms.iter().find_map(|form| w.form(*form)));
    let first = of(at)?;
    // "killed, wounded or abducted"
    if tokens.get(at + 1).is_some_and(|t| t.mark() == ',')
        && of(at + 2).is_some()
        && let Some((rest, end)) = combined(tokens, at + 2, forms)
        && end > at + 3
    {
        return Some((first.or(rest), end));
    }
    let tied = tokens.get(at + 1).is_some_and(|t| t.any(&["or", "and"]) || t.mark() == '/');
    let adverb = tokens.get(at + 2).is_some_and(|t| t.is(Class::ADVERB));
    let next = at + 2 + usize::from(adverb);
    let second = of(next).or_else(|| word(tokens, next)?.form(Form::State));
    let second = second.filter(|_| tied).map(|fate| (fate, next + 1));
    match second {
        // "12 were killed and injured 40 others" has two objects.
        Some((fate, end)) if !opens_object(tokens, end) => Some((first.or(fate), end)),
        _ => Some((first, at + 1)),
    }
}

/// True if an object may start at `at`: "40 people", "the guards", "Ana Petrova".
pub(super) fn opens_object(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| {
        let open = Class::DETERMINER.or(Class::NUMBER).or(Class::SCALE).or(Class::PEOPLE).or(Class::VAGUE_COUNT);
        let named = t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH));
        t.is_number()
            || t.is(open)
            || named
            || t.any(&["at", "more", "about", "nearly", "dozens"])
                && tokens
                    .get(at + 1)
                    .is_some_and(|n| n.is_number() || n.any(&["least", "than", "of"]) || n.is(Class::NUMBER))
    })
}
