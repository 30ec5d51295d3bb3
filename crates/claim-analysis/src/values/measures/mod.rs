//! What a figure measures, and in which unit.

mod ages;
mod foreign;
mod money;
mod nouns;
mod rates;
mod topics;
pub(super) mod units;

use self::topics::Topic;
use self::units::{dimension, time};
use super::fates::{Counted, both, fate_of, lives};
use super::numbers::Number;
use crate::language::Language;
use crate::lexicon::Class;
use crate::lexicon::fates::{Fate, Form, fate_word};
use crate::text::tokens::Token;

pub(super) use money::before_figure as currency;
pub(super) use nouns::{is_plural, may_be_hurt};
pub(super) use units::plural;

/// What a figure measures.
#[derive(Debug, Clone)]
pub(super) struct Measure {
    /// "people killed", "money", "share", …; "number" if unknown.
    pub measures: String,
    pub unit: Option<String>,
    /// End in tokens of the figure with its unit, exclusive.
    pub end: usize,
    /// Counted in whole numbers, so that "more than 6,000" starts at 6,001.
    pub whole: bool,
    /// Units as reported for each unit as written: 10 for decades, which are reported in years.
    pub factor: f64,
}

impl Measure {
    fn of(measures: &str, unit: &str, end: usize) -> Self {
        Measure {
            measures: measures.to_owned(),
            unit: Some(unit.to_owned()),
            end,
            whole: false,
            factor: 1.0,
        }
    }

    fn counted(measures: String, unit: String, end: usize) -> Self {
        Measure {
            whole: true,
            ..Measure::of(&measures, &unit, end)
        }
    }

    fn people(fate: Fate, end: usize) -> Self {
        let measures = if fate == Fate::CASUALTIES {
            fate.words()
        } else {
            format!("people {}", fate.words())
        };
        Measure::counted(measures, "people".to_owned(), end)
    }

    fn aged(end: usize) -> Self {
        Measure::counted("age".to_owned(), "years".to_owned(), end)
    }

    fn lasting(unit: &str, end: usize) -> Self {
        let (factor, unit) = time(unit);
        Measure {
            factor,
            ..Measure::of("duration", &unit, end)
        }
    }

    /// What happened to the people counted: "killed" of "gunmen killed".
    pub(super) fn fate(&self) -> Option<&str> {
        let unit = self.unit.as_deref()?;
        self.measures.strip_prefix(unit)?.strip_prefix(' ')
    }

    pub(super) fn is_bare(&self) -> bool {
        self.measures == "number"
    }
}

/// A figure whose measure is sought.
#[derive(Debug, Clone, Copy)]
pub(super) struct Figure<'t, 'a> {
    pub tokens: &'t [Token<'a>],
    /// First token with qualifiers and currency.
    pub start: usize,
    /// First token of the number.
    pub at: usize,
    pub number: Number<'a>,
    /// Currency before the figure.
    pub currency: Option<&'static str>,
    pub language: Option<Language>,
}

impl Figure<'_, '_> {
    fn counted(&self, noun: Option<usize>, end: usize) -> Counted {
        Counted {
            start: self.start,
            number: self.number.end,
            noun,
            end,
        }
    }

