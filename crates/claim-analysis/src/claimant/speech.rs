//! Reporting clauses: speaker and reporting verb of a sentence.

use super::clause::ReportingClause;
use super::inversion::{inverted, opening_verb};
use super::names::proper_names::published;
use super::nominal;
use super::speaker_bounds::{REACH, is_finite, is_quote, left, next_is, opening, right};
use super::speakers::is_verb;
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// Classes of verbs that may report speech.
const VERBS: Class = Class::SPEECH.or(Class::ATTITUDE).or(Class::BELIEF).or(Class::REPORTING);

/// Classes of the words and marks at which a reporting clause is looked for. `seen` is the union of the classes of the
/// sentence.
fn triggers(seen: Class) -> Class {
    let all = VERBS.or(Class::ATTRIBUTING).or(Class::STATING).or(Class::REPORT_VERB).or(Class::ASIDE_MARK);
    // "In the view of": "in" alone is frequent.
    if seen.has(Class::ACCOUNT.or(Class::QUOTE_MARK)) { all.or(Class::ACCOUNT_LEAD) } else { all }
}

/// False for a sentence with these classes if it has no reporting clause.
pub(super) fn may_report(seen: Class) -> bool {
    seen.has(triggers(seen))
}

/// The outermost reporting clause of a sentence, or of a part of one. `seen` is the union of the classes of the sentence.
pub(super) fn find(tokens: &[Token<'_>], seen: Class) -> Option<ReportingClause> {
    let triggers = triggers(seen);
    if !seen.has(triggers) {
        return None;
    }
    let mut best: Option<ReportingClause> = opening_verb(tokens);
    // The outermost clause with a verb, for "the ministry said …, according to Reuters".
    let mut spoken: Option<ReportingClause> = None;
    for (at, token) in tokens.iter().enumerate() {
        if !token.is(triggers) || token.quoted {
            continue;
        }
        let found = if let Some(found) = nominal::find(tokens, at) {
            Some(found)
        } else if token.is(Class::STATING) {
            stated(tokens, at).or_else(|| went_on(tokens, at))
        } else if token.is(VERBS) && token.text.starts_with(char::is_lowercase) {
            participial(tokens, at).or_else(|| speech(tokens, at))
        } else {
            retold(tokens, at)
        };
        let Some(found) = found else { continue };
        if token.is(Class::SPEECH) && spoken.is_none_or(|best| found.strength > best.strength) {
            spoken = Some(found);
        }
        if best.is_none_or(|best| found.strength > best.strength) {
            best = Some(found);
        }
    }
    let told = best.is_some_and(|best| is_outlet(tokens, best));
    spoken.filter(|_| told).or(best)
}

/// Last words of the names of outlets, which tell what others said.
const OUTLETS: &[&str] = &[
    "reuters",
    "afp",
    "bbc",
    "cnn",
    "npr",
    "bloomberg",
    "tass",
    "xinhua",
    "interfax",
    "times",
    "post",
    "herald",
    "tribune",
    "journal",
    "gazette",
    "chronicle",
    "telegraph",
    "news",
    "radio",
    "television",
    "tv",
    "guardian",
    "broadcaster",
];

/// "according to Reuters", "according to Lena Tost of the Ostova Herald".
fn is_outlet(tokens: &[Token<'_>], clause: ReportingClause) -> bool {
    let ahead = tokens.get(clause.to).is_some_and(|t| t.any(&["of", "at"]));
    let reach = clause.to + if ahead { 6 } else { 0 };
    let mut words = tokens.get(clause.from..reach.min(tokens.len())).unwrap_or(&[]).iter();
    tokens.get(clause.verb).is_some_and(|t| t.eq("according")) && words.any(|t| t.is_capital() && t.any(OUTLETS))
}

/// "A Red Hill Watch report examined …": the body is the speaker.
fn retold(tokens: &[Token<'_>], verb: usize) -> Option<ReportingClause> {
    let report = before(tokens, verb, 1)?;
    if !tokens.get(verb)?.is(Class::REPORT_VERB)
        || !report.any(&["report", "study", "survey", "poll"])
        || report.quoted
        || !before(tokens, verb, 2)?.is_capital()
    {
        return None;
    }
    let (from, to) = left(tokens, verb)?;
    published(tokens.get(from..to)?)?;
    Some(ReportingClause::new((from, to), verb, 1))
}

/// “…,” she went on.
fn went_on(tokens: &[Token<'_>], verb: usize) -> Option<ReportingClause> {
    let goes = tokens.get(verb)?.any(&["went", "goes"]) && next_is(tokens, verb, "on");
    let ends = tokens.get(verb + 2).is_none_or(|t| !t.is_word() && !t.is_number());
    let speaker = left(tokens, verb).filter(|_| goes && ends)?;
    let quoted = before(tokens, speaker.0, 1).is_some_and(is_quote);
    quoted.then(|| ReportingClause::checked(tokens, speaker, verb, 6)).flatten()
}

/// "somebody made a statement that …", "… let slip that …", "… made it clear that …".
fn stated(tokens: &[Token<'_>], verb: usize) -> Option<ReportingClause> {
    let ahead = tokens.get(verb + 1..).unwrap_or(&[]);
    let known = |words: &[&str]| {
        let mut pairs = ahead.iter().zip(words);
        ahead.len() > words.len() && pairs.all(|(token, word)| token.eq(word))
    };
    if known(&["slip", "that"]) || known(&["it", "be", "known"]) || known(&["clear", "that"]) || known(&["it", "clear"])
    {
        return ReportingClause::checked(tokens, left(tokens, verb)?, verb, 2);
    }
    let noun = verb + 1 + usize::from(tokens.get(verb + 1)?.is(Class::DETERMINER));
    // "gave a figure of 30"
    let figure = tokens.get(noun)?.any(&["figure", "toll", "number", "total", "estimate", "count"])
        && next_is(tokens, noun, "of")
        && tokens.iter().skip(noun + 2).take(4).any(|t| t.is_number() || t.is(Class::NUMBER.or(Class::VAGUE_COUNT)));
    let says = figure || tokens.get(noun)?.is(Class::SPEECH_NOUN) && next_is(tokens, noun, "that");
    let speaker = left(tokens, verb).filter(|_| says)?;
    ReportingClause::checked(tokens, speaker, verb, 2)
}

/// "…, with the ministry saying that …".
fn participial(tokens: &[Token<'_>], verb: usize) -> Option<ReportingClause> {
    let token = tokens.get(verb)?;
    if !token.is(Class::SPEECH) || !token.stem.ends_with("ing") || !next_is(tokens, verb, "that") {
        return None;
    }
    let (with, to) = left(tokens, verb)?;
    if !tokens.get(with)?.eq("with") {
        return None;
    }
    ReportingClause::checked(tokens, (with + 1, to), verb, 2)
}

/// Words that start a subordinate clause, in which a reporting verb ranks lower.
const ASIDES: &[&str] = &["after", "that", "which", "where", "as", "since"];

/// Words that start a clause whose speaker does not speak for the rest of the sentence: "Although the army said so, …".
const SIDES: &[&str] =
    &["when", "while", "although", "though", "before", "because", "if", "until", "unless", "whereas", "what", "where"];

/// True for "claimed 12 lives", which reports no speech.
fn takes_lives(tokens: &[Token<'_>], verb: usize) -> bool {
    let ahead = tokens.get(verb + 1..).unwrap_or(&[]).iter().take(6);
    tokens.get(verb).is_some_and(|t| t.any(&["claimed", "claims", "claim", "claiming"]))
        && ahead.take_while(|t| t.mark() != ',').any(|t| t.any(&["lives", "life"]))
}

/// The speaker before or after a reporting verb in the active or passive voice.
fn speech(tokens: &[Token<'_>], verb: usize) -> Option<ReportingClause> {
    let token = tokens.get(verb)?;
    let says = token.is(Class::SPEECH);
    let passive = is_passive(tokens, verb);
    // "are reporting" is a plain verb; "…, reporting that …" follows another.
    let follows = token.stem.ends_with("ing") && !passive;
    if !is_verb_of_speech(tokens, verb, follows) {
        return None;
    }
    let strength = if says { 2 } else { i32::from(token.is(Class::ATTITUDE.or(Class::REPORTING))) };
    if !passive && token.stem.ends_with("ed") && next_is(tokens, verb, "by") {
        return None; // "screenings recommended by the task force"
    }
    if passive && token.stem.ends_with('d') {
        return by_speaker(tokens, verb, strength);
    }
    if token.any(&["quoted", "quotes", "cited", "quoting", "citing"]) && as_saying(tokens, verb) {
        return ReportingClause::checked(tokens, right(tokens, verb + 1)?, verb, 6);
    }
    // “…,” complained the mayor: next to a quotation, any verb of attitude speaks.
    let quoting = before(tokens, verb, 1).is_some_and(|t| {
        is_quote(t) || t.mark() == ',' && before(tokens, verb, 2).is_some_and(|q| q.quoted || is_quote(q))
    });
    if !follows
        && (says || quoting)
        && let Some(found) = inverted(tokens, verb, strength)
    {
        return Some(found);
    }
    // "the hospital disputes this and says …"
    let idle = usize::from(before(tokens, verb, 1).is_some_and(|t| t.shape == Shape::Lower && t.stem.ends_with("ly")));
    let joined = before(tokens, verb, 1 + idle).is_some_and(|t| t.any(&["and", "but"]));
    if joined && in_side_clause(tokens, verb) {
        return None;
    }
    let follows = follows || joined;
    let speaker = if follows { opening(tokens, verb)? } else { left(tokens, verb)? };
    let rank = rank(tokens, speaker.0, verb)?;
    ReportingClause::checked(tokens, speaker, verb, strength + rank - 2 * i32::from(follows))
}

/// "Shares fell after the group cut its forecast and blamed the weather": the verb belongs to the clause before it.
fn in_side_clause(tokens: &[Token<'_>], verb: usize) -> bool {
    let clause = tokens.get(..verb).unwrap_or(&[]);
    let from = clause.iter().rposition(|t| matches!(t.mark(), ',' | ';' | ':') || is_quote(t)).map_or(0, |at| at + 1);
    let side = (from + 1..verb).rfind(|&at| tokens.get(at).is_some_and(|t| t.any(&["after", "when", "because"])));
    // "a week after" and "after Monday" open no clause.
    side.is_some_and(|side| tokens.get(side + 1..verb).is_some_and(|words| words.iter().any(is_finite)))
}

/// Rank of a reporting clause by its place in the sentence; `None` for the side clause of another statement.
fn rank(tokens: &[Token<'_>], from: usize, verb: usize) -> Option<i32> {
    let says = tokens.get(verb)?.is(Class::SPEECH);
    let lead = before(tokens, from, 1);
    let follows = |words: &[&str]| lead.is_some_and(|t| t.any(words));
    // "…, he said." at the end of a sentence or between commas is the outermost clause.
    let ends = tokens.get(verb + 1).is_none_or(|t| matches!(t.mark(), '.' | ','));
    let quote = lead.is_some_and(is_quote);
    if says && (quote || ends && lead.is_some_and(|t| t.mark() == ',')) {
        return Some(4);
    }
    // "…, agency records show."
    let record = before(tokens, verb, 1).is_some_and(|t| t.is(Class::RECORD) && !t.quoted);
    if ends && record && lead.is_some_and(|t| t.mark() == ',') && tokens.get(verb + 1).is_none_or(|t| t.mark() == '.') {
        return Some(4);
    }
    // "as the mayor reported on Monday"
    if follows(&["as"]) && !(says && is_complemented(tokens, verb)) {
        return Some(0);
    }
    // "The bank fell 6.4% after it said …" dates the main clause; "This comes a week after the paper reported" tells what was
    // reported.
    let near = tokens.get(from.saturating_sub(8)..from).unwrap_or(&[]);
    let dated = follows(&["after"]) && !near.iter().any(|t| t.any(&["comes", "come", "came", "coming"]));
    (!dated && !follows(SIDES)).then_some(if follows(ASIDES) { -2 } else { 0 })
}

/// True if the word at `verb` is a verb that can report speech. `follows` is true for "saying" without an auxiliary.
fn is_verb_of_speech(tokens: &[Token<'_>], verb: usize, follows: bool) -> bool {
    let Some(token) = tokens.get(verb) else {
        return false;
    };
    let previous = before(tokens, verb, 1);
    let noun = previous.is_some_and(|t| {
        t.is(Class::DETERMINER)
            || t.is_possessive()
            || t.is(Class::PREPOSITION) && !t.eq("on") && !(t.eq("since") && t.is(Class::ADVERB))
    });
    let bare = previous.is_some_and(|t| t.eq("to"));
    if noun && !bare || bare && !before(tokens, verb, 2).is_some_and(|t| t.eq("on")) {
        return false; // "the report", "its claims", "with added costs", "refused to say"
    }
    if previous.is_some_and(|t| t.is(Class::NEGATION)) && !token.stem.ends_with('d') {
        return false; // "could not say"
    }
    // "may declare", "must report": what may be done is not said.
    let open = previous.is_some_and(|t| t.any(&["may", "must", "should"]));
    if open && !token.stem.ends_with('d') {
        return false;
    }
    let aside = previous.is_some_and(|t| t.mark() == ',' || t.any(&["and", "while", "also", "again"]));
    let content = token.is(Class::SPEECH) && ["that", "how", "why"].iter().any(|word| next_is(tokens, verb, word));
    if follows && (next_is(tokens, verb, "to") || !(aside || content)) {
        return false; // "claiming to be", "people demanding change"
    }
    if token.eq("accused") && next_is(tokens, verb, "of") {
        return false; // "men accused of looting"
    }
    if token.any(&["reveal", "disclose"]) && previous.is_some_and(|t| t.any(&["can", "exclusively"])) {
        return false; // "…, the Herald can reveal": the outlet speaks of itself
    }
    let reports = || {
        let lead = left(tokens, verb).and_then(|(from, _)| before(tokens, from, 1));
        lead.is_some_and(|t| t.eq("as"))
    };
    // Not "his May remarks", "a report examined", "claimed 12 lives".
    (is_verb(tokens, verb) || reports()) && !takes_lives(tokens, verb)
}

/// True if the words after the verb are its statement, as in "as the mayor said the water was rising".
fn is_complemented(tokens: &[Token<'_>], verb: usize) -> bool {
    tokens.get(verb + 1).is_some_and(|t| {
        let idle = t.is(Class::PREPOSITION.or(Class::WEEKDAY).or(Class::ADVERB)) || t.any(&["it", "recently"]);
        (t.is_word() || t.is_number()) && !idle || t.eq("that")
    })
}

/// True for "was hailed", "has been widely described".
fn is_passive(tokens: &[Token<'_>], verb: usize) -> bool {
    for back in 1..=3 {
        let Some(token) = before(tokens, verb, back) else {
            return false;
        };
        if token.shape == Shape::Lower && token.any(&["was", "were", "been", "being", "is", "are", "be"]) {
            return true;
        }
        if !token.is(Class::ADVERB.or(Class::NEGATION)) {
            return false;
        }
    }
    false
}

/// True for "quoted … as saying".
fn as_saying(tokens: &[Token<'_>], verb: usize) -> bool {
    let ahead = tokens.get(verb + 1..).unwrap_or(&[]);
    let mut pairs = ahead.windows(2).take(12);
    pairs.any(|pair| matches!(pair, [link, says] if link.eq("as") && says.any(&["saying", "telling", "warning"])))
}

/// The speaker after "by", or before "was quoted as saying".
fn by_speaker(tokens: &[Token<'_>], verb: usize, strength: i32) -> Option<ReportingClause> {
    let token = tokens.get(verb)?;
    if token.any(&["quoted", "cited", "reported"]) && as_saying(tokens, verb) {
        return ReportingClause::checked(tokens, left(tokens, verb)?, verb, strength + 5);
    }
    // "were reported killed by the Red Crescent"
    let fated = tokens.get(verb + 1).is_some_and(|t| t.is(Class::FATE)) && next_is(tokens, verb + 1, "by");
    let reported = token.eq("reported") && !next_is(tokens, verb, "by") && !fated;
    if token.any(&["called", "found", "shown"]) || reported || token.is(Class::BELIEF) {
        return None; // "is expected to"
    }
    // "was cited for speeding and suspended pending a review by the contractor": the second verb has no speaker.
    let mut ahead = (verb + 1..tokens.len().min(verb + REACH))
        .take_while(|&at| tokens.get(at).is_none_or(|t| t.quoted || !t.eq("and")));
    let by = ahead.find(|&at| tokens.get(at).is_some_and(|t| t.eq("by") && !t.quoted))?;
    let speaker = right(tokens, by + 1)?;
    // "were told by the army to leave": an order
    let ordered = token.any(&["told", "asked", "warned", "urged"]) && tokens.get(speaker.1).is_some_and(|t| t.eq("to"));
    ReportingClause::checked(tokens, speaker, verb, strength).filter(|_| !ordered)
}
