//! Speakers after the verb: "…, said on Sunday the chief engineer, Milo Hendrast."

use super::agents::is_agent;
use super::clause::ReportingClause;
use super::names::proper_names::name_end;
use super::speaker_bounds::{is_finite, is_quote, phrase_end, right};
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// Maximum number of tokens between the verb and the speaker.
const MAX_BETWEEN: usize = 16;

/// Bodies that are told something: “…,” told the court the witness.
const AUDIENCES: &[&str] =
    &["court", "tribunal", "inquiry", "council", "parliament", "committee", "jury", "newspaper", "hearing"];

/// "…, said the minister": the speaker after the verb.
pub(super) fn inverted(tokens: &[Token<'_>], verb: usize, strength: i32) -> Option<ReportingClause> {
    let token = tokens.get(verb)?;
    let previous = before(tokens, verb, 1)?;
    let quote = is_quote(previous) || before(tokens, verb, 2).is_some_and(is_quote) && previous.mark() == ',';
    let led = is_quote(previous) || previous.mark() == ',' || quote;
    // “…,” told me the priest
    let listener = tokens.get(verb + 1).is_some_and(|t| t.any(&["me", "us", "him", "them"]));
    // “…,” told the court the witness
    let body = tokens.get(verb + 1).is_some_and(|t| t.any(&["the", "a"]))
        && tokens.get(verb + 2).is_some_and(|t| t.any(AUDIENCES));
    let heard = if body { 2 } else { usize::from(listener) };
    let told = token.any(&["told", "tells"]) && quote && heard > 0;
    if !led || token.any(&["told", "tells", "showed"]) && !told || token.eq("found") && !quote {
        return None;
    }
    let from = speaker_start(tokens, verb + 1 + if told { heard } else { 0 }, quote)?;
    let speaker = right(tokens, from)?;
    // "A, whose flag it is, said the flag is old": the words after the verb are the statement.
    let shut = tokens.get(speaker.1).is_none_or(|t| {
        let time = Class::PREPOSITION.or(Class::RELATIVE_DATE).or(Class::WEEKDAY);
        !t.is_word() && !t.quoted || t.is(time) || t.any(&["who", "and"])
    });
    if !quote && (!shut || is_described(tokens, verb)) {
        return None;
    }
    let speaker = named_behind(tokens, speaker).unwrap_or(speaker);
    ReportingClause::checked(tokens, speaker, verb, strength + 1 + 4 * i32::from(quote))
}

/// True if the words before the verb are a name and its description: "Tunde Afolabi, the spokesman, confirmed the arrest of
/// 14 suspects". The speaker is not behind the verb then.
fn is_described(tokens: &[Token<'_>], verb: usize) -> bool {
    let words = tokens.get(..verb).unwrap_or(&[]);
    let Some(comma) = words.iter().position(|t| t.mark() == ',') else {
        return false;
    };
    let name = words.get(..comma).unwrap_or(&[]);
    let owned = name.first().is_some_and(|t| t.any(&["his", "her", "its", "their"])) && name.len() <= 3;
    let body = name.last().is_some_and(|t| t.is_capital() || t.is(Class::ROLE.or(Class::ORGANISATION)) || is_agent(t));
    // ", who was on leave": verbs of the description.
    let shut = |at: &usize| words.get(*at).is_some_and(|t| t.mark() == ',');
    let relative = (comma + 1..verb).find(|&at| words.get(at).is_some_and(|t| t.eq("who")) && shut(&(at - 1)));
    let described = relative.filter(|_| shut(&(verb - 1)));
    let acts =
        |t: &Token<'_>| is_finite(t) && !t.is(Class::ROLE) || t.is_number() || t.is(Class::FATE.or(Class::PAST_FORM));
    // "Mrs Rowe's daughter Susan, 66, said the sentence …": the age is part of the description.
    let age = |at: usize| {
        let mark = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|t| t.mark() == ',');
        words.get(at).is_some_and(|t| t.is_number() && t.text.len() <= 2)
            && mark(at.checked_sub(1))
            && mark(Some(at + 1))
    };
    let told = words.iter().take(described.unwrap_or(verb)).enumerate().any(|(at, token)| acts(token) && !age(at));
    comma + 1 < verb && (owned || body) && !told
}

/// "Said Petra Sundal, the mayor: …": the verb that opens the sentence.
pub(super) fn opening_verb(tokens: &[Token<'_>]) -> Option<ReportingClause> {
    let at = usize::from(tokens.first()?.mark() == '—');
    let verb = tokens.get(at)?;
    if !verb.is(Class::SPEECH) || !verb.is_capital() || !verb.any(&["said", "says", "adds", "added", "wrote", "writes"])
    {
        return None;
    }
    let speech = |t: &Token<'_>| is_quote(t) || t.mark() == ':';
    tokens.iter().position(speech)?;
    let speaker = right(tokens, speaker_start(tokens, at + 1, true)?)?;
    let speaker = named_behind(tokens, speaker).unwrap_or(speaker);
    ReportingClause::checked(tokens, speaker, at, 6)
}

/// The name in an apposition behind a description: "the head of the clinic, Ilka Warran".
pub(super) fn named_behind(tokens: &[Token<'_>], (from, to): (usize, usize)) -> Option<(usize, usize)> {
    let described = tokens.get(from)?.shape == Shape::Lower && !before(tokens, to, 1)?.is_capital()
        || tokens.get(from)?.is(Class::DETERMINER);
    // "a nurse at the clinic, Rana Teller"
    let placed = tokens.get(to)?.is(Class::PREPOSITION);
    let to = if placed { phrase_end(tokens, to + 1)? } else { to };
    let comma = tokens.get(to)?.mark() == ',';
    let end = name_end(tokens, to + 1).filter(|_| described && comma)?;
    let words = tokens.get(to + 1..end)?.iter().filter(|t| t.is_word()).count();
    let closed = tokens.get(end).is_none_or(|t| !t.is_word() || t.any(&["who", "and"]));
    (words >= 2 && closed).then_some((to + 1, end))
}

/// Start of the speaker after a verb, behind adverbs, days, places and asides between commas.
fn speaker_start(tokens: &[Token<'_>], from: usize, quote: bool) -> Option<usize> {
    let mut at = from;
    while at <= from + MAX_BETWEEN {
        let token = tokens.get(at)?;
        if token.mark() == ',' {
            // An aside ends at the next comma.
            let rest = tokens.get(at + 1..)?;
            let close = rest.iter().take(8).position(|t| t.mark() == ',')?;
            let aside = rest.get(..close)?;
            if aside.iter().any(|t| t.quoted || is_quote(t)) {
                return None;
            }
            at += close + 2;
        } else if token.is(Class::PREPOSITION) && !token.is_capital() {
            at = phrase_end(tokens, at + 1)?;
        } else if !token.is_capital() && is_idle(token) || token.is(Class::WEEKDAY) || token.is(Class::RELATIVE_DATE) {
            at += 1;
        } else {
            return (at == from || quote || is_subject(token) || is_titled(tokens, at))
                .then_some(at)
                .filter(|&at| opens(tokens, at, quote));
        }
    }
    None
}

fn is_idle(token: &Token<'_>) -> bool {
    token.is(Class::ADVERB)
        || token.any(&["late", "early", "last", "on"])
        || token.stem.ends_with("ly") && token.shape == Shape::Lower && token.class.is_plain()
}

/// True for a word that can start a speaker behind other words.
fn is_subject(token: &Token<'_>) -> bool {
    token.is(Class::DETERMINER) && !token.any(&["that", "this", "all", "no"]) || token.is_capital()
}

/// "transport minister Dara Voss": a title in small letters before a name.
fn is_titled(tokens: &[Token<'_>], at: usize) -> bool {
    let small = |t: &Token<'_>| t.shape == Shape::Lower && !t.quoted;
    let title = (at..at + 3).find(|&at| tokens.get(at).is_some_and(|t| small(t) && t.is(Class::ROLE)));
    title.is_some_and(|title| {
        tokens.get(at..title).is_some_and(|words| words.iter().all(small))
            && tokens.get(title + 1).is_some_and(|t| t.is_capital() && !t.quoted)
    })
}

/// True if a speaker can start at `at`.
fn opens(tokens: &[Token<'_>], at: usize, quote: bool) -> bool {
    let Some(token) = tokens.get(at) else {
        return false;
    };
    let named = Class::DETERMINER.or(Class::ROLE);
    // "said one official"
    let person = Class::ROLE.or(Class::PEOPLE).or(Class::ORGANISATION);
    let single = token.eq("one") && tokens.get(at + 1).is_some_and(|t| t.is(person) || is_agent(t));
    if token.is_capital() && !token.quoted
        || single
        || is_titled(tokens, at)
        || token.is(named) && !token.any(&["that", "this", "all", "no"])
    {
        return true;
    }
    // "said council member Ann Bell", "said he"
    let near = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
    let titled = token.is_word() && near.iter().any(Token::is_capital);
    // "…, say trade sources."
    let small = |t: &&Token<'_>| t.shape == Shape::Lower && t.is_word();
    let words = tokens.get(at..).unwrap_or(&[]).iter().take_while(small).count();
    let closed = tokens.get(at + words).is_none_or(|t| t.mark() == '.');
    let people = words.checked_sub(1).and_then(|last| tokens.get(at + last));
    if (1..=3).contains(&words) && closed && people.is_some_and(|t| t.stem.ends_with('s') && t.is(person)) {
        return true;
    }
    let one = token.eq("one") && tokens.get(at + 1).is_some_and(|t| t.eq("of"));
    quote && !token.quoted && (one || titled || token.any(&["he", "she", "they"]) || token.is(Class::ORGANISATION))
}
