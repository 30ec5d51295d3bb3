//! Days that name an event or come every year: "the 14 June massacre", "every 6 August". Their year is not told.

use crate::lexicon::Class;
use crate::text::tokens::{Token, before};
use crate::values::dates::words::is_any;

/// Events that are often named by their day.
const EVENTS: [&str; 22] = [
    "massacre",
    "massacres",
    "uprising",
    "revolution",
    "coup",
    "revolt",
    "rebellion",
    "mutiny",
    "genocide",
    "pogrom",
    "movement",
    "putsch",
    "insurrection",
    "martyrs",
    "anniversary",
    "declaration",
    "proclamation",
    "referendum",
    "independence",
    "commemoration",
    "earthquake",
    "intifada",
];

/// "every 6 August", "on 6 August each year": a day of no single year.
pub(super) fn is_yearly(tokens: &[Token<'_>], at: usize) -> bool {
    let each = |t: &Token<'_>| t.any(&["every", "each"]);
    let after = tokens.get(at..).unwrap_or(&[]).iter().take(6);
    before(tokens, at, 1).is_some_and(each)
        || after
            .zip(tokens.get(at + 1..).unwrap_or(&[]))
            .any(|(one, two)| each(one) && two.eq("year") || two.eq("annually"))
}

/// "The 14 June massacre": the day names an event, perhaps of another year. Nouns such as "massacre" may always do,
/// other nouns when the day is `far` from publication.
pub(super) fn is_event_name(tokens: &[Token<'_>], at: usize, far: bool) -> bool {
    // "the massacre of 14 June"
    if is_any(tokens, at.wrapping_sub(1), &["of"]) && is_any(tokens, at.wrapping_sub(2), &EVENTS) {
        return true;
    }
    // "the tenth anniversary of the 2 May fire"
    let anniversary =
        is_any(tokens, at.wrapping_sub(2), &["of"]) && is_any(tokens, at.wrapping_sub(3), &["anniversary"]);
    if anniversary && is_any(tokens, at.wrapping_sub(1), &["the"]) || is_proper_name(tokens, at) {
        return true;
    }
    let the = before(tokens, at, 1).is_some_and(|t| t.is(Class::DETERMINER) && !t.any(&["this"]));
    let noun = tokens
        .get(at..)
        .unwrap_or(&[])
        .iter()
        .take(5)
        .skip_while(|t| t.is_number() || t.is(Class::MONTH) || matches!(t.mark(), '.' | '-' | '–'))
        .find(|t| !t.is(Class::ADVERB));
    the && noun.is_some_and(|t| {
        t.any(&EVENTS)
            || far
                && t.gap
                && t.is_word()
                && !t.is_capital()
                && !t.is(Class::FUNCTION.or(Class::PREPOSITION).or(Class::AUXILIARY).or(Class::VERB))
    })
}

/// Last words of names that start with a day.
const NAMES: [&str; 16] = [
    "movement",
    "committee",
    "brigade",
    "brigades",
    "street",
    "square",
    "bridge",
    "stadium",
    "hospital",
    "university",
    "martyrs",
    "front",
    "alliance",
    "revolution",
    "group",
    "foundation",
];

/// "April 6 Youth Movement", "23 August Street": capitalised words behind the day make a name.
fn is_proper_name(tokens: &[Token<'_>], at: usize) -> bool {
    let streets = ["street", "square", "avenue", "road", "bridge", "boulevard", "university", "hospital", "stadium"];
    let street = tokens.get(at..).unwrap_or(&[]).iter().take(4).skip_while(|t| t.is_number() || t.is(Class::MONTH));
    // "on 6 October Street"
    if street.take(1).any(|t| t.is_capital() && t.any(&streets)) {
        return true;
    }
    let led = before(tokens, at, 1).is_some_and(|t| t.is(Class::PREPOSITION) && !t.any(&["of", "for", "in"]));
    let day = tokens.get(at..).unwrap_or(&[]).iter().take(3);
    let day = day.take_while(|t| t.is_number() || t.is(Class::MONTH)).count();
    let words = tokens.get(at + day..).unwrap_or(&[]).iter().take(4).take_while(|t| t.is_capital());
    !led && words.last().is_some_and(|t| t.any(&NAMES))
}
