//! Where do the words for a speaker begin and end, before a verb and after it?

use crate::lexicon::Class;
use crate::tokens::Token;

/// Words looked at on either side of a verb.
pub(super) const REACH: usize = 40;

pub(super) fn next_is(tokens: &[Token<'_>], at: usize, word: &str) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.eq(word))
}

pub(super) fn before<'t, 'a>(
    tokens: &'t [Token<'a>],
    at: usize,
    back: usize,
) -> Option<&'t Token<'a>> {
    tokens.get(at.checked_sub(back)?)
}

/// Whether "in", "of" or "for" and a name stand at this place: the noun before needs no other name.
pub(crate) fn is_specified(tokens: &[Token<'_>], at: usize) -> bool {
    let tied = tokens
        .get(at)
        .is_some_and(|t| t.any(&["in", "of", "for"]) && !t.quoted);
    let skip = usize::from(tokens.get(at + 1).is_some_and(|t| t.is(Class::DETERMINER)));
    tied && tokens
        .get(at + 1 + skip)
        .is_some_and(|t| t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH)))
}

pub(super) fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.mark(), '"' | '“' | '”' | '’' | '‘' | '»' | '«' | '\'')
}

/// Words that end the clause before a subject.
fn is_bar(token: &Token<'_>) -> bool {
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

/// The subject before a verb: the last comma's worth of words, or an aside with its name.
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
        if is_bar(token) || token.mark() == ',' || token.quoted {
            break;
        }
        // "… and X said": the verb of an earlier clause ends it too.
        if token.eq("and")
            && before(tokens, at, 2).is_some_and(|t| !t.is_word() || t.is(Class::VERB))
        {
            break;
        }
        at -= 1;
    }
    at
}

/// Drops what cannot open a speaker's name: joints, days and prepositions with their days.
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
            || token.shape == crate::tokens::Shape::Mark;
        let timed = token.is(Class::PREPOSITION)
            && tokens.get(from + 1).is_some_and(|t| {
                t.is(Class::WEEKDAY.or(Class::MONTH).or(Class::RELATIVE)) || t.is_number()
            });
        if !(idle || timed) {
            break;
        }
        from += 1 + usize::from(timed);
    }
    let to = speaker_end(tokens, from, to)?;
    (from < to && to - from <= 14).then_some((from, to))
}

/// Drops what follows a speaker's name: how, when and by whom.
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

/// For "saying …": whoever opens the sentence.
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

/// The name that follows: up to a comma, a verb or a preposition that is no part of a name.
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
            || token.shape == crate::tokens::Shape::Mark && !initial
            || and_verb
            || !joins && token.is(Class::PREPOSITION) && to > from
            || token.any(&[
                "seen", "obtained", "reviewed", "who", "which", "that", "but", "when", "while",
            ])
            || token.is(Class::VERB.or(Class::AUXILIARY)) && !token.is_capital()
            || token.is(Class::WEEKDAY) && token.is_capital()
            || token.is(Class::RELATIVE) && to > from && !token.is_capital();
        if stop || to - from >= 14 {
            break;
        }
        to += 1;
    }
    (to > from).then_some((from, to))
}
