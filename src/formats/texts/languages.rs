//! Languages: the catalogue of each.

use super::catalogue::Texts;
use super::{ar, de, en};
use crate::domain::publishing::look::PageLanguage;

/// The catalogue of a language.
pub(crate) fn texts(language: PageLanguage) -> &'static Texts {
    match language {
        PageLanguage::En => &en::TEXTS,
        PageLanguage::De => &de::TEXTS,
        PageLanguage::Ar => &ar::TEXTS,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
    }

    #[test]
    fn a_text_has_the_same_places_in_all_languages() {
        let english = texts(PageLanguage::En).all();
        for language in [PageLanguage::De, PageLanguage::Ar] {
            for ((name, one), (_, other)) in english.iter().zip(texts(language).all()) {
                let (one, other) = (places(one), places(other));
                // Arabic says one and two without a number.
                let without: BTreeSet<_> = one.iter().copied().filter(|place| *place != "count").collect();
                assert!(other == one || other == without, "{name} in {language:?}");
            }
        }
    }

    #[test]
    fn no_text_is_left_in_english() {
        let english = texts(PageLanguage::En).all();
        // The same in both languages.
        let same = [
            "thousands",
            "comma",
            "date",
            "direction",
            "condition",
            "what_was_checked",
            "person",
            "organisation",
            "reports_of_year",
        ];
        for language in [PageLanguage::De, PageLanguage::Ar] {
            for ((name, one), (_, other)) in english.iter().zip(texts(language).all()) {
                assert!(*one != other || same.contains(name), "{name} in {language:?}: {other}");
                // Names of formats have no other letters.
                let named = ["PNG", "JPEG", "WebP", "PDF"]
                    .iter()
                    .fold((*other).to_owned(), |text, name| text.replace(name, ""));
                let plain = named
                    .split('{')
                    .map(|part| part.split_once('}').map_or(part, |(_, rest)| rest))
                    .collect::<String>();
                let is_plain = plain.chars().all(|letter| !letter.is_ascii_alphabetic());
                let is_code = ["tag", "direction"].contains(name);
                assert!(language != PageLanguage::Ar || is_plain || is_code, "{name}: {other}");
            }
        }
    }
}
