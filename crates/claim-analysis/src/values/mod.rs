//! How many, how much, when? Figures and dates with their bounds, unit and what they measure.

mod dates;
pub(crate) mod measures;
pub(crate) mod months;
mod numbers;
mod units;

use chrono::NaiveDate;

use crate::claim::{Qualifier, Support, Value};
use crate::lexicon::Class;
use crate::text::Text;
use crate::tokens::Token;

/// No sentence says more than this many figures that a reader wants listed.
const MOST: usize = 64;

/// The figures and dates of one sentence, in order.
pub(crate) fn find(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    published: Option<NaiveDate>,
    support: Support,
) -> Vec<Value> {
    let foreign = support == Support::Basic;
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() && out.len() < MOST {
        let Some(token) = tokens.get(at) else { break };
        let may_start = token.is_number()
            || token.is(Class::NUMBER
                .or(Class::SCALE)
                .or(Class::MONTH)
                .or(Class::WEEKDAY)
                .or(Class::RELATIVE))
            || token.any(&["a", "an", "half"])
            || token.stem.contains('-')
            || foreign && months::foreign(token.stem).is_some();
        if !may_start {
            at += 1;
            continue;
        }
        let now = dates::Now {
            published,
            ahead: is_ahead(tokens, at),
            foreign,
        };
        if let Some(found) = dates::read(tokens, at, now).or_else(|| dates::ago(tokens, at, now)) {
            let value = value(text, tokens, at, found.end, "date");
            out.extend(value.filter(|v| is_free(&out, v)).map(|mut value| {
                value.date = found.value;
                value
            }));
            at = found.end.max(at + 1);
        } else if let Some((value, end)) =
            part(text, tokens, at, &out).or_else(|| figure(text, tokens, at, &out))
        {
            out.push(value);
            at = end.max(at + 1);
        } else {
            at += 1;
        }
    }
    out
}

