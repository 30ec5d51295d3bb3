//! `SentencePiece`'s unigram pieces: of all ways to cut a word, the most probable one.

use unicode_normalization::UnicodeNormalization;

use super::pieces::Pieces;

/// Comes before each word, in the place of the space.
const SPACE: char = '▁';
/// Probability of an unknown character against that of the rarest piece, as a logarithm.
const UNKNOWN: f32 = -10.0;
/// Bytes of the text that are normalised at most, for each piece that there is room for.
const BYTES: usize = 64;

/// A vocabulary of unigram pieces.
#[derive(Debug)]
pub struct Unigram {
    pieces: Pieces,
    /// Logarithm of the probability of each piece; 0 for marks, which no text contains.
    scores: Vec<f32>,
    /// Put before every text.
    prefix: String,
    unknown: u32,
    unknown_score: f32,
    start: u32,
    end: u32,
}

impl Unigram {
    /// Takes a vocabulary with one score for each piece; `None` if the numbers differ or if `<unk>`, `<s>` or `</s>` is
    /// missing.
    pub fn new(pieces: Pieces, scores: Vec<f32>, prefix: String) -> Option<Self> {
        let number = |piece| pieces.number("", piece);
        let (unknown, start, end) = (number("<unk>")?, number("<s>")?, number("</s>")?);
        let unknown_score = scores.iter().copied().fold(0.0, f32::min) + UNKNOWN;
        (scores.len() == pieces.len()).then_some(Self { pieces, scores, prefix, unknown, unknown_score, start, end })
    }

    /// See [`super::Tokens::encode`].
    pub fn encode(&self, text: &str, limit: usize) -> Vec<u32> {
        let room = limit.saturating_sub(1);
        let mut numbers = vec![self.start];
        let text = normalised(text.get(..text.floor_char_boundary(limit * BYTES)).unwrap_or_default());
        let mut words = text.split(' ').filter(|word| !word.is_empty()).peekable();
        if words.peek().is_some() {
            for word in self.prefix.split(' ').filter(|word| !word.is_empty()).chain(words) {
                self.cut(word, &mut numbers);
                if numbers.len() >= room {
                    break;
                }
            }
        }
        numbers.truncate(room);
        numbers.push(self.end);
        numbers
    }

    /// Appends the numbers of the most probable pieces of a word.
    fn cut(&self, word: &str, numbers: &mut Vec<u32>) {
        let word = format!("{SPACE}{word}");
        // For each place in the word: the best score of a way to get there, and where its last piece starts.
        let mut best = vec![(f32::NEG_INFINITY, 0, self.unknown); word.len() + 1];
        if let Some(start) = best.first_mut() {
            start.0 = 0.0;
        }
        for (at, character) in word.char_indices() {
            let Some((_, rest)) = word.split_at_checked(at) else { continue };
            let score = best.get(at).map_or(f32::NEG_INFINITY, |best| best.0);
            let mut offer = |length: usize, number: u32, by: f32| {
                if let Some(place) = best.get_mut(at + length).filter(|place| score + by > place.0) {
                    *place = (score + by, at, number);
                }
            };
            for (length, number) in self.pieces.at_start(rest) {
                let by = usize::try_from(number).ok().and_then(|number| self.scores.get(number));
                if let Some(by) = by.filter(|by| **by < 0.0) {
                    offer(length, number, *by);
                }
            }
            offer(character.len_utf8(), self.unknown, self.unknown_score);
        }
        let from = numbers.len();
        let mut at = word.len();
        while let Some((_, start, number)) = best.get(at).filter(|_| at > 0) {
            numbers.push(*number);
            at = *start;
        }
        if let Some(found) = numbers.get_mut(from..) {
            found.reverse();
        }
    }

    /// How many pieces there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }
}

/// A text as the model was trained with it (`nmt_nfkc`): Unicode's compatibility composition, no control characters,
/// and spaces for everything that separates.
fn normalised(text: &str) -> String {
    let kept = text.chars().filter_map(|character| match character {
        '\t' | '\n' | '\u{c}' | '\r' => Some(' '),
        '\0'..='\u{1f}' | '\u{7f}' | '\u{8f}' | '\u{9f}' => None,
        '\u{1680}' | '\u{200b}'..='\u{200f}' | '\u{2028}' | '\u{2029}' | SPACE | '\u{feff}' | '\u{fffd}' => Some(' '),
        _ => Some(character),
    });
    kept.nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIECES: [(&str, f32); 13] = [
        ("<s>", 0.0),
        ("<pad>", 0.0),
        ("</s>", 0.0),
        ("<unk>", 0.0),
        ("▁", -3.0),
        ("▁the", -2.0),
        ("▁flood", -4.0),
        ("▁flo", -3.0),
        ("od", -3.0),
        ("ed", -3.0),
        ("e", -4.0),
        ("d", -4.0),
        ("é", -4.0),
    ];

    fn vocabulary(prefix: &str) -> Unigram {
        let lines: String = PIECES.iter().flat_map(|(piece, _)| [piece, "\n"]).collect();
        let scores = PIECES.iter().map(|(_, score)| *score).collect();
        Unigram::new(Pieces::new(&lines).unwrap(), scores, prefix.to_owned()).unwrap()
    }

    fn encode(text: &str) -> Vec<&'static str> {
        let numbers = vocabulary("").encode(text, 256);
        numbers.iter().map(|&number| PIECES[number as usize].0).collect()
    }

    #[test]
    fn the_most_probable_pieces_are_taken() {
        assert_eq!(encode("the  flooded"), ["<s>", "▁the", "▁flood", "ed", "</s>"]);
        assert_eq!(encode("flo"), ["<s>", "▁flo", "</s>"]);
        assert_eq!(encode("ede"), ["<s>", "▁", "ed", "e", "</s>"]);
    }

    #[test]
    fn unknown_characters_and_marks_are_unknown() {
        assert_eq!(encode("e東d"), ["<s>", "▁", "e", "<unk>", "d", "</s>"]);
        assert!(!encode("<s></s>").contains(&"<pad>"));
        assert_eq!(encode("<s>")[1..4], ["▁", "<unk>", "<unk>"]);
    }

    #[test]
    fn texts_are_normalised() {
        assert_eq!(encode("\u{1}the\u{3000}\tthe\u{200b}"), ["<s>", "▁the", "▁the", "</s>"]);
        assert_eq!(encode("e\u{301}"), encode("é"));
        assert_eq!(encode("ｅ"), encode("e"));
        assert_eq!(encode(" \u{0}\n"), ["<s>", "</s>"]);
    }

    #[test]
    fn a_long_text_is_cut_and_the_prefix_comes_first() {
        let numbers = vocabulary("the").encode(&"flo ".repeat(50_000), 256);
        assert_eq!((numbers.len(), numbers[1], numbers[2], numbers[255]), (256, 5, 7, 2));
        let numbers = vocabulary("").encode(&"e".repeat(1_000_000), 256);
        assert_eq!((numbers.len(), numbers[1], numbers[254]), (256, 4, 10));
        assert_eq!(vocabulary("the").encode("", 256), [0, 2]);
    }

    #[test]
    fn wrong_vocabularies_are_refused() {
        let pieces = || Pieces::new("<s>\n</s>\n<unk>\na\n").unwrap();
        assert!(Unigram::new(pieces(), vec![0.0; 3], String::new()).is_none());
        assert!(Unigram::new(pieces(), vec![0.0; 4], String::new()).is_some());
        assert!(Unigram::new(Pieces::new("<s>\n</s>\na\n").unwrap(), vec![0.0; 3], String::new()).is_none());
    }
}
