//! Words of numbers below a hundred, and scale words, in English.

/// Zero to nineteen.
pub(super) const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// Twenty to ninety.
pub(super) const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// True if a word starts with one of these small letters or their capitals: most words are rejected without a comparison.
fn starts_with_any(word: &str, letters: &[u8]) -> bool {
    word.bytes().next().is_some_and(|first| letters.contains(&first.to_ascii_lowercase()))
}

/// Value of a word from zero to nineteen, or of a ten from twenty to ninety.
pub(crate) fn small(text: &str) -> Option<f64> {
    if !(3..=9).contains(&text.len()) || !starts_with_any(text, b"efnostz") {
        return None;
    }
    let place = |list: &[&str]| list.iter().position(|w| w.eq_ignore_ascii_case(text));
    let number = |n: usize| u8::try_from(n).ok().map(f64::from);
    place(&WORDS).and_then(number).or_else(|| place(&TENS).and_then(|n| number(n * 10 + 20)))
}

/// Value of a number word from zero to ninety-nine.
pub(crate) fn word(text: &str) -> Option<f64> {
    match text.split_once('-') {
        Some((tens, ones)) => {
            let (tens, ones) = (small(tens)?, small(ones)?);
            (tens >= 20.0 && ones < 10.0).then_some(tens + ones)
        }
        None => small(text),
    }
}

/// Scale words and their factors.
pub(super) const SCALES: [(&str, f64); 15] = [
    ("hundred", 100.0),
    ("dozen", 12.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("millions", 1e6),
    ("mln", 1e6),
    ("mn", 1e6),
    ("billion", 1e9),
    ("bln", 1e9),
    ("bn", 1e9),
    ("trillion", 1e12),
    ("trn", 1e12),
    ("lakh", 1e5),
    ("lakhs", 1e5),
    ("crore", 1e7),
];

/// Factor of a scale word in the singular, in English.
pub(super) fn factor(word: &str) -> Option<f64> {
    if !starts_with_any(word, b"bcdhlmt") {
        return None;
    }
    if word.eq_ignore_ascii_case("crores") {
        return Some(1e7);
    }
    let mut scales = SCALES.iter();
    let (_, factor) = scales.find(|(name, _)| word.eq_ignore_ascii_case(name))?;
    Some(*factor)
}
