//! Which words of a sentence name the one who speaks?

use super::phrase::{REACH, before, is_quote, left, next_is, opening, right};
use crate::lexicon::Class;
use crate::tokens::Token;

/// The words for a speaker and the verb, as token places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Speech {
    /// First and one past the last token of the speaker's words.
    pub from: usize,
    pub to: usize,
    /// The reporting verb.
    pub verb: usize,
    strength: i32,
}

/// The outermost speech of a sentence, if anybody speaks.
pub(super) fn find(tokens: &[Token<'_>]) -> Option<Speech> {
    let mut best: Option<Speech> = None;
    let verbs = Class::SPEECH.or(Class::ATTITUDE).or(Class::BELIEF);
    for (at, token) in tokens.iter().enumerate() {
        if token.quoted {
            continue;
        }
        let found = if token.eq("according") && next_is(tokens, at, "to") {
            right(tokens, at + 2).map(|(from, to)| Speech {
                from,
                to,
                verb: at,
                strength: 5,
            })
        } else if token.any(RETELLING) {
            retold(tokens, at)
        } else if token.any(&["made", "gave", "issued"]) {
            stated(tokens, at)
        } else if token.is(verbs) && token.text.starts_with(char::is_lowercase) {
            beside(tokens, at).or_else(|| speech(tokens, at))
        } else {
            None
        };
        if let Some(found) = found
            && best.is_none_or(|best| found.strength > best.strength)
        {
            best = Some(found);
        }
    }
    best
}

/// What a report does beside saying.
const RETELLING: &[&str] = &[
    "examined",
    "counted",
    "documented",
    "detailed",
    "listed",
    "analysed",
    "analyzed",
    "covered",
    "recorded",
    "identified",
    "tallied",
    "traced",
];

/// "A Red Hill Watch report examined …": the body speaks through its report.
fn retold(tokens: &[Token<'_>], verb: usize) -> Option<Speech> {
    let report = before(tokens, verb, 1)?;
    let named = before(tokens, verb, 2)?.is_capital() && !report.quoted;
    if !named || !report.any(&["report", "study", "survey", "poll"]) {
        return None;
    }
    let (from, to) = left(tokens, verb)?;
    (super::names::published(tokens.get(from..to)?).is_some()).then_some(Speech {
        from,
        to,
        verb,
        strength: 1,
    })
}

/// "somebody made a statement that …"
fn stated(tokens: &[Token<'_>], verb: usize) -> Option<Speech> {
    let noun = verb + 1 + usize::from(tokens.get(verb + 1)?.is(Class::DETERMINER));
    let says = tokens.get(noun)?.is(Class::SPEECH_NOUN) && next_is(tokens, noun, "that");
    let (from, to) = left(tokens, verb)?;
    (says && is_speaker(tokens, from, to, tokens.get(verb)?)).then_some(Speech {
        from,
        to,
        verb,
        strength: 2,
    })
}

/// "…, with the ministry saying that …"
fn beside(tokens: &[Token<'_>], verb: usize) -> Option<Speech> {
    let token = tokens.get(verb)?;
    if !token.is(Class::SPEECH) || !token.stem.ends_with("ing") || !next_is(tokens, verb, "that") {
        return None;
    }
    let (from, to) = left(tokens, verb)?;
    let with = tokens.get(from)?.eq("with");
    (with && is_speaker(tokens, from + 1, to, token)).then_some(Speech {
        from: from + 1,
        to,
        verb,
        strength: 2,
    })
}

/// Words after which speech is told in passing.
const ASIDES: &[&str] = &[
    "after", "that", "which", "when", "while", "where", "as", "because", "if", "since",
];

/// "claimed 12 lives", which is no speech
fn takes_lives(tokens: &[Token<'_>], verb: usize) -> bool {
    let ahead = tokens.get(verb + 1..).unwrap_or(&[]).iter().take(6);
    tokens
        .get(verb)
        .is_some_and(|t| t.any(&["claimed", "claims", "claim", "claiming"]))
        && ahead
            .take_while(|t| t.mark() != ',')
            .any(|t| t.any(&["lives", "life"]))
}

fn speech(tokens: &[Token<'_>], verb: usize) -> Option<Speech> {
    let token = tokens.get(verb)?;
    let says = token.is(Class::SPEECH);
    let previous = before(tokens, verb, 1);
    let noun = previous.is_some_and(|t| {
        t.is(Class::DETERMINER) || t.is_possessive() || t.is(Class::PREPOSITION) && !t.eq("on")
    });
    let bare = previous.is_some_and(|t| t.eq("to"));
    if noun && !bare || bare && !before(tokens, verb, 2).is_some_and(|t| t.eq("on")) {
        return None; // "the report", "its claims", "with added costs", "refused to say"
    }
    if previous.is_some_and(|t| t.is(Class::NEGATION)) && !token.stem.ends_with('d') {
        return None; // "could not say"
    }
    let ing = token.stem.ends_with("ing");
    let aside =
        previous.is_some_and(|t| t.mark() == ',' || t.any(&["and", "while", "also", "again"]));
    if ing && (next_is(tokens, verb, "to") || !aside) {
        return None; // "claiming to be", "people demanding change"
    }
    if token.eq("accused") && next_is(tokens, verb, "of") {
        return None; // "men accused of looting"
    }
    if token.any(NOUNS) && !is_verb(tokens, verb) || takes_lives(tokens, verb) {
        return None; // "his May remarks", "a report examined", "claimed 12 lives"
    }
    let strength = if says {
        2
    } else {
        i32::from(token.is(Class::ATTITUDE))
    };
    if !ing && !token.is(Class::BELIEF) && token.stem.ends_with('d') && is_passive(tokens, verb) {
        return passive(tokens, verb, strength);
    }
    if !ing
        && says
        && let Some(found) = inverted(tokens, verb, strength)
    {
        return Some(found);
    }
    let (from, to) = if ing {
        opening(tokens, verb)?
    } else {
        left(tokens, verb)?
    };
    let lead = before(tokens, from, 1);
    let quote = lead.is_some_and(is_quote);
    // "…, he said." ends the sentence or stands between commas: the outermost speech.
    let ends = tokens
        .get(verb + 1)
        .is_none_or(|t| matches!(t.mark(), '.' | ','));
    let closing = says && (quote || ends && lead.is_some_and(|t| t.mark() == ','));
    let strength = strength + 4 * i32::from(closing)
        - 2 * i32::from(ing)
        - 2 * i32::from(lead.is_some_and(|t| t.any(ASIDES)));
    is_speaker(tokens, from, to, token).then_some(Speech {
        from,
        to,
        verb,
        strength,
    })
}

/// Reporting verbs that are nouns at least as often.
const NOUNS: &[&str] = &[
    "remarks",
    "comments",
    "claims",
    "claim",
    "reports",
    "report",
    "offer",
    "offers",
    "calls",
    "call",
    "notes",
    "note",
    "posts",
    "states",
    "state",
    "demands",
    "demand",
    "estimates",
    "estimate",
    "promise",
    "promises",
    "fears",
    "fear",
    "questions",
    "hopes",
    "hope",
    "doubt",
    "doubts",
    "reads",
    "protests",
    "announce",
    "appeals",
    "orders",
    "thanks",
    "praise",
    "thought",
    "mentions",
    "finds",
];

/// Whether such a word has something said after it, or closes the sentence after a name.
fn is_verb(tokens: &[Token<'_>], verb: usize) -> bool {
    let Some(next) = tokens.get(verb + 1) else {
        return true;
    };
    let named = before(tokens, verb, 1).is_some_and(|t| t.is_capital() || t.is(Class::PRONOUN));
    let said = next.is(Class::DETERMINER) || next.is_capital() || next.is_number() || next.quoted;
    let clause =
        said || next.is(Class::PRONOUN) || is_quote(next) || matches!(next.mark(), ':' | ',');
    let plural = next.stem.ends_with('s') && !next.is(Class::VERB.or(Class::AUXILIARY));
    let ends = next.mark() == '.' && named;
    let acts = next.text.len() > 4 && next.text.ends_with("ed") || next.is(Class::VERB);
    let object = !acts
        && !next.is(Class::PREPOSITION.or(Class::AUXILIARY).or(Class::ACT))
        && named
        && next.is_word();
    clause && next.mark() != ',' || plural || ends || next.mark() == ',' && named || object
}

/// "was hailed", "has been widely described"
fn is_passive(tokens: &[Token<'_>], verb: usize) -> bool {
    for back in 1..=3 {
        let Some(token) = before(tokens, verb, back) else {
            return false;
        };
        if token.any(&["was", "were", "been", "being", "is", "are", "be"]) {
            return true;
        }
        if !token.is(Class::ADVERB.or(Class::NEGATION)) {
            return false;
        }
    }
    false
}

/// The speaker after "by", or before "was quoted as saying".
fn passive(tokens: &[Token<'_>], verb: usize, strength: i32) -> Option<Speech> {
    let token = tokens.get(verb)?;
    if token.eq("quoted") && next_is(tokens, verb, "as") {
        let (from, to) = left(tokens, verb)?;
        let strength = strength + 5;
        return is_speaker(tokens, from, to, token).then_some(Speech {
            from,
            to,
            verb,
            strength,
        });
    }
    if token.any(&["called", "found", "reported", "shown"]) {
        return None;
    }
    let by = (verb + 1..tokens.len().min(verb + REACH))
        .find(|&at| tokens.get(at).is_some_and(|t| t.eq("by") && !t.quoted))?;
    let (from, to) = right(tokens, by + 1)?;
    is_speaker(tokens, from, to, token).then_some(Speech {
        from,
        to,
        verb,
        strength,
    })
}

/// "…, said the minister"
fn inverted(tokens: &[Token<'_>], verb: usize, strength: i32) -> Option<Speech> {
    let token = tokens.get(verb)?;
    let previous = before(tokens, verb, 1);
    let after_mark = previous.is_some_and(|t| is_quote(t) || t.mark() == ',');
    let subject = tokens.get(verb + 1).is_some_and(|t| {
        let named = Class::DETERMINER.or(Class::ROLE);
        t.is_capital() && !t.quoted || t.is(named) && !t.any(&["that", "this", "all", "no"])
    });
    // "said council member Ann Bell"
    let titled = tokens.get(verb + 1).is_some_and(Token::is_word)
        && tokens
            .get(verb + 2..tokens.len().min(verb + 5))
            .unwrap_or(&[])
            .iter()
            .any(Token::is_capital)
        && previous.is_some_and(|t| is_quote(t));
    let subject = subject || titled;
    if !after_mark || !subject || token.any(&["told", "tells", "found", "showed"]) {
        return None;
    }
    let (from, to) = right(tokens, verb + 1)?;
    let quote = previous.is_some_and(is_quote) || before(tokens, verb, 2).is_some_and(is_quote);
    // "A, whose flag it is, said the flag is old": what follows is what is said.
    let shut = tokens.get(to).is_none_or(|t| {
        let time = Class::PREPOSITION.or(Class::RELATIVE).or(Class::WEEKDAY);
        !t.is_word() && !t.quoted || t.is(time) || t.any(&["who", "and"])
    });
    let strength = strength + 1 + 4 * i32::from(quote);
    let fits = (quote || shut) && is_speaker(tokens, from, to, token);
    fits.then_some(Speech {
        from,
        to,
        verb,
        strength,
    })
}

/// Things that assert in their own words.
const RECORDS: &[&str] = &[
    "report",
    "reports",
    "study",
    "studies",
    "survey",
    "poll",
    "census",
    "statement",
    "record",
    "records",
    "data",
    "figures",
    "statistics",
    "investigation",
    "inquiry",
    "audit",
    "document",
    "documents",
    "letter",
    "memo",
    "indictment",
    "lawsuit",
    "complaint",
    "filing",
    "article",
    "tweet",
    "post",
    "ruling",
    "research",
    "researchers",
    "notes",
    "analysis",
    "review",
];

/// Whether these words can name somebody who speaks with this verb.
fn is_speaker(tokens: &[Token<'_>], from: usize, to: usize, verb: &Token<'_>) -> bool {
    let words = tokens.get(from..to).unwrap_or(&[]);
    let Some(first) = words.first() else {
        return false;
    };
    if words.len() == 1 && first.is(Class::PRONOUN) {
        return first.any(&["he", "she", "they"]) || first.eq("it") && verb.is(Class::SPEECH);
    }
    if words
        .last()
        .is_some_and(|t| t.is(Class::PRONOUN) && !t.is_capital())
    {
        return false; // "a photo she posted"
    }
    if first.any(&[
        "i", "we", "you", "there", "this", "these", "those", "what", "nobody", "here",
    ]) && words.len() == 1
    {
        return false;
    }
    if words
        .iter()
        .any(|t| t.is(Class::AUXILIARY) && !t.is_capital())
    {
        return false;
    }
    let named = words
        .iter()
        .any(|t| t.is_capital() && !t.is(Class::FUNCTION.or(Class::STARTER).or(Class::MONTH)));
    let body = Class::ROLE.or(Class::ORGANISATION).or(Class::PEOPLE);
    let body = words.iter().any(|t| t.is(body));
    let record = words.iter().any(|t| t.any(RECORDS));
    let plain = verb.any(&[
        "said",
        "says",
        "say",
        "told",
        "added",
        "wrote",
        "writes",
        "according",
        "warned",
        "insisted",
    ]);
    if verb.is(Class::SPEECH) {
        named || body || record || plain
    } else {
        named || body
    }
}
