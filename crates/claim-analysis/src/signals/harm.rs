//! Persons killed, hurt or held: a verb of harm with its victim, a body that is found, a person who is missing.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, WordList, before};
use crate::values::fates::{OF_WHICH, is_loss};

/// Nouns for persons.
const PERSON: Class = Class::PERSON.or(Class::PEOPLE).or(Class::VICTIM).or(Class::ROLE);

/// Verbs without an object.
const FALLS: WordList = WordList::new(&["died", "dies", "perished", "drowned", "succumbed", "bled", "suffocated"]);

/// Verbs of which the object is a person, whatever the noun.
const OF_PERSONS: WordList = WordList::new(&[
    "arrested",
    "detained",
    "jailed",
    "imprisoned",
    "interned",
    "abducted",
    "kidnapped",
    "murdered",
    "wounded",
    "injured",
    "stabbed",
    "strangled",
    "beheaded",
    "lynched",
    "gunned",
    "deported",
    "nabbed",
    "raped",
]);

/// Injuries that somebody has suffered.
const INJURIES: WordList = WordList::new(&["injury", "injuries", "wound", "wounds", "burns", "concussion"]);

/// States of persons after harm.
const STATES: WordList =
    WordList::new(&["dead", "wounded", "injured", "unconscious", "missing", "trapped", "stranded", "bleeding"]);

/// Words before a state.
const IN_STATE: WordList = WordList::new(&[
    "found",
    "left",
    "pronounced",
    "presumed",
    "reported",
    "went",
    "remain",
    "remains",
    "still",
    "lay",
]);

/// What is done to a body.
const FOUND: WordList = WordList::new(&[
    "found",
    "discovered",
    "recovered",
    "retrieved",
    "pulled",
    "identified",
    "exhumed",
    "unearthed",
    "removed",
    "dumped",
]);

/// Words before which a verb of harm only describes the noun after it: "the murdered reporter".
const DESCRIBING: Class = Class::DETERMINER.or(Class::PREPOSITION);

/// Words after which harm is told in passing, feared or only charged.
const ASIDE: WordList = WordList::new(&[
    "who",
    "whose",
    "if",
    "could",
    "may",
    "might",
    "would",
    "will",
    "should",
    "whether",
    "how",
    "after",
    "before",
    "when",
    "since",
    "because",
    "until",
    "unless",
    "accused",
    "charged",
    "convicted",
    "suspected",
    "suggesting",
    "suggests",
]);

