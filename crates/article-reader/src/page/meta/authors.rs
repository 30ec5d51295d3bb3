//! The people of the byline.

use super::{head::Head, linked::Linked, scripts::Scripts, shown::{Shown, Sign}};

/// Names of `<meta>` that hold the author, best first.
const METAS: &[&str] = &[
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dc:creator", "dcterms.creator", "dc.author",
    "citation_author", "fp:authors", "cxenseparse:author", "rbauthors", "creator", "article:author_name", "authors", "twitter:author",
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
    let from_meta = || METAS.iter().map(|name| names(head.metas(name).take(8))).find(|names| !names.is_empty()).unwrap_or_default();
    let card = head.metas("twitter:label1").next().filter(|label| CARD.contains(&label.to_lowercase().as_str()));
    let card = names(card.and_then(|_| head.meta("twitter:data1")).into_iter());
    let person = names(linked.person.as_deref().into_iter());
    let from_scripts = names(scripts.author.as_deref().into_iter());
    let sources = [from_linked, from_meta(), by_sign(Sign::ItemProp), by_sign(Sign::Rel), card, by_sign(Sign::Profile), by_sign(Sign::Name), by_sign(Sign::Word), person, from_scripts];
    let is_person = |name: &String| !is_organization(name) && outlet.is_none_or(|outlet| !same(outlet, name));
    let found = || sources.iter().filter(|names| !names.is_empty());
    found().find(|names| names.iter().any(is_person)).or_else(|| found().next()).cloned().unwrap_or_default()
}

/// The outlet's name or host is the author's name.
fn same(outlet: &str, name: &str) -> bool {
    let host = outlet.rsplit_once('.').map_or(outlet, |(host, _)| host);
    plain(outlet) == plain(name) || plain(host) == plain(name)
}

/// A word of the name is an organization's.
fn is_organization(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split([' ', '-']).any(|word| ORGANIZATIONS.contains(&word.trim_matches('.')))
}

const ORGANIZATIONS: &[&str] = &[
    "ag", "agencies", "agency", "agentur", "bund", "bundesverband", "e.v", "editor", "editorial", "editors", "foundation", "gmbh", "inc", "institut", "institute", "ltd", "magazin", "magazine", "media", "ministerium",
    "news", "newsroom", "online", "redaktion", "redaction", "redacción", "redazione", "rédaction", "staff", "stiftung", "team", "verband", "verein", "verlag", "webmaster", "zeitung",
];

/// The name that an article is signed with: a last line of two or three words that all begin with a capital.
pub fn signature<'a>(mut last_lines: impl Iterator<Item = &'a str>) -> Option<String> {
    last_lines.find_map(|line| {
        let name = line.trim_matches(|c: char| !c.is_alphanumeric());
        let words = name.split_whitespace().count();
        let capital = name.split_whitespace().all(|word| {
            let mut letters = word.chars();
            letters.next().is_some_and(char::is_uppercase) && letters.all(|c| c.is_lowercase() || matches!(c, '.' | '-' | '\''))
        });
        ((2..=3).contains(&words) && capital && is_name(name)).then(|| name.to_owned())
    })
}

/// What cards on social networks call the author.
const CARD: &[&str] = &["written by", "verfasst von", "geschrieben von", "écrit par", "escrito por", "scritto da", "geschreven door", "skrevet av", "skriven av", "author", "by", "autor"];

/// The names of the first text that has any.
fn first<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(|text| names(std::iter::once(text))).find(|names| !names.is_empty()).unwrap_or_default()
}

/// Splits and cleans bylines; each name once.
fn names<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for name in texts.flat_map(split) {
        let known = |each: &String| plain(each).contains(&plain(&name));
        if !out.iter().any(known) {
            out.push(name);
        }
        if out.len() == NAMES {
            break;
        }
    }
    out
}

/// Names of one byline at most.
const NAMES: usize = 20;

