//! Bounds of proper names.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// End, exclusive, of the capitalised words that start at `at`, with the full stops of initials.
pub(in crate::claimant) fn name_end(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let first = tokens.get(at)?;
    let opens = at == 0 || before(tokens, at, 1).is_some_and(|t| matches!(t.mark(), '“' | '"' | '‘' | '.'));
    if !first.is_capital()
        || first.is(Class::PRONOUN.or(Class::WEEKDAY).or(Class::MONTH))
        || opens && first.is(Class::STARTER.or(Class::FUNCTION))
        || opens && first.any(&["said", "says", "wrote", "writes", "added", "adds", "per"])
    {
        return None;
    }
    let mut end = at;
    while let Some(token) = tokens.get(end) {
        let initial = token.mark() == '.'
            && end > at
            && tokens.get(end - 1).is_some_and(|t| t.text.len() <= 3 && t.is_capital())
            && tokens.get(end + 1).is_some_and(Token::is_capital);
        // "the Road & Transport Association"
        let joint = token.mark() == '&' && end > at && tokens.get(end + 1).is_some_and(Token::is_capital);
        if !(token.is_capital() && !token.is(Class::WEEKDAY.or(Class::MONTH).or(Class::PRONOUN)) || initial || joint) {
            break;
        }
        end += 1;
        if token.is_possessive() && tokens.get(end).is_none_or(|t| !t.is(Class::ROLE)) {
            break;
        }
    }
    Some(end)
}

/// Start of the person's name in a run of capitalised words: after countries, possessives and roles.
pub(in crate::claimant) fn person_start(tokens: &[Token<'_>], from: usize, to: usize) -> usize {
    let mut start = from;
    for at in from..to {
        let Some(token) = tokens.get(at) else { break };
        let last = at + 1 == to;
        // "Secretary of State Mark Rubin": the department ends the title.
        let tied = at > from && tokens.get(at - 1).is_some_and(|t| t.any(&["of", "for", "and"]));
        let office = tied && token.any(DEPARTMENTS);
        if office && !last && tokens.get(at + 1).is_some_and(|t| t.is_capital() && t.class.is_plain()) {
            start = at + 1;
            continue;
        }
        // A word after "of" is part of a name, not a role: "Ministry of Foreign Affairs".
        if at > from && tokens.get(at - 1).is_some_and(|t| t.any(&["of", "for"])) {
            continue;
        }
        let titled = token.is(Class::ROLE.or(Class::TITLE_ABBREVIATION))
            || token.is_possessive()
            || token.mark() == '.' && at > from && tokens.get(at - 1).is_some_and(|t| t.is(Class::TITLE_ABBREVIATION));
        if titled && !last {
            start = at + 1;
        }
    }
    start
}

/// Last words of the departments in titles: "Minister of Defence".
pub(in crate::claimant) const DEPARTMENTS: &[&str] = &[
    "state",
    "defence",
    "defense",
    "justice",
    "health",
    "finance",
    "energy",
    "education",
    "interior",
    "commerce",
    "labour",
    "labor",
    "agriculture",
    "transport",
    "transportation",
    "affairs",
    "trade",
    "environment",
    "culture",
    "staff",
    "security",
];

/// The words without leading determiners.
pub(in crate::claimant) fn without_article<'t, 'a>(words: &'t [Token<'a>]) -> &'t [Token<'a>] {
    let skip = words.iter().take_while(|t| t.is(Class::DETERMINER) && !t.is_possessive() && !t.eq("both")).count();
    words.get(skip..).unwrap_or(words)
}

/// Nouns for what a body publishes.
const PUBLISHED: &[&str] = &["report", "study", "survey", "poll"];

/// The body in "a Red Hill Watch report", if the words before "report" are a name.
pub(in crate::claimant) fn published<'t, 'a>(words: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    let (last, body) = without_article(words).split_last()?;
    let record = last.any(PUBLISHED) && !last.is_capital();
    // "interior ministry data"
    let kept = record || last.any(&["data", "figures", "records", "statistics", "documents", "filings"]);
    // Others than the court wrote what was filed there.
    let court = body.last().is_some_and(|t| t.eq("court"));
    let kept = kept && (!court || last.any(&["data", "figures", "statistics"]));
    let plain = |t: &Token<'_>| t.is_word() && !t.is_possessive() && !t.is(Class::PREPOSITION.or(Class::AUXILIARY));
    if kept && body.last().is_some_and(|t| t.is(Class::ORGANISATION)) && body.iter().all(plain) {
        return Some(body);
    }
    let capital = |t: &Token<'_>| t.is_capital() && !t.is_possessive() && !t.is(Class::MONTH.or(Class::WEEKDAY));
    let short = body.len() >= 2 || body.iter().all(|t| t.shape == Shape::Upper);
    (record && short && !body.is_empty() && body.iter().all(capital)).then_some(body)
}
