//! "1 week", "2 weeks": how is a unit written after its number?

/// Irregular pairs.
const PAIRS: &[(&str, &str)] = &[
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

/// Units that texts also write in the singular after many: "a 100-metre wall".
const SINGULAR: &[&str] = &[
    "kilometre",
    "kilometer",
    "metre",
    "meter",
    "centimetre",
    "centimeter",
    "mile",
    "yard",
    "acre",
    "hectare",
    "kilogram",
    "kilogramme",
    "gram",
    "tonne",
    "ton",
    "pound",
    "ounce",
    "litre",
    "liter",
    "gallon",
    "barrel",
    "degree",
    "megawatt",
    "gigawatt",
    "kilowatt",
    "megabyte",
    "gigabyte",
    "kilobyte",
    "byte",
    "dollar",
    "euro",
];

/// The unit as it is read after one or after several.
pub(super) fn agreeing(unit: &str, one: bool) -> String {
    // "cubic metres": the last word agrees.
    let (lead, word) = match unit.rsplit_once(' ') {
        Some((lead, word)) => (format!("{lead} "), word),
        None => (String::new(), unit),
    };
    let irregular = PAIRS
        .iter()
        .find(|(single, several)| word == if one { *several } else { *single });
    if let Some((single, several)) = irregular {
        return lead + if one { single } else { several };
    }
    if !one {
        let tail = if SINGULAR.contains(&word) { "s" } else { "" };
        return format!("{lead}{word}{tail}");
    }
    let whole = word.len() < 4 || ["ss", "us", "is", "ies"].iter().any(|t| word.ends_with(t));
    let bare = ["sses", "xes", "ches", "shes"]
        .iter()
        .any(|t| word.ends_with(t));
    let cut = match word.strip_suffix('s') {
        Some(stem) if !whole && bare => stem.strip_suffix('e').unwrap_or(stem),
        Some(stem) if !whole => stem,
        _ => word,
    };
    lead + cut
}
