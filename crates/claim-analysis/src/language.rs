//! Language detection.

use std::ops::Range;

use crate::claim::Support;
use crate::lexicon::word::letters_and_digits;
use crate::lexicon::{self, Class};
use crate::text::byte_set::ByteSet;
use crate::text::letters::{is_alphanumeric, is_plain};

/// Maximum number of words examined.
const SAMPLE: usize = 400;

/// `Full` for English, `Basic` otherwise. `tag` is a BCP 47 tag; if the tag is absent or `und`, the words decide.
pub(crate) fn support(text: &str, tag: Option<&str>) -> Support {
    let tag = tag.map(str::trim).filter(|tag| !tag.is_empty() && !tag.eq_ignore_ascii_case("und"));
    let english = match tag {
        Some(tag) => tag
            .split(['-', '_'])
            .next()
            .is_some_and(|language| language.eq_ignore_ascii_case("en") || language.eq_ignore_ascii_case("eng")),
        None => looks_english(text),
    };
    if english { Support::Full } else { Support::Basic }
}

/// Lower-case ISO 639-1 code of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language([u8; 2]);

impl Language {
    /// English.
    pub const ENGLISH: Language = Language(*b"en");

    /// The code as two letters.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    fn of_tag(tag: &str) -> Option<Language> {
        let first = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        let code = LONG_CODES.iter().find(|(long, _)| *long == first);
        let code = code.map_or(first.as_str(), |(_, short)| short);
        <[u8; 2]>::try_from(code.as_bytes()).ok().map(Language)
    }
}

/// ISO 639-2 codes of languages whose numbers are read.
const LONG_CODES: &[(&str, &str)] = &[
    ("eng", "en"),
    ("deu", "de"),
    ("ger", "de"),
    ("fra", "fr"),
    ("fre", "fr"),
    ("spa", "es"),
    ("por", "pt"),
    ("ita", "it"),
    ("nld", "nl"),
    ("dut", "nl"),
    ("tur", "tr"),
    ("rus", "ru"),
    ("ukr", "uk"),
    ("ara", "ar"),
    ("hin", "hi"),
];

/// Words that are frequent in English and rare in the languages below.
const ENGLISH: &[&str] = &[
    "the", "The", "of", "and", "to", "was", "were", "that", "for", "with", "has", "have", "had", "by", "from", "are",
    "is", "been", "not", "his", "her", "their", "more", "than", "after", "who", "which", "will", "would", "at", "on",
    "its",
];

/// Words that are frequent in one language and rare in the others.
const MARKERS: &[(&str, &[&str])] = &[
    ("de", &["der", "und", "das", "nicht", "wurden", "ist", "den", "mit"]),
    ("fr", &["les", "des", "est", "une", "dans", "selon", "ont", "du", "sont"]),
    ("es", &["el", "los", "las", "según", "del", "una", "por", "y", "en"]),
    ("pt", &["os", "não", "uma", "dos", "segundo", "foram", "em", "ao"]),
    ("it", &["il", "di", "sono", "della", "secondo", "gli", "che", "è"]),
    ("nl", &["het", "een", "van", "niet", "zijn", "werden", "volgens", "en"]),
    ("tr", &["bir", "ve", "bu", "için", "ile", "kişi", "olarak", "göre"]),
    ("uk", &["що", "та", "від", "було", "є", "із", "або", "які"]),
    ("ru", &["что", "не", "был", "были", "его", "из", "и", "по"]),
    ("ar", &["في", "من", "على", "أن", "إلى", "عن"]),
    ("hi", &["के", "में", "की", "है", "और", "ने", "से"]),
];

/// The language of a text by its tag, or by frequent words without a tag; `None` if unknown.
pub(crate) fn language(text: &str, tag: Option<&str>, support: Support) -> Option<Language> {
    let tag = tag.and_then(Language::of_tag);
    if tag.is_some() || support == Support::Full {
        return tag.or(Some(Language::ENGLISH));
    }
    frequent(text).0
}

/// The language of a sentence by its frequent words; `None` if it is not English and has none of them. Stricter than the analysis,
/// which reads what may be English as English.
#[must_use]
pub fn language_of(text: &str) -> Option<Language> {
    let (found, most) = frequent(text);
    let english = words(text).filter(|word| ENGLISH.contains(word)).count();
    if english > 0 && english >= most || most == 0 && support(text, None) == Support::Full {
        Some(Language::ENGLISH)
    } else {
        found
    }
}

