//! What a page says of itself in its title, its heading and its first sentences: that it does not exist, or that it
//! looks whether a person asks.
//!
//! Only whole headings count, so that an article about such pages is an article.

use super::evidence::{ARTICLE, Evidence, SHORT};
use crate::page::dom::Tag;
use crate::page::lexicon::{BLOCKED, BLOCKED_TEXT, List, NOT_FOUND, NOT_FOUND_TEXT, OBSTACLES, PAY, SIGN_IN};
use crate::page::meta::title_parts;
use crate::page::text::plain_words;

/// Segments at the start of the text whose sentences are read as headings.
const FIRST: usize = 3;

/// Letters of a heading that is no coincidence as a sentence.
const SENTENCE: usize = 15;

/// The page says that it does not exist. `text` is the length of its running text, `visible` its words in lower case.
pub fn not_found(evidence: &Evidence, text: f64, visible: &str) -> bool {
    let said = || says_any(&NOT_FOUND_TEXT, visible);
    let headings = headings(evidence);
    if headings.iter().any(|heading| is_not_found(heading)) {
        return text < SHORT || (text < ARTICLE && said());
    }
    if text >= SHORT / 2.0 {
        return false;
    }
    let exclaims = headings.iter().any(|heading| plain_words(heading).split(' ').all(|word| AROUND.contains(&word)));
    let first = || evidence.kept.iter().take(FIRST).flat_map(|kept| kept.segment.text.split(['.', '!', '?', '。']));
    (exclaims && said()) || first().any(|sentence| plain_words(sentence).len() >= SENTENCE && is_not_found(sentence))
}

/// The page looks whether a person asks.
pub fn blocked(evidence: &Evidence, text: f64, visible: &str) -> bool {
    if text >= SHORT {
        return false;
    }
    let said = BLOCKED_TEXT.iter().filter(|each| visible.contains(**each)).count();
    let heads = headings(evidence).iter().any(|heading| is_blocked(heading));
    (heads && (said > 0 || visible.chars().count() < 80)) || (said > 1 && text < SHORT / 2.0)
}

/// The title names what is in front of an article, not an article.
pub fn names_obstacle(title: &str) -> bool {
    let lower = title.to_lowercase().replace('’', "'");
    let parts = title_parts(title);
    let names = |part: &&str| {
        let words = plain_words(part);
        SIGN_IN.contains(words.as_str()) || OBSTACLES.contains(words.as_str()) || is_not_found(part) || is_blocked(part)
    };
    parts.iter().any(names) || says_any(&PAY, &lower)
}

/// The parts of the title, and the first headings of the highest level.
fn headings<'a>(evidence: &Evidence<'a>) -> Vec<&'a str> {
    let of = |tag: Tag| evidence.segments.iter().filter(move |segment| evidence.dom.tag(segment.block) == tag);
    let mut out = evidence.title.map(title_parts).unwrap_or_default();
    let tag = if of(Tag::H1).next().is_some() { Tag::H1 } else { Tag::H2 };
    out.extend(of(tag).take(2).map(|segment| segment.text.as_str()));
    out
}

/// Words around such a heading that change nothing.
const AROUND: &[&str] = &[
    "404",
    "410",
    "code",
    "erreur",
    "erro",
    "error",
    "errore",
    "fehler",
    "fel",
    "feil",
    "fejl",
    "fout",
    "hoppla",
    "hoops",
    "http",
    "oh",
    "ooops",
    "oops",
    "ops",
    "oups",
    "sorry",
    "uh",
    "ups",
    "whoops",
    "błąd",
    "chyba",
    "hata",
    "ошибка",
];

/// A heading such as "404 – page not found", "Error 404", "Diese Seite existiert nicht".
fn is_not_found(heading: &str) -> bool {
    if heading.len() > 200 {
        return false;
    }
    let words = plain_words(heading);
    let words: Vec<&str> = words.split(' ').collect();
    let start = words.iter().position(|word| !AROUND.contains(word)).unwrap_or(words.len());
    let end = words.iter().rposition(|word| !AROUND.contains(word)).map_or(start, |at| at + 1);
    let rest = words.get(start..end).unwrap_or_default().join(" ");
    NOT_FOUND.contains(rest.as_str()) || (rest.is_empty() && (words.contains(&"404") || words.contains(&"410")))
}

fn is_blocked(heading: &str) -> bool {
    let words = plain_words(heading);
    BLOCKED.iter().any(|start| words.starts_with(start))
}

fn says_any(list: &List, visible: &str) -> bool {
    list.iter().any(|each| visible.contains(each))
}
