//! Reads a day or a moment as pages write it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};

/// A day, and the moment where a time and a zone are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day in the source's zone.
    pub day: NaiveDate,
    /// The moment, with the source's offset.
    pub at: Option<DateTime<FixedOffset>>,
}

/// Reads a machine's date: ISO 8601 in its variants, RFC 2822, seconds since 1970. Else what people write.
pub fn parse(text: &str) -> Option<Moment> {
    let text = text.trim();
    iso(text).or_else(|| rfc2822(text)).or_else(|| epoch(text)).or_else(|| written(text)).filter(plausible)
}

/// Reads the first date that people wrote in a text: `3 May 2021`, `May 3, 2021`, `3. Mai 2021`, `03.05.2021`.
pub fn written(text: &str) -> Option<Moment> {
    let words = words(text);
    let at = (0..words.len()).find_map(|at| named(words.get(at..)?).or_else(|| numeric(words.get(at..)?)));
    at.map(|day| Moment { day, at: None }).filter(plausible)
}

/// No article on the web is older than this, and dates of the far future are mistakes.
fn plausible(moment: &Moment) -> bool {
    use chrono::Datelike;
    (1990..=2100).contains(&moment.day.year())
}

fn iso(text: &str) -> Option<Moment> {
    let day = NaiveDate::parse_from_str(text.get(..10)?, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(text.get(..10).unwrap_or_default(), "%Y/%m/%d"))
        .or_else(|_| NaiveDate::parse_from_str(text.get(..8).unwrap_or_default(), "%Y%m%d"));
    let day = day.ok()?;
    let compact = text.get(..8).is_some_and(|start| start.bytes().all(|byte| byte.is_ascii_digit()));
    let rest = text.get(if compact { 8 } else { 10 }..)?.trim_start_matches(['T', 't', ' ', ',']);
    Some(Moment { day, at: time_and_offset(day, rest) })
}

/// `10:43:00.000+01:00`, `10:43 Z`, `104300Z`. Without an offset there is no moment.
fn time_and_offset(day: NaiveDate, text: &str) -> Option<DateTime<FixedOffset>> {
    let split = text.find(['Z', 'z', '+', '-']).or_else(|| text.find(['U', 'G']))?;
    let (time, zone) = text.split_at_checked(split)?;
    let time = time.trim().split('.').next()?;
    let time = ["%H:%M:%S", "%H:%M", "%H%M%S", "%H%M"]
        .into_iter()
        .find_map(|form| NaiveTime::parse_from_str(time, form).ok())?;
    offset(zone.trim())?.from_local_datetime(&NaiveDateTime::new(day, time)).single()
}

fn offset(zone: &str) -> Option<FixedOffset> {
    if matches!(zone, "Z" | "z" | "UTC" | "GMT") {
        return FixedOffset::east_opt(0);
    }
    let (sign, digits) = zone.split_at_checked(1)?;
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = digits.get(..digits.len().min(2))?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Ok(0), str::parse).ok()?;
    let seconds = hours * 3600 + minutes * 60;
    FixedOffset::east_opt(if sign == "-" { -seconds } else { seconds })
}

fn rfc2822(text: &str) -> Option<Moment> {
    let at = DateTime::parse_from_rfc2822(text).ok()?;
    Some(Moment { day: at.date_naive(), at: Some(at) })
}

/// Ten digits are seconds, thirteen are milliseconds.
fn epoch(text: &str) -> Option<Moment> {
    let number: i64 = text.parse().ok()?;
    let seconds = match text.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let at = DateTime::from_timestamp(seconds, 0)?.fixed_offset();
    Some(Moment { day: at.date_naive(), at: Some(at) })
}

/// Lower-case words and numbers of the start of a text, with the mark that follows each.
fn words(text: &str) -> Vec<(String, char)> {
    let mut out: Vec<(String, char)> = Vec::new();
    let mut word = String::new();
    for c in text.chars().take(400).chain([' ']) {
        let same_kind = word.chars().last().is_none_or(|last| last.is_numeric() == c.is_numeric());
        if c.is_alphanumeric() && same_kind {
            word.extend(c.to_lowercase());
            continue;
        }
        if !word.is_empty() {
            out.push((std::mem::take(&mut word), c));
        }
        if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
    }
    out
}

/// A date with the month's name: day first, month first, or year first (`2021 May 3`).
fn named(words: &[(String, char)]) -> Option<NaiveDate> {
    let mut words = words.iter().map(|(word, _)| word.as_str()).filter(|word| !FILLERS.contains(word));
    let (first, second, third) = (words.next()?, words.next()?, words.next()?);
    let year = |word: &str| (word.len() == 4).then(|| word.parse::<i32>().ok()).flatten();
    let day = |word: &str| (word.len() <= 2).then(|| word.parse::<u32>().ok()).flatten();
    if let (Some(day), Some(month), Some(year)) = (day(first), month(second), year(third)) {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    if let (Some(month), Some(day), Some(year)) = (month(first), day(second), year(third)) {
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    NaiveDate::from_ymd_opt(year(first)?, month(second)?, day(third)?)
}

const FILLERS: &[&str] = &["de", "del", "of", "the", "st", "nd", "rd", "th", "di", "er", "den"];

/// `03.05.2021`, `3/5/2021`, `2021-05-03`, `2021.05.03`. With slashes the day comes first, unless it cannot.
fn numeric(words: &[(String, char)]) -> Option<NaiveDate> {
    let [(first, mark), (second, mark_again), (third, _), ..] = words else { return None };
    if mark != mark_again || !matches!(mark, '.' | '/' | '-' | '年') {
        return None;
    }
    let number = |word: &str| word.parse::<u32>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if first.len() == 4 {
        return NaiveDate::from_ymd_opt(i32::try_from(a).ok()?, b, c);
    }
    let year = match third.len() {
        4 => i32::try_from(c).ok()?,
        2 if *mark == '.' => 2000 + i32::try_from(c).ok()?,
        _ => return None,
    };
    NaiveDate::from_ymd_opt(year, b, a).or_else(|| NaiveDate::from_ymd_opt(year, a, b))
}

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

fn month(word: &str) -> Option<u32> {
    let fits = |names: &[&str]| names.iter().filter(|name| word.starts_with(**name)).map(|name| name.len()).max();
    let best = MONTHS.iter().zip(1_u32..).filter_map(|(names, number)| Some((fits(names)?, number))).max();
    best.filter(|_| word.chars().count() <= 12).map(|(_, number)| number)
}
