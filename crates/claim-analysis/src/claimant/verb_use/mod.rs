//! Reporting verbs in other senses: "called for", "found to have", "reported earnings".

mod complements;
mod other_senses;
mod refusals;

use self::complements::{AHEAD, ends, follows_loosely, is_quoting, states};
use self::other_senses::{is_other_sense, summons};
use self::refusals::{REFUSALS, refuses};
use super::speaker_bounds::{is_finite, is_quote};
use crate::lexicon::Class;
use crate::lexicon::word::lower;
use crate::text::tokens::{Token, before};

/// True if the verb at `verb` with this subject reports an assertion. `subject` is a range of tokens, end exclusive.
pub(super) fn reports(tokens: &[Token<'_>], (from, to): (usize, usize), verb: usize) -> bool {
    let (Some(token), Some(subject)) = (tokens.get(verb), tokens.get(from..to)) else {
        return false;
    };
    let (mut buffer, record) = ([0; 24], subject.iter().any(|t| t.is(Class::RECORD)));
    let word = Some(token.stem).filter(|stem| stem.is_ascii()).and_then(|stem| lower(stem, &mut buffer)).unwrap_or("");
    // “…,” recalls the farmer: the statement does not follow the verb.
    let ahead = tokens.get(if from > verb { to } else { verb + 1 }..).unwrap_or(&[]);
    if is_other_sense(tokens, (from, to), verb) {
        return false;
    }
    let next = |words: &[&str]| ahead.first().is_some_and(|t| t.any(words));
    let lead = before(tokens, from, 1);
    let closing = lead.is_some_and(|t| t.mark() == ',' || is_quote(t));
    let aside = lead.is_some_and(|t| t.eq("as"));
    if let Some(states) = wish(tokens, (from, verb), word, ahead) {
        return states || aside && (ends(ahead) || follows_loosely(ahead));
    }
    match word {
        "put" | "puts" if aside && next(&["it"]) => true,
        // "…, a city lawsuit charges."
        _ if token.any(VOICED) => next(&["that"]) || is_quoting(tokens, from, verb) || record && ends(ahead),
        _ if aside && (ends(ahead) || follows_loosely(ahead)) => true,
        "called" | "calls" | "call" | "calling" => !next(&["for", "on", "off", "in", "upon", "at"]) && !summons(ahead),
        "asked" | "asks" | "ask" => ends(ahead) || next(&["whether", "why", "how", "if", "what"]),
        "hopes" | "hope" | "hoped" | "expects" | "expect" | "expected" | "expecting" | "threatened" | "threatens"
        | "threaten" | "fears" | "fear" | "feared" | "believed" | "thought" | "considers" | "consider" => {
            !next(&["to", "how"])
        }
        "found" | "finds" | "discovered" | "showed" | "shows" | "show" | "established" | "determined" | "learned"
        | "learnt" | "verified" | "indicated" | "indicates" => {
            !next(&["to", "himself", "herself"])
                && (record || states(ahead) || ends(ahead) || closing && follows_loosely(ahead))
        }
        "reported" | "reports" | "report" => !next(&["to"]) && (record || ends(ahead) || !deals(ahead)),
        "recorded" | "records" | "counted" | "counts" | "count" | "tallied" | "lists" | "listed" | "put" | "puts"
        | "held" | "holds" | "accepted" | "accepts" | "traced" | "traces" | "ruled" | "rules" | "sees" | "regard"
        | "regards" | "spoke" | "speaks" | "speak" | "unveiled" | "unveils" | "projected" | "projects"
        | "contradicted" | "related" | "documented" | "documents" => weak(word, ahead, record, closing),
        "continued" | "continues" | "ended" | "laughed" | "sighed" | "shouted" => {
            ends(ahead) && is_quoting(tokens, from, verb)
        }
        "testified" | "testifies" | "testify" => {
            ends(ahead)
                || is_quoting(tokens, from, verb)
                || states(ahead) && ahead.iter().take(AHEAD).any(|t| t.eq("that"))
        }
        "read" | "reads" => record || ends(ahead),
        "added" | "adds" => !grows(ahead),
        "announced" | "announces" => !next(&["—"]),
        "posted" | "posts" | "shared" => ends(ahead) || next(&["on", "that", "in"]),
        // "declared a disaster in 16 districts" and "concluded accords" are acts.
        "declared" | "declares" | "declare" | "declaring" | "concluded" | "concludes" | "upheld" | "upholds" => {
            next(&["that"]) || states(ahead) || ends(ahead) || closing && follows_loosely(ahead)
        }
        "state" | "states" => record || next(&["that"]),
        _ if token.any(REFUSALS) => refuses(tokens, subject, verb) || closing && follows_loosely(ahead),
        _ => is_linked(word, ahead),
    }
}

/// Whether a verb of wishing, offering, planning or accusing states something here; `None` for other verbs. `from` is the start
/// of its subject, `ahead` what may be its statement.
fn wish(tokens: &[Token<'_>], (from, verb): (usize, usize), word: &str, ahead: &[Token<'_>]) -> Option<bool> {
    let next = |words: &[&str]| ahead.first().is_some_and(|t| t.any(words));
    let states = || ends(ahead) || next(&["that", "how"]);
    Some(match word {
        "offered" | "offers" | "offer" | "offering" | "invited" | "invites" | "apologised" | "apologized" | "wants"
        | "want" | "wanted" | "congratulated" | "mocked" | "endorsed" | "endorses" | "instructed" | "instructs" => {
            states()
        }
        "pleaded" => states() || next(&["with"]),
        // "recalled being hung by the wrists"
        "recalls" | "recalled" => states() || ahead.first().is_some_and(|t| t.stem.ends_with("ing")),
        // "…, accusing them of smuggling" after an act, "pledged to build": no report.
        "accusing" | "blaming" => {
            let spoken = tokens.get(..verb).unwrap_or(&[]).iter().any(|t| t.is(Class::SPEECH) && !t.quoted);
            spoken || is_quoting(tokens, from, verb)
        }
        "pledged" | "pledges" | "promised" | "promises" | "vowed" | "vows" => !ahead.iter().take(4).any(|t| t.eq("to")),
        "demanding" => is_quoting(tokens, from, verb),
        "demanded" | "demands" | "demand" | "wondered" | "wonders" | "wonder" | "wondering" => {
            ends(ahead) || next(&["that"])
        }
        _ => return None,
    })
}

/// False for a verb of speech without the word that it needs: "points out", "attributed … to".
fn is_linked(word: &str, ahead: &[Token<'_>]) -> bool {
    match word {
        "point" | "points" | "pointed" | "pointing" => points(ahead),
        "attributed" | "attributes" | "attribute" | "attributing" => attributes(ahead),
        _ => true,
    }
}

/// "points out that", "pointed to the delay", but not "expanded 310 basis points to 19.6 per cent".
fn points(ahead: &[Token<'_>]) -> bool {
    match ahead {
        [out, ..] if out.eq("out") => true,
        [to, next, ..] => to.eq("to") && !next.is_number(),
        _ => false,
    }
}

/// "attributed the fall in traffic to the strike"
fn attributes(ahead: &[Token<'_>]) -> bool {
    ahead.iter().take(24).take_while(|t| !matches!(t.mark(), ';' | '.')).any(|t| t.eq("to"))
}

/// Verbs that report speech only next to a quotation or before "that".
const VOICED: &[&str] = &[
    "remembers",
    "remembered",
    "cried",
    "screamed",
    "moaned",
    "groaned",
    "volunteered",
    "phoned",
    "charge",
    "charges",
];

/// True for the results of a company: "reported third-quarter earnings".
fn deals(ahead: &[Token<'_>]) -> bool {
    ahead
        .iter()
        .take(6)
        .take_while(|t| !t.eq("that"))
        .any(|t| t.any(&["earnings", "profit", "profits", "results", "revenue", "loss", "losses", "sales", "income"]))
}

/// True for "added 20 points", "added 0.1%", "added to the strain".
fn grows(ahead: &[Token<'_>]) -> bool {
    let Some(first) = ahead.first() else {
        return false;
    };
    let amount = first.is_number() || matches!(first.mark(), '$' | '€' | '£');
    let rest = ahead.get(1..).unwrap_or(&[]).iter().take(8);
    let mut rest = rest.take_while(|t| !matches!(t.mark(), ',' | ';'));
    first.eq("to") || amount && !rest.any(|t| is_finite(t) && !t.is(Class::NOUN_VERB) && !t.eq("points"))
}

/// The use of a verb that only some objects make a verb of speech: "counted nine dead", "put the toll at 34".
fn weak(word: &str, ahead: &[Token<'_>], record: bool, closing: bool) -> bool {
    // "ruled on Friday that …", "…, the court ruled on Friday"
    let mut near_that = ahead.iter().take(6).take_while(|t| !matches!(t.mark(), ',' | '.' | ';'));
    let that = near_that.any(|t| t.eq("that")) || closing && (ends(ahead) || follows_loosely(ahead));
    let figure = |words: usize| {
        let mut near = ahead.iter().take(words).take_while(|t| !t.any(&["that", "who"]));
        near.any(|t| t.is_number() || t.is(Class::NUMBER.or(Class::VAGUE_COUNT)))
    };
    let near = |words: &[&str]| ahead.iter().take(8).any(|t| t.any(words));
    match word {
        "put" | "puts" => {
            // "put the number of plots allotted by 31 March at 12,911"
            let counted = ahead.iter().take(3).any(|t| t.any(&["number", "toll", "figure", "total", "count"]));
            let at = ahead.iter().take(16).any(|t| t.eq("at")) && counted;
            (near(&["at", "down", "between", "as"]) || at)
                && (figure(10) || at || near(&["down"]))
                && !near(&["risk", "end"])
        }
        "counted" | "counts" | "count" | "tallied" => that || figure(4) || record,
        "ruled" | "rules" => that || ahead.first().is_some_and(|t| t.eq("out")) || ends(ahead),
        "recorded" | "records" | "listed" | "lists" => that || record,
        "documented" | "documents" => that || record || figure(8),
        "traced" | "traces" => near(&["to"]),
        "spoke" | "speaks" | "speak" => ahead.first().is_some_and(|t| t.eq("of")) && figure(4),
        "regard" | "regards" => near(&["as"]),
        "sees" => figure(10),
        "projected" | "projects" => that || figure(8),
        _ => that || record && figure(8),
    }
}
