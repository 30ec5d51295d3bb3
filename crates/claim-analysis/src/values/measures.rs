//! What does a figure count, and in which unit?

use crate::lexicon::Class;
use crate::tokens::Token;

/// What a figure counts.
#[derive(Debug)]
pub(super) struct Measure {
    pub measures: String,
    pub unit: Option<String>,
    /// One past the last token of the figure with its unit.
    pub end: usize,
    /// Counted one by one, so "more than 6,000" begins at 6,001.
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

    fn counted(measures: String, unit: String, end: usize) -> Self {
        Measure {
            measures,
            unit: Some(unit),
            end,
            whole: true,
        }
    }
}

/// What the figure that ends before token `from` counts; `sign` is its currency.
///
/// `at` is the figure's first token.
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
    // "killed 40 and wounded 12": the fate alone says that people are counted.
    let hurt = || {
        let fate = people(tokens, at, first)?;
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
    if let Some(found) = noun(tokens, at, first) {
        return Some(found);
    }
    let wounding = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| fate(t).is_some());
    let least = at
        .checked_sub(3)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| fate(t).is_some());
    let bare = !next.is_word() && (wounding || least);
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

/// One past "%", "percent" or "per cent".
fn percent(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let next = tokens.get(at)?;
    if next.mark() == '%' || next.any(&["percent", "percentage", "pct"]) {
        return Some(at + 1);
    }
    let two = next.eq("per") && tokens.get(at + 1).is_some_and(|t| t.eq("cent"));
    two.then_some(at + 2)
}

/// "Mara Velk, 54, …"
fn is_age(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let token = |at: Option<usize>| at.and_then(|at| tokens.get(at));
    let name = token(at.checked_sub(2)).is_some_and(Token::is_capital);
    let comma = |at| token(at).is_some_and(|t: &Token<'_>| t.mark() == ',');
    name && comma(at.checked_sub(1)) && comma(Some(end))
}

/// A figure with a unit of measure; "cubic metres" is one unit.
fn measured(tokens: &[Token<'_>], at: usize, token: &Token<'_>) -> Measure {
    let unit = token.stem.to_lowercase();
    let base = tokens.get(at + 1).filter(|t| t.is(Class::UNIT));
    match (unit.as_str(), base) {
        ("cubic", Some(base)) => Measure::of("volume", &format!("cubic {}", base.stem), at + 2),
        ("square", Some(base)) => Measure::of("area", &format!("square {}", base.stem), at + 2),
        _ => Measure::of(dimension(token.stem), &unit, at + 1),
    }
}

/// The counted noun: at most six words on, past adjectives and an "of the".
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
        if token.is(Class::PEOPLE) {
            let unit = plural(token.stem);
            let measures = match people(tokens, start, at) {
                Some(fate) => format!("{unit} {fate}"),
                None => unit.clone(),
            };
            return Some(Measure::counted(measures, unit, at + 1));
        }
        let skip = token.any(&idle);
        if !skip && token.is(Class::PREPOSITION.or(Class::VERB).or(Class::AUXILIARY)) {
            return None;
        }
        let plural =
            token.stem.len() > 3 && token.stem.ends_with('s') && !token.stem.ends_with("ss");
        if !plural || skip || tokens.get(at + 1).is_some_and(|t| t.is(Class::PEOPLE)) {
            continue;
        }
        let measures = match people(tokens, start, at) {
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

fn plural(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "child" => "children".to_owned(),
        "person" | "persons" => "people".to_owned(),
        "day" | "week" | "month" | "year" | "hour" | "minute" | "second" | "decade" | "night" => {
            word + "s"
        }
        "century" => "centuries".to_owned(),
        "staff" | "police" | "crew" | "personnel" => word,
        _ if !word.ends_with('s') && !word.ends_with("en") && word != "people" => word + "s",
        _ => word,
    }
}

/// What befell the counted people: the word just before the figure, the words after the noun, or
/// those some way before.
fn people(tokens: &[Token<'_>], figure: usize, noun: usize) -> Option<&'static str> {
    let before = |words: usize| {
        let before = tokens
            .get(figure.saturating_sub(words)..figure)
            .unwrap_or(&[]);
        let joined = |t: &&Token<'_>| !t.any(&["and", "while", "but"]) && t.mark() != ',';
        before.iter().rev().take_while(joined).find_map(fate)
    };
    before(3)
        .or_else(|| after(tokens, noun))
        .or_else(|| before(8))
}

/// The first fate after the noun that is not another figure's: "… and killed 40".
fn after(tokens: &[Token<'_>], noun: usize) -> Option<&'static str> {
    for at in noun..noun + 16 {
        let token = tokens.get(at).filter(|t| !matches!(t.mark(), ';' | '.'))?;
        if let Some(found) = fate(token) {
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

fn fate(token: &Token<'_>) -> Option<&'static str> {
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

fn dimension(unit: &str) -> &'static str {
    let unit = unit.to_lowercase();
    match unit.as_str() {
        "acre" | "acres" | "hectare" | "hectares" | "ha" | "square" => "area",
        "kg" | "tonne" | "tonnes" | "ton" | "tons" | "pound" | "pounds" | "gram" | "grams"
        | "kilogram" | "kilograms" | "kilogramme" | "kilogrammes" | "ounce" | "ounces" => "mass",
        "litre" | "litres" | "liter" | "liters" | "gallon" | "gallons" | "barrel" | "barrels" => {
            "volume"
        }
        "mph" | "kph" | "knots" => "speed",
        "degree" | "degrees" | "celsius" | "fahrenheit" => "temperature",
        "votes" | "seats" | "points" | "goals" | "shares" | "copies" | "units" => "count",
        _ if unit.ends_with("byte")
            || unit.ends_with("bytes")
            || unit.len() <= 2 && unit.ends_with('b') =>
        {
            "data"
        }
        _ if unit.contains("watt") || matches!(unit.as_str(), "mw" | "gw" | "kwh") => "power",
        _ => "length",
    }
}