/// Words in front of names.
const FRONT: &[&str] = &[
    "by:", "by", "von:", "von", "par:", "par", "por:", "por", "di", "door", "av", "text:", "text von", "author:", "author", "autor:", "autor", "autorin:", "autoren:", "written by", "posted by", "publicado por:",
    "ein beitrag von", "ein artikel von", "ein interview von", "ein gastbeitrag von", "interview:", "reporting by", "story by", "words by", "opinion by", "created by", "geschrieben von", "verfasst von", "foto:", "redaktion:", "published by",
    "erstellt von", "gespeichert von", "beitrag von", "blog beitrag von", "veröffentlicht von", "eingestellt von", "publié par", "auteur :", "auteur:", "autor :", "escrito por", "scritto da", "recipe by", "words:", "verfasser:", "bericht:", "interview von", "geschrieben am von",
];

fn split(text: &str) -> Vec<String> {
    if text.contains("://") {
        return Vec::new();
    }
    let text = strip_front(text.trim());
    let ends = [" am ", " on ", " um ", " le ", " el ", " @ ", " vom ", " Posted ", " Published ", " Updated ", " | ", " — ", " – ", "|", "•", "·", "»"];
    let end = ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    let text = text.get(..end).unwrap_or(text);
    let parts = text.split([',', ';', '/', '&']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" und "));
    parts.map(|part| clean(part)).filter(|name| is_name(name)).collect()
}

fn strip_front(text: &str) -> &str {
    let mut text = text;
    for front in FRONT {
        let start = text.get(..front.len()).filter(|start| start.to_lowercase() == *front);
        let rest = start.and_then(|_| text.get(front.len()..));
        if let Some(rest) = rest.filter(|rest| front.ends_with(':') || rest.starts_with([' ', ':', '\u{a0}'])) {
            text = rest.trim_start_matches([' ', ':', '\u{a0}']);
        }
    }
    text
}

fn clean(part: &str) -> String {
    let part = strip_front(part.trim());
    let part = part.split(['(', '@']).find(|part| !part.trim().is_empty()).unwrap_or(part);
    part.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([':', '-', '"', '@', '*', ' ']).to_owned()
}

/// No address, no date, no sentence.
fn is_name(name: &str) -> bool {
    let words = name.split_whitespace().count();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let address = name.contains("://") || name.contains('@') || name.starts_with("www.") || name.contains(".com/");
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let sentence = name.ends_with(['!', '?']) || (name.ends_with('.') && name.split_whitespace().last().is_some_and(|last| last.chars().count() > 4 && last.starts_with(char::is_lowercase)));
    !sentence && (1..=7).contains(&words) && letters >= 2 && digits <= 3 && !address && !name.starts_with("CC ") && !NOT.contains(&name.to_lowercase().as_str())
}

/// After "By", all words begin like a name's.
fn is_capital(byline: &str) -> bool {
    const SMALL: &[&str] = &["de", "del", "der", "van", "von", "di", "da", "la", "le", "den", "und", "and", "et", "y", "e", "am", "on", "@", "for", "für"];
    const PLAIN: &[&str] = &["by ", "von ", "par ", "por ", "di ", "door "];
    let lower = byline.to_lowercase();
    let rest = strip_front(byline);
    let certain = rest.len() < byline.len() && !PLAIN.iter().any(|each| lower.starts_with(each));
    if certain && byline.split_whitespace().count() <= 10 {
        return true;
    }
    let end = rest.find(|c: char| c.is_ascii_digit() || matches!(c, '|' | '(' | '@' | '•' | '·')).unwrap_or(rest.len());
    let words = || rest.get(..end).unwrap_or(rest).split_whitespace().filter(|word| !SMALL.contains(word));
    let sentence = rest.ends_with(['.', '!', '?', ':']) && words().count() > 3;
    words().count() <= 8 && !sentence && words().all(|word| word.chars().next().is_some_and(|c| !c.is_lowercase()))
}

/// What is in the place of a name but is none.
const NOT: &[&str] = &["admin", "administrator", "author", "autor", "by", "von", "root", "webmaster", "unknown", "anonymous", "null", "none", "editor", "about the author", "über den autor", "autoren", "authors", "name", "follow", "publisher", "redacteur", "invitation", "cc", "cc by", "veröffentlicht", "published", "human", "posted", "geschrieben", "bestimmte rechte vorbehalten", "email", "twitter", "facebook", "kontakt", "share"];

fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
