//! Units that touch the number: in the same word, percent, units of time and measure.

use super::measure::{Figure, Measure};
use super::nouns::is_plural;
use super::units::{self, dimension, plural};
use crate::language::Language;
use crate::lexicon::{self, Class};
use crate::text::tokens::Token;

/// Nouns that are counted in compounds: "four-term".
const PARTS: &[&str] = &[
    "term", "storey", "story", "seat", "game", "judge", "car", "vehicle", "room", "bed", "lane", "nation", "country",
    "party", "goal", "run", "vote", "stop", "page", "person", "strong", "man", "woman", "count", "engine", "point",
    "part", "justice", "ship", "team",
];

/// The unit in the same word as the number: "two-year-old", "six-member", "120mm", "5-million-euro".
pub(super) fn tied(figure: Figure<'_, '_>, rest: &str, end: usize) -> Option<Measure> {
    if rest.starts_with("year-old") {
        return Some(Measure::aged(end));
    }
    // "threefold", "3-fold"
    if rest == "fold" {
        return Some(Measure::counted("times", "times", end));
    }
    // "one-in-a-hundred"
    if rest.starts_with("in-") {
        return None;
    }
    if matches!(rest, "pc" | "pct") {
        return Some(Measure::of("share", "percent", end));
    }
    // "43p in every pound"
    if rest == "p" && !figure.number.high.eq(&1080.0) && !figure.number.high.eq(&720.0) {
        return Some(Measure::of("money", "pence", end));
    }
    // "12m wide"
    if rest == "m" {
        return Some(Measure::of("length", "metres", end));
    }
    if rest == "magnitude" {
        return Some(Measure::of(rest, rest, end));
    }
    let unit = rest.split('-').next().unwrap_or(rest);
    let class = lexicon::class(unit);
    if class.has(Class::DURATION) {
        return Some(Measure::lasting(unit, end));
    }
    if class.has(Class::MONEY) {
        return Some(Measure::of("money", &plural(unit), end));
    }
    if class.has(Class::UNIT) || units::is_tied(unit) {
        return Some(Measure::of(dimension(unit), &unit.to_lowercase(), end));
    }
    if unit.eq_ignore_ascii_case("strong") {
        return Some(Measure::counted("people", "people", end));
    }
    if class.has(Class::PEOPLE) || PARTS.contains(&unit) {
        let unit = plural(unit);
        return Some(Measure::counted(&unit, &unit, end));
    }
    let foreign = figure.language != Some(Language::ENGLISH);
    foreign.then(|| Measure { unit: None, ..Measure::counted("number", "", end) })
}

/// "%", "percent", "per cent", "percentage points", and the same in other languages.
pub(super) fn share(tokens: &[Token<'_>], at: usize) -> Option<Measure> {
    let next = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if next.any(&["percentage", "basis", "per", "percent"]) {
        let per_cent = usize::from(next.eq("per") && is(at + 1, &["cent"]));
        if is(at + 1 + per_cent, &["points", "point"]) {
            let unit = if next.eq("basis") { "basis points" } else { "percentage points" };
            return Some(Measure::of(unit, unit, at + 2 + per_cent));
        }
    }
    if next.any(&["pp", "Prozentpunkte", "Prozentpunkten", "Prozentpunkt"]) {
        return Some(Measure::of("percentage points", "percentage points", at + 1));
    }
    let one = next.mark() == '%'
        || next.mark() == '٪'
        || next.any(&["percent", "percentage", "pct", "pc", "prozent", "procent", "percento", "proc"])
        || matches!(next.text, "процент" | "процента" | "процентов" | "відсотків" | "відсотка" | "प्रतिशत" | "फीसदी");
    let two = next.any(&["per", "pour", "por"]) && is(at + 1, &["cent", "ciento", "cento"]);
    let end = at + 1 + usize::from(two);
    (one || two).then(|| Measure::of("share", "percent", end))
}

/// A unit of time or measure within two words after the number.
pub(super) fn unit(tokens: &[Token<'_>], from: usize) -> Option<Measure> {
    let degree = tokens.get(from)?.mark() == '°';
    if degree {
        let letter = tokens.get(from + 1).is_some_and(|t| !t.gap && t.any(&["c", "f"]));
        return Some(Measure::of("temperature", "degrees", from + 1 + usize::from(letter)));
    }
    // "3,400 sq km"
    let square = tokens.get(from).is_some_and(|t| t.any(&["sq"]));
    let dot = usize::from(tokens.get(from + 1).is_some_and(|t| t.mark() == '.'));
    if let Some(base) = tokens.get(from + 1 + dot).filter(|t| square && t.is(Class::UNIT)) {
        let unit = format!("square {}", base.stem);
        return Some(Measure::of("area", &unit, from + 2 + dot));
    }
    for at in from..from + 3 {
        let token = tokens.get(at).filter(|t| t.is_word())?;
        if token.is(Class::DURATION) && at <= from + 1 && !token.is_capital() {
            return Some(Measure::lasting(token.stem, at + 1));
        }
        if token.is(Class::UNIT) {
            return Some(measured(tokens, at, token));
        }
        let stop = Class::PREPOSITION
            .or(Class::VERB)
            .or(Class::AUXILIARY)
            .or(Class::DETERMINER)
            .or(Class::PEOPLE)
            .or(Class::CASUALTY);
        let other = ["and", "or", "who", "last", "next", "this", "past", "previous"];
        if token.is(stop) || token.any(&other) || is_plural(token) {
            return None;
        }
    }
    None
}

/// A unit of measure at `at`; "cubic metres" is one unit.
fn measured(tokens: &[Token<'_>], at: usize, token: &Token<'_>) -> Measure {
    let unit = token.stem.to_lowercase();
    let base = tokens.get(at + 1).filter(|t| t.is(Class::UNIT));
    match (unit.as_str(), base) {
        ("cubic", Some(base)) => Measure::of("volume", &format!("cubic {}", base.stem), at + 2),
        ("square", Some(base)) => Measure::of("area", &format!("square {}", base.stem), at + 2),
        _ if dimension(token.stem) == "count" => Measure::counted("count", &unit, at + 1),
        _ => Measure::of(dimension(token.stem), &unit, at + 1),
    }
}
