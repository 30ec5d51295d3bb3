//! Notes by the editors about the article: corrections, amendments, updates.

use super::prefixes::PREFIXES;

/// Maximum length in bytes of the part of a sentence that is searched.
const SEARCHED: usize = 400;

/// Words for the article in which the note stands.
const ARTICLES: &[&str] = &[
    "article",
    "story",
    "report",
    "post",
    "piece",
    "page",
    "column",
    "item",
    "headline",
    "caption",
    "graphic",
    "dispatch",
    "live blog",
    "newsletter",
];

/// Words for a change of the article.
const CHANGES: &[&str] = &[
    "corrected",
    "amended",
    "updated",
    "edited",
    "changed",
    "revised",
    "clarified",
    "removed",
    "altered",
    "fixed",
    "refiled",
    "republished",
];

/// Words for a fault in the article.
const FAULTS: &[&str] = &[
    "misstat",
    "misspel",
    "misidentif",
    "misquot",
    "misattribut",
    "mischaracter",
    "incorrectly",
    "wrongly",
    "mistakenly",
    "erroneously",
    "inaccurately",
    "due to an editing error",
    "because of an editing error",
];

/// Agency notes in brackets: "(Corrects toll in paragraph 2)".
const BRACKETED: &[&str] = &[
    "corrects ",
    "correcting ",
    "corrected ",
    "refiles ",
    "recasts ",
    "removes ",
    "repeats ",
    "adds ",
    "updates ",
    "amends ",
    "clarifies ",
    "fixes ",
    "deletes ",
    "rewrites ",
    "recrops ",
    "changes ",
    "this story ",
];

/// True for a sentence about the article itself. `low` is a result of [`head`](super::prefixes::head).
pub(super) fn is_note(words: &str, low: &str) -> bool {
    if is_labelled(words, low) || PREFIXES.foreign_notes.fit(low) {
        return true;
    }
    if words.starts_with(['(', '['])
        && BRACKETED
            .iter()
            .any(|verb| low.trim_start_matches('[').starts_with(verb))
    {
        return true;
    }
    let opener = low.split(' ').next().unwrap_or("");
    if !matches!(
        opener,
        "an" | "a"
            | "in"
            | "this"
            | "the"
            | "we"
            | "our"
            | "it"
            | "because"
            | "due"
            | "owing"
            | "earlier"
            | "previous"
    ) {
        return false;
    }
    let mut cut = words.len().min(SEARCHED);
    while !words.is_char_boundary(cut) {
        cut -= 1;
    }
    let words = words.get(..cut).unwrap_or("").to_ascii_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    let opens = || words.get(..words.len().min(60)).unwrap_or(&words);
    match opener {
        "an" | "a" | "earlier" | "previous" | "in" => is_version(opens()) && !is_other_text(&words),
        "this" => {
            let article = ARTICLES.iter().any(|name| opens().contains(name));
            article && has(CHANGES)
        }
        "we" => {
            words.starts_with("we regret the error")
                || words.starts_with("we apologi") && has(&["error", "mistake"])
                || has(FAULTS)
                    && has(&[
                        "reported",
                        "stated",
                        "said",
                        "wrote",
                        "named",
                        "gave",
                        "published",
                    ])
        }
        "our" | "it" | "because" | "due" | "owing" => {
            has(FAULTS) && has(ARTICLES)
                || words.starts_with("it was updated on")
                || words.starts_with("it has been updated")
        }
        _ => {
            has(&["regrets the error"])
                || has(&[
                    "paragraph of this",
                    "this article",
                    "this story",
                    "this report",
                    "earlier version",
                ]) && (has(FAULTS) || has(CHANGES))
        }
    }
}

/// True for "Correction, 20 May: …", "Amendment 21 May: …", "Editor's note —".
fn is_labelled(words: &str, low: &str) -> bool {
    let low = low.trim_start_matches(['*', '[', '•', '-', '–', ' ']);
    let label = [
        "correction",
        "corrections",
        "corrected",
        "clarification",
        "clarifications",
        "amendment",
        "amended",
        "erratum",
        "errata",
        "corrigendum",
        "editors' note",
        "editor's note",
        "editor’s note",
        "editors’ note",
    ];
    let rest = label
        .iter()
        .filter_map(|label| low.strip_prefix(label))
        .min_by_key(|rest| rest.len());
    let Some(rest) = rest else { return false };
    // A day or place may stand between the label and the colon.
    let head = words.get(..words.len().min(70)).unwrap_or(words);
    let marked = rest.starts_with([':', ',', ';', '(', '–', '—', '.'])
        || rest.starts_with(" (")
        || rest.starts_with(" –")
        || rest.starts_with(" —")
        || rest.starts_with(" and clarification")
        || rest.is_empty();
    marked || rest.starts_with(' ') && head.contains(':')
}

/// True for "an earlier version", "in a previous headline".
fn is_version(opening: &str) -> bool {
    let earlier = [
        "earlier ",
        "previous ",
        "prior ",
        "original ",
        "initial ",
        "first ",
    ];
    let text = [
        "version",
        "headline",
        "caption",
        "edition of this",
        "draft of this",
        "report on this page",
    ];
    earlier
        .iter()
        .filter_map(|word| opening.find(word).map(|at| at + word.len()))
        .any(|end| {
            let rest = opening.get(end..).unwrap_or("");
            text.iter().any(|noun| rest.starts_with(noun))
        })
}

/// True for "an earlier version of the bill": a version of something else than the article.
fn is_other_text(words: &str) -> bool {
    let Some((_, rest)) = words
        .split_once("version of ")
        .or_else(|| words.split_once("caption of "))
    else {
        return false;
    };
    let own = |rest: &str| ARTICLES.iter().any(|name| rest.starts_with(name));
    let rest = ["this ", "the ", "that ", "our "]
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    !(own(rest) || rest.split_once(' ').is_some_and(|(_, next)| own(next)))
}
