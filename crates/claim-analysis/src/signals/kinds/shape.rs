//! Facts about the main verb and its subject.

use super::input::{Facts, KindInput, place};
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

/// Union of the classes in `VERBS`, to skip the many words without one.
const ANY: Class = {
    let mut any = Class::NONE;
    let mut at = 0;
    while at < VERBS.len() {
        #[expect(clippy::indexing_slicing, reason = "checked by the loop, at compile time")]
        let (class, _) = VERBS[at];
        any = any.or(class);
        at += 1;
    }
    any
};

/// Notes the facts.
pub(super) fn read(facts: &mut Facts, input: &KindInput<'_, '_>) {
    let Some((at, fact)) = main_verb(input.tokens) else {
        return;
    };
    facts.when(fact, true);
    facts.when(Fact::FRONT, matches!(fact, Fact::MAIN_SPEECH | Fact::MAIN_ATTITUDE | Fact::MAIN_BELIEF));
    if let Some(verb) = input.tokens.get(at) {
        // "was killed", "has been detained": the participle is the verb.
        let rest = input.tokens.get(at..at + 4).unwrap_or(&[]);
        let verbs = rest.iter().take_while(|t| t.is(Class::AUXILIARY.or(Class::ADVERB).or(Class::NEGATION)));
        let verb = rest.get(verbs.count()).unwrap_or(verb);
        facts.when(Fact::DEATH_MAIN, verb.is(Class::DEATH));
        facts.when(Fact::HURT_MAIN, verb.is(Class::HURT));
        facts.when(Fact::HELD_MAIN, verb.is(Class::HELD));
        facts.when(Fact::BINDING_MAIN, verb.is(Class::BINDING));
    }
    places(facts, input, at);
    let subject = input.tokens.get(..at).unwrap_or(&[]);
    let head = subject.iter().rev().find(|t| t.is_word() && !t.is(Class::ADVERB));
    facts.when(Fact::RULE_HEAD, head.is_some_and(|t| t.is(Class::RULE)));
    let opening = input.tokens.get(1..7).unwrap_or(&[]);
    let under = input.tokens.first().is_some_and(|t| t.eq("under"));
    facts.when(Fact::UNDER_RULE, under && opening.iter().any(|t| t.is(Class::RULE)));
    let any = |class: Class| subject.iter().any(|t| t.is(class));
    facts.when(Fact::SUBJECT_RULE, any(Class::STIPULATION));
    facts.when(Fact::SUBJECT_PEOPLE, any(Class::PEOPLE.or(Class::VICTIM)));
    facts.when(Fact::SUBJECT_NAME, subject.iter().skip(1).any(Token::is_capital));
}

/// Notes where figures and dates are: before the main verb, right after it, or behind a comma.
fn places(facts: &mut Facts, input: &KindInput<'_, '_>, verb: usize) {
    let comma = input.tokens.iter().skip(verb).position(|t| t.mark() == ',').map(|c| c + verb);
    for value in input.values {
        let Some(at) = place(input.tokens, value) else {
            continue;
        };
        let aside = comma.is_some_and(|comma| at > comma);
        let after = at > verb && at <= verb + 6 && !aside;
        if value.measures == "date" {
            facts.when(Fact::DATE_ASIDE, aside);
            facts.when(Fact::DATE_MAIN, after);
        } else {
            facts.when(Fact::FIGURE_ASIDE, aside);
            facts.when(Fact::FIGURE_MAIN, after);
            facts.when(Fact::FIGURE_SUBJECT, at < verb);
        }
    }
}

/// The first finite verb outside quotation marks and opening phrases, or else the first one.
fn main_verb(tokens: &[Token<'_>]) -> Option<(usize, Fact)> {
    let mut first = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.shape != Shape::Lower || at == 0 {
            continue;
        }
        let listed = VERBS.iter().find(|(class, _)| token.is(ANY) && token.is(*class));
        let fact = match listed {
            Some((_, fact)) => *fact,
            None if token.stem.len() > 4 && token.stem.ends_with("ed") => Fact::MAIN_OTHER,
            None => continue,
        };
        let noun = tokens.get(at - 1).is_some_and(|t| t.is(Class::DETERMINER.or(Class::PREPOSITION)) || t.eq("to"));
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