/// Whether a date at this place lies ahead: the nearest verb before it, or else after it, says so.
fn is_ahead(tokens: &[Token<'_>], at: usize) -> bool {
    let said = |t: &Token<'_>| t.is(Class::SPEECH.or(Class::ATTITUDE)) && !t.quoted;
    let ahead = |t: &Token<'_>| t.is(Class::FORECAST) && !t.any(&["set", "next"]);
    let before = tokens.get(at.saturating_sub(10)..at).unwrap_or(&[]);
    if let Some(nearest) = before.iter().rev().find(|t| said(t) || ahead(t)) {
        return ahead(nearest) && !said(nearest);
    }
    let done = |t: &Token<'_>| t.is(Class::PAST) || t.stem.len() > 4 && t.stem.ends_with("ed");
    let after = tokens.get(at..).unwrap_or(&[]).iter().take(16);
    let mut verbs = after.filter(|t| said(t) || ahead(t) || done(t) && t.is_word());
    verbs.next().is_some_and(|t| ahead(t) && !said(t))
}

fn value(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    from: usize,
    to: usize,
    measures: &str,
) -> Option<Value> {
    let (start, end) = (
        text.cluster_start(tokens.get(from)?.start),
        text.cluster_end(tokens.get(to.checked_sub(1)?)?.end()),
    );
    Some(Value {
        span: text.span(start..end),
        text: text.as_str().get(start..end)?.to_owned(),
        measures: measures.to_owned(),
        low: None,
        high: None,
        qualifier: Qualifier::Exactly,
        unit: None,
        date: None,
    })
}

/// Whether a value begins after the one before it.
fn is_free(before: &[Value], value: &Value) -> bool {
    before
        .last()
        .is_none_or(|last| last.span.end <= value.span.start)
}

/// "a third of", "two-thirds", "half of the": a share in words.
fn part(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    before: &[Value],
) -> Option<(Value, usize)> {
    let (share, end) = numbers::part(tokens, at)?;
    let (qualifier, lead) = qualifier(tokens, at);
    let mut value = value(text, tokens, lead, end, "share")?;
    if !is_free(before, &value) {
        return None;
    }
    let percent = (share * 1e4).round() / 1e2;
    (value.low, value.high) = bounds(qualifier, percent, percent, 0.0);
    value.qualifier = qualifier;
    value.unit = Some("percent".to_owned());
    Some((value, end))
}

/// The lowest and highest number that a reservation leaves; "more than" begins one `step` higher.
fn bounds(qualifier: Qualifier, low: f64, high: f64, step: f64) -> (Option<f64>, Option<f64>) {
    match qualifier {
        Qualifier::MoreThan => (Some(low + step), None),
        Qualifier::AtLeast => (Some(low), None),
        Qualifier::LessThan => (None, Some(high - step)),
        Qualifier::AtMost => (None, Some(high)),
        Qualifier::Exactly | Qualifier::About | Qualifier::Between => (Some(low), Some(high)),
    }
}

fn figure(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    before: &[Value],
) -> Option<(Value, usize)> {
    let sign = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .and_then(|t| currency(t.text));
    let first = read(tokens, at)?;
    if is_label(tokens, at, first.end) {
        return None;
    }
    if let Some(found) = tally(text, tokens, at, &first) {
        return Some(found);
    }
    let range = range_end(tokens, at, first.end).map(|next| joined(&first, &next));
    let between = range.is_some();
    let number = range.unwrap_or(first);
    let (mut qualifier, lead) = qualifier(tokens, at - usize::from(sign.is_some()));
    if between {
        qualifier = Qualifier::Between;
    } else if number.vague && qualifier == Qualifier::Exactly {
        qualifier = Qualifier::About;
    }
    let measure = measures::read(tokens, at, number.end, sign)?;
    if plain_one(tokens, at, &number, &measure) {
        return None;
    }
    let from = at - usize::from(sign.is_some());
    let mut value = value(text, tokens, from.min(lead), measure.end, &measure.measures)?;
    if !is_free(before, &value) {
        return None;
    }
    let whole = measure.whole && !number.broken;
    let step = if whole { 1.0 } else { 0.0 };
    (value.low, value.high) = bounds(qualifier, number.low, number.high, step);
    value.qualifier = qualifier;
    let one = value.low.or(value.high) == Some(1.0) && value.high.is_none_or(|high| high <= 1.0);
    value.unit = measure.unit.map(|unit| units::agreeing(&unit, one));
    Some((value, measure.end))
}

/// Two numbers as one range, the smaller first.
fn joined(first: &numbers::Number, next: &numbers::Number) -> numbers::Number {
    // "2 to 3 million": the scale belongs to both.
    let scale = if next.high >= 1e3 && first.high < 1e3 && next.high / first.high > 999.0 {
        [1e9, 1e6, 1e3]
            .into_iter()
            .find(|s| next.high >= *s && first.high * s <= next.high)
    } else {
        None
    };
    let scale = scale.unwrap_or(1.0);
    numbers::Number {
        low: (first.low * scale).min(next.low),
        high: (first.high * scale).max(next.high),
        end: next.end,
        vague: false,
        broken: first.broken || next.broken,
    }
}

fn read(tokens: &[Token<'_>], at: usize) -> Option<numbers::Number> {
    let token = tokens.get(at)?;
    // "two-year-old", "six-member": the number inside a compound.
    if !token.is_number()
        && let Some((head, rest)) = token.stem.split_once('-')
        && numbers::word(token.stem).is_none()
    {
        let value = numbers::word(head)?;
        let unit = rest.split('-').next().unwrap_or(rest);
        let counts = crate::lexicon::class(unit).has(
            Class::DURATION
                .or(Class::UNIT)
                .or(Class::PEOPLE)
                .or(Class::SCALE),
        );
        return counts.then_some(numbers::Number {
            low: value,
            high: value,
            end: at + 1,
            vague: false,
            broken: false,
        });
    }
    numbers::read(tokens, at)
}

/// "one" as a pronoun, and bare small words with nothing counted, are no figures.
fn plain_one(
    tokens: &[Token<'_>],
    at: usize,
    number: &numbers::Number,
    measure: &measures::Measure,
) -> bool {
    let Some(token) = tokens.get(at) else {
        return true;
    };
    if token.is_number() || number.vague || number.end > at + 1 {
        return false;
    }
    let after = tokens.get(at + 1);
    token.eq("one") && (measure.unit.is_none() || after.is_some_and(|t| t.eq("of")))
        || (token.any(&["a", "an", "half"]) && number.end == at + 1)
}

/// The second number of "400 and 600" after "between", or of "24 to 28", "6,000–7,000".
fn range_end(tokens: &[Token<'_>], at: usize, end: usize) -> Option<numbers::Number> {
    let joint = tokens.get(end)?;
    let dash = matches!(joint.mark(), '–' | '—' | '-');
    let before = |back: usize| at.checked_sub(back).and_then(|b| tokens.get(b));
    let between = [1, 2]
        .iter()
        .any(|&b| before(b).is_some_and(|t| t.eq("between")));
    let to = joint.any(&["to", "through"]) || (joint.eq("and") && between);
    if !(dash || to) || (joint.eq("or") && !between) {
        return None;
    }
    // "rose from 19 to 31" is a change and no range.
    let changes = |t: &Token<'_>| {
        t.any(&[
            "rose",
            "rises",
            "rise",
            "risen",
            "grew",
            "grown",
            "fell",
            "falls",
            "fallen",
            "climbed",
            "jumped",
            "increased",
            "dropped",
            "declined",
            "shrank",
            "up",
            "down",
        ])
    };
    if to && before(1).is_some_and(|t| t.eq("from")) && before(2).is_some_and(changes) {
        return None;
    }
    let next = end + 1;
    let next = next + usize::from(tokens.get(next).is_some_and(|t| currency(t.text).is_some()));
    let second = tokens.get(next)?;
    let number = numbers::read(tokens, next)?;
    ((second.is_number() || second.is(Class::NUMBER)) && !number.vague).then_some(number)
}

/// "Article 4", "6 a.m.": a name or a time of day, and no count.
fn is_label(tokens: &[Token<'_>], at: usize, end: usize) -> bool {
    let named = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| {
            t.any(&[
                "article",
                "section",
                "chapter",
                "clause",
                "paragraph",
                "rule",
                "room",
                "page",
                "phase",
                "grade",
                "type",
                "version",
                "flight",
                "route",
                "highway",
                "resolution",
                "act",
                "unit",
            ]) && t.is_capital()
        });
    let clock =
        |t: &Token<'_>| t.any(&["a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock", "gmt"]);
    // "Channel 9)", "Route 12 and": a name goes before and nothing counted comes after.
    let name = at
        .checked_sub(1)
        .and_then(|b| tokens.get(b))
        .is_some_and(|t| {
            let other = Class::WEEKDAY
                .or(Class::MONTH)
                .or(Class::FUNCTION)
                .or(Class::STARTER);
            t.is_capital() && !t.is(other)
        });
    let alone = tokens
        .get(end)
        .is_none_or(|t| matches!(t.mark(), ')' | ',' | '.') || t.eq("and"));
    named || name && alone || tokens.get(end).is_some_and(clock)
}

/// "9-4": a vote or a score, both numbers of which belong together.
fn tally(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    first: &numbers::Number,
) -> Option<(Value, usize)> {
    let dash = tokens
        .get(first.end)
        .filter(|t| matches!(t.mark(), '-' | '–') && !t.gap)?;
    let second = tokens
        .get(first.end + 1)
        .filter(|t| t.is_number() && !t.gap && dash.start > 0)?;
    let number = numbers::read(tokens, first.end + 1).filter(|_| second.is_number())?;
    let backward = number.high <= first.low && first.low < 1e3;
    let value = value(text, tokens, at, number.end, "score").filter(|_| backward)?;
    Some((value, number.end))
}

fn currency(text: &str) -> Option<&'static str> {
    Some(match text {
        "$" => "USD",
        "€" => "EUR",
        "£" => "GBP",
        "¥" => "JPY",
        "₹" => "INR",
        "₽" => "RUB",
        _ => return None,
    })
}

/// The reservation before a figure, and the token where its words begin.
fn qualifier(tokens: &[Token<'_>], at: usize) -> (Qualifier, usize) {
    let word = |back: usize| at.checked_sub(back).and_then(|b| tokens.get(b));
    let is = |back: usize, words: &[&str]| word(back).is_some_and(|t| t.any(words));
    let rules: [(&[&str], &[&str], Qualifier); 6] = [
        (
            &["more", "greater", "higher"],
            &["than"],
            Qualifier::MoreThan,
        ),
        (&["less", "fewer", "lower"], &["than"], Qualifier::LessThan),
        (&["at"], &["least"], Qualifier::AtLeast),
        (&["at"], &["most"], Qualifier::AtMost),
        (&["up", "as"], &["to"], Qualifier::AtMost),
        (&["many", "much"], &["as"], Qualifier::AtMost),
    ];
    for (first, second, qualifier) in rules {
        if is(1, second) && is(2, first) {
            let negated = is(3, &["no", "not"]);
            return match (negated, qualifier) {
                (true, Qualifier::MoreThan) => (Qualifier::AtMost, at - 3),
                (true, Qualifier::LessThan) => (Qualifier::AtLeast, at - 3),
                _ => (qualifier, at - 2),
            };
        }
    }
    if is(
        1,
        &[
            "about",
            "around",
            "roughly",
            "approximately",
            "some",
            "nearly",
            "almost",
            "circa",
        ],
    ) {
        return (Qualifier::About, at - 1);
    }
    if is(1, &["over", "exceeding", "above", "surpassing", "topping"]) {
        return (Qualifier::MoreThan, at - 1);
    }
    if is(1, &["under", "below"]) {
        return (Qualifier::LessThan, at - 1);
    }
    if is(1, &["only", "just", "exactly", "mere"]) {
        return (Qualifier::Exactly, at);
    }
    (Qualifier::Exactly, at)
}
