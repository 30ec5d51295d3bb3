//! One more person of a group: "two guards were killed and a third wounded", "a fourth is missing".

use super::reader::Known;
use crate::lexicon::Class;
use crate::lexicon::fates::{Form, fate_word};
use crate::text::tokens::Token;
use crate::values::measures::{Measure, may_be_hurt};
use crate::values::numbers;

/// The measure of "a third" at `at`, if people were counted before and the words after say what happened to this one.
pub(super) fn read(tokens: &[Token<'_>], at: usize, known: Option<&Known>) -> Option<Measure> {
    let unit =
        known?.measure.unit.as_deref().filter(|unit| known.is_some_and(|k| k.measure.whole) && may_be_hurt(unit))?;
    let article = tokens.get(at)?.eq("a");
    numbers::ordinal(tokens.get(at + 1)?).filter(|n| article && *n >= 2.0)?;
    let noun = tokens.get(at + 2).is_some_and(|t| t.is(Class::PEOPLE));
    let from = at + 2 + usize::from(noun);
    let skip = tokens.get(from..tokens.len().min(from + 3)).unwrap_or(&[]);
    let skip = skip.iter().take_while(|t| t.is(Class::AUXILIARY) || t.any(&["later", "remains", "is"])).count();
    let word = fate_word(tokens.get(from + skip)?.stem)?;
    let fate = word.form(Form::Verb).or(word.form(Form::Fell)).or(word.form(Form::State))?;
    let measure = Measure::people(fate, from);
    Some(Measure { measures: format!("{unit} {}", fate.words()), ..measure })
}
