//! Stems: English endings of number, tense and person, cut from lower-case words.

use std::borrow::Cow;

/// Minimum number of bytes that stay.
const MIN_STEM: usize = 3;

/// Endings with what replaces them, longest first. The first that fits is cut.
const ENDINGS: &[(&str, &str)] = &[
    ("ations", "at"),
    ("ation", "at"),
    ("ements", ""),
    ("ement", ""),
    ("ments", ""),
    ("ment", ""),
    ("ings", ""),
    ("sses", "ss"),
    ("ions", ""),
    ("ing", ""),
    ("ion", ""),
    ("ied", "y"),
    ("ies", "y"),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
    ("e", ""),
];

/// The stem of a lower-case word. Words of other alphabets and words with digits stay as they are.
pub fn stem(word: &str) -> Cow<'_, str> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.ends_with("ss") {
        return Cow::Borrowed(word);
    }
    let cut = ENDINGS.iter().find_map(|(ending, put)| {
        let rest = word.strip_suffix(ending)?;
        let is_long = rest.len() >= MIN_STEM && rest.bytes().any(is_vowel);
        is_long.then(|| match *put {
            "" => Cow::Borrowed(single(rest)),
            put => Cow::Owned(format!("{}{put}", single(rest))),
        })
    });
    cut.unwrap_or(Cow::Borrowed(word))
}

/// "runn" becomes "run": one consonant at the end instead of two.
fn single(stem: &str) -> &str {
    let mut last = stem.bytes().rev();
    let pair = (last.next(), last.next());
    match pair {
        (Some(a), Some(b)) if a == b && !is_vowel(a) && !b"lsz".contains(&a) => {
            stem.get(..stem.len() - 1).unwrap_or(stem)
        }
        _ => stem,
    }
}

const fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (stem_of, forms) in [
            ("flood", &["flood", "floods", "flooded", "flooding"][..]),
            ("clos", &["close", "closes", "closed", "closing"]),
            ("run", &["run", "runs", "running", "runner"]),
            ("country", &["country", "countries"]),
            ("pay", &["pay", "pays", "payment", "payments"]),
            ("gas", &["gas"]),
            ("press", &["press", "presses", "pressed"]),
            ("4.2", &["4.2"]),
            ("über", &["über"]),
        ] {
            for form in forms {
                assert_eq!(stem(form), stem_of, "{form}");
            }
        }
    }
}
