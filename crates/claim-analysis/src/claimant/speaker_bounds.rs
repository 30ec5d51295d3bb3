//! Bounds of the words for a speaker before and after a verb.

use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before, is_specified};

/// Maximum distance in tokens between a speaker and the verb.
pub(super) const REACH: usize = 40;

/// True if the token after `at` is this word.
pub(super) fn next_is(tokens: &[Token<'_>], at: usize, word: &str) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.eq(word))
}

pub(super) fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.mark(), '"' | '“' | '”' | '’' | '‘' | '»' | '«' | '\'')
}

/// True for words and marks that end the clause before a subject.
fn is_barrier(token: &Token<'_>) -> bool {
    is_quote(token)
        || matches!(
            token.mark(),
            ';' | ':' | '—' | '–' | '(' | ')' | '.' | '!' | '?' | '…'
        )
        || token.any(&[
            "that", "while", "but", "because", "when", "which", "who", "whether", "if", "although",
            "though", "after", "before", "as", "where", "what", "than", "since",
        ])
}

/// The subject before a verb: the words since the last comma, or the name before an aside between commas.
pub(super) fn left(tokens: &[Token<'_>], verb: usize) -> Option<(usize, usize)> {
    let mut end = verb;
    while let Some(token) = before(tokens, end, 1) {
        let idle = token.is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION))
            && !token.is(Class::PRONOUN)
            || token.any(&["to", "went", "on", "go", "goes"]);
        if !idle || end + 6 < verb {
            break;
        }
        end -= 1;
    }
    let low = verb.saturating_sub(REACH);
    let comma = before(tokens, end, 1)?.mark() == ',';
    if !comma {
        let from = start_of(tokens, low, end);
        // "economists who read it said": the economists speak.
        let relative = before(tokens, from, 1).is_some_and(|t| t.any(&["who", "whose"]))
            && before(tokens, from, 2).is_some_and(Token::is_word);
        if relative {
            return trim(tokens, start_of(tokens, low, from - 1), from - 1);
        }
        return trim(tokens, start_of(tokens, low, end), end);
    }
    let aside_end = end - 1;
    let aside = start_of(tokens, low, aside_end);
    let mut name_end = aside.checked_sub(1)?;
    if tokens.get(name_end)?.any(&["who", "which"]) {
        name_end = name_end.checked_sub(1)?;
    }
    if tokens.get(name_end)?.mark() != ',' {
        return trim(tokens, aside, aside_end);
    }
    let name = start_of(tokens, low, name_end);
    let capital = |from: usize, to: usize| {
        let words = tokens.get(from..to).unwrap_or(&[]);
        !words.is_empty() && words.iter().all(|t| t.is_capital() || t.mark() == '.')
    };
    let starts_small = tokens.get(aside).is_some_and(|t| !t.is_capital());
    if capital(aside, aside_end) && !capital(name, name_end) {
        return trim(tokens, aside, aside_end);
    }
    if starts_small || capital(name, name_end) {
        return trim(tokens, name, name_end);
    }
    trim(tokens, aside, aside_end)
}

fn start_of(tokens: &[Token<'_>], low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low {
        let Some(token) = before(tokens, at, 1) else {
            break;
        };
        if is_barrier(token) || token.mark() == ',' || token.quoted {
            break;
        }
        // "… and X said": the verb of an earlier clause ends the subject too.
        if token.eq("and")
            && before(tokens, at, 2).is_some_and(|t| !t.is_word() || t.is(Class::VERB))
        {
            break;
        }
        at -= 1;
    }
    at
}

