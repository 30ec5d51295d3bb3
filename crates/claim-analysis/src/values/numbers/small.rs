//! Words of numbers below a hundred, and scale words, in English.

/// Number words from zero to nineteen and the tens from twenty to ninety, by first letter.
pub(super) const SMALL: &[(u8, &[(&str, u8)])] = &[
    (b't', &[("two", 2), ("three", 3), ("ten", 10), ("twelve", 12), ("twenty", 20), ("thirteen", 13), ("thirty", 30)]),
    (b'o', &[("one", 1)]),
    (b'f', &[("four", 4), ("five", 5), ("fifty", 50), ("forty", 40), ("fifteen", 15), ("fourteen", 14)]),
    (b's', &[("six", 6), ("seven", 7), ("sixty", 60), ("seventy", 70), ("sixteen", 16), ("seventeen", 17)]),
    (b'e', &[("eight", 8), ("eleven", 11), ("eighteen", 18), ("eighty", 80)]),
    (b'n', &[("nine", 9), ("ninety", 90), ("nineteen", 19)]),
    (b'z', &[("zero", 0)]),
];

/// True if a word starts with one of these small letters or their capitals: most words are rejected without a comparison.
fn starts_with_any(word: &str, letters: &[u8]) -> bool {
    word.bytes().next().is_some_and(|first| letters.contains(&first.to_ascii_lowercase()))
}

/// Value of a word from zero to nineteen, or of a ten from twenty to ninety.
pub(crate) fn small(text: &str) -> Option<f64> {
    let first = text.bytes().next()?.to_ascii_lowercase();
    let (_, words) = SMALL.iter().find(|(letter, _)| *letter == first)?;
    let (_, value) = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text))?;
    Some(f64::from(*value))
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
