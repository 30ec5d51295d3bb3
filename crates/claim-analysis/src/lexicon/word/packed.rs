//! Short words in lower case as numbers, which are compared and hashed without reading bytes.

use std::ops::Range;

use crate::text::letters::is_plain;

/// Maximum length of a word in bytes.
pub(crate) const MAX_WORD: usize = 24;

/// A word of at most [`MAX_WORD`] bytes in lower case with straight apostrophes: eight bytes to a number, little-endian,
/// filled up with zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Word([u64; 3]);

impl Word {
    /// The word in lower case; `None` if it is too long.
    pub fn new(word: &str) -> Option<Word> {
        match packed(word.as_bytes()) {
            Some([a, b, c]) if (a | b | c) & HIGH_BITS == 0 => Some(Word([a, b, c].map(lower_ascii))),
            None if word.is_ascii() => None,
            _ => Word::lower(word),
        }
    }

    /// The word of ASCII letters and digits at the start of a text in lower case, and its length; `None` if it has eight or
    /// more, or at the end of the text. One read is enough.
    #[inline]
    pub fn short(text: &[u8]) -> Option<(Word, usize)> {
        let part = u64::from_le_bytes(*text.first_chunk()?);
        let length = eight_letters_and_digits(part);
        (length < 8).then(|| (Word([lower_ascii(part & ((1 << (8 * length)) - 1)), 0, 0]), length))
    }

    /// The word at a byte range of a text in lower case; `None` if it is too long.
    pub fn at(text: &str, range: Range<usize>) -> Option<Word> {
        let length = range.len();
        // Most words are short.
        match first_letters(text, range.start, length) {
            Some(letters) if length <= 8 => Some(Word([letters, 0, 0])),
            _ => Word::new(text.get(range)?),
        }
    }

    /// A single character that has no other case. A curly apostrophe is a straight one.
    pub fn of_mark(mark: char) -> Word {
        if mark.is_ascii() {
            return Word([u64::from(mark), 0, 0]);
        }
        let mut bytes = [0; 8];
        let mark = if mark == '’' { '\'' } else { mark };
        mark.encode_utf8(&mut bytes);
        Word([u64::from_le_bytes(bytes), 0, 0])
    }

    fn lower(word: &str) -> Option<Word> {
        let mut buffer = [0; MAX_WORD];
        packed(lower(word, &mut buffer)?.as_bytes()).map(Word)
    }

    /// Multiplicative hash. The words of the model are numbered by it.
    pub fn hash(self) -> u64 {
        let used = self.0.iter().take_while(|part| **part != 0);
        used.fold(0, |hash: u64, part| (hash.rotate_left(5) ^ part).wrapping_mul(0x517C_C1B7_2722_0A95))
    }
}

/// Up to eight ASCII characters from a byte on in lower case, as a number. `None` at the end of the text and if any is not
/// ASCII, so that one read is enough.
fn first_letters(text: &str, from: usize, length: usize) -> Option<u64> {
    let start = text.as_bytes().get(from..)?.first_chunk()?;
    let unused = u32::try_from(8 * 8_usize.saturating_sub(length)).ok()?;
    let part = u64::from_le_bytes(*start) & u64::MAX.checked_shr(unused).unwrap_or(0);
    (part & HIGH_BITS == 0).then(|| lower_ascii(part))
}