/// Drops words that cannot start a speaker's name: conjunctions, numbers, days and their prepositions.
fn trim(tokens: &[Token<'_>], from: usize, to: usize) -> Option<(usize, usize)> {
    let mut from = from;
    while from < to {
        let token = tokens.get(from)?;
        let idle = token.any(&[
            "whose",
            "and",
            "but",
            "then",
            "so",
            "or",
            "yet",
            "meanwhile",
            "however",
            "earlier",
            "later",
        ]) || token.is(Class::WEEKDAY.or(Class::MONTH)) && token.is_capital()
            || token.is_number()
            || token.is(Class::ADVERB) && !token.is_capital()
            || token.shape == Shape::Mark;
        let timed = token.is(Class::PREPOSITION)
            && tokens.get(from + 1).is_some_and(|t| {
                t.is(Class::WEEKDAY.or(Class::MONTH).or(Class::RELATIVE_DATE)) || t.is_number()
            });
        if !(idle || timed) {
            break;
        }
        from += 1 + usize::from(timed);
    }
    let to = speaker_end(tokens, from, to)?;
    (from < to && to - from <= 14).then_some((from, to))
}

/// Drops words after a speaker's name that say how, when and by which author.
fn speaker_end(tokens: &[Token<'_>], from: usize, to: usize) -> Option<usize> {
    let mut to = to;
    // "a study commissioned by the council"
    for at in from + 1..to {
        let token = tokens.get(at)?;
        if token.stem.ends_with("ed")
            && token.text.starts_with(char::is_lowercase)
            && tokens.get(at + 1).is_some_and(|t| t.is(Class::PREPOSITION))
        {
            to = at;
            break;
        }
    }
    while to > from && before(tokens, to, 1).is_some_and(|t| t.any(&["once", "more", "again"])) {
        to -= 1;
    }
    // "Bell at the same time": a preposition without a name after it ends the speaker.
    for at in from + 1..to {
        let token = tokens.get(at)?;
        let named = tokens
            .get(at + 1..to)
            .unwrap_or(&[])
            .iter()
            .take(4)
            .any(Token::is_capital);
        let tied = token.any(&["of", "for", "at", "from", "in", "to", "with"]);
        let inside = before(tokens, at, 1).is_some_and(Token::is_capital)
            && tokens
                .get(at + 1)
                .is_some_and(|t| t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH)));
        if token.is(Class::PREPOSITION)
            && !inside
            && !(tied && (named || token.any(&["of", "for"])))
        {
            to = at;
            break;
        }
    }
    Some(to)
}

/// The subject of a participle such as "saying …": the subject of the first verb of the sentence.
pub(super) fn opening(tokens: &[Token<'_>], verb: usize) -> Option<(usize, usize)> {
    let acts = (1..verb).find(|&at| {
        tokens.get(at).is_some_and(|t| {
            !t.quoted
                && t.text.starts_with(char::is_lowercase)
                && (t.is(Class::VERB
                    .or(Class::AUXILIARY)
                    .or(Class::ACT)
                    .or(Class::SPEECH)
                    .or(Class::ATTITUDE))
                    || t.stem.len() > 4 && t.stem.ends_with("ed"))
        })
    })?;
    left(tokens, acts)
}

/// The speaker after a verb: up to a comma, a verb, or a preposition outside the name.
pub(super) fn right(tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
    let mut to = from;
    while let Some(token) = tokens.get(to) {
        // "the government in Ardel" is one name.
        let seat = token.eq("in")
            && before(tokens, to, 1).is_some_and(|t| t.is(Class::ORGANISATION) && !t.is_capital())
            && is_specified(tokens, to);
        let joins = (token.any(&["of", "for", "and"]) || seat) && to > from;
        let and_verb = token.eq("and")
            && !tokens
                .get(to + 1)
                .is_some_and(|t| t.is_capital() || t.is(Class::ORGANISATION));
        if token.any(&["issued", "released", "published"]) && next_is(tokens, to, "by") {
            return right(tokens, to + 2);
        }
        // "a report published on the site"
        let participle = to > from
            && token.text.starts_with(char::is_lowercase)
            && (token.stem.ends_with("ed") || token.any(&["seen", "made", "written", "given"]))
            && tokens.get(to + 1).is_some_and(|t| t.is(Class::PREPOSITION));
        if participle {
            break;
        }
        let initial = token.mark() == '.'
            && tokens.get(to + 1).is_some_and(Token::is_capital)
            && before(tokens, to, 1).is_some_and(|t| t.text.len() <= 4);
        let stop = token.quoted
            || token.shape == Shape::Mark && !initial
            || and_verb
            || !joins && token.is(Class::PREPOSITION) && to > from
            || token.any(&[
                "seen", "obtained", "reviewed", "who", "which", "that", "but", "when", "while",
            ])
            || token.is(Class::VERB.or(Class::AUXILIARY)) && !token.is_capital()
            || token.is(Class::WEEKDAY) && token.is_capital()
            || token.is(Class::RELATIVE_DATE) && to > from && !token.is_capital();
        if stop || to - from >= 14 {
            break;
        }
        to += 1;
    }
    (to > from).then_some((from, to))
}
