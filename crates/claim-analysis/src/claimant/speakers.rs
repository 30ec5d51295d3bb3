//! Tests for the subject and the verb of a reporting clause.

use super::agents::is_agent;
use super::speaker_bounds::{is_finite, is_quote};
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// True if the tokens from `from` to `to` (exclusive) can be the subject of this reporting verb.
pub(super) fn is_speaker(tokens: &[Token<'_>], (from, to): (usize, usize), verb: &Token<'_>) -> bool {
    let words = tokens.get(from..to).unwrap_or(&[]);
    let Some(first) = words.first() else {
        return false;
    };
    if words.len() == 1 && first.is(Class::PRONOUN) {
        return first.any(&["he", "she", "they"])
            || first.eq("it")
                && (verb.is(Class::SPEECH) || verb.any(&["counted", "recorded", "documented", "tallied", "cited"]));
    }
    if !is_noun_phrase(words) {
        return false;
    }
    let other = Class::FUNCTION.or(Class::STARTER).or(Class::MONTH);
    let people = Class::ROLE.or(Class::ORGANISATION).or(Class::PEOPLE);
    let account = before(tokens, from, 1).is_some_and(|t| t.mark() == '@');
    let named = words.iter().any(|t| t.is_capital() && !t.is(other) || t.is(people) || t.is(Class::RECORD));
    let named = named || account || first.eq("both") || words.last().is_some_and(is_agent);
    let plain = || verb.any(PLAIN) || is_closing(tokens, from) && !verb.any(UNSURE);
    named || verb.is(Class::SPEECH) && plain()
}

/// False for words with a verb, a number at the end or nothing but a determiner.
fn is_noun_phrase(words: &[Token<'_>]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let several = ["some", "many", "all", "both", "most", "others", "few"];
    let pointing = ["i", "we", "you", "there", "this", "these", "those", "what", "nobody", "here"];
    // "a photo she posted", "a recently announced plan", "10-year notes"
    let open = last.is(Class::PRONOUN) && !last.is_capital()
        || last.is(Class::DETERMINER) && !last.any(&several)
        || last.is_number()
        || last.is(Class::DURATION.or(Class::UNIT)) && !last.is_capital()
        || words.len() == 1 && first.any(&pointing)
        || first.any(&["nothing", "nobody", "none", "no"])
        || first.is(Class::PREPOSITION)
        || first.eq("according");
    // "the utility cut the number of people who …": a clause, not a name.
    let said = Class::SPEECH.or(Class::ATTITUDE);
    let noun =
        |t: &Token<'_>| t.is(Class::ROLE.or(Class::ORGANISATION)) || t.is(Class::RECORD) || t.is(Class::NOUN_VERB);
    let clause = words.windows(2).skip(1).any(|pair| {
        let [verb, object] = pair else { return false };
        verb.shape == Shape::Lower && verb.is(said) && !noun(verb)
            || is_finite(verb) && object.is(Class::DETERMINER) && !object.is_possessive()
    });
    let auxiliary = |t: &Token<'_>| t.is(Class::AUXILIARY) && !t.is_capital();
    !open && !clause && !words.iter().any(auxiliary)
}

/// Verbs of speech that need a person, a body or a record as their subject.
const UNSURE: &[&str] =
    &["found", "finds", "showed", "shows", "read", "reads", "states", "state", "points", "posted", "posts"];

/// Verbs of speech that any subject may have.
const PLAIN: &[&str] = &[
    "said",
    "says",
    "say",
    "told",
    "tell",
    "tells",
    "added",
    "wrote",
    "writes",
    "according",
    "warned",
    "insisted",
    "argued",
    "argue",
    "claimed",
    "claim",
    "alleged",
    "allege",
    "stated",
    "explained",
    "recalled",
];

/// True if a comma or a quotation mark stands before the subject: "…, vendors said".
fn is_closing(tokens: &[Token<'_>], from: usize) -> bool {
    before(tokens, from, 1).is_some_and(|t| t.mark() == ',' || is_quote(t))
}

/// True unless the token is one of [`NOUN_VERBS`] without a statement after it or a name before it.
pub(super) fn is_verb(tokens: &[Token<'_>], verb: usize) -> bool {
    if !tokens.get(verb).is_some_and(|t| t.is(Class::NOUN_VERB)) {
        return true;
    }
    let Some(next) = tokens.get(verb + 1) else {
        return true;
    };
    // "the audit report states": the record speaks.
    let spoken =
        next.shape == Shape::Lower && next.any(&["states", "reads", "says", "said", "shows", "showed", "found"]);
    if spoken && tokens.get(verb).is_some_and(|t| t.is(Class::RECORD)) {
        return false;
    }
    // "…, researchers report on 12 June in a journal": closes the sentence.
    let placed = next.any(&["on", "in", "this", "today"]) && tokens.get(verb).is_some_and(|t| t.eq("report"));
    let closing = before(tokens, verb, 2).is_some_and(|t| t.mark() == ',' || is_quote(t));
    if placed && closing && before(tokens, verb, 1).is_some_and(|t| t.stem.ends_with('s') && is_agent(t)) {
        return true;
    }
    // "The ministry rejected claims that …": the object of another verb. "The accused claims …" has a subject.
    let object = before(tokens, verb, 1).is_some_and(|t| {
        let acts = t.is(Class::ATTITUDE.or(Class::REPORTING)) || t.stem.len() > 4 && t.stem.ends_with("ed");
        t.shape == Shape::Lower && acts && !t.is(Class::ROLE.or(Class::PEOPLE))
    });
    if object && !before(tokens, verb, 2).is_some_and(|t| t.is(Class::DETERMINER)) {
        return false;
    }
    // "Ostania claims to have shot down nine drones"
    let own = before(tokens, verb, 1).is_some_and(|t| t.is_capital() || t.is(Class::ORGANISATION.or(Class::ROLE)));
    let perfect = next.eq("to") && tokens.get(verb + 2).is_some_and(|t| t.any(&["have", "be", "own", "hold"]));
    if own && perfect && tokens.get(verb).is_some_and(|t| t.any(&["claims", "claim"])) {
        return true;
    }
    let named = before(tokens, verb, 1)
        .is_some_and(|t| t.is_capital() || t.is(Class::PRONOUN.or(Class::ORGANISATION).or(Class::ROLE)));
    let said = next.is(Class::DETERMINER.or(Class::NUMBER)) || next.is_capital() || next.is_number() || next.quoted;
    let clause = said || next.is(Class::PRONOUN) || is_quote(next) || matches!(next.mark(), ':' | ',');
    let plural = next.stem.ends_with('s') && !next.is(Class::VERB.or(Class::AUXILIARY));
    let record = before(tokens, verb, 1).is_some_and(|t| t.is(Class::RECORD));
    // "…, the city claims."
    let closing_clause = before(tokens, verb, 2).is_some_and(|t| t.eq("the"))
        && before(tokens, verb, 3).is_some_and(|t| t.mark() == ',' || is_quote(t));
    let ends = next.mark() == '.' && (named || record || closing_clause);
    let acts = next.text.len() > 4 && next.text.ends_with("ed") || next.is(Class::VERB);
    let object = !acts && !next.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::ACT)) && named && next.is_word();
    // "Boone left, the complaint states, and came back"
    let aside = record && (2..=4).filter_map(|back| before(tokens, verb, back)).any(|t| t.mark() == ',');
    clause && next.mark() != ',' || plural || ends || next.mark() == ',' && (named || aside) || object
}
