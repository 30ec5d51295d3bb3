//! Facts about the main verb and its subject.

use super::facts::{Facts, KindInput};
use super::names::Fact;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token};

/// Classes of the main verb, first match first.
const VERBS: &[(Class, Fact)] = &[
    (Class::STRONG_STIPULATION, Fact::MAIN_RULE),
    (Class::FUTURE_MODAL, Fact::MAIN_MODAL),
    (Class::OBLIGATION, Fact::MAIN_MODAL),
    (Class::AUXILIARY, Fact::MAIN_BE),
    (Class::SPEECH, Fact::MAIN_SPEECH),
    (Class::ATTITUDE, Fact::MAIN_ATTITUDE),
    (Class::BELIEF, Fact::MAIN_BELIEF),
    (Class::CASUALTY, Fact::MAIN_CASUALTY),
    (Class::ACT, Fact::MAIN_ACT),
    (Class::STIPULATION_VERB, Fact::MAIN_RULE),
    (Class::STRONG_CAUSE, Fact::MAIN_CAUSE),
    (Class::VERB, Fact::MAIN_OTHER),
];

/// Notes the facts.
pub(super) fn read(facts: &mut Facts, input: &KindInput<'_, '_>) {
    let Some((at, fact)) = main_verb(input.tokens) else {
        return;
    };
    facts.when(fact, true);
    facts.when(
        Fact::FRONT,
        matches!(
            fact,
            Fact::MAIN_SPEECH | Fact::MAIN_ATTITUDE | Fact::MAIN_BELIEF
        ),
    );
    let subject = input.tokens.get(..at).unwrap_or(&[]);
    let any = |class: Class| subject.iter().any(|t| t.is(class));
    facts.when(Fact::SUBJECT_RULE, any(Class::STIPULATION));
    facts.when(Fact::SUBJECT_PEOPLE, any(Class::PEOPLE.or(Class::VICTIM)));
    facts.when(
        Fact::SUBJECT_NAME,
        subject.iter().skip(1).any(Token::is_capital),
    );
}

/// The first finite verb outside quotation marks and opening phrases, or else the first one.
fn main_verb(tokens: &[Token<'_>]) -> Option<(usize, Fact)> {
    let mut first = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.shape != Shape::Lower || at == 0 {
            continue;
        }
        let listed = VERBS.iter().find(|(class, _)| token.is(*class));
        let fact = match listed {
            Some((_, fact)) => *fact,
            None if token.stem.len() > 4 && token.stem.ends_with("ed") => Fact::MAIN_OTHER,
            None => continue,
        };
        let noun = tokens
            .get(at - 1)
            .is_some_and(|t| t.is(Class::DETERMINER.or(Class::PREPOSITION)) || t.eq("to"));
        if noun || token.stem.ends_with("ing") {
            continue;
        }
        if !token.quoted {
            return Some((at, fact));
        }
        first = first.or(Some((at, fact)));
    }
    first
}
