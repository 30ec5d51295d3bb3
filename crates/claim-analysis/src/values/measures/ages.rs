//! Ages: "aged 9", "Mara Velk, 54,", "a girl of 6", "17-year-old", "people 65 and older".

use super::nouns::{is_person, is_plural};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// True if the number from `at` to `end` (exclusive) is an age. `start` is the first token with qualifiers.
pub(super) fn is_age(tokens: &[Token<'_>], start: usize, at: usize, end: usize) -> bool {
    follows_name(tokens, at, end)
        || is_told(tokens, start)
        || is_of(tokens, start, end)
        || is_listed(tokens, start)
        || is_limit(tokens, start, end)
        || is_youngest(tokens, at, end)
}

fn ends(tokens: &[Token<'_>], end: usize) -> bool {
    tokens
        .get(end)
        .is_none_or(|t| matches!(t.mark(), ',' | '.' | ')' | ';') || t.any(&["and", "was", "were", "who", "or"]))
}

/// "Mara Velk, 54, …", "Ryan Holm (31)".
fn follows_name(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let name = before(tokens, at, 2)
        .is_some_and(|t| t.is_capital() && !t.is(Class::MONTH.or(Class::WEEKDAY)) || t.any(&["jr", "sr"]));
    let dotted = before(tokens, at, 2).is_some_and(|t| t.mark() == '.')
        && before(tokens, at, 3).is_some_and(|t| t.any(&["jr", "sr"]));
    // "a guard, 45, …", "her daughter, 7, …"
    let article = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    // "the wounded driver, 44, …": a person, where "the river, 44, …" would be none.
    let agent = |t: &Token<'_>| ["er", "or", "ist", "ian", "man"].iter().any(|tail| t.stem.ends_with(tail));
    let person = before(tokens, at, 2).is_some_and(|t| (is_person(t) || agent(t)) && !is_plural(t));
    let owner = article(3, &["a", "an", "her", "his", "their"])
        || person && (3..=5).any(|back| article(back, &["a", "an", "the", "her", "his", "their"]));
    let somebody = owner && before(tokens, at, 2).is_some_and(|t| t.is_word() && !t.stem.ends_with('s'));
    let comma = before(tokens, at, 1).is_some_and(|t| t.mark() == ',');
    let bracket = before(tokens, at, 1).is_some_and(|t| t.mark() == '(');
    // "Ardel (400 homes), Sorrin (90)": the first bracket counts something.
    let counts = bracket
        && tokens.get(..at - 1).unwrap_or(&[]).windows(3).any(
            |three| matches!(three, [open, number, noun] if open.mark() == '(' && number.is_number() && noun.is_word()),
        );
    let close = tokens.get(end).is_some_and(|t| matches!(t.mark(), ',' | '.') && comma || t.mark() == ')' && bracket);
    let number = tokens.get(at).is_some_and(|t| t.is_number() && t.text.len() <= 3);
    number && close && !counts && (name || dotted || somebody)
}

/// "aged 9", "at age 23", "the age of 12", "turned 40", "between the ages of 18 and 20".
fn is_told(tokens: &[Token<'_>], start: usize) -> bool {
    let is = |back: usize, words: &[&str]| before(tokens, start, back).is_some_and(|t| t.any(words));
    is(1, &["aged", "age", "ages"])
        || is(1, &["of"]) && is(2, &["age", "ages"])
        || is(1, &["between", "from"]) && is(2, &["aged", "ages", "age"])
}

/// "a girl of 6", "a man of 71".
fn is_of(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let of = before(tokens, start, 1).is_some_and(|t| t.eq("of"));
    let person = before(tokens, start, 2)
        .is_some_and(|t| t.any(&["girl", "boy", "man", "woman", "child", "person", "baby", "teenager", "student"]));
    let bare = tokens.get(end).is_none_or(|t| {
        !t.is_word()
            || t.is(Class::AUXILIARY.or(Class::VERB).or(Class::PREPOSITION))
            || t.is(Class::FATE)
            || t.any(&["who", "and", "whose", "from"])
    });
    of && person && bare
}

/// The later numbers of a list: "aged 17, 22 and 68".
fn is_listed(tokens: &[Token<'_>], start: usize) -> bool {
    let mut at = start;
    for _ in 0..12 {
        let Some(token) = at.checked_sub(1).and_then(|b| tokens.get(b)) else {
            return false;
        };
        if token.any(&["aged", "ages"]) {
            return at < start;
        }
        let list = token.is_number()
            || matches!(token.mark(), ',')
            || token.any(&["and", "or", "to", "of"])
            || token.is(Class::NUMBER);
        if !list {
            return false;
        }
        at -= 1;
    }
    false
}

/// "children under 18", "anyone over 21", "people 65 and older", "adults 18 or over".
fn is_limit(tokens: &[Token<'_>], start: usize, end: usize) -> bool {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let person = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|t| {
            t.is(Class::PEOPLE)
                || t.any(&[
                    "anyone",
                    "everyone",
                    "those",
                    "travellers",
                    "travelers",
                    "drivers",
                    "kids",
                    "seniors",
                    "minors",
                    "nobody",
                ])
        })
    };
    let older = is(end, &["and", "or"]) && is(end + 1, &["older", "over", "under", "younger", "above", "up"]);
    let limit = tokens.get(start).is_some_and(|t| t.any(&["under", "over", "above", "below"]));
    // "6 of the 9 suspects were under 18"
    let be = start.checked_sub(1).and_then(|at| tokens.get(at));
    let be = be.is_some_and(|t| t.any(&["was", "were", "is", "are"]));
    let young = tokens.get(end.saturating_sub(1)).is_some_and(|t| {
        matches!(t.text, "12" | "14" | "15" | "16" | "17" | "18" | "20" | "21" | "25" | "30" | "35" | "40")
    });
    if be && limit && young && ends(tokens, end) {
        return true;
    }
    let number = tokens
        .get(end.saturating_sub(1))
        .is_some_and(|t| t.is_number() && t.text.len() <= 2 || t.is(Class::NUMBER) && !older);
    let before = start.checked_sub(1);
    number
        && (older && (person(before) || is(end + 1, &["older", "younger"]))
            || limit && person(before) && ends_clause(tokens, end))
}

/// True if no noun follows that the number counts: "children under 12 pay".
fn ends_clause(tokens: &[Token<'_>], end: usize) -> bool {
    ends(tokens, end)
        || tokens.get(end).is_some_and(|t| {
            let noun = Class::DURATION.or(Class::UNIT).or(Class::PEOPLE);
            t.is_word() && !t.is_capital() && !t.is(noun) && !is_plural(t)
        })
}

/// "the youngest of them 4,", "the oldest was 81", "who was nine at the time".
fn is_youngest(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let be = before(tokens, at, 1).is_some_and(|t| t.any(&["was", "is", "were", "are"]));
    let near = tokens.get(at.saturating_sub(if be { 8 } else { 5 })..at).unwrap_or(&[]);
    let superlative = near.iter().any(|t| t.any(&["youngest", "oldest", "eldest"]));
    let time = tokens
        .get(end..end + 3)
        .is_some_and(|after| matches!(after, [a, t, n] if a.eq("at") && t.eq("the") && n.eq("time")));
    let was = before(tokens, at, 1).is_some_and(|t| t.any(&["was", "is", "turned"]));
    let somebody = before(tokens, at, 2).is_some_and(|t| t.any(&["he", "she"]));
    let bare = ends(tokens, end) && !tokens.get(end).is_some_and(|t| t.eq("or"));
    superlative && ends(tokens, end) || was && time || was && somebody && bare
}