/// True if a clause of its own says that a person was killed, hurt or held.
pub(super) fn is_the_point(tokens: &[Token<'_>]) -> bool {
    tokens.iter().enumerate().any(|(at, token)| {
        let harm = token.is(Class::HARM.or(Class::BODY)) && is_suffered(tokens, at) || is_life(tokens, at);
        harm && is_stated(tokens, at)
    })
}

/// True for "life" in "lost his life", "claimed the lives".
pub(super) fn is_life(tokens: &[Token<'_>], at: usize) -> bool {
    let lost = || at.checked_sub(2).and_then(|from| tokens.get(from..at)).is_some_and(is_loss);
    tokens.get(at).is_some_and(|t| t.any(&["life", "lives"])) && lost()
}

/// True if nothing between the start of the clause and the word at `at` puts the clause aside.
fn is_stated(tokens: &[Token<'_>], at: usize) -> bool {
    let clause = tokens.get(..at).unwrap_or(&[]).iter().rev().take_while(|t| !matches!(t.mark(), ',' | ';' | ':'));
    let infinitive = before(tokens, at, 2).is_some_and(|t| t.eq("to"));
    let gerund = tokens.get(at).is_some_and(|t| t.stem.ends_with("ing"))
        && before(tokens, at, 1).is_some_and(|t| t.is(Class::PREPOSITION));
    !infinitive && !gerund && !clause.into_iter().any(|t| ASIDE.has(t) || t.any(OF_WHICH))
}

/// True if the word at `at` says that a person was killed, hurt or held.
pub(super) fn is_suffered(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(word) = tokens.get(at).filter(|t| t.shape == Shape::Lower) else {
        return false;
    };
    if word.is(Class::BODY) {
        return is_found(tokens, at);
    }
    STATES.has(word) && is_state(tokens, at) || is_verb(tokens, at, word) || is_noun(tokens, at, word)
}

/// True for a noun of harm whose words around it say who has suffered it: "suffered head wounds", "resulted in the death of a
/// boy", "the men are in custody", "the victim was".
fn is_noun(tokens: &[Token<'_>], at: usize, noun: &Token<'_>) -> bool {
    let lead = |words: usize| tokens.get(at.saturating_sub(words)..at).unwrap_or(&[]);
    let next = tokens.get(at + 1);
    if INJURIES.has(noun) {
        return lead(7).iter().any(|t| t.any(&["suffered", "sustained", "suffering", "gunshot"]));
    }
    if noun.any(&["death", "deaths"]) {
        return lead(3).iter().any(|t| t.any(&["in", "to", "caused", "causing", "causes"]))
            && next.is_some_and(|t| t.eq("of"))
            && (at + 2..at + 7).any(|near| is_person(tokens, near) || is_agent(tokens, near));
    }
    if noun.any(&["custody", "captivity", "detention"]) {
        let held = lead(7).iter().rposition(|t| t.is(Class::AUXILIARY)).map(|be| at.saturating_sub(7) + be);
        return lead(3).iter().any(|t| t.any(&["in", "into"]))
            && held.is_some_and(|be| (be.saturating_sub(4)..be).any(|near| is_person(tokens, near)));
    }
    at == 1 && noun.any(&["victim", "victims"]) && next.is_some_and(|t| t.any(&["was", "were", "is", "are", "had"]))
}

/// True for a verb of harm with a person as its victim.
fn is_verb(tokens: &[Token<'_>], at: usize, verb: &Token<'_>) -> bool {
    let grave = verb.is(Class::DEATH.or(Class::HELD))
        || verb.is(Class::HURT)
            && verb.any(&["wounded", "wounding", "injured", "injuring", "hurt", "maimed", "beaten"])
        || OF_PERSONS.has(verb)
        || FALLS.has(verb);
    if !grave || verb.eq("expelled") || before(tokens, at, 1).is_some_and(|t| t.is(DESCRIBING)) {
        return false;
    }
    let near = tokens.get(at.saturating_sub(3)..at).unwrap_or(&[]);
    let from = at.saturating_sub(9);
    let subject = || {
        (from..at).any(|near| is_person(tokens, near)) || near.iter().any(|t| t.is(Class::PRONOUN) || t.is_capital())
    };
    if FALLS.has(verb) {
        return subject();
    }
    if verb.any(&["fled", "flee", "flees"]) {
        let many = |t: &Token<'_>| t.is(Class::PERSON.or(Class::PEOPLE)) && (t.stem.ends_with('s') || t.eq("people"));
        return before(tokens, at, 1).is_some_and(many);
    }
    let harms =
        verb.stem.ends_with("ed") || verb.any(&["killing", "wounding", "injuring", "shot", "slain", "hurt", "beaten"]);
    let next = tokens.get(at + 1);
    if !harms || verb.eq("shot") && next.is_some_and(|t| t.eq("down")) {
        return false;
    }
    let passive = near.iter().any(|t| t.is(Class::AUXILIARY));
    // "The tariffs hurt exporters"
    if verb.eq("hurt") && !passive {
        return false;
    }
    let object = || {
        next.is_some_and(|t| t.is_capital() || t.any(&["him", "her", "them"]))
            || (at + 1..at + 5)
                .take_while(|near| tokens.get(*near).is_some_and(|t| t.is_word() && !t.is(Class::PREPOSITION)))
                .any(|near| is_person(tokens, near) || is_agent(tokens, near))
    };
    if OF_PERSONS.has(verb) {
        // "caught by the police and deported from Arizona"
        let joined =
            || before(tokens, at, 1).is_some_and(|t| t.eq("and")) && next.is_some_and(|t| t.is(Class::PREPOSITION));
        return passive || next.is_some_and(|t| t.is(Class::DETERMINER)) || object() || joined();
    }
    let all = || tokens.get(from..at).is_some_and(|near| near.iter().any(|t| t.any(&["all", "everyone", "nobody"])));
    object() || passive && (subject() || all() || (from..at).any(|near| is_agent(tokens, near)))
}

/// True for "was found dead", "left women and children dead", "are still trapped", "went missing".
fn is_state(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(5)..at).unwrap_or(&[]);
    let previous = |t: &Token<'_>| IN_STATE.has(t) || t.any(&["him", "her", "them"]);
    // "A page is still missing"
    let person =
        || near.iter().any(|t| t.is(Class::PRONOUN)) || (at.saturating_sub(9)..at).any(|near| is_person(tokens, near));
    (before(tokens, at, 1).is_some_and(previous) || near.iter().any(|t| t.any(&["left", "found"])))
        && (tokens.get(at).is_some_and(|t| t.eq("dead")) || person())
}

/// True if a dead body is found: "the body was recovered", "discovered human remains".
fn is_found(tokens: &[Token<'_>], at: usize) -> bool {
    let after = tokens.get(at + 1..tokens.len().min(at + 10)).unwrap_or(&[]);
    let passive = after.windows(2).any(
        |pair| matches!(pair, [be, verb] if be.any(&["was", "were", "been", "is", "are", "on"]) && FOUND.has(verb)),
    );
    let near = tokens.get(at.saturating_sub(5)..at).unwrap_or(&[]);
    passive || near.iter().any(|t| FOUND.has(t))
}

/// True for a noun for persons that does not only describe the next noun, as in "worker bees".
fn is_person(tokens: &[Token<'_>], at: usize) -> bool {
    let describes = tokens
        .get(at + 1)
        .is_some_and(|next| next.shape == Shape::Lower && next.class.is_plain() && next.stem.ends_with('s'));
    tokens.get(at).is_some_and(|t| t.is(PERSON)) && !describes
}

/// True for a noun that names a person by what they do: "the vendor", "a taxi driver", "an activist".
fn is_agent(tokens: &[Token<'_>], at: usize) -> bool {
    const ENDS: &[&str] = &["ist", "ists", "er", "ers", "or", "ors", "man", "men", "woman", "women"];
    let noun = |t: &Token<'_>| {
        t.shape == Shape::Lower
            && t.class.is_plain()
            && t.stem.len() > 5
            && ENDS.iter().any(|end| t.stem.ends_with(end))
    };
    let lead = tokens.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    tokens.get(at).is_some_and(noun) && lead.iter().any(|t| t.is(Class::DETERMINER))
}
