//! What a figure measures, and in which unit.

mod ages;
mod foreign;
mod measure;
mod money;
mod nouns;
mod rates;
mod topics;
mod touching;
pub(super) mod units;

use self::topics::Topic;
use super::fates::{Counted, both, fate_of, lives, told};

use crate::language::Language;
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form, fate_word};
use crate::text::tokens::Token;

pub(super) use measure::{Figure, Measure};
pub(super) use money::before_figure as currency;
pub(super) use nouns::{is_plural, may_be_hurt};
pub(super) use units::{in_smaller, plural};

/// What a figure measures. `None` if the figure belongs to a date.
pub(super) fn read(figure: Figure<'_, '_>) -> Option<Measure> {
    let measure = plain(figure)?;
    Some(with_rate(figure, measure))
}

/// A measure with the rate after: "US dollars per barrel", "deaths per 1,000 births".
fn with_rate(figure: Figure<'_, '_>, measure: Measure) -> Measure {
    if measure.measures == "age" {
        return measure;
    }
    let Some((rate, end)) = rates::read(figure.tokens, measure.end, figure.language) else {
        return measure;
    };
    if measure.whole {
        // A rate is no count: "5.3 deaths per 1,000 births".
        let deaths = measure.measures == "people killed";
        let unit = measure.unit.as_deref().unwrap_or("number");
        let counted = if deaths { "deaths" } else { unit };
        // "kills 4,000 children a year": a count for each length of time.
        let timed = end.checked_sub(1).and_then(|last| figure.tokens.get(last)).is_some_and(|t| t.is(Class::DURATION));
        if timed && !deaths && measure.fate().is_some() {
            return Measure::of(&format!("{} {rate}", measure.measures), &format!("{unit} {rate}"), end);
        }
        return Measure::of(&format!("{counted} {rate}"), &format!("{counted} {rate}"), end);
    }
    let speed = measure.measures == "length";
    Measure {
        measures: if speed { "speed".to_owned() } else { measure.measures },
        unit: measure.unit.map(|unit| format!("{unit} {rate}")),
        end,
        whole: measure.whole,
        factor: measure.factor,
    }
}

fn plain(figure: Figure<'_, '_>) -> Option<Measure> {
    let (tokens, from) = (figure.tokens, figure.number.end);
    if let Some(name) = figure.currency {
        return Some(Measure::of("money", name, from));
    }
    // "a magnitude 6.1 earthquake"
    if figure.start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.eq("magnitude")) {
        return Some(Measure::of("magnitude", "magnitude", from));
    }
    if let Some(rest) = figure.number.rest {
        return touching::tied(figure, rest, from);
    }
    if figure.language != Some(Language::ENGLISH) {
        return Some(foreign::read(tokens, figure.at, from, figure.language));
    }
    // "44-day": the hyphen ties the unit to the figure.
    let hyphen = tokens.get(from).is_some_and(|t| t.mark() == '-' && !t.gap);
    if hyphen
        && let Some(word) = tokens.get(from + 1).filter(|t| !t.gap && t.is_word())
        && let Some(found) = touching::tied(figure, word.stem, from + 2)
    {
        return Some(found);
    }
    // "the 26 year-history"
    if let Some(word) = tokens.get(from).filter(|t| t.is_word() && t.hyphenated)
        && crate::lexicon::class(word.stem.split('-').next().unwrap_or("")).has(Class::DURATION)
    {
        return touching::tied(figure, word.stem, from + 1);
    }
    if let Some(found) = touching::share(tokens, from) {
        return Some(found);
    }
    if tokens.get(from).is_some_and(|t| t.eq("years"))
        && tokens.get(from + 1).is_some_and(|t| t.any(&["old", "of"]))
        && tokens.get(from + 1).is_some_and(|t| t.eq("old") || tokens.get(from + 2).is_some_and(|t| t.eq("age")))
    {
        return Some(Measure::aged(from + 2));
    }
    if !tokens.get(from).is_some_and(|t| t.is(Class::DURATION)) && ages::is_age(tokens, figure.start, figure.at, from) {
        return Some(Measure::aged(from));
    }
    let next = tokens.get(from);
    if next.is_some_and(|t| t.is(Class::MONTH) && t.is_capital() && !t.any(&["may", "march"]))
        || next.is_some_and(|t| t.is(Class::MONTH) && t.is_capital() && figure.number.high <= 31.0)
    {
        return None;
    }
    if let Some(end) = lives(tokens, figure.start, from) {
        return Some(Measure::people(Fate::KILLED, end));
    }
    if let Some((name, end)) = money::after_figure(tokens, from) {
        return Some(Measure::of("money", &name, end));
    }
    let own = touching::unit(tokens, from).or_else(|| part_of(figure)).or_else(|| noun(figure));
    Some(own.unwrap_or_else(|| bare(figure)))
}

