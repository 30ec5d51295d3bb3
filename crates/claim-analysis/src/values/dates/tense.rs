//! Tense of the words around a date: whether the date lies before or after publication.

use super::deadlines::is_ahead;
use super::words::is_past;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, WordList, before};

/// Number of tokens examined before a date.
const BEFORE: usize = 12;
/// Number of tokens examined after a date.
const AFTER: usize = 16;

/// Words before an infinitive that speaks of what is to come.
const AIMS: [&str; 21] = [
    "plan",
    "plans",
    "expect",
    "hope",
    "hopes",
    "want",
    "wants",
    "agree",
    "agrees",
    "agreed",
    "decided",
    "voted",
    "intends",
    "promised",
    "vowed",
    "pledged",
    "threatened",
    "due",
    "ready",
    "about",
    "likely",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Present,
    Future,
    /// No verb is near.
    Unknown,
}

/// The tense of the nearest verb before the date at `at`, or else of the nearest after.
pub(super) fn tense(tokens: &[Token<'_>], at: usize) -> Tense {
    if is_past_event(tokens, at) {
        return Tense::Past;
    }
    if is_ahead(tokens, at) {
        return Tense::Future;
    }
    if is_followed_by_past(tokens, at) {
        return Tense::Past;
    }
    let start = at.saturating_sub(BEFORE);
    for place in (start..at).rev() {
        if tokens.get(place).is_some_and(|t| t.mark() == ';') {
            break;
        }
        if let Some(tense) = verb(tokens, place) {
            return tense;
        }
    }
    (at..tokens.len().min(at + AFTER)).find_map(|place| verb(tokens, place)).unwrap_or(Tense::Unknown)
}

/// "for survivors of Monday's earthquake": an event that is named by its day has been.
fn is_past_event(tokens: &[Token<'_>], at: usize) -> bool {
    let led = before(tokens, at, 1).is_some_and(|t| t.any(&["of", "after", "since", "from"]));
    let planned = |t: &Token<'_>| {
        t.any(&[
            "vote",
            "election",
            "elections",
            "ballot",
            "summit",
            "meeting",
            "talks",
            "hearing",
            "deadline",
            "session",
        ])
    };
    let owner = tokens.get(at).is_some_and(|t| t.is(Class::WEEKDAY) && t.is_possessive());
    led && owner && tokens.get(at + 1).is_some_and(|t| t.is_word() && !planned(t))
}

/// True if the words before the date at `at` say that something was complete by then: "had risen by", "was paid by".
pub(super) fn is_done(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(BEFORE)..at).unwrap_or(&[]);
    let near = near.iter().rposition(|t| t.mark() == ';').map_or(near, |mark| near.get(mark + 1..).unwrap_or(&[]));
    let Some(verb) = near.iter().rposition(is_past) else { return false };
    // "was told to leave by", but "had risen to 176 million by"
    let mut rest = near.get(verb + 1..).unwrap_or(&[]).windows(2);
    let aimed = rest.any(|pair| matches!(pair, [to, verb] if to.eq("to") && verb.shape == Shape::Lower && !verb.is(Class::DETERMINER.or(Class::NUMBER).or(Class::ADVERB))));
    let lead = near.get(..verb).unwrap_or(&[]).iter().rev().find(|t| !t.is(Class::ADVERB.or(Class::NEGATION)));
    let had = |t: &Token<'_>| t.any(&["had", "were", "was", "been"]);
    // "had been dug by": the participle need not be listed.
    let perfect = near.get(verb).is_some_and(|t| t.eq("had")) && near.get(verb + 1).is_some_and(|t| t.eq("been"));
    let participle = perfect || lead.is_some_and(had);
    // "the number of plots allotted by March"
    let reduced = near.get(verb + 1).is_some_and(|t| t.eq("by"))
        && lead.is_some_and(|t| is_noun_before_participle(t))
        && near.get(verb).is_some_and(|t| t.stem.ends_with("ed"));
    let future =
        near.get(..verb).unwrap_or(&[]).iter().any(|t| t.is(Class::FUTURE_MODAL) || t.is(Class::DUTY) || t.eq("be"));
    !aimed && !future && (participle || reduced)
}

fn is_noun_before_participle(token: &Token<'_>) -> bool {
    token.shape == Shape::Lower
        && token.stem.ends_with('s')
        && !token.is(Class::VERB.or(Class::PRONOUN).or(Class::AUXILIARY))
}

