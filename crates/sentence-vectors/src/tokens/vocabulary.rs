//! A vocabulary of word pieces, and the longest-match-first search in it.

use std::cmp::Ordering;
use std::ops::Range;

use super::words::{LONGEST_WORD, words};

/// Marks a piece that continues a word.
const CONTINUES: &str = "##";

/// Word pieces with their numbers.
#[derive(Debug)]
pub struct Vocabulary {
    /// The pieces in the order of their numbers, without separators.
    text: String,
    /// Where each piece is in `text`.
    places: Vec<Range<u32>>,
    /// The numbers of the pieces in the order of their bytes.
    sorted: Vec<u16>,
    /// Length of the longest piece in bytes.
    longest: usize,
    unknown: u16,
    start: u16,
    end: u16,
}

impl Vocabulary {
    /// Reads one piece per line; the first has the number 0.
    ///
    /// Returns `None` if a piece occurs twice, if `[UNK]`, `[CLS]` or `[SEP]` is missing, or if there are more than
    /// 65,536 pieces.
    pub fn new(lines: &str) -> Option<Self> {
        let mut text = String::with_capacity(lines.len());
        let mut places = Vec::new();
        for piece in lines.lines() {
            let start = u32::try_from(text.len()).ok()?;
            text.push_str(piece);
            places.push(start..u32::try_from(text.len()).ok()?);
        }
        let last = u16::try_from(places.len().checked_sub(1)?).ok()?;
        let mut vocabulary = Self {
            text,
            places,
            sorted: (0..=last).collect(),
            longest: lines.lines().map(str::len).max().unwrap_or_default(),
            unknown: 0,
            start: 0,
            end: 0,
        };
        let mut sorted = std::mem::take(&mut vocabulary.sorted);
        sorted.sort_unstable_by_key(|&number| vocabulary.piece(number));
        let mut pieces = sorted.windows(2);
        let is_twice = |pair: &[u16]| match pair {
            [a, b] => vocabulary.piece(*a) == vocabulary.piece(*b),
            _ => false,
        };
        if pieces.any(is_twice) {
            return None;
        }
        vocabulary.sorted = sorted;
        vocabulary.unknown = vocabulary.number("", "[UNK]")?;
        vocabulary.start = vocabulary.number("", "[CLS]")?;
        vocabulary.end = vocabulary.number("", "[SEP]")?;
        Some(vocabulary)
    }

    /// Numbers of the pieces of a text between `[CLS]` and `[SEP]`, `limit` numbers at most. A later part of the
    /// text is not read.
    pub fn encode(&self, text: &str, limit: usize) -> Vec<u16> {
        let room = limit.saturating_sub(1);
        let mut numbers = vec![self.start];
        words(text, |word| {
            self.cut(word, &mut numbers);
            numbers.len() < room
        });
        numbers.truncate(room);
        numbers.push(self.end);
        numbers
    }

    /// Appends the numbers of the longest pieces of a word, from left to right.
    fn cut(&self, word: &str, numbers: &mut Vec<u16>) {
        let before = numbers.len();
        let mut rest = word;
        if word.chars().count() > LONGEST_WORD {
            rest = "";
            numbers.push(self.unknown);
        }
        while !rest.is_empty() {
            let mark = if rest.len() < word.len() { CONTINUES } else { "" };
            let ends = (1..=rest.len().min(self.longest)).rev();
            let mut parts = ends.filter_map(|end| rest.split_at_checked(end));
            let found = parts.find_map(|(part, after)| Some((self.number(mark, part)?, after)));
            let Some((number, after)) = found else {
                numbers.truncate(before);
                numbers.push(self.unknown);
                return;
            };
            numbers.push(number);
            rest = after;
        }
    }

    /// Number of the piece that consists of the mark and the part.
    fn number(&self, mark: &str, part: &str) -> Option<u16> {
        let compare = |&number: &u16| -> Ordering {
            let wanted = mark.bytes().chain(part.bytes());
            self.piece(number).bytes().cmp(wanted)
        };
        let place = self.sorted.binary_search_by(compare).ok()?;
        self.sorted.get(place).copied()
    }

    fn piece(&self, number: u16) -> &str {
        let place = self.places.get(usize::from(number));
        let bytes = place.map(|place| place.start as usize..place.end as usize);
        bytes.and_then(|bytes| self.text.get(bytes)).unwrap_or_default()
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.places.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nflood\nfl\n##ood\n##ed\n##s\nriver\n.\nthe\n##é\n";

    fn encode(text: &str) -> Vec<String> {
        let vocabulary = Vocabulary::new(PIECES).unwrap();
        let numbers = vocabulary.encode(text, 256);
        numbers.iter().map(|&number| vocabulary.piece(number).to_owned()).collect()
    }

    #[test]
    fn the_longest_pieces_come_first() {
        assert_eq!(encode("The RIVERS flooded."), ["[CLS]", "the", "river", "##s", "flood", "##ed", ".", "[SEP]"]);
        assert_eq!(encode("flood"), ["[CLS]", "flood", "[SEP]"]);
    }

    #[test]
    fn a_word_that_cannot_be_cut_to_its_end_is_unknown() {
        assert_eq!(encode("floodx the"), ["[CLS]", "[UNK]", "the", "[SEP]"]);
        assert_eq!(encode("s 東"), ["[CLS]", "[UNK]", "[UNK]", "[SEP]"]);
        assert_eq!(encode(&"flood".repeat(21)), ["[CLS]", "[UNK]", "[SEP]"]);
    }

    #[test]
    fn names_of_special_pieces_in_a_text_are_words() {
        assert_eq!(encode("[SEP]"), ["[CLS]", "[UNK]", "[UNK]", "[UNK]", "[SEP]"]);
    }

    #[test]
    fn a_long_text_is_cut_at_the_limit() {
        let vocabulary = Vocabulary::new(PIECES).unwrap();
        let numbers = vocabulary.encode(&"floods ".repeat(500), 256);
        assert_eq!(numbers.len(), 256);
        assert_eq!((numbers[0], numbers[255]), (2, 3));
        assert_eq!(vocabulary.encode("", 256), [2, 3]);
        assert_eq!(vocabulary.encode("the the", 3), [2, 11, 3]);
    }

    #[test]
    fn wrong_vocabularies_are_refused() {
        for wrong in ["", "a\nb\n", "[UNK]\n[CLS]\n", "[UNK]\n[CLS]\n[SEP]\na\na\n"] {
            assert!(Vocabulary::new(wrong).is_none(), "{wrong:?}");
        }
        let numbers: Vec<String> = (0..65_534).map(|number| number.to_string()).collect();
        let too_many = format!("[UNK]\n[CLS]\n[SEP]\n{}", numbers.join("\n"));
        assert!(Vocabulary::new(&too_many).is_none());
    }
}
