//! `<meta>`, `<link>`, `<title>` and `lang`: what stands in the page's head.

use crate::page::dom::{Attr, Dom, Tag};

/// The page's head.
#[derive(Debug, Default)]
pub struct Head {
    /// `<title>`, blanks collapsed.
    pub title: Option<String>,
    /// `<link rel=canonical>`, as written.
    pub canonical: Option<String>,
    /// `lang` of `<html>`.
    pub lang: Option<String>,
    metas: Vec<(String, String)>,
}

/// `<meta>` tags of a page that are looked at.
const METAS: usize = 400;

impl Head {
    /// The first non-empty content of the named `<meta>`; `name`, `property` and `itemprop` count alike.
    pub fn meta(&self, name: &str) -> Option<&str> {
        self.metas.iter().find(|(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// All contents of the named `<meta>`.
    pub fn metas<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.metas.iter().filter(move |(key, _)| key == name).map(|(_, content)| content.as_str())
    }

    /// The content of the first of `names` that the page has.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.meta(name))
    }
}

/// Collects the head. Its tags count wherever they are on the page.
pub fn head(dom: &Dom) -> Head {
    let mut head = Head::default();
    let mut drawing_ends = 0;
    for (id, element) in dom.elements(0..dom.len()) {
        let text = |attr| element.attr(attr).map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        match element.tag {
            Tag::Svg => drawing_ends = dom.subtree(id).end,
            Tag::Title if head.title.is_none() && id >= drawing_ends => {
                head.title = Some(dom.words(id)).filter(|title| !title.is_empty());
            }
            Tag::Html if head.lang.is_none() => head.lang = text(Attr::Lang).or_else(|| text(Attr::XmlLang)),
            Tag::Link if head.canonical.is_none() && element.has_word(Attr::Rel, "canonical") => {
                head.canonical = text(Attr::Href);
            }
            Tag::Meta if head.metas.len() < METAS => {
                if let Some(content) = text(Attr::Content) {
                    let names = [Attr::Property, Attr::Name, Attr::ItemProp, Attr::HttpEquiv];
                    let keys = names.into_iter().filter_map(|name| Some(text(name)?.to_ascii_lowercase()));
                    head.metas.extend(keys.map(|key| (key, content.clone())));
                }
            }
            _ => {}
        }
    }
    head
}