/// "48 of 71 km", "15 of those on board": the unit of the whole, or people.
fn part_of(figure: Figure<'_, '_>) -> Option<Measure> {
    let (tokens, from) = (figure.tokens, figure.number.end);
    tokens.get(from).filter(|t| t.eq("of"))?;
    let those = tokens.get(from + 1).is_some_and(|t| t.any(&["those", "the"]));
    let aboard = |at: usize| tokens.get(at).is_some_and(|t| t.any(&["on", "aboard", "inside", "who"]));
    if those && tokens.get(from + 1)?.eq("those") && aboard(from + 2) {
        let fate = fate_of(tokens, figure.counted(None, from + 2));
        return Some(
            fate.map_or_else(|| Measure::counted("people", "people", from + 2), |fate| Measure::people(fate, from + 2)),
        );
    }
    let whole = from + 1 + usize::from(those);
    let number = super::numbers::read(tokens, whole, figure.language).filter(|n| n.rest.is_none())?;
    let unit = touching::unit(tokens, number.end).filter(|unit| !unit.whole)?;
    Some(Measure { end: from, ..unit })
}

/// The measure of a single person with a fate: "killed a passenger", "a man was stabbed to death".
pub(super) fn person(tokens: &[Token<'_>], at: usize) -> Option<Measure> {
    if !tokens.get(at)?.any(&["a", "an"]) {
        return None;
    }
    let near = tokens.get(at + 1..tokens.len().min(at + 4))?;
    if !near.iter().any(|t| t.is(Class::PEOPLE)) {
        return None;
    }
    let found = nouns::read(tokens, at + 1, true)?;
    let noun = found.at.filter(|noun| *noun <= at + 3)?;
    let token = tokens.get(noun)?;
    if !token.is(Class::PEOPLE) || is_plural(token) || token.is_possessive() {
        return None;
    }
    let counted = Counted { start: at, number: at + 1, noun: Some(noun), end: found.end };
    told(tokens, counted).map(|fate| Measure::people(fate, found.end))
}

/// The counted noun, and what happened to the people that it names.
fn noun(figure: Figure<'_, '_>) -> Option<Measure> {
    let (tokens, from) = (figure.tokens, figure.number.end);
    let found = nouns::read(tokens, from, figure.is_one())?;
    let counted = figure.counted(found.at, found.end);
    let fate = fate_of(tokens, counted);
    let Some(at) = found.at else {
        // "nine others", "hundreds of them"
        return fate.map(|fate| Measure::people(fate, found.end));
    };
    let token = tokens.get(at)?;
    let unit = if token.is(Class::PEOPLE) { plural(token.stem) } else { token.stem.to_lowercase() };
    let own = fate_word(token.stem);
    if let Some(fate) = own.and_then(|w| w.form(Form::Noun).or(w.form(Form::State))) {
        let (fate, end) = both(tokens, at).unwrap_or((fate, found.end));
        let mut measure = Measure::people(fate, end);
        if !token.any(&["dead", "wounded", "injured", "missing"]) {
            measure.unit = Some(unit);
        }
        return Some(measure);
    }
    let bodies = token.any(&["bodies", "corpses"]);
    let measures = match fate {
        _ if bodies => "people killed".to_owned(),
        Some(fate) if token.is(Class::VICTIM) => format!("people {}", fate.words()),
        Some(fate) if may_be_hurt(&unit) && (fate.is_bodily() || nouns::is_person(token)) => {
            format!("{unit} {}", fate.words())
        }
        _ => unit.clone(),
    };
    Some(Measure::counted(&measures, &unit, found.end))
}

/// A number without noun: the fate of people, or the topic of the clause.
fn bare(figure: Figure<'_, '_>) -> Measure {
    let (tokens, from) = (figure.tokens, figure.number.end);
    if let Some(fate) = fate_of(tokens, figure.counted(None, from)) {
        // "71 injured", "17 dead": the state is the noun.
        let state = tokens.get(from).and_then(|t| fate_word(t.stem));
        let state = state.and_then(|w| w.form(Form::State)).is_some();
        let mut measure = Measure::people(fate, from);
        measure.end += usize::from(state);
        return measure;
    }
    // "140 in favour and 22 against"
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    let against = is(from, &["against"]) && !is(from + 1, &["the", "a", "an", "his", "its"]);
    if is(from, &["in"]) && is(from + 1, &["favour", "favor"]) || against {
        return Measure::counted("votes", "votes", from);
    }
    match topics::read(tokens, figure.at) {
        Some(Topic::People(fate)) => Measure::people(fate, from),
        Some(Topic::Noun(noun)) => Measure::counted(&noun, &noun, from),
        None => Measure { unit: None, ..Measure::counted("number", "", from) },
    }
}
