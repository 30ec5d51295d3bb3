//! Units of time without a number: "more than a year", "within an hour", "half a century", "for decades".

use super::number::{Certainty, Number};
use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// Words before "a" by which the time is measured.
const LEADS: &[&str] = &[
    "than",
    "over",
    "under",
    "nearly",
    "almost",
    "about",
    "around",
    "least",
    "within",
    "roughly",
    "in",
    "for",
    "after",
    "exceeding",
    "most",
];

/// Verbs of how long something takes.
const LASTING: &[&str] =
    &["wait", "waited", "waiting", "take", "takes", "took", "taking", "last", "lasts", "lasted", "lasting"];

/// Verbs of a time that is kept: "observed a minute of silence".
const KEEPING: &[&str] = &["observe", "observed", "observes", "observing", "spend", "spent", "served"];

/// Participles of what lasts for the time after "for".
const STOPPED: &[&str] = &[
    "suspended",
    "jailed",
    "banned",
    "shut",
    "closed",
    "imprisoned",
    "detained",
    "postponed",
    "extended",
    "delayed",
    "halted",
    "stranded",
    "trapped",
    "held",
    "blocked",
    "grounded",
    "cut",
];

/// One or half of the unit of time after the article at `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    if first.is(Class::DURATION) {
        return several(tokens, at);
    }
    let article = |at: usize| tokens.get(at).is_some_and(|t| t.any(&["a", "an"]));
    let time = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.is(Class::DURATION)
                && !t.is_capital()
                && !t.stem.ends_with('s')
                && !t.any(&["second", "quarter", "weekend", "night"])
                && (!t.eq("day") || before(tokens, at, 2).is_some_and(|t| t.eq("within")))
        })
    };
    let ago = |at: usize| {
        let near = tokens.get(at..at + 2).unwrap_or(&[]);
        near.iter().any(|t| t.any(&["ago", "later", "earlier", "before", "old"]))
    };
    if first.eq("half") && article(at + 1) && time(at + 2) && !ago(at + 3) {
        return Some(Number { fractional: true, ..Number::exact(0.5, at + 2) });
    }
    let quarter = first.eq("a") && tokens.get(at + 1)?.eq("quarter") && tokens.get(at + 2)?.eq("of");
    if quarter && article(at + 3) && time(at + 4) && !ago(at + 5) {
        return Some(Number { fractional: true, ..Number::exact(0.25, at + 4) });
    }
    if !(article(at) && time(at + 1)) {
        return None;
    }
    let kept = before(tokens, at, 1).is_some_and(|t| t.any(LASTING) || t.any(KEEPING));
    let lead = kept || before(tokens, at, 1).is_some_and(|t| t.any(LEADS));
    let strong = before(tokens, at, 1).is_some_and(|t| !t.any(&["in", "for", "after", "about"]));
    let long = tokens.get(at + 1).is_some_and(|t| t.any(&["decade", "century", "fortnight"]));
    let half = tokens.get(at + 2).is_some_and(|t| t.eq("and")) && tokens.get(at + 4).is_some_and(|t| t.eq("half"));
    // "suspended for a week", "closed for a month"
    let stopped = before(tokens, at, 1).is_some_and(|t| t.eq("for"))
        && (2..=4).filter_map(|back| before(tokens, at, back)).any(|t| t.any(STOPPED));
    ((lead && (strong || long) || half || stopped) && !ago(at + 2)).then(|| Number::exact(1.0, at + 1))
}

/// "for decades", "waited weeks", "took hours": two units or more. Not "for years to come".
fn several<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let unit = tokens.get(at)?;
    let lead = before(tokens, at, 1)?;
    let lasting = lead.any(LASTING) || lead.eq("for");
    let coming = tokens.get(at + 1).is_some_and(|t| t.any(&["to", "of", "ago"]) && !lead.any(LASTING));
    let plural =
        unit.stem.ends_with('s') && !unit.is_possessive() && !unit.any(&["nights", "seconds", "minutes", "quarters"]);
    (plural && lasting && !coming).then(|| Number { certainty: Certainty::Open, ..Number::exact(2.0, at) })
}
