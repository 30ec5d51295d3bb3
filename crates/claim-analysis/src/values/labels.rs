//! Numbers that are no figures: names, addresses, times of day, years.

use super::measures::Measure;
use super::numbers::Number;
use crate::lexicon::Class;
use crate::text::digits::is_digit;
use crate::text::tokens::{Shape, Token, before};

/// True for the number of a name or a time of day, whatever follows: "Article 4", "6 a.m.", "No. 3", "called 911".
pub(super) fn is_label(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    is_paragraph(tokens, at)
        || is_item(tokens, at)
        || is_numbered(tokens, at)
        || is_clock(tokens, at, end)
        || is_emergency(tokens, at)
        || is_resolution(tokens, at)
        || is_title(tokens, at, end)
        || is_block(tokens, at, end)
        || is_day_number(tokens, at)
        || is_zero_of(tokens, at)
        || is_telephone(tokens, at)
}

/// "the 2200 block of Route 9"
fn is_block(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    tokens.get(at).is_some_and(Token::is_number)
        && tokens.get(end).is_some_and(|t| t.eq("block"))
        && tokens.get(end + 1).is_some_and(|t| t.eq("of"))
}

/// "on day seven", "by day 40"
fn is_day_number(tokens: &[Token<'_>], at: usize) -> bool {
    before(tokens, at, 1).is_some_and(|t| t.any(&["day", "week"]))
        && before(tokens, at, 2).is_some_and(|t| t.any(&["on", "by", "until", "after", "from", "since"]))
}

/// "with zero balance": no count but "none".
fn is_zero_of(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| t.eq("zero"))
        && tokens.get(at + 1).is_some_and(|t| {
            t.any(&[
                "balance",
                "tolerance",
                "evidence",
                "chance",
                "interest",
                "impact",
                "sense",
                "doubt",
                "progress",
                "sum",
            ])
        })
}

