//! Qualifiers of figures: "more than", "about", "up to", "or more".

use super::reached::{is_quarrel, is_reached, passed_mark};
use crate::claim::Qualifier;
use crate::lexicon::Class;
use crate::lexicon::foreign_qualifiers;
use crate::text::tokens::{Token, WordList, before};

/// Words before "than" for more and for less.
const MORE: &[&str] = &[
    "more", "greater", "higher", "larger", "bigger", "longer", "older", "better", "farther", "further", "later",
    "heavier", "taller", "wider", "deeper", "faster", "thicker",
];
const LESS: &[&str] = &[
    "less", "fewer", "lower", "smaller", "shorter", "younger", "sooner", "closer", "nearer", "lighter", "earlier",
    "narrower",
];

/// Two words before a figure.
const PAIRS: &[(&[&str], &[&str], Qualifier)] = &[
    (MORE, &["than"], Qualifier::MoreThan),
    (LESS, &["than"], Qualifier::LessThan),
    (&["at"], &["least"], Qualifier::AtLeast),
    (&["at"], &["most"], Qualifier::AtMost),
    (&["very"], &["least"], Qualifier::AtLeast),
    (&["very"], &["most"], Qualifier::AtMost),
    (&["up", "as", "close"], &["to"], Qualifier::AtMost),
    (&["gusting", "gusts"], &["to"], Qualifier::AtMost),
    (&["many", "much", "high", "long", "late"], &["as"], Qualifier::AtMost),
    (&["few", "little", "low"], &["as"], Qualifier::AtLeast),
    (&["upwards", "upward", "north"], &["of"], Qualifier::MoreThan),
    (&["excess"], &["of"], Qualifier::MoreThan),
    (&["south", "short", "shy"], &["of"], Qualifier::LessThan),
    (&["minimum"], &["of"], Qualifier::AtLeast),
    (&["maximum"], &["of"], Qualifier::AtMost),
    (&["limited", "restricted", "confined"], &["to"], Qualifier::AtMost),
    (&["capped"], &["at"], Qualifier::AtMost),
    (&["something", "somewhere", "anything"], &["like"], Qualifier::About),
    (&["neighbourhood", "neighborhood", "region", "order"], &["of"], Qualifier::About),
    (&["not"], &["exceeding"], Qualifier::AtMost),
    (&["not"], &["even", "quite"], Qualifier::LessThan),
];

/// Second words of [`PAIRS`].
const SECOND: WordList =
    WordList::new(&["than", "least", "most", "to", "as", "of", "at", "like", "exceeding", "even", "quite"]);

const ABOUT: WordList = WordList::new(&[
    "about",
    "around",
    "roughly",
    "approximately",
    "some",
    "nearly",
    "almost",
    "circa",
    "c",
    "ca",
    "perhaps",
    "maybe",
    "approx",
    "near",
    "virtually",
    "practically",
]);
const OVER: &[&str] = &["over", "exceeding", "above", "surpassing", "topping", "beyond", "past"];
const UNDER: &[&str] = &["under", "below"];
/// Verbs of which the figure is exceeded.
const EXCEED: WordList = WordList::new(&[
    "exceed",
    "exceeds",
    "exceeded",
    "top",
    "tops",
    "topped",
    "surpass",
    "surpasses",
    "surpassed",
    "crossed",
    "topping",
    "exceeding",
    "outnumbers",
]);

