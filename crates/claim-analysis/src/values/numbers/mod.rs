//! Numbers in digits and words.

mod articles;
mod cursor;
mod digits;
pub(super) mod foreign;
mod fractions;
mod number;
mod ordinal;
mod scales;
mod small;
mod vague;
mod words;

use crate::language::Language;
use crate::lexicon::Class;
use crate::text::tokens::Token;

pub(super) use digits::figure;
pub(super) use fractions::{part, part_of_point, trailing_half};
pub(super) use number::{Certainty, Number, same};
pub(super) use ordinal::ordinal;
pub(super) use small::word;

/// Classes of the words of which one follows "a" at the start of a number, unless the word after has a hyphen.
pub(super) const AFTER_ARTICLE: Class =
    Class::AFTER_ARTICLE.or(Class::NUMBER).or(Class::SCALE).or(Class::ORDINAL).or(Class::COUNT_START);

/// The number that starts at token `at`.
pub(super) fn read<'a>(tokens: &[Token<'a>], at: usize, language: Option<Language>) -> Option<Number<'a>> {
    let first = tokens.get(at)?;
    let english = language == Some(Language::ENGLISH);
    if first.is_number() {
        return digits::read(tokens, at, language).map(|number| match language {
            Some(language) if !english => foreign::scaled(tokens, number, language),
            _ => scales::scaled(tokens, number),
        });
    }
    if !first.is_word() {
        return None;
    }
    if !english {
        return language.and_then(|language| foreign::read(tokens, at, language));
    }
    articles::read(tokens, at)
        .or_else(|| vague::read(tokens, at))
        .or_else(|| fractions::of_scale(tokens, at))
        .or_else(|| words::read(tokens, at))
        .or_else(|| words::fold(tokens, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::class;

    #[test]
    fn all_words_that_may_follow_an_article_in_a_number_are_listed() {
        let counts = small::SMALL.iter().flat_map(|(_, words)| words.iter().map(|(word, _)| word));
        let counts = counts.chain(small::SCALES.iter().map(|(name, _)| name));
        let parts = fractions::NAMES.iter().flat_map(|(name, _)| [(*name).to_owned(), format!("{name}s")]);
        let vague = ["several", "few", "couple", "many", "crores"].map(str::to_owned);
        for word in counts.map(|word| (*word).to_owned()).chain(parts).chain(vague) {
            assert!(class(&word).has(AFTER_ARTICLE), "{word} is missing in grammar/phrases/after_articles.txt");
        }
    }
}