/// "officials this week said": the verb stands directly after the date.
fn is_followed_by_past(tokens: &[Token<'_>], at: usize) -> bool {
    let dated = Class::DATE_START.or(Class::MONTH).or(Class::DURATION);
    let after = tokens.get(at + 1..).unwrap_or(&[]).iter();
    let next = after.take(3).find(|t| !t.is(dated) && !t.is_number());
    next.is_some_and(|t| {
        let verb = is_past(t) || t.is(Class::SPEECH);
        t.is_word() && verb && !t.quoted && !t.any(&["has", "have"])
    })
}

/// The tense of the verb at `at`; `None` for other words, infinitives and participles of "be".
fn verb(tokens: &[Token<'_>], at: usize) -> Option<Tense> {
    let token = tokens.get(at).filter(|t| t.is_word())?;
    if is_foretold(tokens, at) {
        return Some(Tense::Past);
    }
    // "plans to send", "agreed to withdraw"
    let aim = token.eq("to") && before(tokens, at, 1).is_some_and(|t| t.any(&AIMS));
    // "are to be charged"
    let due = token.any(&["is", "are"]) && tokens.get(at + 1).is_some_and(|t| t.eq("to"));
    let ahead = aim
        || due
        || token.is(Class::FORECAST)
            && !token.any(&["set", "next", "tomorrow", "soon", "eventually", "future", "plan", "plans", "forecast"]);
    if ahead {
        return Some(Tense::Future);
    }
    if is_scheduled_plural(tokens, at) {
        return Some(Tense::Future);
    }
    // "will answer questions on Thursday": a noun
    let noun = token.is(Class::NOUN_VERB)
        && !before(tokens, at, 1).is_some_and(|t| t.is_capital() || t.is(Class::PRONOUN.or(Class::ROLE)));
    if token.is(Class::SPEECH.or(Class::ATTITUDE)) && !token.quoted && !noun {
        return Some(Tense::Past);
    }
    if is_past(token) {
        let previous = before(tokens, at, 1);
        // "will shut on 31 March": the infinitive is written like the past.
        let modal =
            (1..=2).filter_map(|back| before(tokens, at, back)).find(|t| !t.is(Class::ADVERB.or(Class::NEGATION)));
        if modal.is_some_and(|t| t.is(Class::FUTURE_MODAL) && !t.eq("would") || t.is(Class::DUTY)) {
            return Some(Tense::Future);
        }
        // "voted by 12 to 4 to put up the tax from April"
        if previous.is_some_and(|t| t.eq("to")) && is_voted(tokens, at) {
            return Some(Tense::Future);
        }
        let tied = previous.is_some_and(|t| t.any(&["be", "to", "being"]));
        return (!tied).then_some(Tense::Past);
    }
    // "by 9 votes to 4": counted, not planned
    let counted = before(tokens, at, 1).is_some_and(|t| t.is_number() || t.is(Class::NUMBER));
    if token.is(Class::SCHEDULED) && !counted {
        return Some(Tense::Future);
    }
    // "we’re"
    let shortened = ["'re", "’re", "'m", "’m"].iter().any(|end| token.text.ends_with(end));
    let present = shortened
        || token.any(&["is", "are", "am", "can", "does", "do", "include", "includes"])
        || token.eq("may") && !token.is_capital();
    present.then_some(Tense::Present)
}

/// "had predicted in October", "the bank predicted in October": the day on which something was foretold.
fn is_foretold(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let led = before(tokens, at, 1);
    let had = led.is_some_and(|t| t.eq("had"));
    let told = tokens.get(at + 1).is_some_and(|t| t.any(&["in", "on", "last"]));
    let passive = led.is_none_or(|t| t.any(&["is", "are", "was", "were", "be", "been", "being"]));
    had && is(&["predicted", "expected", "planned", "forecast", "projected"])
        || told && !passive && is(&["predicted", "projected"])
}

/// True if a decision stands before the infinitive at `at`.
fn is_voted(tokens: &[Token<'_>], at: usize) -> bool {
    let near = tokens.get(at.saturating_sub(9)..at).unwrap_or(&[]);
    near.iter().rev().take_while(|t| !matches!(t.mark(), ',' | ';')).any(|t| t.any(&["voted", "agreed", "decided"]))
}

/// "Voters go to the polls on Sunday", "the ministers meet on Friday": the present in the plural speaks of a date to come.
fn is_scheduled_plural(tokens: &[Token<'_>], at: usize) -> bool {
    const PLANS: WordList = WordList::new(&[
        "go", "meet", "vote", "begin", "start", "resume", "reopen", "return", "travel", "gather", "elect", "host",
        "play", "open", "decide", "choose", "rise", "increase", "close", "expire", "change",
    ]);
    let plans = tokens.get(at).is_some_and(|t| t.shape == Shape::Lower && PLANS.has(t));
    let subject = |t: &Token<'_>| {
        let other = Class::AUXILIARY.or(Class::NEGATION).or(Class::DETERMINER).or(Class::PREPOSITION);
        t.is_word() && !t.is(other) && (t.stem.ends_with('s') || t.is_capital() || t.is(Class::PEOPLE))
    };
    plans
        && (1..=4).filter_map(|back| before(tokens, at, back)).take_while(|t| t.is_word() && !t.eq("to")).any(subject)
        && !before(tokens, at, 1)
            .is_some_and(|t| t.eq("to") || t.is(Class::AUXILIARY.or(Class::NEGATION).or(Class::DETERMINER)))
}