/// The qualifier before the figure at `at`, and the first token of the qualifier.
pub(super) fn qualifier(tokens: &[Token<'_>], at: usize) -> (Qualifier, usize) {
    // 'at least "a couple of hundred"'
    let quoted = before(tokens, at, 1).is_some_and(|t| matches!(t.mark(), '“' | '"' | '‘'));
    let outside = quoted.then(|| named(tokens, at - 1));
    if let Some(found) = outside.filter(|found| matches!(found.0, Qualifier::AtLeast | Qualifier::AtMost)) {
        return found;
    }
    match named(tokens, skip_increment(tokens, at)) {
        (Qualifier::Exactly, _) => (Qualifier::Exactly, at),
        found => found,
    }
}

fn named(tokens: &[Token<'_>], at: usize) -> (Qualifier, usize) {
    if let Some(found) = sign(tokens, at) {
        return found;
    }
    if let Some(found) = pair(tokens, at) {
        return found;
    }
    let last = before(tokens, at, 1);
    let is = |words: &[&str]| last.is_some_and(|t| t.any(words));
    if last.is_some_and(|t| ABOUT.has(t)) {
        return (Qualifier::About, at - 1);
    }
    if is(OVER) && !is_time_past(tokens, at) && !is_quarrel(tokens, at) {
        return (Qualifier::MoreThan, at - 1);
    }
    if is(UNDER) {
        return (Qualifier::LessThan, at - 1);
    }
    // "within an hour": a length of one unit is always a limit.
    if is(&["within"]) && tokens.get(at).is_some_and(|t| t.any(&["a", "an"])) {
        return (Qualifier::AtMost, at - 1);
    }
    if let Some(from) = passed_mark(tokens, at) {
        return (Qualifier::AtLeast, from);
    }
    if is(&["at", "to"]) && is_capped(tokens, at) {
        return (Qualifier::AtMost, at);
    }
    // "passed 4,000", but not "passed two inspections"
    let many = tokens.get(at).is_some_and(|t| t.is_number() && t.text.len() > 2);
    if is(&["passed", "passes", "passing"]) && many {
        return (Qualifier::MoreThan, at - 1);
    }
    // "the top 10 banks" are not more than 10.
    let ranked = is(&["top"]) && before(tokens, at, 2).is_none_or(|t| t.is(Class::DETERMINER) || t.is_possessive());
    if last.is_some_and(|t| EXCEED.has(t) && !(t.quoted && t.is_capital())) && !ranked {
        // "must not exceed 250", "cannot top 40"
        let negated = (2..=3).any(|back| before(tokens, at, back).is_some_and(|t| t.is(Class::NEGATION)));
        return (if negated { Qualifier::AtMost } else { Qualifier::MoreThan }, at - 1);
    }
    let estimated = before(tokens, at, 2).is_some_and(|t| t.any(&["an", "the"]));
    if is(&["estimated"]) && estimated {
        return (Qualifier::About, at - 2);
    }
    // "At a minimum, 40 houses"
    let comma = before(tokens, at, 1).is_some_and(|t| t.mark() == ',');
    let extreme = before(tokens, at, 2).filter(|_| comma);
    if before(tokens, at, 4).is_some_and(|t| t.eq("at")) {
        if extreme.is_some_and(|t| t.eq("minimum")) {
            return (Qualifier::AtLeast, at - 4);
        }
        if extreme.is_some_and(|t| t.eq("maximum")) {
            return (Qualifier::AtMost, at - 4);
        }
    }
    // "a maximum 90 days", "a minimum 15 days"
    if is(&["maximum", "minimum"]) && before(tokens, at, 2).is_some_and(|t| t.eq("a")) {
        let most = is(&["maximum"]);
        let qualifier = if most { Qualifier::AtMost } else { Qualifier::AtLeast };
        return (qualifier, at - 1);
    }
    (Qualifier::Exactly, at)
}

/// "caps stacks of boxes at five", "limits each household to 90 litres": the verb is up to ten words before.
fn is_capped(tokens: &[Token<'_>], at: usize) -> bool {
    const VERBS: &[&str] =
        &["cap", "caps", "capped", "capping", "limits", "limited", "limiting", "restricts", "restricted"];
    let near = tokens.get(at.saturating_sub(12)..at.saturating_sub(2)).unwrap_or(&[]);
    let Some(verb) = near.iter().rposition(|t| t.any(VERBS)) else {
        return false;
    };
    let noun = verb.checked_sub(1).and_then(|lead| near.get(lead)).is_some_and(|t| t.is(Class::DETERMINER));
    let between = near.get(verb + 1..).unwrap_or(&[]);
    !noun && !between.iter().any(|t| t.is_number() || t.any(&["and", "but", "which", "that"]) || t.mark() == ',')
}

/// The place after the words between a qualifier and a figure, read backwards: "at least another 12", "up to a 90 percent".
fn skip_increment(tokens: &[Token<'_>], at: usize) -> usize {
    let word =
        |back: usize, words: &[&str]| at.checked_sub(back).and_then(|b| tokens.get(b)).is_some_and(|t| t.any(words));
    if word(1, &["another"]) && at > 1 {
        return at - 1;
    }
    let more = ["additional", "further", "extra", "estimated", "total"];
    if word(1, &more) && word(2, &["a", "an"]) && !word(1, &["estimated"]) {
        return at - 2;
    }
    if word(1, &["a", "an"]) && (word(2, &["to", "as", "than", "least", "most", "about", "over"])) {
        return at - 1;
    }
    at
}

/// ">600", "~350", "<5", "±", "≥".
fn sign(tokens: &[Token<'_>], at: usize) -> Option<(Qualifier, usize)> {
    let qualifier = match before(tokens, at, 1)?.mark() {
        '>' => Qualifier::MoreThan,
        '<' => Qualifier::LessThan,
        '≥' => Qualifier::AtLeast,
        '≤' => Qualifier::AtMost,
        '~' | '≈' | '∼' | '±' => Qualifier::About,
        '=' => {
            return match before(tokens, at, 2)?.mark() {
                '>' => Some((Qualifier::AtLeast, at - 2)),
                '<' => Some((Qualifier::AtMost, at - 2)),
                _ => None,
            };
        }
        _ => return None,
    };
    Some((qualifier, at - 1))
}

fn pair(tokens: &[Token<'_>], at: usize) -> Option<(Qualifier, usize)> {
    // Nearly all words before a figure are no second word.
    before(tokens, at, 1).filter(|t| SECOND.has(t))?;
    let is = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.is_among(words));
    let found = PAIRS.iter().find(|(first, second, _)| is(1, second) && is(2, first));
    let (_, second, qualifier) = found?;
    if is(2, &["up"]) && is_reached(tokens, at - 2) {
        return None;
    }
    // "the order of £698,412", but "in the order of 40,000"
    if is(2, &["order"]) && !is(3, &["the"]) {
        return None;
    }
    let near = is(3, &["no", "not", "nor", "never"]);
    // "has never missed more than 14 days"
    let far = is(1, &["than"])
        && is(4, &["never", "not"])
        && before(tokens, at, 3).is_some_and(|t| t.is(Class::VERB) || t.stem.ends_with("ed"));
    let negated = near || far;
    let from = match second.first() {
        // "as many as", "in excess of", "a minimum of"
        Some(&"as") if is(3, &["as"]) => at - 3,
        Some(&"of") if is(3, &["in", "a", "the"]) => at - 3,
        _ => at - 2,
    };
    Some(match (negated, *qualifier) {
        (true, Qualifier::MoreThan) => (Qualifier::AtMost, if near { at - 3 } else { at - 2 }),
        (true, Qualifier::LessThan) => (Qualifier::AtLeast, at - 3),
        // "close to"
        (_, Qualifier::AtMost) if is(2, &["close"]) => (Qualifier::About, at - 2),
        _ => (*qualifier, from),
    })
}

/// True for "half past six" and "over four years" in the sense of "during".
fn is_time_past(tokens: &[Token<'_>], at: usize) -> bool {
    let word = before(tokens, at, 1);
    if word.is_some_and(|t| t.eq("past")) {
        // "climbed past 800"
        let moved = before(tokens, at, 2).is_some_and(|t| t.is(Class::CHANGE) || t.eq("well"));
        let large = tokens.get(at).is_some_and(|t| t.is_number() && t.text.len() > 2 && !t.text.contains(':'));
        return !(moved && large);
    }
    let after = tokens.get(at + 1).or_else(|| tokens.last());
    let spread = before(tokens, at, 2).is_some_and(|t| {
        t.is_word()
            && !t.is(Class::VERB.or(Class::AUXILIARY).or(Class::PREPOSITION).or(Class::SPEECH))
            && !t.any(&["little", "just", "well", "of", "and", "slightly", "for"])
    });
    word.is_some_and(|t| t.eq("over")) && spread && after.is_some_and(|t| t.is(Class::DURATION))
}

/// The qualifier directly after a number, before its noun, and its end: "250 or more houses", "2,300+ people".
pub(super) fn near(tokens: &[Token<'_>], end: usize) -> Option<(Qualifier, usize)> {
    let found = after(tokens, end)?;
    let last = found.1.checked_sub(1).and_then(|last| tokens.get(last))?;
    let counts = last.any(&["more", "so", "fewer", "less", "plus"]) || last.mark() == '+';
    let noun = tokens.get(found.1).is_some_and(Token::is_word);
    (counts && noun).then_some(found)
}

/// The qualifier that follows a figure and its noun at `end`, and the end of the qualifier: "or more", "and counting", "+".
pub(super) fn after(tokens: &[Token<'_>], end: usize) -> Option<(Qualifier, usize)> {
    let first = tokens.get(end)?;
    if first.mark() == '+' && !first.gap {
        return Some((Qualifier::AtLeast, end + 1));
    }
    // "$136,000 a year plus benefits"
    let is_added = before(tokens, end, 1).is_some_and(|t| t.is(Class::DURATION))
        && tokens.get(end + 1).is_some_and(Token::is_word);
    if first.eq("plus") && !is_added && tokens.get(end + 1).is_none_or(|t| !t.is_number()) {
        return Some((Qualifier::AtLeast, end + 1));
    }
    let hyphen = first.mark() == '-' && !first.gap;
    if hyphen && tokens.get(end + 1).is_some_and(|t| t.eq("plus")) {
        return Some((Qualifier::AtLeast, end + 2));
    }
    // "300 at most", "40 at least"
    let limit = tokens.get(end + 1).filter(|_| first.eq("at"));
    if let Some(limit) = limit
        && tokens.get(end + 2).is_none_or(|t| !t.is_word() && !t.is_number())
    {
        let least = limit.eq("least").then_some(Qualifier::AtLeast);
        let most = limit.any(&["most", "maximum"]).then_some(Qualifier::AtMost);
        return least.or(most).map(|found| (found, end + 2));
    }
    let joined = first.any(&["or", "and"]);
    let comma = first.mark() == ',' && tokens.get(end + 1).is_some_and(|t| t.eq("and"));
    let second = tokens.get(end + 1 + usize::from(comma))?;
    let last = end + 2 + usize::from(comma);
    if comma && !second.eq("counting") || !joined && !comma {
        return None;
    }
    let more = [
        "more", "longer", "older", "higher", "over", "above", "up", "larger", "greater", "counting", "beyond",
        "upwards", "better",
    ];
    let less = ["less", "fewer", "under", "below", "younger", "lower", "shorter", "smaller"];
    // "12 or more", but not "12 and more than 40" or "12 and over 40".
    let ends = tokens.get(last).is_none_or(|t| !t.any(&["than"]) && !t.is_number());
    if second.any(&more) && ends && (first.eq("or") || !second.eq("more")) {
        return Some((Qualifier::AtLeast, last));
    }
    if second.any(&less) && ends {
        return Some((Qualifier::AtMost, last));
    }
    let so = first.eq("or") && second.any(&["so", "thereabouts"]);
    so.then_some((Qualifier::About, last))
}

/// The qualifier before a figure in another language.
pub(super) fn foreign(tokens: &[Token<'_>], at: usize) -> (Qualifier, usize) {
    for words in (1..=4).rev() {
        let Some(from) = at.checked_sub(words) else {
            continue;
        };
        let phrase = tokens.get(from..at).unwrap_or(&[]);
        let sign = foreign_qualifiers::find(phrase.iter().map(|t| t.stem));
        let qualifier = match sign {
            Some(">=") => Qualifier::AtLeast,
            Some(">") => Qualifier::MoreThan,
            Some("<") => Qualifier::LessThan,
            Some("<=") => Qualifier::AtMost,
            Some(_) => Qualifier::About,
            None => continue,
        };
        return (qualifier, from);
    }
    (Qualifier::Exactly, at)
}

/// The lowest and highest number that a qualifier allows, inclusive. "more than" starts one `step` above the figure,
/// "less than" ends one below.
pub(super) fn bounds(qualifier: Qualifier, low: f64, high: f64, step: f64) -> (Option<f64>, Option<f64>) {
    match qualifier {
        Qualifier::MoreThan => (Some(low + step), None),
        Qualifier::AtLeast => (Some(low), None),
        Qualifier::LessThan => (None, Some(high - step)),
        Qualifier::AtMost => (None, Some(high)),
        Qualifier::Exactly | Qualifier::About | Qualifier::Between => (Some(low), Some(high)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn all_second_words_of_pairs_are_listed() {
        for word in PAIRS.iter().flat_map(|(_, second, _)| *second) {
            let mut read = Vec::new();
            tokens::read(word, 0, word.len(), &mut read);
            assert!(read.iter().all(|token| SECOND.has(token)), "{word}");
        }
    }
}
