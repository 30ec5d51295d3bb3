//! "a" and "half a" before units of time: "more than a year", "within an hour", "half a century".

use super::number::Number;
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

/// One or half of the unit of time after the article at `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    let article = |at: usize| tokens.get(at).is_some_and(|t| t.any(&["a", "an"]));
    let time = |at: usize| {
        tokens.get(at).is_some_and(|t| {
            t.is(Class::DURATION)
                && !t.is_capital()
                && !t.stem.ends_with('s')
                && !t.any(&["second", "quarter", "weekend", "night", "day"])
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
    let lead = before(tokens, at, 1).is_some_and(|t| t.any(LEADS));
    let strong = before(tokens, at, 1).is_some_and(|t| !t.any(&["in", "for", "after", "about"]));
    let long = tokens.get(at + 1).is_some_and(|t| t.any(&["decade", "century", "fortnight"]));
    let half = tokens.get(at + 2).is_some_and(|t| t.eq("and")) && tokens.get(at + 4).is_some_and(|t| t.eq("half"));
    ((lead && (strong || long) || half) && !ago(at + 2)).then(|| Number::exact(1.0, at + 1))
}
