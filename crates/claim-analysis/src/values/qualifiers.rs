//! Qualifiers of figures: "more than", "about", "up to".

use crate::claim::Qualifier;
use crate::text::tokens::{Token, before};

/// The qualifier before the figure at `at`, and the first token of the qualifier.
pub(super) fn qualifier(tokens: &[Token<'_>], at: usize) -> (Qualifier, usize) {
    let is = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    let rules: [(&[&str], &[&str], Qualifier); 6] = [
        (
            &["more", "greater", "higher"],
            &["than"],
            Qualifier::MoreThan,
        ),
        (&["less", "fewer", "lower"], &["than"], Qualifier::LessThan),
        (&["at"], &["least"], Qualifier::AtLeast),
        (&["at"], &["most"], Qualifier::AtMost),
        (&["up", "as"], &["to"], Qualifier::AtMost),
        (&["many", "much"], &["as"], Qualifier::AtMost),
    ];
    for (first, second, qualifier) in rules {
        if is(1, second) && is(2, first) {
            let negated = is(3, &["no", "not"]);
            return match (negated, qualifier) {
                (true, Qualifier::MoreThan) => (Qualifier::AtMost, at - 3),
                (true, Qualifier::LessThan) => (Qualifier::AtLeast, at - 3),
                _ => (qualifier, at - 2),
            };
        }
    }
    if is(
        1,
        &[
            "about",
            "around",
            "roughly",
            "approximately",
            "some",
            "nearly",
            "almost",
            "circa",
        ],
    ) {
        return (Qualifier::About, at - 1);
    }
    if is(1, &["over", "exceeding", "above", "surpassing", "topping"]) {
        return (Qualifier::MoreThan, at - 1);
    }
    if is(1, &["under", "below"]) {
        return (Qualifier::LessThan, at - 1);
    }
    (Qualifier::Exactly, at)
}

/// The lowest and highest number that a qualifier allows, inclusive. "more than" starts one `step` above the figure,
/// "less than" ends one below.
pub(super) fn bounds(
    qualifier: Qualifier,
    low: f64,
    high: f64,
    step: f64,
) -> (Option<f64>, Option<f64>) {
    match qualifier {
        Qualifier::MoreThan => (Some(low + step), None),
        Qualifier::AtLeast => (Some(low), None),
        Qualifier::LessThan => (None, Some(high - step)),
        Qualifier::AtMost => (None, Some(high)),
        Qualifier::Exactly | Qualifier::About | Qualifier::Between => (Some(low), Some(high)),
    }
}
