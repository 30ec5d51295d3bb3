//! Fates of counted people: killed, injured, missing, displaced, detained, held captive.

use crate::lexicon::Class;
use crate::text::tokens::Token;

/// True for "killed 40", "killed at least 40".
pub(super) fn is_fated(tokens: &[Token<'_>], at: usize) -> bool {
    [1, 3].iter().any(|&back| {
        at.checked_sub(back)
            .is_some_and(|b| fate(tokens, b).is_some())
    })
}

/// The end, exclusive, of "lives" in "claimed 12 lives", "12 lives were lost".
pub(super) fn lives(tokens: &[Token<'_>], at: usize, first: usize) -> Option<usize> {
    let more = tokens
        .get(first)
        .is_some_and(|t| t.any(&["more", "human", "civilian"]));
    let end = first + usize::from(more) + 1;
    tokens.get(end - 1).filter(|t| t.any(&["lives", "life"]))?;
    let before = tokens.get(at.saturating_sub(4)..at).unwrap_or(&[]);
    let taken = before.iter().any(|t| {
        t.any(&[
            "claimed", "claims", "claim", "claiming", "cost", "costs", "costing", "took", "taken",
            "taking",
        ])
    });
    let after = tokens.get(end..tokens.len().min(end + 4)).unwrap_or(&[]);
    let gone = after.iter().any(|t| t.eq("lost"));
    (taken || gone).then_some(end)
}

/// True for "the death toll in Ardel rose to 31".
pub(super) fn is_toll(tokens: &[Token<'_>], at: usize) -> bool {
    let low = at.saturating_sub(12);
    let near = tokens.get(low..at).unwrap_or(&[]);
    let tolls = near
        .windows(2)
        .rposition(|pair| matches!(pair, [death, toll] if death.eq("death") && toll.eq("toll")));
    let Some(toll) = tolls.map(|found| low + found + 2) else {
        return false;
    };
    let between = tokens.get(toll..at).unwrap_or(&[]);
    !between
        .iter()
        .any(|t| matches!(t.mark(), '.' | ';' | ',') || t.any(&["and", "after", "when"]))
}

/// The fate of the counted people. `figure` is the figure's first token, `noun` the place of the noun. Words close before
/// the figure come first, then words after the noun, then words farther before.
pub(super) fn fate_of(tokens: &[Token<'_>], figure: usize, noun: usize) -> Option<&'static str> {
    let within = |words: usize| {
        let before = tokens
            .get(figure.saturating_sub(words)..figure)
            .unwrap_or(&[]);
        let joined = |t: &Token<'_>| !t.any(&["and", "while", "but"]) && t.mark() != ',';
        let near = before.iter().rev().take_while(|t| joined(t)).count();
        (figure - near..figure)
            .rev()
            .find_map(|at| fate(tokens, at))
    };
    within(3)
        .or_else(|| after(tokens, noun))
        .or_else(|| within(8))
        .or_else(|| among(tokens, figure))
}

/// The fate of a larger group: "84 people lost their lives, among them nine nurses".
fn among(tokens: &[Token<'_>], figure: usize) -> Option<&'static str> {
    let low = figure.saturating_sub(30);
    let near = tokens.get(low..figure).unwrap_or(&[]);
    let comma = low + near.iter().rposition(|t| t.mark() == ',')?;
    let part = tokens.get(comma + 1..figure).unwrap_or(&[]);
    let them = part.first()?.eq("among") && part.get(1)?.any(&["them", "whom"]);
    if !(them || part.first()?.eq("including")) || part.len() > 5 {
        return None;
    }
    (low..comma).rev().find_map(|at| fate(tokens, at))
}

/// The first fate after the noun, unless another figure follows: "… and killed 40".
fn after(tokens: &[Token<'_>], noun: usize) -> Option<&'static str> {
    for at in noun..noun + 16 {
        if matches!(tokens.get(at)?.mark(), ';' | '.') {
            return None;
        }
        if let Some(found) = fate(tokens, at) {
            let others = tokens.get(at + 1..tokens.len().min(at + 4)).unwrap_or(&[]);
            let mut others = others
                .iter()
                .take_while(|t| !t.eq("and") && t.mark() != ',');
            let other = others.any(|t| t.is_number() || t.is(Class::NUMBER));
            return Some(found).filter(|_| !other || at == noun);
        }
    }
    None
}

/// The fate that the word at `at` names.
fn fate(tokens: &[Token<'_>], at: usize) -> Option<&'static str> {
    let token = tokens.get(at)?;
    let life = at
        .checked_sub(2)
        .and_then(|b| tokens.get(b..at))
        .is_some_and(|before| is_loss(before) && token.any(&["life", "lives"]));
    if life {
        return Some("killed");
    }
    if !token.is(Class::CASUALTY) {
        return None;
    }
    let word = token.stem.to_lowercase();
    let is = |stems: &[&str]| stems.iter().any(|stem| word.starts_with(stem));
    if is(&[
        "kill", "die", "dying", "dead", "death", "fatal", "slain", "perish", "drown", "murder",
        "massacr",
    ]) {
        Some("killed")
    } else if is(&["wound", "injur", "hospital", "maim"]) {
        Some("injured")
    } else if is(&["missing"]) {
        Some("missing")
    } else if is(&["displac", "flee", "fled", "evacuat", "homeless"]) {
        Some("displaced")
    } else if is(&["detain", "detention", "arrest", "jail", "imprison"]) {
        Some("detained")
    } else if is(&["captur", "hostage", "abduct", "kidnap"]) {
        Some("held captive")
    } else {
        None
    }
}

/// True for "lost their" and "claimed the", the words before "lives".
pub(crate) fn is_loss(before: &[Token<'_>]) -> bool {
    let [verb, owner] = before else { return false };
    let lost = verb.any(&["lost", "lose", "loses", "losing"]);
    let taken = verb.any(&["claimed", "claims", "claiming", "took", "cost", "costing"]);
    lost && owner.any(&["their", "his", "her"]) || (lost || taken) && owner.eq("the")
}
