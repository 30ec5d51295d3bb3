//! Pairs of numbers: ranges and scores.

use super::measures::currency;
use super::numbers::{self, Certainty, Number};
use super::source::value;
use crate::claim::Value;
use crate::language::Language;
use crate::lexicon::Class;
use crate::text::span::Text;
use crate::text::tokens::{Token, before};

/// Words before the first number of a range in other languages, and between the numbers.
const FOREIGN: &[(&str, &str)] = &[
    ("zwischen", "und"),
    ("entre", "y"),
    ("entre", "et"),
    ("entre", "e"),
    ("tra", "e"),
    ("fra", "e"),
    ("tussen", "en"),
    ("между", "и"),
    ("от", "до"),
    ("von", "bis"),
    ("", "bis"),
];

/// The second number of a range, "between 400 and 600", "24 to 28", "6,000–7,000". `lead` is the first token of the first
/// number with its currency.
pub(super) fn range_end<'a>(
    tokens: &[Token<'a>],
    lead: usize,
    first: &Number<'a>,
    language: Option<Language>,
) -> Option<Number<'a>> {
    // "80% to 90%", "2 million to 3 million"
    let percent = tokens.get(first.end).filter(|t| t.mark() == '%');
    let end = first.end + usize::from(percent.is_some());
    let joint = tokens.get(end)?;
    let dash = matches!(joint.mark(), '–' | '—' | '-') && percent.is_none_or(|_| !joint.gap);
    let word = is_joint(tokens, lead, joint, language) || is_either(tokens, first, language);
    if !dash && !word || word && !joint.eq("and") && is_change(tokens, lead) {
        return None;
    }
    let mut next = end + 1;
    if let Some((_, from)) = currency(tokens, next + 1).filter(|(_, from)| *from == next) {
        // "up 0.05% to $1.1075"
        if percent.is_some() {
            return None;
        }
        next = from + 1;
    }
    let second = tokens.get(next)?;
    let number = numbers::read(tokens, next, language)?;
    let digits = second.is_number()
        || second.is(Class::NUMBER)
        || language != Some(Language::ENGLISH)
        || second.hyphenated
        || second.any(&["a", "an"]);
    let spoken = number.low >= first.low || number.scaled;
    let fits = digits && number.certainty == Certainty::Exact && first.rest.is_none();
    // "9 to 6" is a result, "30 - 20" a subtraction or a list.
    (fits && (spoken || joint.eq("and") || dash && !joint.gap)).then_some(number)
}

