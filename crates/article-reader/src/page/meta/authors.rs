//! The people of the byline.

use super::head::Head;
use super::linked::Linked;
use super::names::{first, is_capital, is_name, is_organization, names};
use super::scripts::Scripts;
use super::shown::{Shown, Sign};
use crate::page::text::letters;

/// Names of `<meta>` that hold the author, best first.
const METAS: &[&str] = &[
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "sailthru.author",
    "byl",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "dc.author",
    "citation_author",
    "fp:authors",
    "cxenseparse:author",
    "rbauthors",
    "creator",
    "article:author_name",
    "authors",
    "twitter:author",
];

/// Chooses among JSON-LD, the visible byline and `<meta>`.
pub fn authors(head: &Head, linked: &Linked, shown: &Shown, scripts: &Scripts, outlet: Option<&str>) -> Vec<String> {
    let from_linked = names(linked.authors.iter().map(String::as_str));
    let by_sign = |sign: Sign| {
        let texts = shown.bylines.iter().filter(|(each, _)| *each == sign).map(|(_, text)| text.as_str());
        match sign {
            Sign::ItemProp | Sign::Rel => names(texts.take(6)),
            Sign::Word => first(texts.filter(|text| is_capital(text))),
            Sign::Profile | Sign::Name => first(texts),
        }
    };
    let from_meta =
        || METAS.iter().map(|name| names(head.metas(name).take(8))).find(|names| !names.is_empty()).unwrap_or_default();
    let card = head.metas("twitter:label1").next().filter(|label| CARD.contains(&label.to_lowercase().as_str()));
    let card = names(card.and_then(|_| head.meta("twitter:data1")).into_iter());
    let person = names(linked.person.as_deref().into_iter());
    let from_scripts = names(scripts.author.as_deref().into_iter());
    let sources = [
        from_linked,
        from_meta(),
        by_sign(Sign::ItemProp),
        by_sign(Sign::Rel),
        card,
        by_sign(Sign::Profile),
        by_sign(Sign::Name),
        by_sign(Sign::Word),
        person,
        from_scripts,
    ];
    let is_person = |name: &String| !is_organization(name) && outlet.is_none_or(|outlet| !same(outlet, name));
    let found = || sources.iter().filter(|names| !names.is_empty());
    found().find(|names| names.iter().any(is_person)).or_else(|| found().next()).cloned().unwrap_or_default()
}

/// The outlet's name or host is the author's name.
fn same(outlet: &str, name: &str) -> bool {
    let host = outlet.rsplit_once('.').map_or(outlet, |(host, _)| host);
    letters(outlet) == letters(name) || letters(host) == letters(name)
}

/// The name that an article is signed with: a last line of two or three words that all begin with a capital.
pub fn signature<'a>(mut last_lines: impl Iterator<Item = &'a str>) -> Option<String> {
    last_lines.find_map(|line| {
        let name = line.trim_matches(|c: char| !c.is_alphanumeric());
        let words = name.split_whitespace().count();
        let capital = name.split_whitespace().all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase)
                && letters.all(|c| c.is_lowercase() || matches!(c, '.' | '-' | '\''))
        });
        ((2..=3).contains(&words) && capital && is_name(name)).then(|| name.to_owned())
    })
}

/// What cards on social networks call the author.
const CARD: &[&str] = &[
    "written by",
    "verfasst von",
    "geschrieben von",
    "écrit par",
    "escrito por",
    "scritto da",
    "geschreven door",
    "skrevet av",
    "skriven av",
    "author",
    "by",
    "autor",
];
