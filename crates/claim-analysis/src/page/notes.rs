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

/// First words of sentences that may be about the article.
const OPENERS: &[&str] =
    &["an", "a", "in", "this", "the", "we", "our", "it", "because", "due", "owing", "earlier", "previous"];

/// True for a sentence about the article itself. `low` is a result of [`head`](super::prefixes::head).
pub(super) fn is_note(words: &str, low: &str) -> bool {
    if is_labelled(words, low) || PREFIXES.foreign_notes.fit(low) {
        return true;
    }
    if words.starts_with(['(', '[']) && BRACKETED.iter().any(|verb| low.trim_start_matches('[').starts_with(verb)) {
        return true;
    }
    let words = words.trim_start_matches(['(', '[']);
    if is_apology(low) {
        return true;
    }
    let opener = low.trim_start_matches('[').split(' ').next().unwrap_or("");
    let mut cut = words.len().min(SEARCHED);
    while !words.is_char_boundary(cut) {
        cut -= 1;
    }
    OPENERS.contains(&opener) && is_about_article(opener, &words.get(..cut).unwrap_or("").to_ascii_lowercase())
}

/// True for "We apologise for the mistake." `low` is the start of a sentence in lower case.
pub(super) fn is_apology(low: &str) -> bool {
    if !low.starts_with("we ") {
        return false;
    }
    let sorry = ["we apologise for the ", "we apologize for the ", "we are sorry for the "];
    let fault = sorry.iter().find_map(|start| low.strip_prefix(start));
    low.starts_with("we regret the error")
        || fault.is_some_and(|rest| {
            ["error", "mista", "confu", "mix-up", "wrong"].iter().any(|word| rest.starts_with(word))
        })
}

/// True for a sentence about what the paper has printed, which the apology after it withdraws.
pub(super) fn is_printed(words: &str) -> bool {
    let mut cut = words.len().min(SEARCHED);
    while !words.is_char_boundary(cut) {
        cut -= 1;
    }
    let low = words.get(..cut).unwrap_or("").to_ascii_lowercase();
    let own = [
        "this newspaper ",
        "this paper ",
        "this website ",
        "this site ",
        "we ",
        "our ",
        "in our ",
        "the correct ",
        "the right figure",
        "the right number",
        "it should have ",
        "that should have ",
    ];
    let edition = ["edition", " issue", " on page ", " front page", "yesterday's paper", "yesterday’s paper"];
    own.iter().any(|start| low.starts_with(start)) || edition.iter().any(|word| low.contains(word))
}

/// True for "A report on page 4 wrongly stated …", "In Tuesday's edition we wrongly gave …".
fn is_misprint(words: &str) -> bool {
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    // The rarest words first.
    has(&[" on page ", " edition", "yesterday's paper", "yesterday’s paper"]) && has(FAULTS) && has(ARTICLES)
}

/// True if a sentence that opens with this word is about the article. `words` are in lower case.
fn is_about_article(opener: &str, words: &str) -> bool {
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    let opening = words.get(..words.len().min(60)).unwrap_or(words);
    if is_misprint(words) {
        return true;
    }
    match opener {
        "an" | "a" | "earlier" | "previous" | "in" => is_version(opening) && !is_other_text(words),
        "this" => {
            let first = ["originally", "previously", "initially"];
            ARTICLES.iter().any(|name| opening.contains(name)) && (has(CHANGES) || has(FAULTS) || has(&first))
        }
        "we" => {
            let error = words.starts_with("we regret the error") || words.starts_with("we apologi") && has(&["error"]);
            let first = ["we originally ", "we initially ", "we previously ", "we first "];
            error
                || (has(FAULTS) || has(&first))
                    && has(&["reported", "stated", "said", "wrote", "named", "gave", "published"])
        }
        "the" => {
            let this = ["paragraph of this", "this article", "this story", "this report"];
            let own = || has(&["this"]) && has(&this) || has(&["earlier version"]);
            let article = ARTICLES.iter().any(|name| opening.get(4..).is_some_and(|rest| rest.starts_with(name)));
            has(&["regrets the error"])
                || article && has(CHANGES) && has(&["has been", "was "])
                || own() && (has(FAULTS) || has(CHANGES))
        }
        _ => {
            has(FAULTS) && has(ARTICLES)
                || words.starts_with("it was updated on")
                || words.starts_with("it has been updated")
        }
    }
}

/// True for "Correction, 20 May: …", "Amendment 21 May: …", "Editor's note —".
fn is_labelled(words: &str, low: &str) -> bool {
    let low = low.trim_start_matches(['*', '[', '•', '-', '–', ' ']);
    if !low.starts_with(['a', 'c', 'e']) {
        return false;
    }
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
    let rest = label.iter().filter_map(|label| low.strip_prefix(label)).min_by_key(|rest| rest.len());
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
    const NOUNS: &[&str] = &["version", "headline", "caption"];
    if !NOUNS.iter().any(|noun| opening.contains(noun)) {
        return false;
    }
    let noun = |rest: &str| NOUNS.iter().any(|noun| rest.starts_with(noun));
    let after = |word: &str| opening.split_once(word).is_some_and(|(_, rest)| noun(rest));
    let earlier = ["earlier ", "previous ", "prior "].iter().any(|word| after(word));
    let first = ["original ", "initial ", "first "].iter().any(|word| after(word));
    earlier || first && opening.contains(" of this ")
}

/// True for "an earlier version of the bill": a version of something else than the article.
fn is_other_text(words: &str) -> bool {
    let Some((_, rest)) = words.split_once("version of ").or_else(|| words.split_once("caption of ")) else {
        return false;
    };
    let own = |rest: &str| ARTICLES.iter().any(|name| rest.starts_with(name));
    let rest = ["this ", "the ", "that ", "our "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    !(own(rest) || rest.split_once(' ').is_some_and(|(_, next)| own(next)))
}
