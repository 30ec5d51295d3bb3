//! Facts from word classes that point to one kind.

use super::input::Facts;
use super::names::Fact;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token};

/// Maximum distance in tokens between a person and the harm.
const NEAR: usize = 7;

/// Classes, each with the facts that a word of the class is there, and that it is near a person.
const HARMS: &[(Class, Fact, Fact)] = &[
    (Class::DEATH, Fact::DEATH, Fact::DEATH_PERSON),
    (Class::HURT, Fact::HURT, Fact::HURT_PERSON),
    (Class::HELD, Fact::HELD, Fact::HELD_PERSON),
];

/// Classes with a fact each.
const CLASSES: &[(Class, Fact)] = &[
    (Class::PERSON, Fact::PERSON),
    (Class::PACT, Fact::PACT),
    (Class::LAW, Fact::LAW),
    (Class::COURT, Fact::COURT),
    (Class::BINDING, Fact::BINDING),
    (Class::KEPT, Fact::KEPT),
    (Class::COMMIT, Fact::COMMIT),
    (Class::RANK, Fact::RANK),
    (Class::HAPPENS, Fact::HAPPENS),
    (Class::CLOCK, Fact::CLOCK),
    (Class::ORDER, Fact::BEFORE_AFTER),
];

/// Classes of the words that [`read`] looks at one by one, apart from names and numbers.
const SINGLE: Class = Class::HARM.or(Class::PERSON).or(Class::ORDINAL).or(Class::FUNCTION);

/// Notes the facts. `seen` is the union of the classes of the words.
pub(super) fn read(facts: &mut Facts, tokens: &[Token<'_>], seen: Class) {
    let mut harm: Option<(usize, Class)> = None;
    let mut person = None;
    for (at, token) in tokens.iter().enumerate() {
        if token.shape == Shape::Mark || token.shape == Shape::Lower && !token.is(SINGLE) {
            continue;
        }
        if token.is(Class::HARM) {
            harm = Some((at, token.class));
            if person.is_some_and(|person| at - person <= NEAR) {
                near_person(facts, token.class);
            }
        }
        if token.is(Class::PERSON) || token.is_capital() && at > 0 {
            person = Some(at);
            if let Some((before, class)) = harm
                && at - before <= NEAR
                && token.is(Class::PERSON)
            {
                near_person(facts, class);
            }
        }
        single(facts, tokens, at, token);
    }
    for (class, fact, _) in HARMS {
        facts.when(*fact, seen.has(*class));
    }
    for (class, fact) in CLASSES {
        facts.when(*fact, seen.has(*class));
    }
    let rule = seen.has(Class::RULE);
    facts.when(Fact::BOUND, rule && seen.has(Class::BINDING));
    facts.when(Fact::RULE_KEPT, rule && seen.has(Class::KEPT));
    facts.when(Fact::RULE_COMMITS, rule && seen.has(Class::COMMIT));
    let dated = facts.has(Fact::DAY) || facts.has(Fact::MONTH) || facts.has(Fact::YEAR);
    facts.when(Fact::HAPPENS_DATED, seen.has(Class::HAPPENS) && (dated || facts.has(Fact::CLOCK)));
    facts.when(Fact::COURT_BINDS, seen.has(Class::COURT) && seen.has(Class::BINDING));
}

fn near_person(facts: &mut Facts, harm: Class) {
    for (class, _, near) in HARMS {
        facts.when(*near, harm.has(*class));
    }
}

/// Notes the facts of one word and its neighbours.
fn single(facts: &mut Facts, tokens: &[Token<'_>], at: usize, token: &Token<'_>) {
    facts.when(Fact::CLOCK, token.is_number() && token.text.contains(':'));
    // "Than" is a function word.
    if token.eq("than") {
        let near = tokens.get(at.saturating_sub(6)..at).unwrap_or(&[]);
        let next = tokens.get(at + 1);
        let figure = next.is_some_and(|t| t.is_number() || t.is(Class::NUMBER));
        let compared = near.iter().any(|t| t.is(Class::COMPARATIVE));
        facts.when(Fact::COMPARED, compared && !figure);
    }
    let digits = token.is_number() && ["th", "nd", "rd"].iter().any(|e| token.text.ends_with(e));
    if token.is(Class::ORDINAL) || digits {
        let next = tokens.get(at + 1);
        let counted = next.is_some_and(|t| {
            t.is_word()
                && !t.any(&["century", "of", "street", "avenue", "ave", "st", "floor"])
                && !t.is(Class::MONTH.or(Class::FUNCTION))
        });
        let fact = if token.eq("first") { Fact::FIRST } else { Fact::RANKED };
        facts.when(fact, counted);
    }
}
