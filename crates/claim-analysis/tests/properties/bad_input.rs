//! Texts that nobody writes: very long ones, one character of every general category in every place, mutated news.

use claim_analysis::{Context, extract};

use crate::checks::check;
use crate::published;

const MIB: usize = 1 << 20;

/// `part` repeated up to a length in bytes.
fn filled(part: &str, length: usize) -> String {
    part.repeat(length / part.len())
}

#[test]
fn long_texts_end_with_valid_spans() {
    let sentence = "At least 41 people were killed in Ardel on 3 March 2021, said Mara Velk, the mayor. ";
    for text in [
        filled("a", 500_000),
        filled("and 12 people said “so” ", 500_000),
        filled("1", 2 * MIB),
        filled("1,", 2 * MIB),
        filled("7 ", 2 * MIB),
        filled("\"", 2 * MIB),
        filled("“", 2 * MIB),
        filled("(", 2 * MIB),
        filled("\u{301}", 2 * MIB),
        filled("\n", 2 * MIB),
        filled("U.S.", MIB),
        filled(sentence, 2 * MIB),
        filled("for two years and three months, ", MIB),
        filled("a third of one of whom ", MIB),
        filled("- 12 killed\n", MIB),
    ] {
        let found = extract(&text, &published());
        check(&text, &found);
        let values: usize = found.claims.iter().map(|claim| claim.values.len()).sum();
        assert!(values * 2 <= text.len(), "{values} values in {} bytes", text.len());
    }
}

/// A character of each general category of Unicode but surrogates, which no text can hold; then other odd ones.
const CATEGORIES: [char; 33] = [
    'A', 'a', 'ǅ', 'ʰ', 'א', '\u{301}', '\u{903}', '\u{20DD}', '٣', 'Ⅷ', '½', '‿', '—', '(', ')', '«', '»', '¿', '±',
    '€', '^', '©', '\u{3000}', '\u{2028}', '\u{2029}', '\u{7}', '\u{200F}', '\u{E000}', '\u{378}', '\u{FFFF}',
    '\u{200D}', '𝟘', 'İ',
];

#[test]
fn a_character_of_any_category_may_stand_anywhere() {
    let text = "Mara Velk, 54, said “12 people” died in Ardel on 3 March 2021 for $2.5m.\n- 63 killed";
    for (at, _) in text.char_indices() {
        for category in CATEGORIES {
            let (before, after) = text.split_at(at);
            let text = format!("{before}{category}{after}");
            check(&text, &extract(&text, &published()));
            let context = Context { language: Some("ru"), ..published() };
            check(&text, &extract(&text, &context));
        }
    }
}

/// A generator of numbers that is the same in every run (Marsaglia 2003, xorshift with the shifts 13, 7, 17).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit.max(1)).expect("small")).expect("small")
    }
}

/// Cuts, doubles, swaps and replaces pieces of news, in many rounds.
#[test]
fn mutated_news_is_read() {
    let seed: Vec<char> = include_str!("../../fuzz/seeds/news.txt").chars().collect();
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for _ in 0..600 {
        let mut letters = seed.clone();
        for _ in 0..=numbers.below(8) {
            let from = numbers.below(letters.len());
            let to = (from + numbers.below(40)).min(letters.len());
            let piece: Vec<char> = letters[from..to].to_vec();
            match numbers.below(4) {
                0 => drop(letters.drain(from..to)),
                1 => drop(letters.splice(from..from, piece)),
                2 => letters[from..to].reverse(),
                _ => {
                    let letter = CATEGORIES[numbers.below(CATEGORIES.len())];
                    drop(letters.splice(from..to, [letter]));
                }
            }
        }
        let text: String = letters.into_iter().collect();
        check(&text, &extract(&text, &published()));
    }
}
