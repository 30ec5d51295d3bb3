//! What `class`, `id`, `role` and `itemprop` say of an element: boilerplate, the article's body, a caption.

use crate::page::dom::{Attr, Element, Tag};
use crate::page::lexicon::{
    NAMES_BODY, NAMES_BOILERPLATE, NAMES_BOILERPLATE_PAIRS, NAMES_CAPTIONS, NAMES_COMMENTS, NAMES_EMBEDS,
    NAMES_FOREIGN, Set,
};
use crate::page::text::name_words;

/// What an element's names say of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Not part of the article: navigation, sharing, related articles, comments, advertising.
    Boilerplate,
    /// Legal notes, consent texts: running text that is never the article's.
    Foreign,
    /// Comments of readers.
    Comments,
    /// The article's text.
    Body,
    /// Says nothing.
    None,
}

/// What the element's names say.
pub fn hint(element: &Element) -> Hint {
    if let Some(hint) = of_markup(element) {
        return hint;
    }
    if matches!(element.tag, Tag::Html | Tag::Body | Tag::Main) {
        return Hint::None;
    }
    let names = [Attr::Id, Attr::Class].into_iter().filter_map(|attr| element.attr(attr));
    let mut found = Hint::None;
    for name in names.flat_map(str::split_ascii_whitespace).take(24) {
        match of_name(name) {
            Hint::Comments => return Hint::Comments,
            Hint::Foreign => return Hint::Foreign,
            Hint::Boilerplate => found = Hint::Boilerplate,
            Hint::Body if found == Hint::None => found = Hint::Body,
            _ => {}
        }
    }
    found
}

fn of_markup(element: &Element) -> Option<Hint> {
    if element.has_word(Attr::ItemProp, "articleBody") {
        return Some(Hint::Body);
    }
    if element.has_word(Attr::ItemProp, "description") {
        return Some(Hint::None);
    }
    if element.has_word(Attr::ItemProp, "comment") {
        return Some(Hint::Comments);
    }
    let role = element.attr(Attr::Role).unwrap_or_default();
    let roles =
        ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "toolbar"];
    if element.tag == Tag::Footer {
        return Some(Hint::Foreign);
    }
    let tag = matches!(element.tag, Tag::Nav | Tag::Menu | Tag::Aside | Tag::Dialog | Tag::Address);
    (tag || roles.contains(&role)).then_some(Hint::Boilerplate)
}

/// What one name of `class` or `id` says.
fn of_name(name: &str) -> Hint {
    let words = name_words(name);
    let has = |set: &Set| words.iter().any(|word| set.contains(word.as_str()));
    if has(&NAMES_COMMENTS) {
        return Hint::Comments;
    }
    if has(&NAMES_FOREIGN) {
        return Hint::Foreign;
    }
    let pair = |pair: &[String]| NAMES_BOILERPLATE_PAIRS.contains(pair.join(" ").as_str());
    if has(&NAMES_BOILERPLATE) || words.windows(2).any(pair) {
        return Hint::Boilerplate;
    }
    let joined = words.concat();
    if NAMES_BODY.iter().any(|body| joined.ends_with(body)) { Hint::Body } else { Hint::None }
}

/// The element is a post of a social network, with its text in the page.
pub fn is_embed(element: &Element) -> bool {
    let names = element.attr(Attr::Class).into_iter().flat_map(str::split_ascii_whitespace);
    names.take(24).any(|name| NAMES_EMBEDS.contains(name))
}

/// The element holds words about pictures.
pub fn is_caption(element: &Element) -> bool {
    if matches!(element.tag, Tag::Figure | Tag::FigCaption) {
        return true;
    }
    let names = [Attr::Id, Attr::Class].into_iter().filter_map(|attr| element.attr(attr));
    let caption = |name: &str| {
        let words = name_words(name);
        words.iter().any(|word| NAMES_CAPTIONS.contains(word.as_str()) || word.ends_with("caption"))
    };
    !matches!(element.tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article)
        && names.flat_map(str::split_ascii_whitespace).take(24).any(caption)
}