/// "330-555-0148", "0800 555 111"
fn is_telephone(tokens: &[Token<'_>], at: usize) -> bool {
    let low = at.saturating_sub(4);
    (low..=at).any(|from| {
        let Some([a, one, b, two, c]) = tokens.get(from..from + 5) else { return false };
        let digits =
            |t: &Token<'_>, length: usize| t.text.len() == length && t.text.bytes().all(|d| d.is_ascii_digit());
        let dash = |t: &Token<'_>| matches!(t.mark(), '-' | '.') && !t.gap;
        digits(a, 3) && dash(one) && digits(b, 3) && !b.gap && dash(two) && digits(c, 4) && !c.gap
    })
}

/// The number of a list item at the start of a line: "1. All prisoners are freed."
fn is_item(tokens: &[Token<'_>], at: usize) -> bool {
    let number = tokens.get(at).is_some_and(|t| at == 0 && t.is_number() && t.text.len() <= 2);
    let mark = tokens.get(1).is_some_and(|t| matches!(t.mark(), '.' | ')') && !t.gap);
    number && mark && tokens.get(2).is_some_and(|t| t.gap && t.is_capital())
}

/// The number in brackets of "Section 14(2)".
fn is_paragraph(tokens: &[Token<'_>], at: usize) -> bool {
    let bracket = before(tokens, at, 1).is_some_and(|t| t.mark() == '(' && !t.gap);
    bracket && before(tokens, at, 2).is_some_and(Token::is_number)
}

/// True for a number without noun that belongs to a name: "Channel 9)", "the Ledger 100 closed", "1119 Eighth St".
pub(super) fn is_name(tokens: &[Token<'_>], at: usize, number: &Number<'_>, measure: &Measure, english: bool) -> bool {
    let digits = tokens.get(at).is_some_and(Token::is_number);
    if (measure.end == number.end || !english) && is_day(tokens, number, english) {
        return true;
    }
    if !english || !measure.is_bare() {
        return false;
    }
    let end = number.end;
    let next = tokens.get(end);
    let other = Class::WEEKDAY.or(Class::MONTH).or(Class::FUNCTION).or(Class::STARTER);
    let after_name = before(tokens, at, 1).is_some_and(|t| {
        t.is_capital() && !t.is(other) && (at > 1 || !t.is(Class::PREPOSITION.or(Class::ADVERB).or(Class::PEOPLE)))
            || t.is(Class::NUMBERED)
    });
    let alone = next.is_none_or(|t| matches!(t.mark(), ')' | ',' | '.' | ':') || t.any(&["and", "or"]));
    // "the 777 program", "area 55 are": a number before a singular noun or after a noun.
    let before_noun = digits
        && number.low < 2000.0
        && !number.scaled
        && next.is_some_and(|t| {
            let word = Class::AUXILIARY
                .or(Class::PREPOSITION)
                .or(Class::VERB)
                .or(Class::ADVERB)
                .or(Class::PRONOUN)
                .or(Class::DETERMINER);
            t.is_word() && !t.is(word) && !t.any(&["and", "or", "more", "he", "that", "who"])
        })
        && before(tokens, at, 1)
            .is_some_and(|t| t.any(&["the", "popular", "its", "embattled", "of", "a"]) || t.is_possessive());
    let address = digits
        && next.is_some_and(|t| t.is_capital() && !t.is(other))
        && !number.scaled
        && tokens.get(end + 1).is_some_and(|t| t.is_capital() || t.mark() == '.');
    let hour = number.low < 2400.0 && number.low % 100.0 < 60.0;
    let clock = hour && tokens.get(at).is_some_and(is_four_digits) && before(tokens, at, 1).is_some_and(|t| t.eq("at"));
    // "Ardel counted 157,000 cases and Sorrin 143,600, …"
    let grouped = tokens.get(at).is_some_and(|t| t.text.contains(','));
    clock
        || after_name && !grouped && (alone || digits && next.is_some_and(|t| t.shape == Shape::Lower))
        || before_noun
        || address
}

/// A plain number from 1800 to 2100 that counts no people and has no unit: "the 2016 campaign", "until at least 2021".
pub(super) fn is_year(tokens: &[Token<'_>], at: usize, number: &Number<'_>, measure: &Measure) -> bool {
    let plain = tokens.get(at).is_some_and(is_four_digits);
    let years = 1800.0..=2100.0;
    // "a resolution of 1920 x 1080"
    let side = tokens.get(at + 1).is_some_and(|t| t.any(&["x"]) || t.mark() == '×');
    if side || !plain || !years.contains(&number.low) || !years.contains(&number.high) || number.scaled {
        return false;
    }
    // "2000 houses", "1950 people killed", "2010 kg"
    let own = measure.end > number.end;
    let fate = measure.measures.contains(' ');
    let round = number.low % 100.0 == 0.0 && measure.end == number.end + 1;
    !(own && (fate || !measure.whole || round))
}

fn is_four_digits(token: &Token<'_>) -> bool {
    token.text.chars().count() == 4 && token.text.chars().all(is_digit)
}

/// A day before a month and a year in a language or calendar whose months are not listed: "9 Shawwal 1447".
fn is_day(tokens: &[Token<'_>], number: &Number<'_>, english: bool) -> bool {
    tokens.get(number.end + 1).is_some_and(is_four_digits)
        && number.high <= 31.0
        && tokens.get(number.end).is_some_and(|t| t.is_word() && (t.shape != Shape::Lower || !english))
        || tokens.get(number.end).is_some_and(|t| t.any(&["be", "ah", "ap"]) && t.shape == Shape::Upper)
}

/// "Article 4", "No. 3", "Highway 7", "the Three Amigos", "Region Two".
fn is_numbered(tokens: &[Token<'_>], at: usize) -> bool {
    let (Some(last), Some(token)) = (before(tokens, at, 1), tokens.get(at)) else {
        return false;
    };
    if token.is_number() {
        return is_numbered_noun(tokens, at, last) || is_model(tokens, at, last);
    }
    let next = tokens.get(at + 1).is_some_and(Token::is_capital);
    let title = last.is_word() && next || last.is_capital();
    let step = last.any(&["phase", "stage", "chapter", "part", "act", "plan", "tier"]);
    // "the Gang of Four"
    let group = last.eq("of") && token.is_capital() && before(tokens, at, 2).is_some_and(Token::is_capital);
    // "The Seven Sisters bakery": capitals inside a sentence
    let named = at == 1 && last.eq("the") && token.is_capital() && next;
    group
        || named
        || step
        || last.is(Class::NUMBERED) && last.is_capital()
        || is_number_of(tokens, at, last)
        || at > 1 && token.is_capital() && title
}

/// "number one", but not "the dead number one hundred".
fn is_number_of(tokens: &[Token<'_>], at: usize, last: &Token<'_>) -> bool {
    let counted =
        before(tokens, at, 2).is_some_and(|t| t.any(&["the", "death", "dead", "now"]) || t.is(Class::CASUALTY));
    last.eq("number") && !counted
}

/// Digits after a noun that is numbered: "Article 4", "rule 31", "No. 3", "number 12 bus", "Group of 77", "rules 9 to 11".
fn is_numbered_noun(tokens: &[Token<'_>], at: usize, last: &Token<'_>) -> bool {
    let is = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    let levels = [
        "level",
        "phase",
        "stage",
        "tier",
        "category",
        "grade",
        "type",
        "class",
        "iphone",
        "galaxy",
        "windows",
        "playstation",
        "xbox",
        "boeing",
        "airbus",
    ];
    if last.any(&levels) {
        return true;
    }
    if last.is(Class::NUMBERED) {
        // "rule 31", but not "in the district 300 homes burned"
        let counts = tokens.get(at + 1).is_some_and(|t| {
            t.is(Class::PEOPLE.or(Class::UNIT).or(Class::SCALE))
                || t.is_word() && t.stem.ends_with('s') && !t.is(Class::VERB)
        });
        return last.is_capital() || !counts;
    }
    let dot = usize::from(last.mark() == '.');
    let capital = before(tokens, at, 1 + dot).is_some_and(Token::is_capital);
    let number = is(1 + dot, &["no", "nos", "nr"]) && capital;
    let group = last.eq("of") && before(tokens, at, 2).is_some_and(|t| t.eq("group") && t.is_capital());
    let listed = last.any(&["and", "to", "or"])
        && before(tokens, at, 3).is_some_and(|t| t.is(Class::NUMBERED))
        && before(tokens, at, 2).is_some_and(Token::is_number);
    let sign = matches!(last.mark(), '#' | '№');
    number || sign || group || listed || is_number_of(tokens, at, last)
}

/// Digits tied to a name by a mark: "Su-27", "A350-900", "+972".
fn is_model(tokens: &[Token<'_>], at: usize, last: &Token<'_>) -> bool {
    if tokens.get(at).is_none_or(|t| t.gap) {
        return false;
    }
    let first = before(tokens, at, 2);
    if last.mark() == '+' {
        return first.is_none_or(|t| !t.is_number());
    }
    // "2024-25"
    if last.mark() == '-' && !last.gap && first.is_some_and(is_four_digits) {
        return true;
    }
    let name = |t: &Token<'_>| t.is_capital() && !t.is(Class::FUNCTION.or(Class::MONTH));
    let named = before(tokens, at, 3).is_some_and(name);
    last.mark() == '-' && !last.gap && first.is_some_and(|t| t.is_capital() || t.is_number() && named)
}

/// "6 a.m.", "half past six", "a quarter to nine", "at 0640 GMT", "a little after nine".
fn is_clock(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let clock = |t: &Token<'_>| {
        t.any(&["a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "o’clock", "gmt", "utc", "cet", "est", "uhr"])
    };
    let is = |back: usize, words: &[&str]| before(tokens, at, back).is_some_and(|t| t.any(words));
    let told = is(1, &["past", "to"]) && is(2, &["half", "quarter", "minutes"]);
    let small = tokens.get(at).is_some_and(|t| t.is(Class::NUMBER));
    let ends = tokens.get(end).is_none_or(|t| t.mark() == ',' || t.mark() == '.');
    let around = small && ends && is(1, &["after", "before"]) && is(2, &["little", "shortly", "soon", "just"]);
    let point = tokens.get(end).is_some_and(|t| t.eq("this"))
        && tokens.get(end + 1).is_some_and(|t| t.any(&["morning", "afternoon", "evening"]));
    let quarter = tokens.get(at).is_some_and(|t| t.any(&["half", "quarter"]))
        && tokens.get(at + 1).is_some_and(|t| t.any(&["past", "to"]));
    // "from 6 to 9 p.m."
    let stretch = tokens.get(end).is_some_and(|t| t.any(&["to", "and", "until"]) || matches!(t.mark(), '-' | '–'))
        && tokens.get(end + 1).is_some_and(Token::is_number)
        && tokens.get(end + 2).is_some_and(|t| t.any(&["a.m", "p.m", "a.m.", "p.m.", "am", "pm"]));
    // "at 0530 hours"
    let military = tokens.get(at).is_some_and(|t| t.is_number() && t.text.len() == 4 && t.text.starts_with('0'))
        && tokens.get(end).is_some_and(|t| t.any(&["hours", "hrs"]));
    tokens.get(end).is_some_and(clock) || stretch || military || told || around || point || quarter
}

/// "called 911", "911 calls".
fn is_emergency(tokens: &[Token<'_>], at: usize) -> bool {
    if !tokens.get(at).is_some_and(|t| matches!(t.text, "911" | "999" | "112")) {
        return false;
    }
    let called = before(tokens, at, 1).is_some_and(|t| {
        t.any(&["call", "called", "calls", "calling", "dial", "dialled", "dialed", "dialing", "a", "the"])
    });
    let calls = tokens.get(at + 1).is_some_and(|t| {
        t.any(&["call", "calls", "caller", "callers", "operator", "operators", "dispatcher", "dispatchers", "system"])
    });
    called || calls
}

/// "a 4K display", "shot in 4K": the name of a resolution.
fn is_resolution(tokens: &[Token<'_>], at: usize) -> bool {
    if !tokens.get(at).is_some_and(|t| matches!(t.text, "4K" | "5K" | "8K")) {
        return false;
    }
    let display = tokens.get(at + 1).is_none_or(|t| {
        !t.is_word()
            || t.any(&[
                "display",
                "displays",
                "screen",
                "screens",
                "video",
                "tv",
                "camera",
                "resolution",
                "footage",
                "with",
            ])
    });
    display && !before(tokens, at, 1).is_some_and(|t| t.is(Class::MONEY) || t.mark() == '$')
}

/// True inside the quoted title of a work, all in capitals but for short words: “300 Days of Winter”.
fn is_title(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    const MAX: usize = 8;
    let open = |t: &Token<'_>| matches!(t.mark(), '“' | '"' | '‘' | '«' | '„');
    let close = |t: &Token<'_>| matches!(t.mark(), '”' | '"' | '’' | '»' | '“');
    let low = at.saturating_sub(MAX);
    let near = tokens.get(low..at).unwrap_or(&[]);
    let Some(start) = near.iter().rposition(open) else {
        return false;
    };
    let rest = tokens.get(end..).unwrap_or(&[]);
    let Some(stop) = rest.iter().take(MAX).position(close) else {
        return false;
    };
    let words = near.get(start + 1..).unwrap_or(&[]).iter().chain(rest.get(..stop).unwrap_or(&[]));
    let mut capitals = 0;
    for word in words {
        if word.mark() != ' ' && word.mark() != ',' && word.mark() != '-' {
            return false;
        }
        capitals += usize::from(word.is_capital());
        if word.is_word() && !word.is_capital() && word.text.len() > 3 {
            return false;
        }
    }
    let capital = tokens.get(at).is_some_and(|t| t.is_number() || t.is_capital());
    capital && (capitals > 0 || stop == 0 && start + 1 == near.len())
}
