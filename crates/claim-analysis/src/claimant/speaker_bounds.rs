//! Bounds of the words for a speaker before and after a verb.

use super::agents::is_body_in_place;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, WordList, before, is_specified};

/// Maximum distance in tokens between a speaker and the verb.
pub(super) const REACH: usize = 60;

/// "People familiar with the matter": what is known is part of the words for the speaker.
const IN_THE_KNOW: &[&str] = &["familiar", "aware", "briefed", "privy", "close"];

/// True for a preposition inside the name of a body: "the Institute on Water Quality", "the Commission against Corruption".
pub(super) fn joins_name(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.any(&["on", "against", "in", "to", "with"]))
        && before(tokens, at, 1).is_some_and(|t| t.is_capital() && t.is(Class::ORGANISATION) && !t.is_possessive())
        && tokens.get(at + 1).is_some_and(|t| {
            t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH).or(Class::PLACE)) && !t.is_number()
        })
}

/// True if the token after `at` is this word.
pub(super) fn next_is(tokens: &[Token<'_>], at: usize, word: &str) -> bool {
    tokens.get(at + 1).is_some_and(|t| t.eq(word))
}

pub(super) fn is_quote(token: &Token<'_>) -> bool {
    matches!(token.mark(), '"' | '“' | '”' | '’' | '‘' | '»' | '«' | '\'')
}

/// The subject before a verb: the words since the last comma, or the name before asides between commas.
pub(super) fn left(tokens: &[Token<'_>], verb: usize) -> Option<(usize, usize)> {
    let end = before_auxiliaries(tokens, verb);
    if let Some(open) = aside(tokens, end) {
        return left(tokens, open);
    }
    let low = clause_start(tokens, verb.saturating_sub(REACH), end);
    if before(tokens, end, 1)?.mark() != ',' {
        let comma = tokens.get(low..end)?.iter().rposition(|t| t.mark() == ',');
        let (from, to) = phrase_in(tokens, comma.map_or(low, |at| low + at + 1), end)?;
        return trim(tokens, from, to);
    }
    let mut best = None;
    let mut from = low;
    for at in low..end {
        if tokens.get(at)?.mark() != ',' {
            continue;
        }
        let part = (from, at);
        from = at + 1;
        let Some(words) = tokens.get(part.0..part.1).filter(|words| !words.is_empty()) else {
            continue;
        };
        // "her lawyer, a Mr Kirchmeyer, says"
        let bare =
            words.split_first().filter(|(t, rest)| t.eq("a") && !rest.is_empty()).map_or(words, |(_, rest)| rest);
        let named = bare.iter().all(|t| t.is_capital() || matches!(t.mark(), '.' | '&'));
        // "One, a former supervisor, said": the words after the comma tell who.
        if matches!(words, [one] if one.any(&["one", "another"])) {
            continue;
        }
        match best {
            None if !is_adverbial(tokens, part) => {
                best = phrase_in(tokens, part.0, part.1).map(|found| (found, named));
            }
            // "the spokesman of the mission, Ardo Lenn, said": the name at the end.
            // A clause with "who" may follow it.
            Some((body, false))
                if named
                    && !is_body_in_place(tokens.get(body.0..body.1).unwrap_or(&[]))
                    && (at + 1 == end || tokens.get(at + 1).is_some_and(|t| t.eq("who"))) =>
            {
                best = Some((part, true));
            }
            _ => {}
        }
    }
    let ((from, to), _) = best?;
    trim(tokens, from, to)
}

/// The first mark of an aside in dashes or brackets that ends at `end`: "Ivo Karst — the third mayor in a year — said".
fn aside(tokens: &[Token<'_>], end: usize) -> Option<usize> {
    let close = before(tokens, end, 1).filter(|t| !t.quoted)?;
    let open = match close.mark() {
        '—' => '—',
        '–' => '–',
        ')' => '(',
        _ => return None,
    };
    let last = end - 1;
    let low = last.saturating_sub(REACH);
    let near = tokens.get(low..last)?;
    let at = low + near.iter().rposition(|t| t.mark() == open)?;
    (at > 0 && at + 1 < last).then_some(at)
}

/// The end of the words before the auxiliaries and adverbs of a verb.
fn before_auxiliaries(tokens: &[Token<'_>], verb: usize) -> usize {
    let mut end = verb;
    while let Some(token) = before(tokens, end, 1) {
        // "Edwin Were said": a surname.
        let surname = token.is_capital() && before(tokens, end, 2).is_some_and(Token::is_capital);
        let idle =
            token.is(Class::ADVERB.or(Class::AUXILIARY).or(Class::NEGATION)) && !token.is(Class::PRONOUN) && !surname
                || token.any(&["to", "went", "on", "go", "goes"])
                || token.stem.ends_with("ly") && token.shape == Shape::Lower && !token.is(Class::ORGANISATION)
                || token.eq("since") && before(tokens, end, 2).is_some_and(|t| t.any(&["has", "have", "had"]));
        // "officials this week said"
        let week =
            token.is(Class::DURATION) && before(tokens, end, 2).is_some_and(|t| t.any(&["this", "last", "that"]));
        if !(idle || week) || end + 6 < verb {
            break;
        }
        end -= 1 + usize::from(week);
    }
    end
}

/// Start of the clause that ends at `end`: after a quotation mark, a semicolon, a bracket or the end of a sentence.
fn clause_start(tokens: &[Token<'_>], low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low {
        let Some(token) = before(tokens, at, 1) else {
            break;
        };
        // "Halvorsen Brands, Inc. (NASDAQ: HOBI), a maker of tents, announced": the name stands before the brackets.
        if token.mark() == ')'
            && tokens.get(at).is_some_and(|t| matches!(t.mark(), ',' | '('))
            && let Some(open) = tokens.get(low..at - 1).and_then(|words| words.iter().rposition(|t| t.mark() == '('))
            && at - (low + open) <= 8
        {
            at = low + open;
            at -= usize::from(at > low && before(tokens, at, 1).is_some_and(|t| t.mark() == '.'));
            continue;
        }
        let stop = token.quoted
            || is_quote(token) && !is_apostrophe(tokens, at - 1)
            || matches!(token.mark(), ';' | ':' | '—' | '–' | '(' | ')' | '!' | '?' | '…')
            || token.mark() == '.' && !is_initial(tokens, at - 1);
        if stop {
            break;
        }
        at -= 1;
    }
    at
}

/// True for the apostrophe of "the Nurses' Council".
fn is_apostrophe(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| matches!(t.mark(), '\'' | '’') && !t.gap && !t.quoted)
        && before(tokens, at, 1).is_some_and(|t| t.text.ends_with('s'))
        && tokens.get(at + 1).is_some_and(Token::is_word)
}

/// True for the full stop of an initial or a title: "Col. D. Creel".
fn is_initial(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(Token::is_capital)
        && before(tokens, at, 1)
            .is_some_and(|t| t.is_capital() && (t.text.len() <= 2 || t.is(Class::TITLE_ABBREVIATION)))
}

/// The noun phrase at the end of the words from `from` to `to`, or the noun that a clause with "who" describes.
fn phrase_in(tokens: &[Token<'_>], from: usize, to: usize) -> Option<(usize, usize)> {
    let said = Class::SPEECH.or(Class::ATTITUDE).or(Class::BELIEF).or(Class::REPORTING).or(Class::VERB);
    let mut start = from;
    let mut described = None;
    for at in from..to {
        let token = tokens.get(at)?;
        let conjunction = token.eq("and")
            && before(tokens, at, 1).is_some_and(|t| !t.is_word() || t.is(Class::VERB) && !t.is_capital());
        if !conjunction && !token.is(Class::CLAUSE_OPENER) {
            continue;
        }
        // "economists who read it said": the economists speak. "the man who police said was drunk": the police do.
        let relative = token.any(&["who", "whose", "which", "that"])
            && at > start
            && before(tokens, at, 1).is_some_and(|t| t.is_word() && !t.is(said))
            && tokens.get(at + 1..to)?.iter().any(is_finite);
        if relative && described.is_none() {
            described = Some((start, at));
        }
        start = at + 1;
    }
    Some(described.unwrap_or((start, to)))
}

/// True for a word that is the verb of a clause.
pub(super) fn is_finite(token: &Token<'_>) -> bool {
    token.shape == Shape::Lower
        && (token.is(Class::VERB.or(Class::AUXILIARY).or(Class::PAST).or(Class::SPEECH).or(Class::ACT))
            || token.stem.len() > 4 && token.stem.ends_with("ed"))
}

/// True for the words before a comma that say when, where or under which condition.
fn is_adverbial(tokens: &[Token<'_>], (from, to): (usize, usize)) -> bool {
    // "But Mara Velk, who lives there, said …"
    let joined = tokens.get(from).is_some_and(|t| t.any(&["but", "and", "yet"]))
        && tokens.get(from + 1).is_some_and(|t| t.is_capital() || t.is(Class::DETERMINER))
        && to - from > 1;
    let from = from + usize::from(joined);
    let Some(first) = tokens.get(from) else {
        return true;
    };
    let timed = tokens.get(from + 1).is_some_and(|t| t.is(Class::WEEKDAY.or(Class::MONTH)) || t.is_number());
    let clause =
        first.is(Class::CLAUSE_OPENER) || first.any(&["despite", "following", "during", "and", "speaking", "asked"]);
    clause
        || first.is(Class::PREPOSITION) && !(timed && to - from > 4)
        || to - from == 1 && first.is(Class::ADVERB)
        || first.stem.ends_with("ing") && first.shape == Shape::Capital && to - from > 2
}

/// Words that cannot start a speaker's name.
const OPENERS: WordList =
    WordList::new(&["whose", "and", "but", "then", "so", "or", "yet", "meanwhile", "however", "earlier", "later"]);

/// Drops words that cannot start a speaker's name: conjunctions, numbers, days and their prepositions.
fn trim(tokens: &[Token<'_>], from: usize, to: usize) -> Option<(usize, usize)> {
    // "A week later the river authority"
    let shift = (from..to.min(from + 3)).find(|&at| {
        tokens.get(at).is_some_and(|t| t.is(Class::DURATION))
            && (next_is(tokens, at, "later") || next_is(tokens, at, "earlier"))
    });
    let mut from = shift.map_or(from, |at| at + 2);
    while from < to {
        let token = tokens.get(from)?;
        let idle = OPENERS.has(token)
            || token.is(Class::WEEKDAY.or(Class::MONTH)) && token.is_capital()
            || token.is_number()
            || token.is(Class::ADVERB) && !token.is_capital()
            || token.shape == Shape::Mark;
        let timed = token.is(Class::PREPOSITION)
            && tokens
                .get(from + 1)
                .is_some_and(|t| t.is(Class::WEEKDAY.or(Class::MONTH).or(Class::RELATIVE_DATE)) || t.is_number());
        if !(idle || timed) {
            break;
        }
        from += 1 + usize::from(timed);
    }
    from = behind_place(tokens, from, to);
    let to = speaker_end(tokens, from, to)?;
    (from < to && to - from <= 20).then_some((from, to))
}

/// Start of the speaker behind a place or document without a comma: "In a statement it", "In Ardel police".
fn behind_place(tokens: &[Token<'_>], from: usize, to: usize) -> usize {
    let led = tokens.get(from).is_some_and(|t| t.any(&["in", "on", "at", "during", "under"]));
    let mut end = phrase_end(tokens, from + 1).filter(|end| led && *end < to);
    // "in the winter of 1972 the ministry"
    while let Some(of) = end.filter(|&at| tokens.get(at).is_some_and(|t| t.eq("of"))) {
        end = phrase_end(tokens, of + 1).filter(|end| *end < to);
    }
    let subject = |t: &Token<'_>| {
        let body = Class::ORGANISATION.or(Class::ROLE).or(Class::PEOPLE);
        t.is(Class::DETERMINER.or(Class::PRONOUN).or(body)) || t.is_capital()
    };
    end.filter(|&end| tokens.get(end).is_some_and(subject)).unwrap_or(from)
}

/// Drops words after a speaker's name that say how, when and by which author.
fn speaker_end(tokens: &[Token<'_>], from: usize, to: usize) -> Option<usize> {
    let mut to = to;
    // "a study commissioned by the council"
    for at in from + 1..to {
        let token = tokens.get(at)?;
        if token.stem.ends_with("ed")
            && !token.any(IN_THE_KNOW)
            && token.text.starts_with(char::is_lowercase)
            && tokens.get(at + 1).is_some_and(|t| t.is(Class::PREPOSITION))
        {
            to = at;
            break;
        }
    }
    while to > from && before(tokens, to, 1).is_some_and(|t| t.any(&["once", "more", "again", "out"])) {
        to -= 1;
    }
    // "Bell at the same time": a preposition without a name after it ends the speaker.
    for at in from + 1..to {
        let token = tokens.get(at)?;
        let named = tokens.get(at + 1..to).unwrap_or(&[]).iter().take(4).any(Token::is_capital);
        let tied = token.any(&["of", "for", "at", "from", "in", "to", "with"]);
        let inside = before(tokens, at, 1).is_some_and(Token::is_capital)
            && tokens.get(at + 1).is_some_and(|t| t.is_capital() && !t.is(Class::WEEKDAY.or(Class::MONTH)));
        let known = before(tokens, at, 1).is_some_and(|t| t.any(IN_THE_KNOW));
        if token.is(Class::PREPOSITION) && !inside && !known && !(tied && (named || token.any(&["of", "for"]))) {
            to = at;
            break;
        }
    }
    Some(to)
}

/// The subject of a participle such as "saying …": the subject of the first verb of the sentence.
pub(super) fn opening(tokens: &[Token<'_>], verb: usize) -> Option<(usize, usize)> {
    // "The letter, which Ars has seen, gave him a week and threatened …": verbs of the aside have another subject.
    let mut aside = false;
    let acts = (1..verb).find(|&at| {
        tokens.get(at).is_some_and(|t| {
            let opens = before(tokens, at, 1).is_some_and(|t| t.mark() == ',');
            aside = if t.mark() == ',' { false } else { aside || opens && t.any(&["which", "who", "whose"]) };
            !aside
                && !t.quoted
                && t.text.starts_with(char::is_lowercase)
                && (t.is(Class::VERB.or(Class::AUXILIARY).or(Class::ACT).or(Class::SPEECH).or(Class::ATTITUDE))
                    || t.stem.len() > 4 && t.stem.ends_with("ed"))
        })
    })?;
    let passive =
        tokens.get(acts)?.any(&["was", "were", "is", "are", "been"]) && tokens.get(acts + 1)?.stem.ends_with("ed");
    left(tokens, acts).filter(|_| !passive)
}

/// The speaker after a verb: up to a comma, a verb, or a preposition outside the name.
pub(super) fn right(tokens: &[Token<'_>], from: usize) -> Option<(usize, usize)> {
    let mut to = from;
    while let Some(token) = tokens.get(to) {
        // "the government in Ardel" is one name.
        let seat = token.eq("in")
            && before(tokens, to, 1).is_some_and(|t| t.is(Class::ORGANISATION) && !t.is_capital())
            && is_specified(tokens, to);
        let known = before(tokens, to, 1).is_some_and(|t| t.any(IN_THE_KNOW));
        let joins = (token.any(&["of", "for", "and"]) || seat || known || joins_name(tokens, to)) && to > from;
        let and_verb =
            token.eq("and") && !tokens.get(to + 1).is_some_and(|t| t.is_capital() || t.is(Class::ORGANISATION));
        if token.any(&["issued", "released", "published"]) && next_is(tokens, to, "by") {
            return right(tokens, to + 2);
        }
        // "a report published on the site"
        let participle = to > from
            && !token.any(IN_THE_KNOW)
            && token.text.starts_with(char::is_lowercase)
            && (token.stem.ends_with("ed") || token.any(&["seen", "made", "written", "given"]))
            && tokens.get(to + 1).is_some_and(|t| t.is(Class::PREPOSITION.or(Class::WEEKDAY).or(Class::MONTH)));
        if participle {
            break;
        }
        // "According to the mayor 24 villagers died": the statement starts with its figure.
        let named = before(tokens, to, 1).is_some_and(|t| {
            (t.is_capital() || t.is(Class::ORGANISATION.or(Class::ROLE).or(Class::PEOPLE))) && !t.is_possessive()
        });
        let digits = token.is_number() && !token.text.ends_with(char::is_alphabetic);
        let counted = token.is(Class::NUMBER.or(Class::DETERMINER)) || token.any(&["most", "all", "both", "none"]);
        if to > from && named && (digits || counted && !token.is_capital() && !token.is_possessive()) {
            break;
        }
        let initial = token.mark() == '.'
            && tokens.get(to + 1).is_some_and(Token::is_capital)
            && before(tokens, to, 1).is_some_and(|t| t.text.len() <= 4);
        let stop = token.quoted
            || token.shape == Shape::Mark && !initial && !is_apostrophe(tokens, to)
            || and_verb
            || !joins && token.is(Class::PREPOSITION) && to > from
            || token.shape != Shape::Upper
                && (token.any(&["seen", "obtained", "reviewed"]) || token.is(Class::CLAUSE_OPENER))
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

/// End of the words that belong to a preposition: an article with its noun, a name, a day.
pub(super) fn phrase_end(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    let mut at = from;
    let dated = |t: &Token<'_>| t.is(Class::WEEKDAY.or(Class::MONTH)) && t.is_capital() || t.is_number();
    if tokens.get(at)?.any(&["late", "early"]) {
        at += 1;
    }
    if dated(tokens.get(at)?) {
        while tokens.get(at).is_some_and(dated) {
            at += 1;
        }
        return Some(at);
    }
    at += usize::from(tokens.get(at)?.is(Class::DETERMINER) || tokens.get(at)?.is_possessive());
    let capital = tokens.get(at)?.is_capital();
    while at < from + 8 {
        let token = tokens.get(at)?;
        let stop = !token.is_word()
            || token.is(Class::DETERMINER.or(Class::PREPOSITION).or(Class::PRONOUN))
            || token.is_capital() != capital;
        if stop {
            break;
        }
        at += 1;
    }
    Some(at)
}
