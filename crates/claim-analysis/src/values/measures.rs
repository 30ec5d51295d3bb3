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
        if token.is(Class::PEOPLE) && is_compound(tokens, at) {
            continue; // "12 passenger trains"
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

/// "passenger trains", "pilot whales": a person's word that only tells which things are meant.
fn is_compound(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(token), Some(next)) = (tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    let several = |stem: &str| stem.len() > 3 && stem.ends_with('s') && !stem.ends_with("ss");
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
        && several(next.stem)
        && !next.is(other)
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

/// "killed 40", "killed at least 40"
fn is_fated(tokens: &[Token<'_>], at: usize) -> bool {
    [1, 3].iter().any(|&back| {
        at.checked_sub(back)
            .is_some_and(|b| fate(tokens, b).is_some())
    })
}

/// "claimed 12 lives", "12 lives were lost": one past "lives".
fn lives(tokens: &[Token<'_>], at: usize, first: usize) -> Option<usize> {
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

/// "the death toll in Ardel rose to 31"
fn is_toll(tokens: &[Token<'_>], at: usize) -> bool {
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

/// What befell the counted people: the word just before the figure, the words after the noun, or
/// those some way before.
fn people(tokens: &[Token<'_>], figure: usize, noun: usize) -> Option<&'static str> {
    let before = |words: usize| {
        let before = tokens
            .get(figure.saturating_sub(words)..figure)
            .unwrap_or(&[]);
        let joined = |t: &Token<'_>| !t.any(&["and", "while", "but"]) && t.mark() != ',';
        let near = before.iter().rev().take_while(|t| joined(t)).count();
        (figure - near..figure)
            .rev()
            .find_map(|at| fate(tokens, at))
    };
    before(3)
        .or_else(|| after(tokens, noun))
        .or_else(|| before(8))
        .or_else(|| among(tokens, figure))
}

/// "84 people lost their lives, among them nine nurses": the fate of those counted before.
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

/// The first fate after the noun that is not another figure's: "… and killed 40".
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

/// What the word at this place says of people.
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

/// "lost their" or "claimed the", before "lives"
pub(crate) fn is_loss(before: &[Token<'_>]) -> bool {
    let [verb, whose] = before else { return false };
    let lost = verb.any(&["lost", "lose", "loses", "losing"]);
    let taken = verb.any(&["claimed", "claims", "claiming", "took", "cost", "costing"]);
    lost && whose.any(&["their", "his", "her"]) || (lost || taken) && whose.eq("the")
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
