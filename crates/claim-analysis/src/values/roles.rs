//! Roles of figures in a running count: increments, totals, former totals.

use crate::claim::Role;
use crate::lexicon::Class;
use crate::text::tokens::{Token, WordList, before};

/// The role of the figure whose qualifier starts at `start`, whose number or currency starts at `lead` and whose noun ends
/// at `end`.
pub(super) fn role(tokens: &[Token<'_>], start: usize, lead: usize, end: usize) -> Option<Role> {
    let is = |at: usize, back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    let added = ["another", "further", "additional", "extra"];
    let inside = tokens.get(lead..end).unwrap_or(&[]);
    let more = inside.iter().enumerate().any(|(at, t)| {
        let or = at.checked_sub(1).and_then(|b| inside.get(b)).is_some_and(|t| t.any(&["or", "and"]));
        t.any(&["more", "others", "additional", "further", "extra"]) && !or
    }) || tokens.get(end).is_some_and(|t| t.any(&["more", "others"]))
        && tokens.get(end + 1).is_none_or(|t| !t.eq("than"));
    let by = is(start, 1, &["by"]) && is_change(tokens, start);
    if !by && is_compared_after(tokens, end) {
        return Some(Role::Total);
    }
    if is(start, 1, &added) || is(lead, 1, &added) || more || by {
        return Some(Role::Increment);
    }
    if is_compared(tokens, start) || is_earlier_count(tokens, start) {
        return Some(Role::Former);
    }
    let to = is(start, 1, &["to", "at"]);
    (to && is_moved(tokens, start)).then_some(Role::Total)
}

/// "Another 23 were unaccounted for, down from 41": the count as it is now.
fn is_compared_after(tokens: &[Token<'_>], end: usize) -> bool {
    let near = tokens.get(end..tokens.len().min(end + 8)).unwrap_or(&[]);
    let stop = near.iter().position(|t| matches!(t.mark(), ';' | '.') || t.eq("and")).unwrap_or(near.len());
    near.get(..stop).unwrap_or(&[]).windows(3).any(|words| {
        matches!(words, [way, from, count] if way.any(&["up", "down"]) && from.eq("from")
            && (count.is_number() || count.is(Class::NUMBER)))
    })
}

/// "initially put the dead at 16", "first given as 16", "an earlier count of 16".
fn is_earlier_count(tokens: &[Token<'_>], start: usize) -> bool {
    const COUNTS: WordList = WordList::new(&[
        "put",
        "said",
        "reported",
        "gave",
        "given",
        "counted",
        "estimated",
        "stated",
        "announced",
        "listed",
    ]);
    const BEFORE: WordList =
        WordList::new(&["initially", "previously", "originally", "initial", "earlier", "previous", "first"]);
    const TOLLS: WordList = WordList::new(&["count", "toll", "tally", "figure", "estimate"]);
    let near = tokens.get(start.saturating_sub(10)..start).unwrap_or(&[]);
    let turns = |t: &Token<'_>| matches!(t.mark(), ',' | ';' | '.') || t.any(&["but", "later", "then", "to", "and"]);
    let near = near.iter().rposition(turns).map_or(near, |at| near.get(at + 1..).unwrap_or(&[]));
    near.windows(2).any(|pair| match pair {
        [one, other] if one.stem.ends_with("ly") => BEFORE.has(one) && COUNTS.has(other),
        [one, other] if other.stem.ends_with("ly") => COUNTS.has(one) && BEFORE.has(other),
        // "was first reported in 12 villages" tells when something began.
        [one, other] if one.eq("first") => other.any(&["given", "put"]),
        [one, other] => BEFORE.has(one) && TOLLS.has(other),
        _ => false,
    })
}

/// True for "from 29" of a change, "against 97", "compared with 22".
pub(super) fn is_compared(tokens: &[Token<'_>], start: usize) -> bool {
    let is = |back: usize, words: &[&str]| before(tokens, start, back).is_some_and(|t| t.any(words));
    if is(1, &["against", "versus"]) || is(1, &["with", "to"]) && is(2, &["compared"]) {
        return true;
    }
    is(1, &["from"])
        && (is(2, &["up", "down"]) || before(tokens, start, 2).is_some_and(Token::is_number) || is_moved(tokens, start))
}

/// True for the whole in "none of the three guards", "6 of the 31 guards": what is told is told of the part.
pub(super) fn is_whole(tokens: &[Token<'_>], start: usize) -> bool {
    const PARTS: WordList = WordList::new(&[
        "none", "neither", "many", "any", "some", "most", "few", "half", "third", "thirds", "quarter", "quarters",
        "percent", "cent",
    ]);
    let near = tokens.get(start.saturating_sub(3)..start).unwrap_or(&[]);
    let part = |t: &Token<'_>| PARTS.has(t) || t.mark() == '%' || t.is_number() || t.is(Class::NUMBER);
    // "one of the 31", but not "Article 58 of killing 31"
    let of = near.windows(2).rposition(|pair| matches!(pair, [some, of] if of.eq("of") && part(some)));
    of.is_some_and(|of| near.get(of + 2..).is_none_or(|between| !between.iter().any(|t| t.is(Class::FATE))))
}

/// True for the amount of a change: "rose by 40", "down by 30".
pub(super) fn is_change(tokens: &[Token<'_>], start: usize) -> bool {
    before(tokens, start, 1).is_some_and(|t| t.eq("by")) && is_moved(tokens, start)
}

/// True if a verb of change is near before the figure.
fn is_moved(tokens: &[Token<'_>], start: usize) -> bool {
    let near = tokens.get(start.saturating_sub(10)..start).unwrap_or(&[]);
    near.iter().rev().take_while(|t| !matches!(t.mark(), ';' | '.')).any(|t| t.is(Class::CHANGE))
}