/// "two or three", "30 or 40": the second number is larger by no more than the first.
fn is_either(tokens: &[Token<'_>], first: &Number<'_>, language: Option<Language>) -> bool {
    let or = tokens.get(first.end).is_some_and(|t| t.eq("or")) && language == Some(Language::ENGLISH);
    if !or || first.low < 1.0 {
        return false;
    }
    numbers::read(tokens, first.end + 1, language).is_some_and(|next| {
        // "five or six hundred"
        let scaled = next.scaled && !first.scaled && joined(first, &next).low > first.low;
        next.low > first.low && (next.low <= 2.0 * first.low || scaled) && !next.fractional
    })
}

/// True for the word between the numbers of a range.
fn is_joint(tokens: &[Token<'_>], lead: usize, joint: &Token<'_>, language: Option<Language>) -> bool {
    let opened = |word: &str| {
        [1, 2].iter().any(|&back| {
            before(tokens, lead, back).is_some_and(|t| t.eq(word) || !word.is_ascii() && t.stem.to_lowercase() == word)
        })
    };
    if language == Some(Language::ENGLISH) {
        return joint.any(&["to", "through"]) || joint.eq("and") && opened("between");
    }
    FOREIGN.iter().any(|(open, middle)| joint.eq(middle) && (open.is_empty() || opened(open)))
}

/// Words of change with an amount as object, which may be a range: "cut 10 to 15 thousand jobs".
const TRANSITIVE: &[&str] = &[
    "up", "down", "cut", "cuts", "cutting", "added", "lost", "lowered", "raised", "lifting", "taking", "bringing",
    "brought", "took", "takes", "pushed", "moved", "gained", "reduced", "reduce", "went", "gone",
];

/// True for a change from one number to another, which is no range: "rose from 19 to 31", "down by 30 to 126".
fn is_change(tokens: &[Token<'_>], lead: usize) -> bool {
    let near = tokens.get(lead.saturating_sub(14)..lead).unwrap_or(&[]);
    let last = near.last();
    if last.is_some_and(|t| t.eq("by") || t.is(Class::CHANGE) && !t.any(TRANSITIVE)) {
        return true;
    }
    let spread = near.iter().any(|t| {
        t.any(&[
            "ranging", "ranged", "ranges", "range", "anywhere", "anything", "varying", "vary", "varied", "varies",
            "aged", "ages",
        ])
    });
    // "at depths from 500 to 4,000 metres"
    let noun = near.len().checked_sub(2).and_then(|at| near.get(at));
    let spread = spread
        || noun.is_some_and(|t| {
            t.any(&[
                "depths",
                "temperatures",
                "heights",
                "altitudes",
                "prices",
                "sums",
                "sizes",
                "sentences",
                "terms",
                "speeds",
                "distances",
                "lengths",
                "fines",
            ])
        });
    last.is_some_and(|t| t.eq("from")) && !spread && near.iter().any(is_change_verb)
}

/// True for a verb that tells a change, but not for "treated from 14 to 20 patients".
fn is_change_verb(token: &Token<'_>) -> bool {
    const OTHER: &[&str] = &[
        "treated",
        "employed",
        "hosted",
        "carried",
        "attracted",
        "received",
        "contained",
        "needed",
        "required",
        "lasted",
        "charged",
        "offered",
        "killed",
        "injured",
        "wounded",
        "arrested",
        "detained",
        "displaced",
        "estimated",
    ];
    token.is(Class::CHANGE) || token.stem.ends_with("ed") && !token.any(OTHER)
}

/// Two numbers as one range, the smaller first.
pub(super) fn joined<'a>(first: &Number<'a>, next: &Number<'a>) -> Number<'a> {
    // "2 to 3 million", "6 to 7 lakh": the scale applies to both.
    let scale =
        [1e12, 1e9, 1e7, 1e6, 1e5, 1e3, 100.0].into_iter().filter(|_| next.scaled && !first.scaled).find(|scale| {
            next.high >= *scale
                && (next.high / scale).fract() < 1.0
                && next.high / scale >= 1.0
                && first.high * scale <= next.high
        });
    let scale = scale.unwrap_or(1.0);
    Number {
        low: (first.low * scale).min(next.low),
        high: (first.high * scale).max(next.high),
        certainty: Certainty::Exact,
        fractional: first.fractional || next.fractional,
        scaled: first.scaled || next.scaled,
        ..*next
    }
}

/// The result of a vote or game: one value without bounds: "9-4", "ruled by 9 to 6", "lost 1-2".
pub(super) fn tally(
    text: &Text<'_>,
    tokens: &[Token<'_>],
    at: usize,
    first: &Number<'_>,
    language: Option<Language>,
) -> Option<(Value, usize)> {
    let joint = tokens.get(first.end)?;
    let second = tokens.get(first.end + 1)?;
    let dash = matches!(joint.mark(), '-' | '–') && !joint.gap && second.is_number() && !second.gap;
    if !dash && !joint.eq("to") || first.low >= 1e3 || first.scaled || first.rest.is_some() {
        return None;
    }
    let number = numbers::read(tokens, first.end + 1, language)?;
    let near = tokens.get(at.saturating_sub(6)..at).unwrap_or(&[]);
    let played = near.iter().any(|t| {
        t.any(&[
            "beat", "lost", "won", "drew", "defeated", "win", "defeat", "draw", "loss", "led", "trailed", "victory",
        ])
    });
    let voted = near.iter().any(|t| {
        t.any(&[
            "vote", "voted", "votes", "ruled", "passed", "approved", "rejected", "ruling", "margin", "majority",
            "split", "tally",
        ])
    });
    let falling = number.high <= first.low;
    let small = number.high < 30.0 && first.high < 30.0;
    let noun = tokens.get(number.end).is_some_and(|t| t.is_word() && super::measures::is_plural(t));
    // "a ratio of 1 to 60"
    let related = near.iter().any(|t| t.any(&["ratio", "odds"]));
    let result = related || falling && (dash || voted) || dash && played && small && !noun;
    if !result || number.scaled || number.rest.is_some() {
        return None;
    }
    let value = value(text, tokens, at, number.end, "score")?;
    Some((value, number.end))
}
