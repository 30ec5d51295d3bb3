//! Units: dimension, currency, singular and plural.

use crate::lexicon::{self, Class};

/// Irregular singulars and plurals.
const IRREGULAR: &[(&str, &str)] = &[
    ("man", "men"),
    ("woman", "women"),
    ("child", "children"),
    ("person", "people"),
    ("policeman", "policemen"),
    ("serviceman", "servicemen"),
    ("fisherman", "fishermen"),
    ("century", "centuries"),
    ("family", "families"),
    ("deputy", "deputies"),
    ("body", "bodies"),
    ("foot", "feet"),
    ("inch", "inches"),
];

/// The unit in the singular if `one`, otherwise in the plural.
pub(crate) fn agreeing(unit: &str, one: bool) -> String {
    // "cubic metres": the last word agrees.
    let (lead, word) = match unit.rsplit_once(' ') {
        Some((lead, _)) => unit.split_at(lead.len() + 1),
        None => ("", unit),
    };
    let irregular = IRREGULAR.iter().find(|(single, several)| word == if one { *several } else { *single });
    if let Some((single, several)) = irregular {
        return [lead, if one { single } else { several }].concat();
    }
    if !one {
        // "Kilowatt" is another language.
        let english = word.starts_with(char::is_lowercase) && lexicon::class(word).has(Class::SINGULAR_UNIT);
        let tail = if english { "s" } else { "" };
        return [lead, word, tail].concat();
    }
    let whole = word.len() < 4 || ["ss", "us", "is", "ies"].iter().any(|t| word.ends_with(t));
    let bare = ["sses", "xes", "ches", "shes"].iter().any(|t| word.ends_with(t));
    let cut = match word.strip_suffix('s') {
        Some(stem) if !whole && bare => stem.strip_suffix('e').unwrap_or(stem),
        Some(stem) if !whole => stem,
        _ => word,
    };
    [lead, cut].concat()
}

/// The plural of a noun for people or of a unit of time, in lower case.
pub(crate) fn plural(word: &str) -> String {
    let word = word.to_lowercase();
    match word.as_str() {
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        "child" => "children".to_owned(),
        "person" | "persons" => "people".to_owned(),
        "day" | "week" | "month" | "year" | "hour" | "minute" | "second" | "decade" | "night" | "fortnight" => {
            word + "s"
        }
        "century" => "centuries".to_owned(),
        "staff" | "police" | "crew" | "personnel" => word,
        _ if word.ends_with("people") || word.ends_with("en") || word.ends_with('s') => word,
        _ if ["ch", "sh", "x"].iter().any(|end| word.ends_with(end)) => word + "es",
        _ if word.ends_with('y') && !["ay", "ey", "oy"].iter().any(|end| word.ends_with(end)) => {
            word.trim_end_matches('y').to_owned() + "ies"
        }
        _ if !word.is_empty() => word + "s",
        _ => word,
    }
}

/// What a unit of measure measures.
pub(super) fn dimension(unit: &str) -> &'static str {
    let unit = unit.to_lowercase();
    match unit.as_str() {
        "acre" | "acres" | "hectare" | "hectares" | "ha" | "square" => "area",
        "kg" | "tonne" | "tonnes" | "ton" | "tons" | "pound" | "pounds" | "gram" | "grams" | "kilogram"
        | "kilograms" | "kilogramme" | "kilogrammes" | "kilo" | "kilos" | "ounce" | "ounces" => "mass",
        "litre" | "litres" | "liter" | "liters" | "gallon" | "gallons" | "barrel" | "barrels" => "volume",
        "mph" | "kph" | "knots" => "speed",
        "degree" | "degrees" | "celsius" | "fahrenheit" | "°" | "°c" | "°f" | "c" | "f" => "temperature",
        "votes" | "seats" | "points" | "goals" | "shares" | "copies" | "units" => "count",
        _ if unit.ends_with("byte") || unit.ends_with("bytes") || unit.len() <= 2 && unit.ends_with('b') => "data",
        _ if unit.contains("watt") || matches!(unit.as_str(), "mw" | "gw" | "kwh") => "power",
        _ => "length",
    }
}

/// True for letters that may be tied to digits as a unit: "120mm", "-18C".
pub(crate) fn is_tied(letters: &str) -> bool {
    TIED.contains(&letters)
}

const TIED: &[&str] = &[
    "mm", "cm", "km", "kg", "g", "mg", "ml", "ft", "in", "mph", "kph", "kmh", "C", "F", "MW", "GW", "kW", "kWh", "MWh",
    "GWh", "TWh", "GB", "MB", "TB", "Gb", "Mb", "ha", "lb", "lbs", "oz", "pc", "p", "hp", "Hz", "MHz", "GHz", "min",
    "mins", "hrs", "hr", "pp", "bps", "bp",
];

/// Factor and name of a unit of time as it is reported: decades and centuries in years, fortnights in weeks.
pub(super) fn time(unit: &str) -> (f64, String) {
    let plain = plural(unit);
    match plain.as_str() {
        "decades" => (10.0, "years".to_owned()),
        "centuries" => (100.0, "years".to_owned()),
        "fortnights" | "fortnight" => (2.0, "weeks".to_owned()),
        _ => (1.0, plain),
    }
}

/// How many of the smaller unit of time one of the larger has: 12 for months in a year. `None` if that differs.
pub(crate) fn in_smaller(larger: &str, smaller: &str) -> Option<f64> {
    const PAIRS: [(&str, &str, f64); 5] = [
        ("years", "months", 12.0),
        ("weeks", "days", 7.0),
        ("days", "hours", 24.0),
        ("hours", "minutes", 60.0),
        ("minutes", "seconds", 60.0),
    ];
    let (larger, smaller) = (plural(larger), plural(smaller));
    PAIRS.iter().find(|(large, small, _)| larger == *large && smaller == *small).map(|(.., factor)| *factor)
}
