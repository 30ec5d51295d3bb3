//! Figures that are reached, passed or fought over, where "up to", "past" and "over" are no qualifiers.

use crate::lexicon::Class;
use crate::text::tokens::{Token, before};

/// The first token of "crossed the" and "climbed past the" before a number with "mark": "the 1,000-mark", "the one million
/// mark". The figure is reached and passed.
pub(super) fn passed_mark(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    const PASS: &[&str] = &[
        "crossed",
        "crosses",
        "crossing",
        "cross",
        "passed",
        "passes",
        "passing",
        "surpassed",
        "topped",
        "exceeded",
        "breached",
        "breaches",
        "breaching",
        "broke",
        "broken",
        "past",
        "above",
        "over",
        "beyond",
    ];
    let unit = |t: &&Token<'_>| {
        t.is_number()
            || t.is(Class::NUMBER.or(Class::SCALE))
            || matches!(t.mark(), '-' | '%')
            || t.any(&["percent", "per", "cent"])
    };
    let rest = tokens.get(at..)?;
    let width = rest.iter().take(5).take_while(unit).count();
    let marked = width > 0 && rest.get(width)?.eq("mark");
    let verb = before(tokens, at, 2).filter(|_| marked && before(tokens, at, 1).is_some_and(|t| t.eq("the")))?;
    verb.any(PASS).then_some(at - 2)
}

/// True if "up to" at `up` follows a verb of motion: "the toll has gone up to 87", "taking the toll up to 40". The figure is
/// reached, and no limit.
pub(super) fn is_reached(tokens: &[Token<'_>], up: usize) -> bool {
    const VERBS: &[&str] = &[
        "gone", "went", "go", "goes", "going", "risen", "rose", "rises", "rising", "shot", "climbed", "jumped",
        "crept", "moved", "ticked", "edged", "soared", "surged", "came", "comes", "revised", "raised",
    ];
    const TOLLS: &[&str] = &["toll", "tally", "total", "number", "count", "figure"];
    const TAKES: &[&str] =
        &["taking", "took", "takes", "bringing", "brought", "brings", "pushing", "pushed", "driving"];
    let moved = before(tokens, up, 1).is_some_and(|t| t.any(VERBS));
    let near = tokens.get(up.saturating_sub(6)..up).unwrap_or(&[]);
    let taken = before(tokens, up, 1).is_some_and(|t| t.any(TOLLS)) && near.iter().any(|t| t.any(TAKES));
    moved || taken
}

/// True for the matter of a quarrel: "argued over a $40 bet".
pub(super) fn is_quarrel(tokens: &[Token<'_>], at: usize) -> bool {
    const QUARRELS: &[&str] = &[
        "argued",
        "argue",
        "arguing",
        "argument",
        "fought",
        "fight",
        "fighting",
        "quarrel",
        "quarrelled",
        "quarreled",
        "dispute",
        "row",
        "feud",
        "clashed",
        "sued",
        "fell",
        "brawl",
        "haggled",
    ];
    (2..=4).filter_map(|back| before(tokens, at, back)).any(|t| t.any(QUARRELS))
        && before(tokens, at, 1).is_some_and(|t| t.eq("over"))
        && !before(tokens, at, 2).is_some_and(|t| t.eq("for"))
}
