//! Words of a text: normalised, stemmed, with what the spelling says about names.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use super::hash::{hash, short};
use super::stem::stem;

/// Maximum number of words read from one text. The rest is ignored.
pub const MAX_WORDS: usize = 400;

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Hash of the stem.
    pub key: u32,
    /// Lower case without accents.
    pub plain: String,
    /// The word starts with a capital letter and does not start a sentence, or is a tag or handle.
    pub is_name: bool,
    /// The word repeats a part of the tag or compound before.
    pub is_part: bool,
    /// Where the word starts in its text, in bytes. Parts start where the whole does.
    pub at: usize,
}

impl Word {
    fn new(written: &str, at: usize, is_name: bool, is_part: bool) -> Option<Self> {
        let mut plain = plain(written);
        let possessive = ["'s", "’s"].iter().find(|ending| plain.ends_with(**ending));
        plain.truncate(plain.len() - possessive.map_or(0, |ending| ending.len()));
        let digits = plain.starts_with(|c: char| c.is_ascii_digit());
        if digits {
            plain.retain(|c| c != ',' && !c.is_whitespace());
        } else {
            plain.retain(|c| !matches!(c, '.' | '\'' | '’' | '_'));
        }
        let key = short(hash(stem(&plain).as_bytes()));
        (!plain.is_empty()).then_some(Self { key, plain, is_name, is_part, at })
    }

    /// The word is a number in digits, or starts with one ("5g").
    pub fn is_number(&self) -> bool {
        self.plain.starts_with(char::is_numeric)
    }
}

/// Lower case without accents and compatibility forms.
pub fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The words in text order. A tag such as `#FloodInArdel` gives the whole and its parts.
pub fn words(text: &str) -> Vec<Word> {
    let mut out = Vec::new();
    let mut end = 0;
    for (at, written) in text.unicode_word_indices() {
        let between = text.get(end..at).unwrap_or_default();
        let starts_sentence = out.is_empty() || between.contains(['.', '!', '?', '\n', '“', '"', ':', '—']);
        end = at + written.len();
        let is_tag = between.ends_with(['#', '@']);
        let is_name = is_tag || !starts_sentence && written.starts_with(char::is_uppercase);
        let number = out.last().map_or(at, |word: &Word| word.at);
        let before = text.get(number..at - between.len()).unwrap_or_default();
        if let Some(digits) = thousands(before, between, written) {
            out.pop();
            out.extend(Word::new(&digits, number, false, false));
            continue;
        }
        out.extend(Word::new(written, at, is_name, false));
        let parts = parts(written).into_iter();
        out.extend(parts.filter_map(|part| Word::new(part, at, is_name, true)));
        if out.len() >= MAX_WORDS {
            break;
        }
    }
    out
}

/// The digits of a number that spaces separate into thousands: "20 000" is 20000. `before` is the text of the number so far.
fn thousands(before: &str, between: &str, written: &str) -> Option<String> {
    const SPACES: [char; 4] = [' ', '\u{a0}', '\u{202f}', '\u{2009}'];
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if written.len() != 3 || !is_digits(written) {
        return None;
    }
    let groups: Vec<&str> = before.split(SPACES).chain([written]).collect();
    let is_space = between.chars().count() == 1 && between.starts_with(SPACES);
    let first = groups.first().is_some_and(|first| first.len() <= 3 && !first.starts_with('0'));
    let is_number = groups.iter().all(|group| is_digits(group)) && groups.iter().skip(1).all(|group| group.len() == 3);
    (is_space && first && is_number).then(|| groups.concat())
}

/// Parts of a compound in camel case or with underscores; none if the word is no compound.
fn parts(word: &str) -> Vec<&str> {
    let mut before = None;
    let splits = word.char_indices().filter_map(|(at, c)| {
        let splits = before.is_some_and(|b: char| {
            b == '_' || b.is_lowercase() && c.is_uppercase() || b.is_alphabetic() && c.is_ascii_digit()
        });
        before = Some(c);
        splits.then_some(at)
    });
    let splits: Vec<usize> = splits.collect();
    if splits.is_empty() {
        return Vec::new();
    }
    let starts = std::iter::once(0).chain(splits.iter().copied());
    let ends = splits.iter().copied().chain([word.len()]);
    let parts = starts.zip(ends).filter_map(|(from, to)| word.get(from..to));
    let parts: Vec<&str> = parts.map(|part| part.trim_matches('_')).filter(|part| part.chars().count() > 1).collect();
    if parts.len() > 1 { parts } else { Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_normalised() {
        for (text, expected) in [
            ("Café Ardel’s U.S. office", &["cafe", "ardel", "us", "office"][..]),
            ("1,200 people, 4.2 percent", &["1200", "people", "4.2", "percent"]),
            ("20 000, 1\u{a0}200\u{a0}000 or 20\u{202f}000 people", &["20000", "1200000", "or", "20000", "people"]),
            (
                "in 2021 120 people, 2 and 350, 007 100",
                &["in", "2021", "120", "people", "2", "and", "350", "007", "100"],
            ),
            ("#FloodInArdel now", &["floodinardel", "flood", "in", "ardel", "now"]),
            ("", &[]),
        ] {
            let found: Vec<String> = words(text).into_iter().map(|word| word.plain).collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn names_are_capitalised_inside_a_sentence() {
        let names = |text| -> Vec<String> {
            words(text).into_iter().filter(|word| word.is_name).map(|word| word.plain).collect()
        };
        assert_eq!(names("The mayor Mara Velk left. Then Sorrin flooded."), ["mara", "velk", "sorrin"]);
        assert_eq!(names("seen by @velk"), ["velk"]);
    }
}
