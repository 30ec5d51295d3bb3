//! Number words of other languages.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::word::lower;

/// Longest listed word in bytes.
const MAX_WORD: usize = 48;

/// What a number word does.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum NumberWord {
    /// Adds to the number: "zwölf".
    Adds(f64),
    /// Multiplies what is before, or 1: "tausend".
    Times(f64),
    /// A scale in the plural, which is vague without a number before: "millones".
    Scale(f64),
    /// From twice to ten times the value: "Zehntausende", "decenas".
    Vague(f64),
    /// Adds half of the unit before: "demi".
    Half,
    /// A half before a scale, "medio millón", or from 1 on the number itself, "полмиллиона".
    HalfOf(f64),
    /// Joins number words: "und".
    Joins,
}

type Words = HashMap<&'static str, Vec<NumberWord>>;

static WORDS: LazyLock<HashMap<&'static str, Words>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Words> = HashMap::new();
    let lines = include_str!("numbers/foreign.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut parts = line.split_whitespace();
        let (Some(code), Some(kind)) = (parts.next(), parts.next()) else {
            continue;
        };
        let words = all.entry(code).or_default();
        while let Some(word) = parts.next() {
            let value = || parts.next().and_then(|v| v.parse().ok()).unwrap_or(0.0);
            let entry = entry(kind, value);
            words.entry(word).or_default().push(entry);
        }
    }
    all
});

fn entry(kind: &str, mut value: impl FnMut() -> f64) -> NumberWord {
    match kind {
        "n" => NumberWord::Adds(value()),
        "x" => NumberWord::Times(value()),
        "s" => NumberWord::Scale(value()),
        "v" => NumberWord::Vague(value()),
        "q" => NumberWord::HalfOf(value()),
        "h" => {
            value();
            NumberWord::Half
        }
        _ => NumberWord::Joins,
    }
}

/// What a word may do in numbers of a language (ISO 639-1), ignoring case; empty for other words.
pub(crate) fn number_word(language: &str, word: &str) -> &'static [NumberWord] {
    let mut buffer = [0_u8; MAX_WORD];
    let words = WORDS.get(language);
    let found = words.zip(lower(word, &mut buffer));
    found.and_then(|(words, word)| words.get(word)).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_the_values_of_their_language() {
        assert_eq!(number_word("de", "ZWÖLF"), [NumberWord::Adds(12.0)]);
        assert_eq!(number_word("es", "miles"), [NumberWord::Vague(1e3)]);
        assert_eq!(number_word("de", "und"), [NumberWord::Joins]);
        assert!(number_word("fr", "zwölf").is_empty());
    }
}
