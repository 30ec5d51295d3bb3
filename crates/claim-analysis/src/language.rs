//! Language detection.

use crate::claim::Support;
use crate::lexicon::{self, Class};

/// Maximum number of words examined.
const SAMPLE: usize = 400;

/// `Full` for English, `Basic` otherwise. `tag` is a BCP 47 tag; if the tag is absent or `und`, the words decide.
pub(crate) fn support(text: &str, tag: Option<&str>) -> Support {
    let tag = tag
        .map(str::trim)
        .filter(|tag| !tag.is_empty() && !tag.eq_ignore_ascii_case("und"));
    let english = match tag {
        Some(tag) => tag.split(['-', '_']).next().is_some_and(|language| {
            language.eq_ignore_ascii_case("en") || language.eq_ignore_ascii_case("eng")
        }),
        None => looks_english(text),
    };
    if english {
        Support::Full
    } else {
        Support::Basic
    }
}

/// Texts under five words count as English unless most of the words are not ASCII.
fn looks_english(text: &str) -> bool {
    let (mut words, mut common, mut foreign) = (0_usize, 0_usize, 0_usize);
    for word in text.split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’')) {
        if !word.starts_with(char::is_alphabetic) {
            continue;
        }
        words += 1;
        common += usize::from(lexicon::class(word).has(Class::FUNCTION.or(Class::VERB)));
        foreign += usize::from(!word.is_ascii() && !word.contains('’'));
        if words >= SAMPLE {
            break;
        }
    }
    if words < 5 {
        return foreign * 2 <= words;
    }
    // About 40% of running English are such words; headlines and lists have fewer.
    common * 8 >= words && foreign * 3 <= words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_decides_and_common_words_decide_without_one() {
        assert_eq!(support("x", Some("en-GB")), Support::Full);
        assert_eq!(
            support("The storm hit the coast.", Some("de")),
            Support::Basic
        );
        assert_eq!(
            support("The storm hit the coast of the island.", None),
            Support::Full
        );
        let german = "Der Sturm traf die Küste am Montag und zerstörte mehr als 300 Häuser.";
        assert_eq!(support(german, None), Support::Basic);
        let spanish = "El gobierno dijo que más de 300 personas murieron en la tormenta.";
        assert_eq!(support(spanish, None), Support::Basic);
    }
}