    fn is_one(&self) -> bool {
        self.number.low == 1.0 && self.number.high == 1.0
    }
}

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
        let counted = if deaths {
            "deaths"
        } else {
            measure.unit.as_deref().unwrap_or("number")
        };
        return Measure::of(
            &format!("{counted} {rate}"),
            &format!("{counted} {rate}"),
            end,
        );
    }
    let speed = measure.measures == "length";
    Measure {
        measures: if speed {
            "speed".to_owned()
        } else {
            measure.measures
        },
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
    if let Some(rest) = figure.number.rest {
        return tied(figure, rest, from);
    }
    if figure.language != Some(Language::ENGLISH) {
        return Some(foreign::read(tokens, figure.at, from));
    }
    // "44-day": the hyphen ties the unit to the figure.
    let hyphen = tokens.get(from).is_some_and(|t| t.mark() == '-' && !t.gap);
    if hyphen
        && let Some(word) = tokens.get(from + 1).filter(|t| !t.gap && t.is_word())
        && let Some(found) = tied(figure, word.stem, from + 2)
    {
        return Some(found);
    }
    // "the 26 year-history"
    if let Some(word) = tokens
        .get(from)
        .filter(|t| t.is_word() && t.stem.contains('-'))
        && crate::lexicon::class(word.stem.split('-').next().unwrap_or("")).has(Class::DURATION)
    {
        return tied(figure, word.stem, from + 1);
    }
    if let Some(found) = share(tokens, from) {
        return Some(found);
    }
    if tokens.get(from).is_some_and(|t| t.eq("years"))
        && tokens.get(from + 1).is_some_and(|t| t.any(&["old", "of"]))
        && tokens
            .get(from + 1)
            .is_some_and(|t| t.eq("old") || tokens.get(from + 2).is_some_and(|t| t.eq("age")))
    {
        return Some(Measure::aged(from + 2));
    }
    if !tokens.get(from).is_some_and(|t| t.is(Class::DURATION))
        && ages::is_age(tokens, figure.start, figure.at, from)
    {
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
    unit(tokens, from)
        .or_else(|| noun(figure))
        .or_else(|| bare(figure))
}

/// The unit in the same word as the number: "two-year-old", "six-member", "120mm", "5-million-euro".
fn tied(figure: Figure<'_, '_>, rest: &str, end: usize) -> Option<Measure> {
    if rest.starts_with("year-old") {
        return Some(Measure::aged(end));
    }
    let unit = rest.split('-').next().unwrap_or(rest);
    let class = crate::lexicon::class(unit);
    if class.has(Class::DURATION) {
        return Some(Measure::lasting(unit, end));
    }
    if class.has(Class::MONEY) {
        return Some(Measure::of("money", &plural(unit), end));
    }
    if class.has(Class::UNIT) || units::is_tied(unit) {
        return Some(Measure::of(dimension(unit), &unit.to_lowercase(), end));
    }
    const PARTS: &[&str] = &[
        "term", "storey", "story", "seat", "game", "judge", "car", "vehicle", "room", "bed",
        "lane", "nation", "country", "party", "goal", "run", "vote", "stop", "page", "person",
        "strong", "man", "woman", "count", "engine", "point", "part", "justice", "ship", "team",
    ];
    if unit.eq_ignore_ascii_case("strong") {
        return Some(Measure::counted(
            "people".to_owned(),
            "people".to_owned(),
            end,
        ));
    }
    if class.has(Class::PEOPLE) || PARTS.contains(&unit) {
        let unit = plural(unit);
        return Some(Measure::counted(unit.clone(), unit, end));
    }
    let foreign = figure.language != Some(Language::ENGLISH);
    foreign.then(|| Measure {
        unit: None,
        ..Measure::counted("number".to_owned(), String::new(), end)
    })
}

/// "%", "percent", "per cent", "percentage points", and the same in other languages.
fn share(tokens: &[Token<'_>], at: usize) -> Option<Measure> {
    let next = tokens.get(at)?;
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|t| t.any(words));
    if next.any(&["percentage", "basis", "per", "percent"]) {
        let per_cent = usize::from(next.eq("per") && is(at + 1, &["cent"]));
        if is(at + 1 + per_cent, &["points", "point"]) {
            let unit = if next.eq("basis") {
                "basis points"
            } else {
                "percentage points"
            };
            return Some(Measure::of(unit, unit, at + 2 + per_cent));
        }
    }
    if next.any(&["pp", "Prozentpunkte", "Prozentpunkten", "Prozentpunkt"]) {
        return Some(Measure::of(
            "percentage points",
            "percentage points",
            at + 1,
        ));
    }
    let one = next.mark() == '%'
        || next.mark() == '٪'
        || next.any(&[
            "percent",
            "percentage",
            "pct",
            "prozent",
            "procent",
            "percento",
            "proc",
        ])
        || matches!(
            next.text,
            "процент"
                | "процента"
                | "процентов"
                | "відсотків"
                | "відсотка"
                | "प्रतिशत"
                | "फीसदी"
        );
    let two = next.any(&["per", "pour", "por"]) && is(at + 1, &["cent", "ciento", "cento"]);
    let end = at + 1 + usize::from(two);
    (one || two).then(|| Measure::of("share", "percent", end))
}

/// A unit of time or measure within two words after the number.
fn unit(tokens: &[Token<'_>], from: usize) -> Option<Measure> {
    let degree = tokens.get(from)?.mark() == '°';
    if degree {
        let letter = tokens
            .get(from + 1)
            .is_some_and(|t| !t.gap && t.any(&["c", "f"]));
        return Some(Measure::of(
            "temperature",
            "degrees",
            from + 1 + usize::from(letter),
        ));
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
        if token.is(stop) || token.any(&["and", "or", "who"]) || is_plural(token) {
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
        _ if dimension(token.stem) == "count" => Measure::counted("count".to_owned(), unit, at + 1),
        _ => Measure::of(dimension(token.stem), &unit, at + 1),
    }
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
    let unit = if token.is(Class::PEOPLE) {
        plural(token.stem)
    } else {
        token.stem.to_lowercase()
    };
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
        Some(fate) if nouns::is_person(token) || fate.is_bodily() && may_be_hurt(&unit) => {
            format!("{unit} {}", fate.words())
        }
        _ => unit.clone(),
    };
    Some(Measure::counted(measures, unit, found.end))
}

/// A number without noun: the fate of people, or the topic of the clause.
fn bare(figure: Figure<'_, '_>) -> Option<Measure> {
    let (tokens, from) = (figure.tokens, figure.number.end);
    if let Some(fate) = fate_of(tokens, figure.counted(None, from)) {
        // "71 injured", "17 dead": the state is the noun.
        let state = tokens.get(from).and_then(|t| fate_word(t.stem));
        let state = state.and_then(|w| w.form(Form::State)).is_some();
        let mut measure = Measure::people(fate, from);
        measure.end += usize::from(state);
        return Some(measure);
    }
    Some(match topics::read(tokens, figure.at) {
        Some(Topic::People(fate)) => Measure::people(fate, from),
        Some(Topic::Noun(noun)) => Measure::counted(noun.clone(), noun, from),
        None => Measure {
            unit: None,
            ..Measure::counted("number".to_owned(), String::new(), from)
        },
    })
}
