//! Reads a day or a moment as pages write it.

mod months;
mod times;
mod words;
mod zones;

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use months::month;
use words::{Word, words};

pub use words::has_date_only;

/// A day, and the moment where a time and a zone are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day in the source's zone.
    pub day: NaiveDate,
    /// The moment, with the source's offset.
    pub at: Option<DateTime<FixedOffset>>,
}

/// In which order a source writes day and month where numbers do not tell: `03/04/2026`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// 4 March: the United States, and few others.
    MonthFirst,
    /// 3 April.
    DayFirst,
    /// Nobody knows: English without a region.
    Unknown,
}

impl Order {
    /// The order of a language: a BCP 47 tag, as Unicode's locale data have it.
    pub fn of(language: Option<&str>) -> Order {
        match language {
            Some("en-US" | "en-PH" | "en-PR" | "es-PR" | "en-GU" | "en-AS" | "en-VI" | "en-UM") => Order::MonthFirst,
            // Canada writes both.
            None | Some("en" | "en-CA") => Order::Unknown,
            Some(_) => Order::DayFirst,
        }
    }
}

/// Reads a machine's date: ISO 8601 in its variants, RFC 2822, seconds since 1970. Else what people write.
pub fn parse(text: &str, order: Order) -> Option<Moment> {
    let text = text.trim();
    iso(text).or_else(|| rfc2822(text)).or_else(|| epoch(text)).or_else(|| written(text, order)).filter(plausible)
}

/// Reads the first date that people wrote in a text: `3 May 2021`, `May 3, 2021`, `3. Mai 2021`, `03.05.2021`,
/// `2021年5月3日`; with the moment where a time and a zone are next to it.
pub fn written(text: &str, order: Order) -> Option<Moment> {
    let words = words(text);
    (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let american = order == Order::MonthFirst || times::is_american(&words, at);
        let order = if american && order == Order::Unknown { Order::MonthFirst } else { order };
        let (day, length) = named(rest).or_else(|| marked(rest)).or_else(|| numeric(rest, order))?;
        let moment = Moment { day, at: times::near(&words, at, length, day, american) };
        plausible(&moment).then_some(moment)
    })
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
    Some(Moment { day, at: time_and_offset(day, rest).or_else(|| times::near(&words(rest), 0, 0, day, true)) })
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

/// A date with the month's name, and its number of words: day first, month first, or year first (`2021 May 3`).
fn named(words: &[Word]) -> Option<(NaiveDate, usize)> {
    let mut all = words.iter().enumerate().filter(|(_, word)| !FILLERS.contains(&word.text.as_str()));
    let ((_, first), (_, second), (last, third)) = (all.next()?, all.next()?, all.next()?);
    let date = if let (Some(day), Some(month), Some(year)) = (first.day(), month(&second.text), third.year()) {
        NaiveDate::from_ymd_opt(year, month, day)
    } else if let (Some(month), Some(day), Some(year)) = (month(&first.text), second.day(), third.year()) {
        NaiveDate::from_ymd_opt(year, month, day)
    } else {
        NaiveDate::from_ymd_opt(first.year()?, month(&second.text)?, third.day()?)
    };
    Some((date?, last + 1))
}

const FILLERS: &[&str] = &["de", "del", "of", "the", "st", "nd", "rd", "th", "di", "er", "den"];

/// A date whose numbers say what they are, and its number of words: `2021年5月3日`, `2021년 5월 3일`.
fn marked(words: &[Word]) -> Option<(NaiveDate, usize)> {
    let [year, year_mark, month, month_mark, day, day_mark, ..] = words else { return None };
    let marks = [(year_mark, ['年', '년']), (month_mark, ['月', '월']), (day_mark, ['日', '일'])];
    let fits = marks.iter().all(|(word, marks)| word.text.starts_with(*marks) || word.text.starts_with('号'));
    let date = fits.then(|| NaiveDate::from_ymd_opt(year.year()?, month.day()?, day.day()?)).flatten()?;
    Some((date, 6))
}

/// `03.05.2021`, `3/5/2021`, `2021-05-03`, `2021.05.03`, and the number of words. With dots the day comes first; with
/// other marks `order` decides where both are possible, and without an order there is no date.
fn numeric(words: &[Word], order: Order) -> Option<(NaiveDate, usize)> {
    let [first, second, third, ..] = words else { return None };
    if first.mark != second.mark || !matches!(first.mark, '.' | '/' | '-') || first.text.len() > 4 {
        return None;
    }
    let number = |word: &Word| word.text.parse::<u32>().ok();
    let (a, b, c) = (number(first)?, number(second)?, number(third)?);
    if let Some(year) = first.year() {
        return Some((NaiveDate::from_ymd_opt(year, b, c)?, 3));
    }
    let year = match third.text.len() {
        4 => i32::try_from(c).ok()?,
        2 if first.mark == '.' || (first.mark == '/' && order != Order::Unknown) => 2000 + i32::try_from(c).ok()?,
        _ => return None,
    };
    let (day_first, month_first) = (NaiveDate::from_ymd_opt(year, b, a), NaiveDate::from_ymd_opt(year, a, b));
    let date = match order {
        _ if first.mark == '.' || a == b => day_first.or(month_first),
        Order::DayFirst => day_first.or(month_first),
        Order::MonthFirst => month_first.or(day_first),
        Order::Unknown => day_first.xor(month_first),
    };
    Some((date?, 3))
}