/// Number of ASCII letters and digits at the start.
pub(crate) fn letters_and_digits(text: &[u8]) -> usize {
    let (parts, rest) = text.as_chunks();
    let mut count = 0;
    for part in parts {
        let inside = eight_letters_and_digits(u64::from_le_bytes(*part));
        count += inside;
        if inside < 8 {
            return count;
        }
    }
    count + rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// Number of ASCII letters and digits at the start of eight bytes.
const fn eight_letters_and_digits(part: u64) -> usize {
    let ascii = part & !HIGH_BITS;
    let digits = (ascii + repeated(0x80 - b'0')) & !(ascii + repeated(0x7F - b'9'));
    let lower = ascii | repeated(0x20);
    let letters = (lower + repeated(0x80 - b'a')) & !(lower + repeated(0x7F - b'z'));
    let others = !(digits | letters) & HIGH_BITS | part & HIGH_BITS;
    others.trailing_zeros() as usize / 8
}

const HIGH_BITS: u64 = repeated(0x80);

const fn repeated(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// Eight ASCII letters in lower case.
const fn lower_ascii(part: u64) -> u64 {
    // The highest bit of each byte tells whether the byte is past "Z", and whether it is "A" or more.
    let beyond = part + repeated(0x7F - b'Z');
    let reached = part + repeated(0x80 - b'A');
    part | ((beyond ^ reached) & HIGH_BITS) >> 2
}

/// The bytes as numbers; `None` if there are more than [`MAX_WORD`].
fn packed(bytes: &[u8]) -> Option<[u64; 3]> {
    let length = bytes.len();
    match length {
        0..=8 => Some([short(bytes)?, 0, 0]),
        9..=16 => Some([first(bytes)?, last(bytes, length - 8)?, 0]),
        17..=MAX_WORD => Some([first(bytes)?, first(bytes.get(8..)?)?, last(bytes, length - 16)?]),
        _ => None,
    }
}

fn first(bytes: &[u8]) -> Option<u64> {
    bytes.first_chunk().copied().map(u64::from_le_bytes)
}

/// The last `count` bytes, from 1 to 8, of at least eight.
fn last(bytes: &[u8], count: usize) -> Option<u64> {
    let all = bytes.last_chunk().copied().map(u64::from_le_bytes)?;
    Some(all >> (8 * (8 - count)))
}

/// At most eight bytes.
fn short(bytes: &[u8]) -> Option<u64> {
    if bytes.len() == 8 {
        return first(bytes);
    }
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    if let (Some(head), Some(tail)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return Some(half(head) | half(tail) << (8 * (bytes.len() - 4)));
    }
    Some(bytes.iter().rev().fold(0, |part, byte| part << 8 | u64::from(*byte)))
}

/// Writes the word into `buffer` in lower case with straight apostrophes; `None` if the word does not fit.
pub(crate) fn lower<'b>(word: &str, buffer: &'b mut [u8]) -> Option<&'b str> {
    let mut used = 0;
    if word.is_ascii() {
        let lower = buffer.get_mut(..word.len())?;
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        used = word.len();
    } else {
        if word.len() > buffer.len() * 2 {
            return None;
        }
        for letter in word.chars() {
            if letter.is_ascii() || letter == '’' {
                let letter = if letter == '’' { b'\'' } else { u8::try_from(letter).ok()? };
                *buffer.get_mut(used)? = letter.to_ascii_lowercase();
                used += 1;
                continue;
            }
            if is_plain(letter) {
                let end = used + letter.len_utf8();
                letter.encode_utf8(buffer.get_mut(used..end)?);
                used = end;
                continue;
            }
            // Turkish "İ" becomes "i" with a combining dot.
            for letter in letter.to_lowercase().filter(|letter| *letter != '\u{307}') {
                let end = used + letter.len_utf8();
                letter.encode_utf8(buffer.get_mut(used..end)?);
                used = end;
            }
        }
    }
    std::str::from_utf8(buffer.get(..used)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_digits_are_counted_up_to_the_first_other_byte() {
        for other in (0..=255).filter(|byte: &u8| !byte.is_ascii_alphanumeric()) {
            for place in 0..20 {
                let mut text = *b"aZ09zA58bY17mN40qR36gH";
                text[place] = other;
                assert_eq!(letters_and_digits(&text), place, "{other} at {place}");
            }
        }
        assert_eq!(letters_and_digits(b"aZ09zA58bY17mN4"), 15);
    }

    #[test]
    fn words_of_any_length_are_equal_whatever_their_case() {
        for length in 0..=MAX_WORD {
            let word: String = "abcdefghijklmnopqrstuvwxyz@[`{9-".chars().cycle().skip(length).take(length).collect();
            assert_eq!(Word::new(&word.to_uppercase()), Word::new(&word), "{word}");
            assert_ne!(Word::new(&word), Word::new(&format!("{word}x")), "{word}");
            for text in [format!("@{word}"), format!("@{word} and so on")] {
                assert_eq!(Word::at(&text, 1..1 + length), Word::new(&word), "{text}");
            }
        }
        assert_eq!(Word::short(b"Wolves, "), Word::new("wolves").map(|word| (word, 6)));
        assert_eq!(Word::short(b"Stations, "), None);
        assert_eq!(Word::short(b"Wolves"), None);
        for mark in ['.', '’', '“', '…'] {
            assert_eq!(Some(Word::of_mark(mark)), Word::new(&mark.to_string()));
        }
        assert_eq!(Word::new("Don’t"), Word::new("don't"));
        assert_eq!(Word::new("ÉTÉ"), Word::new("été"));
        assert_ne!(Word::new("@"), Word::new("`"));
        assert_ne!(Word::new("["), Word::new("{"));
        assert!(Word::new(&"x".repeat(MAX_WORD + 1)).is_none());
    }
}
