//! Nouns for people who may speak, by their form: "vendor", "traders", "loggers".

use crate::lexicon::{self, Class};
use crate::text::tokens::{Shape, Token};

/// Endings of nouns for those who do something.
const ENDINGS: &[&str] = &["er", "or", "ist", "ian", "man", "woman", "men", "women", "ant", "folk", "keeper"];

/// Nouns with such an ending for other things.
const THINGS: &[&str] = &[
    "water",
    "river",
    "power",
    "matter",
    "winter",
    "summer",
    "center",
    "paper",
    "tower",
    "order",
    "letter",
    "poster",
    "number",
    "computer",
    "counter",
    "factor",
    "sector",
    "motor",
    "error",
    "mirror",
    "door",
    "floor",
    "plant",
    "restaurant",
    "shelter",
    "corner",
    "border",
    "quarter",
    "cover",
    "trailer",
    "weather",
    "disaster",
    "terror",
    "labor",
    "harbor",
    "humor",
    "favor",
    "color",
    "tumor",
    "offer",
    "danger",
    "fever",
    "timber",
    "lumber",
    "fiber",
    "cancer",
    "chapter",
    "charter",
    "chamber",
    "cluster",
    "container",
    "copper",
    "silver",
    "dollar",
    "monitor",
    "sensor",
    "reactor",
    "tractor",
    "elevator",
    "generator",
    "corridor",
    "warrant",
    "grant",
    "restaurant",
    "german",
    "human",
    "roman",
    "woman",
    "september",
    "october",
    "november",
    "december",
    "another",
    "other",
    "either",
    "further",
    "whether",
    "rather",
    "former",
    "latter",
    "later",
    "earlier",
    "lower",
    "higher",
    "larger",
    "smaller",
    "never",
    "over",
    "under",
    "after",
    "ever",
    "however",
    "together",
    "per",
    "for",
    "nor",
    "major",
    "minor",
    "prior",
    "senior",
    "junior",
    "interior",
    "exterior",
    "superior",
    "important",
    "significant",
    "relevant",
    "constant",
    "distant",
];

/// Nouns for bodies that no ending and no list shows as speakers: "the coast guard", "civil defence".
pub(super) const BODIES: &[&str] = &[
    "guard",
    "guards",
    "defence",
    "defense",
    "rescuers",
    "firefighters",
    "rebels",
    "monitors",
    "management",
    "command",
    "movement",
    "opposition",
    "leadership",
    "regime",
    "garrison",
];

/// True for a common noun that names people.
pub(super) fn is_agent(token: &Token<'_>) -> bool {
    if token.shape == Shape::Mark || token.is_number() {
        return false;
    }
    let word = token.stem;
    let singular = word.strip_suffix('s').unwrap_or(word);
    let body = Class::ROLE.or(Class::PEOPLE).or(Class::ORGANISATION);
    // "agencies", "ministries"
    let plural_of_y =
        word.strip_suffix("ies").is_some_and(|base| lexicon::class(&[base, "y"].concat()).has(Class::ORGANISATION));
    if plural_of_y || token.any(BODIES) || token.is(body) || lexicon::class(singular).has(body) {
        return true;
    }
    singular.len() > 4
        && ENDINGS.iter().any(|ending| singular.ends_with(ending))
        && !THINGS.iter().any(|thing| singular.eq_ignore_ascii_case(thing))
        && !token.is(Class::VERB.or(Class::COMPARATIVE).or(Class::FUNCTION).or(Class::UNIT))
}

/// "The ministry in the capital of Ardel": a name after it is the name of the place.
pub(super) fn is_body_in_place(words: &[Token<'_>]) -> bool {
    let seat = words.iter().position(|t| t.eq("in"));
    seat.and_then(|seat| seat.checked_sub(1)).and_then(|at| words.get(at)).is_some_and(|t| t.is(Class::ORGANISATION))
}
