//! BERT's word pieces: the longest pieces of each word, from left to right.

use super::pieces::Pieces;
use super::words::{LONGEST_WORD, words};

/// Marks a piece that continues a word.
const CONTINUES: &str = "##";

/// A vocabulary of word pieces.
#[derive(Debug)]
pub struct WordPieces {
    pieces: Pieces,
    unknown: u32,
    start: u32,
    end: u32,
}

impl WordPieces {
    /// Takes a vocabulary; `None` if `[UNK]`, `[CLS]` or `[SEP]` is missing.
    pub fn new(pieces: Pieces) -> Option<Self> {
        let number = |piece| pieces.number("", piece);
        let (unknown, start, end) = (number("[UNK]")?, number("[CLS]")?, number("[SEP]")?);
        Some(Self { pieces, unknown, start, end })
    }

    /// See [`super::Tokens::encode`].
    pub fn encode(&self, text: &str, limit: usize) -> Vec<u32> {
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
    fn cut(&self, word: &str, numbers: &mut Vec<u32>) {
        let before = numbers.len();
        let mut rest = word;
        if word.chars().count() > LONGEST_WORD {
            rest = "";
            numbers.push(self.unknown);
        }
        while !rest.is_empty() {
            let mark = if rest.len() < word.len() { CONTINUES } else { "" };
            let ends = (1..=rest.len().min(self.pieces.longest())).rev();
            let mut parts = ends.filter_map(|end| rest.split_at_checked(end));
            let found = parts.find_map(|(part, after)| Some((self.pieces.number(mark, part)?, after)));
            let Some((number, after)) = found else {
                numbers.truncate(before);
                numbers.push(self.unknown);
                return;
            };
            numbers.push(number);
            rest = after;
        }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: &str = "[PAD]\n[UNK]\n[CLS]\n[SEP]\nflood\nfl\n##ood\n##ed\n##s\nriver\n.\nthe\n##é\n";

    fn vocabulary() -> WordPieces {
        WordPieces::new(Pieces::new(PIECES).unwrap()).unwrap()
    }

    fn encode(text: &str) -> Vec<String> {
        let vocabulary = vocabulary();
        let numbers = vocabulary.encode(text, 256);
        numbers.iter().map(|&number| vocabulary.pieces.piece(number).to_owned()).collect()
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
        let vocabulary = vocabulary();
        let numbers = vocabulary.encode(&"floods ".repeat(500), 256);
        assert_eq!(numbers.len(), 256);
        assert_eq!((numbers[0], numbers[255]), (2, 3));
        assert_eq!(vocabulary.encode("", 256), [2, 3]);
        assert_eq!(vocabulary.encode("the the", 3), [2, 11, 3]);
    }

    #[test]
    fn wrong_vocabularies_are_refused() {
        for wrong in ["a\nb\n", "[UNK]\n[CLS]\n"] {
            assert!(WordPieces::new(Pieces::new(wrong).unwrap()).is_none(), "{wrong:?}");
        }
    }
}
