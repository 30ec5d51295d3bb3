//! Numbers that identify something instead of counting it: ages after names, sources, superlatives, quoted terms, bonds.

use super::reader::Draft;
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form, fate_word};
use crate::text::tokens::{Token, before};
use crate::values::measures::Measure;

/// Number of tokens around an age in which a word of harm makes the age a detail of the victim.
const NEAR: usize = 24;

/// True if the number of `draft` tells who or what is meant, and is no figure of the claim.
pub(super) fn is_mention(tokens: &[Token<'_>], draft: &Draft<'_>, measure: &Measure) -> bool {
    if measure.measures == "age" {
        return is_identifying_age(tokens, draft, measure.end) && !is_victim(tokens, draft.at);
    }
    is_speaker(tokens, draft, measure)
        || is_source(tokens, draft)
        || is_superlative(tokens, draft)
        || is_reference(tokens, draft, measure)
        || is_term(tokens, draft)
        || is_one_of_any(tokens, draft)
        || is_security(tokens, measure)
}

/// "Mara Velk, 54, …", "32-year-old admirer Mara Velk", "the 66-year-old's", but not "a 15-year-old boy".
fn is_identifying_age(tokens: &[Token<'_>], draft: &Draft<'_>, end: usize) -> bool {
    let open = before(tokens, draft.at, 1);
    let compound = end > draft.number.end || draft.number.rest.is_some();
    if !compound {
        let named =
            before(tokens, draft.at, 2).is_some_and(|t| t.is_capital() || t.any(&["jr", "sr"]) || t.mark() == '.');
        return named && open.is_some_and(|t| matches!(t.mark(), ',' | '('));
    }
    let last = end.checked_sub(1).and_then(|last| tokens.get(last));
    let person = Class::PEOPLE.or(Class::ROLE);
    let verb = Class::AUXILIARY.or(Class::VERB).or(Class::PREPOSITION).or(Class::SPEECH);
    let next = tokens.get(end);
    let alone = last.is_some_and(Token::is_possessive)
        || next.is_none_or(|t| !t.is_word() || t.is(verb) && !t.is(person) || t.any(&["and", "who", "or"]));
    if alone {
        return open.is_some_and(|t| t.eq("the"));
    }
    // The name follows after up to two common nouns, and no noun follows the name: not "8-year-old Ardel girl".
    let rest = tokens.get(end..tokens.len().min(end + 8)).unwrap_or(&[]);
    let lower = rest.iter().take_while(|t| t.is_word() && !t.is_capital()).count();
    let capitals = rest.iter().skip(lower).take_while(|t| t.is_capital()).count();
    let nationality = capitals == 1 && lower == 0;
    let noun = rest.get(lower + capitals).is_some_and(|t| t.is(person) || nationality && t.is_word() && !t.is(verb));
    let tied = rest.iter().take(lower).any(|t| t.is(Class::PREPOSITION.or(verb)) || t.any(&["and", "who"]));
    lower <= 2 && capitals > 0 && !noun && !tied
}

/// True if somebody near is said to be dead, hurt, missing or abducted, so that the age is part of what happened.
fn is_victim(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(NEAR)..tokens.len().min(at + NEAR)).unwrap_or(&[]);
    near.iter().any(|t| {
        let harm = |form| fate_word(t.stem).and_then(|word| word.form(form)).is_some_and(Fate::is_harm);
        let done = t.stem.ends_with("ed") || t.any(&["slew", "hurt", "shot"]);
        harm(Form::Verb) && done
            || harm(Form::Fell)
            || harm(Form::State)
            || t.any(&["raped", "stabbed", "shot", "beaten", "tortured", "abused", "attacked"])
    })
}

/// "…, said one official", "two residents told the paper" count no one.
fn is_speaker(tokens: &[Token<'_>], draft: &Draft<'_>, measure: &Measure) -> bool {
    let said = before(tokens, draft.at, 1).is_some_and(|t| t.any(&["said", "says", "explained", "recalled"]));
    let led = before(tokens, draft.at, 2).is_some_and(|t| t.mark() == ',' || is_quote(t));
    let person = tokens.get(draft.number.end).is_some_and(|t| t.is_word() && !t.is(Class::UNIT.or(Class::DURATION)));
    let ends = tokens.get(measure.end).is_none_or(|t| !t.is_word() || t.is(Class::PREPOSITION) || t.eq("who"));
    said && led && person && ends && draft.number.high < 2.0
}

/// "two people familiar with the matter", "three officials briefed on the talks".
fn is_source(tokens: &[Token<'_>], draft: &Draft<'_>) -> bool {
    const WHO: &[&str] =
        &["people", "persons", "person", "officials", "official", "sources", "source", "executives", "diplomats"];
    let from = draft.number.end;
    if draft.number.high > 20.0 {
        return false;
    }
    let noun = (from..from + 3).find(|&at| tokens.get(at).is_some_and(|t| t.any(WHO)));
    let Some(noun) = noun else {
        return false;
    };
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    is(noun + 1, &["familiar", "briefed", "privy"])
        || is(noun + 1, &["close"]) && is(noun + 2, &["to"])
        || is(noun + 1, &["with"]) && (is(noun + 2, &["knowledge"]) || is(noun + 3, &["knowledge"]))
        || is(noun + 1, &["involved"]) && is(noun + 2, &["in"])
}

/// "the world's two largest economies", "the three biggest banks".
fn is_superlative(tokens: &[Token<'_>], draft: &Draft<'_>) -> bool {
    let definite = before(tokens, draft.start, 1).is_some_and(|t| t.eq("the") || t.is_possessive());
    let extreme = tokens.get(draft.number.end).is_some_and(|t| {
        let superlative =
            t.stem.len() > 5 && t.stem.ends_with("est") && !t.any(&["latest", "interest", "harvest", "forest"]);
        superlative || t.eq("most")
    });
    definite && extreme && draft.number.high <= 10.0
}

/// "the earlier two", "the other three", "all four" without a noun; "the number eight".
fn is_reference(tokens: &[Token<'_>], draft: &Draft<'_>, measure: &Measure) -> bool {
    const WHICH: &[&str] = &["earlier", "latter", "former", "first", "last", "other", "remaining", "previous"];
    if !measure.is_bare() || draft.number.high > 20.0 || tokens.get(draft.at).is_none_or(Token::is_number) {
        return false;
    }
    let is = |back: usize, words: &[&str]| before(tokens, draft.start, back).is_some_and(|t| t.any(words));
    is(1, WHICH) && is(2, &["the", "these", "those"]) || is(1, &["all"]) || is(1, &["number"]) && is(2, &["the"])
}

/// "from one room of the house to another", "one street after the other": no single one is counted.
fn is_one_of_any(tokens: &[Token<'_>], draft: &Draft<'_>) -> bool {
    const REACH: usize = 8;
    let rest = tokens.get(draft.number.end..tokens.len().min(draft.number.end + REACH)).unwrap_or(&[]);
    let pairs = rest.windows(2).take_while(|pair| !pair.iter().any(|t| matches!(t.mark(), ',' | ';')));
    tokens.get(draft.at).is_some_and(|t| t.eq("one"))
        && pairs
            .into_iter()
            .any(|pair| matches!(pair, [to, other] if to.any(&["to", "after", "into", "or"]) && other.eq("another")))
}

/// The first number of a short quoted term: “one country, two systems”, the “Three Amigos”.
fn is_term(tokens: &[Token<'_>], draft: &Draft<'_>) -> bool {
    const MAX: usize = 5;
    const NAMED: &[&str] = &[
        "term",
        "phrase",
        "slogan",
        "motto",
        "called",
        "dubbed",
        "nicknamed",
        "as",
        "the",
        "principle",
        "formula",
        "known",
        "so-called",
        "word",
        "words",
        "titled",
        "named",
    ];
    if tokens.get(draft.at).is_none_or(|t| t.is_number() || !t.quoted) {
        return false;
    }
    let back = (1..=MAX).find(|&back| before(tokens, draft.at, back).is_some_and(|t| is_quote(t)));
    let Some(open) = back.and_then(|back| draft.at.checked_sub(back)) else {
        return false;
    };
    let inside = tokens.get(open + 1..tokens.len().min(open + 2 + MAX)).unwrap_or(&[]);
    let closed = inside.iter().position(is_quote).is_some_and(|length| length > 1);
    closed && open.checked_sub(1).and_then(|lead| tokens.get(lead)).is_some_and(|t| t.any(NAMED))
}

fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.mark(), '“' | '”' | '"' | '‘' | '’' | '«' | '»' | '„')
}

/// "10-year notes", "the 30-year bond": the term of a security or contract.
fn is_security(tokens: &[Token<'_>], measure: &Measure) -> bool {
    const NOUNS: &[&str] = &[
        "note",
        "notes",
        "bond",
        "bonds",
        "yield",
        "yields",
        "treasury",
        "treasuries",
        "gilt",
        "gilts",
        "bund",
        "bunds",
        "bill",
        "bills",
        "swap",
        "swaps",
        "future",
        "futures",
        "aluminum",
        "aluminium",
        "copper",
        "nickel",
        "zinc",
        "tin",
        "libor",
        "paper",
        "debt",
    ];
    let tied = measure.end.checked_sub(1).and_then(|last| tokens.get(last)).is_some_and(|t| t.hyphenated || !t.gap);
    let next = |at: usize| tokens.get(at).is_some_and(|t| t.any(NOUNS));
    let name = tokens.get(measure.end).is_some_and(Token::is_capital) && next(measure.end + 1);
    measure.measures == "duration" && tied && (next(measure.end) || name)
}
