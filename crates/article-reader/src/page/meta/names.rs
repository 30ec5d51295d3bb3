//! Names out of bylines.

use crate::page::lexicon::{BYLINE_STARTS, NO_NAMES, ORGANIZATIONS};
use crate::page::text::letters;

/// The names of the first text that has any.
pub fn first<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(|text| names(std::iter::once(text))).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Splits and cleans bylines; each name once.
pub fn names<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in texts.flat_map(split) {
        let known = |each: &String| letters(each).contains(&letters(&name));
        if !out.iter().any(known) {
            out.push(name);
        }
        if out.len() == NAMES {
            break;
        }
    }
    out
}

/// Names of one byline at most.
const NAMES: usize = 20;

fn split(text: &str) -> Vec<String> {
    if text.contains("://") {
        return Vec::new();
    }
    let text = strip_front(text.trim());
    let ends = [
        " am ",
        " on ",
        " um ",
        " le ",
        " el ",
        " @ ",
        " vom ",
        " Posted ",
        " Published ",
        " Updated ",
        " | ",
        " — ",
        " – ",
        "|",
        "•",
        "·",
        "»",
    ];
    let end = ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let parts = text.split([',', ';', '&']).flat_map(|part| part.split(" / ")).flat_map(between_names);
    parts.map(clean).filter(|name| is_name(name)).collect()
}

/// Cuts at "and" if a capital follows: `Ada Lund and Ben Voss`, but not `Staff and wire reports`.
fn between_names(text: &str) -> Vec<&str> {
    const AND: &[&str] = &[" and ", " und ", " et ", " y ", " e ", " og ", " och "];
    let mut parts = vec![text];
    for and in AND {
        let cut =
            |part: &'_ str| part.match_indices(and).map(|(at, _)| at).find(|at| follows_capital(part, at + and.len()));
        while let Some((before, after)) = parts.last().and_then(|last| last.split_at_checked(cut(last)?)) {
            parts.pop();
            parts.extend([before, after.strip_prefix(and).unwrap_or(after)]);
        }
    }
    parts
}

fn follows_capital(text: &str, at: usize) -> bool {
    text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(char::is_uppercase)
}

fn strip_front(text: &str) -> &str {
    let mut text = text;
    for front in BYLINE_STARTS.iter() {
        let start = text.get(..front.len()).filter(|start| start.to_lowercase() == *front);
        let rest = start.and_then(|_| text.get(front.len()..));
        if let Some(rest) =
            rest.filter(|rest| front.ends_with([':', '：', '／']) || rest.starts_with([' ', ':', '：', '\u{a0}']))
        {
            text = rest.trim_start_matches([' ', ':', '：', '\u{a0}']);
        }
    }
    text
}

fn clean(part: &str) -> String {
    let part = strip_front(part.trim());
    let part = part.split(['(', '@']).find(|part| !part.trim().is_empty()).unwrap_or(part);
    part.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([':', '-', '"', '@', '*', ' ']).to_owned()
}

/// No address, no date, no sentence.
pub fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let address = name.contains("://") || name.contains('@') || name.starts_with("www.") || name.contains(".com/");
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let sentence = name.ends_with(['!', '?'])
        || (name.ends_with('.')
            && name
                .split_whitespace()
                .last()
                .is_some_and(|last| last.chars().count() > 4 && last.starts_with(char::is_lowercase)));
    !sentence
        && (1..=7).contains(&words)
        && letters >= 2
        && digits <= 3
        && !address
        && !name.starts_with("CC ")
        && !NO_NAMES.contains(name.to_lowercase().as_str())
}

/// After "By", all words begin like a name's.
pub fn is_capital(byline: &str) -> bool {
    const SMALL: &[&str] = &[
        "de", "del", "der", "van", "von", "di", "da", "la", "le", "den", "und", "and", "et", "y", "e", "am", "on", "@",
        "for", "für",
    ];
    const PLAIN: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door "];
    let lower = byline.to_lowercase();
    let rest = strip_front(byline);
    let certain = rest.len() < byline.len() && !PLAIN.iter().any(|each| lower.starts_with(each));
    if certain && byline.split_whitespace().count() <= 10 {
        return true;
    }
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '(' | '@' | '•' | '·')).unwrap_or(rest.len());
    let words = || rest.get(..end).unwrap_or(rest).split_whitespace().filter(|word| !SMALL.contains(word));
    let sentence = rest.ends_with(['.', '!', '?', ':']) && words().count() > 3;
    words().count() <= 8 && !sentence && words().all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()))
}

/// A word of the name is an organization's.
pub fn is_organization(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split([' ', '-']).any(|word| ORGANIZATIONS.contains(word.trim_matches('.')))
}
