//! Attribution without a reporting verb: "according to", "per", "in the words of", "Name: …", "(source: …)".

use super::agents::{BODIES, is_agent};
use super::authors::author;
use super::clause::ReportingClause;
use super::inversion::named_behind;
use super::names::proper_names::name_end;
use super::speaker_bounds::{is_quote, left, next_is, right};
use crate::lexicon::Class;
use crate::text::tokens::{Shape, Token, before};

/// The speaker of an attribution without a verb that starts at `at`.
pub(super) fn find(tokens: &[Token<'_>], at: usize) -> Option<ReportingClause> {
    let token = tokens.get(at)?;
    match token.mark() {
        '(' => return bracketed(tokens, at),
        '—' | '–' | '-' => return signed(tokens, at),
        ':' => return labelled(tokens, at).or_else(|| described(tokens, at)),
        ' ' if token.is(Class::ATTRIBUTING.or(Class::ACCOUNT_LEAD)) => {}
        _ => return None,
    }
    if token.eq("according") && next_is(tokens, at, "to") {
        let speaker = author(tokens, right(tokens, at + 2)?, at);
        return Some(ReportingClause::new(named(tokens, speaker), at, 5));
    }
    if token.eq("per") {
        return per(tokens, at);
    }
    if token.is(Class::ACCOUNT_LEAD) {
        return account(tokens, at);
    }
    if token.any(POSITIONS) {
        return position(tokens, at);
    }
    if token.shape == Shape::Lower && token.any(GIVEN) {
        return given(tokens, at);
    }
    None
}

/// The name behind a description of a person: "the head of the fire brigade, Lena Brandt"; the speaker otherwise.
fn named(tokens: &[Token<'_>], (from, to): (usize, usize)) -> (usize, usize) {
    let person = tokens.get(from..to).unwrap_or(&[]).iter().any(|t| t.is(Class::ROLE.or(Class::PEOPLE)));
    named_behind(tokens, (from, to)).filter(|_| person).unwrap_or((from, to))
}

/// Nouns for what somebody maintains.
const POSITIONS: &[&str] = &[
    "version",
    "claim",
    "contention",
    "argument",
    "theory",
    "position",
    "case",
    "view",
    "conclusion",
    "finding",
    "estimate",
    "assessment",
    "response",
    "answer",
];

/// "Pellam's version is that …".
fn position(tokens: &[Token<'_>], noun: usize) -> Option<ReportingClause> {
    let is = tokens.get(noun + 1)?.any(&["is", "was", "has", "remains"]) && next_is(tokens, noun + 1, "that");
    let owner =
        before(tokens, noun, 1).filter(|t| is && (t.is_possessive() || t.any(&["his", "her", "their", "its"])))?;
    let mut from = noun - 1;
    while owner.is_possessive()
        && before(tokens, from, 1).is_some_and(|t| t.is_word() && !t.any(&["but", "and", "that"]))
    {
        from -= 1;
    }
    Some(ReportingClause::new((from, noun), noun, 3))
}

/// Participles of figures and findings.
const GIVEN: &[&str] = &[
    "given",
    "identified",
    "compiled",
    "provided",
    "cited",
    "collected",
    "counted",
    "reported",
    "estimated",
    "registered",
];

/// "the figure given on Tuesday by the governor's office", "priorities identified by the ministry".
fn given(tokens: &[Token<'_>], at: usize) -> Option<ReportingClause> {
    let noun = before(tokens, at, 1)?;
    let other = Class::AUXILIARY.or(Class::ADVERB).or(Class::DETERMINER).or(Class::NEGATION);
    // "The figure of 4,100 dead was given by the ministry"
    let passive = noun.any(&["was", "were", "is"])
        && tokens.get(..at)?.iter().any(|t| t.any(&["figure", "figures", "toll", "number", "count", "estimate"]));
    // "as first reported by the Tribune"
    let back = 1 + usize::from(noun.is(Class::ADVERB));
    let cited = before(tokens, at, back).is_some_and(|t| t.eq("as"));
    if (noun.shape != Shape::Lower || noun.is(other) && !passive) && !cited {
        return None;
    }
    let by = (at + 1..at + 6).find(|&at| tokens.get(at).is_some_and(|t| t.eq("by")))?;
    let speaker = right(tokens, by + 1)?;
    let words = tokens.get(speaker.0..speaker.1)?;
    let body = words.iter().any(|t| t.is(Class::ORGANISATION.or(Class::ROLE)) || t.shape == Shape::Upper);
    let named = cited && words.iter().any(Token::is_capital);
    (body || named).then(|| ReportingClause::new(speaker, at, 1))
}

/// "Per the ministry, …", "…, per the ministry."; not "per cent", "per day".
fn per(tokens: &[Token<'_>], at: usize) -> Option<ReportingClause> {
    let previous = before(tokens, at, 1);
    let led = previous.is_none_or(|t| matches!(t.mark(), ',' | '(') || is_quote(t) || t.eq("as"));
    let speaker = right(tokens, at + 1).filter(|_| led)?;
    let words = tokens.get(speaker.0..speaker.1)?;
    let body = words.iter().any(|t| {
        t.is(Class::ORGANISATION.or(Class::ROLE).or(Class::PEOPLE)) && !t.is(Class::DURATION)
            || t.is_capital()
            || t.is(Class::RECORD)
    });
    body.then(|| ReportingClause::new(author(tokens, speaker, at), at, 5))
}

/// "in the words of the mayor", "by the commission's count", "in her view".
fn account(tokens: &[Token<'_>], at: usize) -> Option<ReportingClause> {
    let from = at + 1;
    let reach = tokens.len().min(from + 8);
    let noun = (from..reach).find(|&at| {
        // "by the teachers' federation's own estimate"
        let apostrophe = tokens.get(at).is_some_and(|t| matches!(t.mark(), '\'' | '’') && !t.gap);
        tokens.get(at).is_some_and(|t| t.is(Class::ACCOUNT))
            || !apostrophe && tokens.get(at).is_none_or(|t| !t.is_word() || t.quoted)
    })?;
    let head = tokens.get(noun).filter(|t| t.is_word() && !t.is_capital())?;
    if next_is(tokens, noun, "of") && tokens.get(at)?.any(&["in", "by"]) && noun <= from + 1 {
        let speaker = right(tokens, noun + 2)?;
        let counted = tokens.get(at)?.eq("in") && head.any(&["count", "figures", "version", "estimate", "estimates"]);
        let words = tokens.get(speaker.0..speaker.1)?;
        let led = before(tokens, at, 1).is_none_or(|t| t.mark() == ',');
        let body = led && words.iter().any(|t| t.is(Class::ORGANISATION.or(Class::ROLE)) || is_agent(t));
        return (!counted || body).then(|| ReportingClause::new(speaker, at, 4));
    }
    let owner = tokens.get(from..noun)?;
    let last = owner.iter().rposition(|t| t.is_possessive() || t.any(&["his", "her", "its", "their"]))?;
    let own = owner.get(last + 1..)?.iter().all(|t| t.any(&["own", "latest", "first", "last", "best"]));
    let led = at == 0 || before(tokens, at, 1).is_some_and(|t| t.mark() == ',');
    // "The department, by its own account, took 19 days": the subject before.
    let subject = tokens.get(..at.saturating_sub(1)).unwrap_or(&[]);
    let pronoun = owner.get(last).is_some_and(|t| t.any(&["its", "his", "her", "their"]));
    let verb = |pair: &[Token<'_>]| matches!(pair, [before, verb] if super::speaker_bounds::is_finite(verb) && !before.is(Class::DETERMINER));
    let noun = (1..=9).contains(&subject.len()) && !subject.windows(2).any(verb);
    if own && led && pronoun && noun && subject.iter().all(|t| t.is_word() || t.mark() == '.') {
        return Some(ReportingClause::new((0, at - 1), at, 4));
    }
    (own && led).then(|| ReportingClause::new((from, from + last + 1), at, 4))
}

/// Words in capitals before a colon that name no body.
const LABELS: &[&str] = &[
    "live", "watch", "read", "also", "video", "photo", "new", "note", "faq", "more", "see", "quiz", "poll", "map",
    "data",
];

/// "Ilka Warran: “…”", "UN: 40,000 have fled", "Coast guard: 16 people drowned."
fn labelled(tokens: &[Token<'_>], colon: usize) -> Option<ReportingClause> {
    let words = tokens.get(..colon)?;
    let next = tokens.get(colon + 1)?;
    if !(1..=7).contains(&words.len()) || words.iter().any(|t| t.quoted || t.is_number()) {
        return None;
    }
    let plain = words.iter().all(|t| t.is_word() || t.mark() == '.' || t.mark() == ',');
    let end = name_end(tokens, 0);
    let person = end == Some(colon) && words.iter().filter(|t| t.is_word()).count() >= 2;
    let initials = matches!(words, [name] if name.shape == Shape::Upper && name.text.len() <= 5 && !name.any(LABELS))
        && !is_dateline(tokens, colon);
    let body = initials
        || words.iter().any(|t| t.is(Class::ORGANISATION.or(Class::ROLE)) || t.any(BODIES))
            && !words.iter().any(|t| t.is(Class::PREPOSITION.or(Class::VERB).or(Class::AUXILIARY)));
    let said = is_quote(next) || next.quoted || next.any(&["we", "i"]);
    let states = tokens.get(colon + 1..)?.iter().any(super::speaker_bounds::is_finite);
    (plain && (said && (person || body) || body && words.len() <= 4 && states))
        .then(|| ReportingClause::new((0, colon), colon, 4))
}

/// "OSLO: Forty-one people drowned, four survivors told rescuers": somebody else speaks, so that the capitals are a place.
fn is_dateline(tokens: &[Token<'_>], colon: usize) -> bool {
    const CITIES: &[&str] = &[
        "rome", "oslo", "bonn", "lima", "doha", "paris", "cairo", "bern", "baku", "kyiv", "kiev", "minsk", "tunis",
        "delhi", "dhaka", "quito", "sofia", "riga", "accra", "abuja", "amman", "hanoi", "seoul", "tokyo", "milan",
        "lagos", "rabat", "sanaa", "aden", "gaza", "basra", "mosul", "kabul", "male", "goma", "juba", "miami", "leeds",
        "pune", "patna", "kochi", "izmir", "homs", "haifa", "osaka", "busan", "cebu", "davao", "perth", "sydney",
        "vienna", "malta",
    ];
    let said = Class::SPEECH.or(Class::ATTITUDE);
    let rest = tokens.get(colon + 1..).unwrap_or(&[]);
    tokens.first().is_some_and(|t| t.any(CITIES))
        || rest.iter().any(|t| t.shape == Shape::Lower && !t.quoted && t.is(said) && t.stem.ends_with('d'))
}

/// "Mayor Awa Sow was blunt: “…”".
fn described(tokens: &[Token<'_>], colon: usize) -> Option<ReportingClause> {
    const MANNERS: &[&str] = &[
        "blunt",
        "frank",
        "clear",
        "adamant",
        "categorical",
        "unequivocal",
        "defiant",
        "emphatic",
        "direct",
        "firm",
        "brief",
        "cautious",
        "furious",
        "angry",
        "scathing",
        "succinct",
        "candid",
    ];
    let quote = tokens.get(colon + 1).is_some_and(|t| is_quote(t) || t.quoted);
    let manner = before(tokens, colon, 1)?.any(MANNERS);
    let more =
        usize::from(before(tokens, colon, 2)?.is(Class::ADVERB) || before(tokens, colon, 2)?.any(&["more", "very"]));
    let be = colon.checked_sub(2 + more)?;
    let is = tokens.get(be)?.any(&["was", "is", "were"]);
    let speaker = left(tokens, be).filter(|_| quote && manner && is)?;
    let words = tokens.get(speaker.0..speaker.1)?;
    let person =
        words.iter().any(|t| t.is_capital() || t.any(&["he", "she"]) || t.is(Class::ROLE.or(Class::ORGANISATION)));
    person.then(|| ReportingClause::new(speaker, be, 4))
}

/// "“…” — Ilka Warran, head nurse".
fn signed(tokens: &[Token<'_>], dash: usize) -> Option<ReportingClause> {
    let quote = dash == 0 || before(tokens, dash, 1).is_some_and(is_quote);
    let end = name_end(tokens, dash + 1).filter(|_| quote)?;
    // "- The council on Monday adopted …": an item of a list.
    let acts = || tokens.get(end..).unwrap_or(&[]).iter().any(super::speaker_bounds::is_finite);
    if dash == 0 && acts() {
        return None;
    }
    let closed = tokens.get(end).is_none_or(|t| matches!(t.mark(), ',' | '.' | '(') || t.any(&["of", "on", "in"]));
    let words = tokens.get(dash + 1..end)?.iter().filter(|t| t.is_word()).count();
    (closed && words >= 2).then(|| ReportingClause::new((dash + 1, end), dash, 6))
}

/// "(source: provincial civil defence)", "(the army says 12)" is none.
fn bracketed(tokens: &[Token<'_>], bracket: usize) -> Option<ReportingClause> {
    let source = tokens.get(bracket + 1)?;
    if !source.any(&["source", "sources", "via", "data", "credit"]) {
        return None;
    }
    let from = bracket + 2 + usize::from(tokens.get(bracket + 2)?.mark() == ':');
    let width = tokens.get(from..)?.iter().take(10).position(|t| t.mark() == ')')?;
    (width > 0).then(|| ReportingClause::new((from, from + width), bracket, 4))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    #[test]
    fn the_list_of_attributing_words_has_all_words_that_this_module_reads() {
        for word in POSITIONS.iter().chain(GIVEN).chain(&["according", "per"]) {
            assert!(class(word).has(Class::ATTRIBUTING), "{word} is missing in speech/attributing.txt");
        }
    }
}
