//! Fates of counted people: which verb, state or noun says what happened to them.

mod after;
mod before;
mod counted;
mod nobody;
mod phrases;

use self::counted::{combined, word};
use crate::lexicon::fates::{Fate, Form};
use crate::text::tokens::Token;

pub(super) use counted::Counted;
pub(super) use nobody::nobody;
pub(crate) use phrases::{OF_WHICH, is_loss};
pub(super) use phrases::{THEM, lives};

/// True if the verb before the figure, which starts at `start`, tells the fate of the figure: "killed 5 gunmen".
pub(super) fn is_object(tokens: &[Token<'_>], start: usize) -> bool {
    let counted = Counted { start, number: start, noun: None, end: start };
    before::object(tokens, counted).is_some()
}

/// The fate of counted people. Words that touch the figure come first, then the verb after, then the verb before.
pub(super) fn fate_of(tokens: &[Token<'_>], counted: Counted) -> Option<Fate> {
    let object = || before::object(tokens, counted);
    itself(tokens, counted)
        .or_else(|| counted.noun.and_then(|_| object()))
        .or_else(|| inside(tokens, counted))
        .or_else(|| after::next(tokens, counted))
        .or_else(|| if counted.noun.is_none() { object() } else { None })
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

/// The fates and the end of "dead and wounded" at `at`.
pub(super) fn both(tokens: &[Token<'_>], at: usize) -> Option<(Fate, usize)> {
    combined(tokens, at, &[Form::State]).filter(|(_, end)| *end > at + 1)
}
