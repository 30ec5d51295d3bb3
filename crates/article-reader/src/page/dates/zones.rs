//! Time zones by the names that pages print next to times.

use chrono::{Datelike, FixedOffset, NaiveDate, Weekday};

/// Abbreviations with one meaning, and minutes east of Greenwich.
const ZONES: &[(&str, i32)] = &[
    ("utc", 0),
    ("gmt", 0),
    ("wet", 0),
    ("bst", 60),
    ("west", 60),
    ("cet", 60),
    ("mez", 60),
    ("cest", 120),
    ("mesz", 120),
    ("eet", 120),
    ("sast", 120),
    ("eest", 180),
    ("msk", 180),
    ("мск", 180),
    ("hkt", 480),
    ("sgt", 480),
    ("awst", 480),
    ("jst", 540),
    ("kst", 540),
    ("aest", 600),
    ("aedt", 660),
    ("nzst", 720),
    ("nzdt", 780),
    ("brt", -180),
];

/// Those of North America, which mean other zones elsewhere: standard time, daylight time, and what is either.
const AMERICAN: &[(&str, i32)] = &[
    ("nst", -210),
    ("ndt", -150),
    ("ast", -240),
    ("adt", -180),
    ("est", -300),
    ("edt", -240),
    ("cst", -360),
    ("cdt", -300),
    ("mst", -420),
    ("mdt", -360),
    ("pst", -480),
    ("pdt", -420),
    ("akst", -540),
    ("akdt", -480),
    ("hst", -600),
];

/// Standard offsets of zones named without saying whether it is summer.
const EITHER: &[(&str, i32)] = &[("et", -300), ("ct", -360), ("mt", -420), ("pt", -480)];

/// The zone's offset on a day. `american` admits names that mean North America's zones there only.
pub fn zone(name: &str, day: NaiveDate, american: bool) -> Option<FixedOffset> {
    let of = |zones: &[(&str, i32)]| zones.iter().find(|(each, _)| *each == name).map(|(_, minutes)| *minutes);
    let american = |zones| if american { of(zones) } else { None };
    let either = || american(EITHER).map(|minutes| if is_american_summer(day) { minutes + 60 } else { minutes });
    let minutes = of(ZONES).or_else(|| american(AMERICAN)).or_else(either)?;
    FixedOffset::east_opt(minutes * 60)
}

/// A name of a zone of North America that is used nowhere else.
pub fn is_american(name: &str) -> bool {
    matches!(name, "est" | "edt" | "cdt" | "mdt" | "pst" | "pdt" | "akst" | "akdt" | "hst")
}

/// Daylight time of the United States since 2007: from the second Sunday of March to the first of November.
fn is_american_summer(day: NaiveDate) -> bool {
    let sunday = |month, week| NaiveDate::from_weekday_of_month_opt(day.year(), month, Weekday::Sun, week);
    sunday(3, 2).zip(sunday(11, 1)).is_some_and(|(start, end)| (start..end).contains(&day))
}
