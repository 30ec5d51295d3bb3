//! Fates of counted people: which verb, state or noun says what happened to them.

mod after;
mod before;
mod nobody;
mod phrases;

use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, FateWord, Form, fate_word};
use crate::text::tokens::Token;

pub(super) use nobody::nobody;
pub(crate) use phrases::is_loss;
pub(super) use phrases::{THEM, lives};

/// True if the verb before the figure, which starts at `start`, tells the fate of the figure: "killed 5 gunmen".
pub(super) fn is_object(tokens: &[Token<'_>], start: usize) -> bool {
    let counted = Counted { start, number: start, noun: None, end: start };
    before::object(tokens, counted).is_some()
}

/// A figure with its noun, in token indices.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// First token of the figure with its qualifier.
    pub start: usize,
    /// End of the number, exclusive.
    pub number: usize,
    /// The counted noun; `None` if the number has none.
    pub noun: Option<usize>,
    /// End of the number with its noun, exclusive.
    pub end: usize,
}

/// The fate of counted people. Words that touch the figure come first, then the verb after, then the verb before.
pub(super) fn fate_of(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    itself(tokens, counted)
        .or_else(|| before::object(tokens, counted).filter(|_| counted.noun.is_some()))
        .or_else(|| inside(tokens, counted))
        .or_else(|| after::next(tokens, counted))
        .or_else(|| before::object(tokens, counted))
        .or_else(|| after::clause(tokens, counted))
        .or_else(|| before::group(tokens, counted))
}

/// The fate that the words next to the figure tell.
pub(super) fn told(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    before::object(tokens, counted).or_else(|| after::next(tokens, counted))
}

/// The fate that the noun names: "16 deaths".
fn itself(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    word(tokens, counted.noun?)?.form(Form::Noun)
}

/// A fate between the number and its noun: "4 slain journalists".
fn inside(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let noun = counted.noun?;
    (counted.number..noun).find_map(|at| {
        let word = word(tokens, at)?;
        word.form(Form::State).or_else(|| {
            // "17 wounded men", not "12 arrest warrants"
            let participle = tokens.get(at).is_some_and(|t| t.stem.ends_with("ed"));
            word.form(Form::Verb).filter(|_| participle)
        })
    })
}

/// The fates of the word at `at`.
fn word(tokens: &[Token<'_>], at: usize) -> Option<FateWord> {
    let token = tokens.get(at).filter(|t| t.is(Class::FATE))?;
    fate_word(token.stem)
}

/// The fate at `at` in one of the forms, with a second one tied by "or" or "and": "killed or injured".
fn combined(tokens: &[Token<'_>], at: usize, forms: &[Form]) -> Option<(Fate, usize)> {
    let of = |at: usize| word(tokens, at).and_then(|w| forms.iter().find_map(|form| w.form(*form)));
    let first = of(at)?;
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

/// The fates and the end of "dead and wounded" at `at`.
pub(super) fn both(tokens: &[Token<'_>], at: usize) -> Option<(Fate, usize)> {
    combined(tokens, at, &[Form::State]).filter(|(_, end)| *end > at + 1)
}

/// True if an object may start at `at`: "40 people", "the guards", "Ana Petrova".
fn opens_object(tokens: &[Token<'_>], at: usize) -> bool {
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