/// The language with the most markers in a text, and their number.
fn frequent(text: &str) -> (Option<Language>, usize) {
    let mut counts = [0_usize; MARKERS.len()];
    for word in words(text) {
        for (count, (_, markers)) in counts.iter_mut().zip(MARKERS) {
            *count += usize::from(markers.contains(&word));
        }
    }
    let most = counts.iter().copied().max().unwrap_or_default();
    let best = counts.iter().position(|count| *count == most && most > 0);
    let best = best.and_then(|best| MARKERS.get(best));
    (best.and_then(|(code, _)| Language::of_tag(code)), most)
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !is_plain(c) && !c.is_alphabetic()).filter(|word| !word.is_empty()).take(SAMPLE)
}

/// Texts under five words count as English unless most of the words are not ASCII.
fn looks_english(text: &str) -> bool {
    // About 40% of running English are such words; headlines and lists have fewer.
    const SHARE: usize = 8;
    let letters = most_foreign_letters(text);
    let (mut words, mut common, mut foreign) = (0_usize, 0_usize, 0_usize);
    for range in words_in(text) {
        let word = text.get(range.clone()).unwrap_or("");
        if !word.starts_with(|c: char| c.is_ascii_alphabetic() || is_plain(c) || c.is_alphabetic()) {
            continue;
        }
        words += 1;
        // The rest of the sample cannot make these words too few, or the words of other letters too many.
        let enough = common * SHARE >= SAMPLE;
        if enough && (foreign + letters) * 3 <= words {
            return true;
        }
        // Tables of casualties have no function words.
        let known = Class::FUNCTION.or(Class::VERB).or(Class::FATE);
        common += usize::from(!enough && lexicon::class_at(text, range).has(known));
        foreign += usize::from(!word.is_ascii() && !word.contains('’'));
        if words >= SAMPLE {
            break;
        }
    }
    if words < 5 {
        return foreign * 2 <= words;
    }
    common * SHARE >= words && foreign * 3 <= words
}

/// Number of characters outside ASCII, without those from U+2000 to U+203F, quotation marks and dashes.
fn most_foreign_letters(text: &str) -> usize {
    static PUNCTUATION: ByteSet = ByteSet::new(&[0xE2]);
    let bytes = text.as_bytes();
    let letter = |byte: &u8| u8::from(*byte >= 0xC0 && *byte != 0xE2);
    // Counts of a byte each are added up many at a time.
    let mut count: usize = bytes.chunks(64).map(|block| usize::from(block.iter().map(letter).sum::<u8>())).sum();
    let mut at = 0;
    while let Some(found) = PUNCTUATION.find(bytes, at) {
        count += usize::from(bytes.get(found + 1) != Some(&0x80));
        at = found + 1;
    }
    count
}

/// Byte ranges of the words, with digits and apostrophes.
fn words_in(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        // Most words start after one blank.
        let mut from = at + usize::from(bytes.get(at) == Some(&b' '));
        if !bytes.get(from).is_some_and(u8::is_ascii_alphanumeric) {
            from += text.get(from..)?.find(is_inner)?;
        }
        at = from;
        loop {
            at += letters_and_digits(bytes.get(at..).unwrap_or(&[]));
            // Most words end at a blank.
            if bytes.get(at).is_none_or(|byte| *byte == b' ') {
                break;
            }
            let Some(letter) = text.get(at..)?.chars().next().filter(|letter| is_inner(*letter)) else { break };
            at += letter.len_utf8();
        }
        Some(from..at)
    })
}

fn is_inner(letter: char) -> bool {
    matches!(letter, '\'' | '’') || is_alphanumeric(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_decides_and_common_words_decide_without_one() {
        assert_eq!(support("x", Some("en-GB")), Support::Full);
        assert_eq!(support("The storm hit the coast.", Some("de")), Support::Basic);
        assert_eq!(support("The storm hit the coast of the island.", None), Support::Full);
        let german = "Der Sturm traf die Küste am Montag und zerstörte mehr als 300 Häuser.";
        assert_eq!(support(german, None), Support::Basic);
        let spanish = "El gobierno dijo que más de 300 personas murieron en la tormenta.";
        assert_eq!(support(spanish, None), Support::Basic);
    }

    #[test]
    fn frequent_words_tell_the_language_of_a_sentence() {
        for (text, code) in [
            ("The dam in Sorrin broke.", Some("en")),
            ("Police have arrested 63 people.", Some("en")),
            ("Von 40 versprochenen Krankenhäusern wurden in Norvik erst 2 eröffnet.", Some("de")),
            ("El paro bajó en marzo.", Some("es")),
            ("Dans le nord, les enseignants sont on ne peut plus calmes.", Some("fr")),
            ("قتل 41 شخصا على الأقل", Some("ar")),
            ("757 people saw jets.", Some("en")),
            ("Лидер оппозиции получил деньги", None),
        ] {
            assert_eq!(language_of(text).as_ref().map(Language::code), code, "{text}");
        }
    }
}
