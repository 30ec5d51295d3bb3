//! What a figure measures, and in which unit.

use super::fates::{fate_of, is_fated, is_toll, lives};
use super::units::{dimension, plural};
use crate::lexicon::Class;
use crate::text::tokens::Token;

/// What a figure measures.
#[derive(Debug)]
pub(super) struct Measure {
    /// "people killed", "money", "share", …; "number" if unknown.
    pub measures: String,
    pub unit: Option<String>,
    /// End in tokens of the figure with its unit, exclusive.
    pub end: usize,
    /// Counted in whole numbers, so that "more than 6,000" starts at 6,001.
    pub whole: bool,
}

impl Measure {
    fn of(measures: &str, unit: &str, end: usize) -> Self {
        Measure {
            measures: measures.to_owned(),
            unit: Some(unit.to_owned()),
            end,
            whole: false,
        }
    }

    fn killed(end: usize) -> Self {
        Measure::counted("people killed".to_owned(), "people".to_owned(), end)
    }

    fn counted(measures: String, unit: String, end: usize) -> Self {
        Measure {
            measures,
            unit: Some(unit),
            end,
            whole: true,
        }
    }
}

/// What the figure in the tokens from `at` to `from` (exclusive) measures; `sign` is the currency code before the
/// figure. `None` if the figure belongs to a date.
pub(super) fn read(
    tokens: &[Token<'_>],
    at: usize,
    from: usize,
    sign: Option<&str>,
) -> Option<Measure> {
    if let Some(sign) = sign {
        return Some(Measure::of("money", sign, from));
    }
    // "44-day": the hyphen ties the unit to the figure.
    let first = from + usize::from(tokens.get(from).is_some_and(|t| t.mark() == '-' && !t.gap));
    let nothing = Measure {
        measures: "number".to_owned(),
        unit: None,
        end: from,
        whole: true,
    };
    let Some(next) = tokens.get(first) else {
        return Some(nothing);
    };
    if let Some(end) = percent(tokens, first) {
        return Some(Measure::of("share", "percent", end));
    }
    if next.stem.starts_with("year-old") {
        return Some(Measure::of("age", "years", first + 1));
    }
    if first == from && is_age(tokens, at, from) {
        return Some(Measure::of("age", "years", from));
    }
    if next.is(Class::MONTH) && next.is_capital() {
        return None;
    }
    // "killed 40 and wounded 12": the verb alone says that people are counted.
    let hurt = || {
        let fate = fate_of(tokens, at, first)?;
        Some(Measure::counted(
            format!("people {fate}"),
            "people".to_owned(),
            from,
        ))
    };
    if next.is(Class::CASUALTY)
        && let Some(found) = hurt()
    {
        return Some(found);
    }
    if let Some(end) = lives(tokens, at, first) {
        return Some(Measure::killed(end));
    }
    if let Some(found) = noun(tokens, at, first) {
        return Some(found);
    }
    if is_toll(tokens, at) {
        return Some(Measure::killed(from));
    }
    let bare = !next.is_word() && is_fated(tokens, at);
    let more = next.eq("more")
        && tokens
            .get(first + 1)
            .is_none_or(|t| !t.is_word() || t.eq("people"));
    if (next.is(Class::AUXILIARY) || more || bare)
        && let Some(found) = hurt()
    {
        return Some(found);
    }
    Some(nothing)
}

/// The end of "%", "percent" or "per cent", exclusive.
fn percent(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let next = tokens.get(at)?;
    if next.mark() == '%' || next.any(&["percent", "percentage", "pct"]) {
        return Some(at + 1);
    }
    let two = next.eq("per") && tokens.get(at + 1).is_some_and(|t| t.eq("cent"));
    two.then_some(at + 2)
}

/// True for an age after a name: "Mara Velk, 54, …".
fn is_age(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let name = token(at.checked_sub(2)).is_some_and(Token::is_capital);
    let comma = |at| token(at).is_some_and(|t: &Token<'_>| t.mark() == ',');
    name && comma(at.checked_sub(1)) && comma(Some(end))
}

/// A unit of measure at `at`; "cubic metres" is one unit.
fn measured(tokens: &[Token<'_>], at: usize, token: &Token<'_>) -> Measure {
    let unit = token.stem.to_lowercase();
    let base = tokens.get(at + 1).filter(|t| t.is(Class::UNIT));
    match (unit.as_str(), base) {
        ("cubic", Some(base)) => Measure::of("volume", &format!("cubic {}", base.stem), at + 2),
        ("square", Some(base)) => Measure::of("area", &format!("square {}", base.stem), at + 2),
        _ => Measure::of(dimension(token.stem), &unit, at + 1),
    }
}

/// The counted noun among the six words from `first` on, after adjectives and "of the".
fn noun(tokens: &[Token<'_>], start: usize, first: usize) -> Option<Measure> {
    let idle = [
        "of", "the", "such", "more", "other", "these", "those", "its", "his",
    ];
    for at in first..first + 6 {
        // "two 17-year-old boys"
        let aged = |t: &Token<'_>| t.mark() == '-' || t.stem.starts_with("year-old");
        if tokens.get(at).is_some_and(|t| aged(t) || t.is_number())
            && tokens
                .get(at..at + 3)
                .unwrap_or(&[])
                .iter()
                .any(|t| t.stem.starts_with("year-old"))
        {
            continue;
        }
        let token = tokens.get(at).filter(|t| t.is_word())?;
        if token.is(Class::DURATION) && at <= first + 1 {
            return Some(Measure::of("duration", &plural(token.stem), at + 1));
        }
        if token.is(Class::MONEY) && !token.eq("pounds") {
            return Some(Measure::of("money", &token.stem.to_lowercase(), at + 1));
        }
        if token.is(Class::UNIT) && at <= first + 2 {
            return Some(measured(tokens, at, token));
        }
        if token.is(Class::PEOPLE) && is_compound(tokens, at) {
            continue; // "12 passenger trains"
        }
        if token.is(Class::PEOPLE) {
            let unit = plural(token.stem);
            let measures = match fate_of(tokens, start, at) {
                Some(fate) => format!("{unit} {fate}"),
                None => unit.clone(),
            };
            return Some(Measure::counted(measures, unit, at + 1));
        }
        let skip = token.any(&idle);
        if !skip && token.is(Class::PREPOSITION.or(Class::VERB).or(Class::AUXILIARY)) {
            return None;
        }
        if !is_plural(token.stem) || skip || tokens.get(at + 1).is_some_and(|t| t.is(Class::PEOPLE))
        {
            continue;
        }
        let measures = match fate_of(tokens, start, at) {
            Some(fate) if token.is(Class::VICTIM) => format!("people {fate}"),
            _ => token.stem.to_lowercase(),
        };
        return Some(Measure::counted(
            measures,
            token.stem.to_lowercase(),
            at + 1,
        ));
    }
    None
}

/// True if a noun for people only describes the next noun: "passenger trains", "pilot whales".
fn is_compound(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let other = Class::PEOPLE
        .or(Class::FUNCTION)
        .or(Class::VERB)
        .or(Class::AUXILIARY)
        .or(Class::PREPOSITION)
        .or(Class::CASUALTY)
        .or(Class::DURATION);
    plural(token.stem) != token.stem.to_lowercase()
        && !token.is_possessive()
        && next.text.starts_with(char::is_lowercase)
        && is_plural(next.stem)
        && !next.is(other)
}

/// True for a word that looks like a regular plural.
fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}
