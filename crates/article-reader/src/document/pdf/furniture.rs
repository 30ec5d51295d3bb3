//! Running heads, running feet and page numbers: found by their repetition, then left out.

use super::lines::Line;
use std::collections::HashMap;

/// Share of the page's height at its top and at its bottom where they are looked for.
const EDGE: f64 = 0.12;

/// A line with its digits as one sign each run, and its height in tenths of a percent of the page.
type Key = (String, i64);

/// The lines of all pages without running heads and feet, without numbers that are alone at an edge, and without what
/// browsers print there: date and `title` above, address and page number below.
pub(crate) fn without(pages: Vec<Vec<Line>>, title: Option<&str>) -> Vec<Line> {
    let mut seen: HashMap<Key, usize> = HashMap::new();
    for page in &pages {
        let mut keys: Vec<Key> = page.iter().filter(|line| is_at_edge(line)).map(key).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            *seen.entry(key).or_default() += 1;
        }
    }
    // Left and right pages may have heads of their own, and the first page none.
    let often = (pages.len() * 3 / 10).max(2);
    let drop = |line: &Line| {
        is_at_edge(line) && (is_number(&line.text) || is_print_head(&line.text, title) || repeats(&seen, line) >= often)
    };
    pages.into_iter().flatten().filter(|line| !drop(line)).collect()
}

fn is_at_edge(line: &Line) -> bool {
    !(EDGE..=1.0 - EDGE).contains(&line.height)
}

fn key(line: &Line) -> Key {
    let mut text = String::new();
    for c in line.text.trim().chars() {
        if !c.is_numeric() {
            text.extend(c.to_lowercase());
        } else if !text.ends_with('#') {
            text.push('#');
        }
    }
    #[expect(clippy::cast_possible_truncation, reason = "a share of 1000, saturated by the cast")]
    let height = (line.height * 200.0).round() as i64;
    (text, height)
}

/// On how many pages the line stands, at its height or half a percent of the page above or below.
fn repeats(seen: &HashMap<Key, usize>, line: &Line) -> usize {
    let (text, height) = key(line);
    let near = |step: i64| seen.get(&(text.clone(), height + step)).copied().unwrap_or(0);
    near(-1) + near(0) + near(1)
}

/// A date and time, and then the title of the document.
fn is_print_head(text: &str, title: Option<&str>) -> bool {
    let head = title.and_then(|title| text.trim().strip_suffix(title));
    head.is_some_and(|head| head.contains(':') && head.starts_with(|c: char| c.is_ascii_digit()) && head.len() <= 30)
}

/// A page number: "12", "– 12 –", "12 / 40", "Page 12 of 40", an address and "1/2".
fn is_number(text: &str) -> bool {
    let mut figures = 0_usize;
    let mut words = 0_usize;
    let address = text.split_whitespace().next().filter(|word| word.contains("://")).unwrap_or_default();
    let text = text.trim_start().strip_prefix(address).unwrap_or(text);
    for part in text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()) {
        let known = matches!(
            part.to_lowercase().as_str(),
            "page" | "of" | "seite" | "von" | "p" | "pagina" | "página" | "de" | "sur"
        );
        words += usize::from(known);
        let number = part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
        if !known && !number {
            return false;
        }
        figures += usize::from(number);
    }
    (1..=2).contains(&figures) && words <= 2
}
