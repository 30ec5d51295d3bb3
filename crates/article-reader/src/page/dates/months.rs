//! Names of months in the languages that the reader knows.

/// Beginnings of the months' names in English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish, Danish,
/// Norwegian, Polish, Czech, Turkish, Russian. The longest fitting beginning counts.
const MONTHS: &[&[&str]] = &[
    &["jan", "jän", "ene", "gen", "sty", "led", "oca", "янв"],
    &["feb", "fév", "fev", "febr", "lut", "úno", "şub", "фев"],
    &["mar", "mär", "mrz", "maa", "mrt", "břez", "мар"],
    &["apr", "avr", "abr", "kwi", "dub", "nis", "апр"],
    &["may", "mai", "mag", "mei", "maj", "květ", "мая", "май"],
    &["jun", "juin", "giu", "cze", "červn", "haz", "июн"],
    &["jul", "juil", "lug", "lip", "července", "tem", "июл"],
    &["aug", "août", "aou", "ago", "sie", "srp", "ağu", "авг"],
    &["sep", "set", "wrz", "září", "eyl", "сен"],
    &["oct", "okt", "ott", "out", "paź", "říj", "eki", "окт"],
    &["nov", "lis", "kas", "ноя"],
    &["dec", "dez", "déc", "dic", "des", "gru", "pros", "ara", "дек"],
];

/// The number of the month that the lower-case word names.
pub fn month(word: &str) -> Option<u32> {
    let fits = |names: &[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    let best = MONTHS.iter().zip(1_u32..).filter_map(|(names, number)| Some((fits(names)?, number))).max();
    best.filter(|_| word.chars().count() <= 12).map(|(_, number)| number)
}
