//! Word lists: what names of elements, lines of pages and bylines say, in the languages that the reader knows.
//!
//! One entry a line, lower case. Names of elements are English and the languages of the pages' makers.

use std::collections::HashSet;
use std::sync::LazyLock;

/// Entries in the order of the file.
pub type List = LazyLock<Vec<&'static str>>;

/// Entries to look up whole.
pub type Set = LazyLock<HashSet<&'static str>>;

macro_rules! lexicon {
    ($kind:ident { $($(#[$doc:meta])* $name:ident = $file:literal,)* }) => {
        $($(#[$doc])* pub static $name: $kind = LazyLock::new(|| include_str!(concat!($file, ".txt")).lines().collect());)*
    };
}

lexicon! { Set {
    /// Words of `class` and `id` that mark boilerplate.
    NAMES_BOILERPLATE = "names/boilerplate",
    /// Two neighbouring words that mark boilerplate.
    NAMES_BOILERPLATE_PAIRS = "names/boilerplate_pairs",
    /// Words that mark running text of others: consent, legal notes.
    NAMES_FOREIGN = "names/foreign",
    /// Words that mark readers' comments.
    NAMES_COMMENTS = "names/comments",
    /// Whole names of posts of social networks in a page.
    NAMES_EMBEDS = "names/embeds",
    /// Words that mark captions, credits and galleries.
    NAMES_CAPTIONS = "names/captions",
    /// Whole lines, without case and punctuation, that head what follows an article.
    AFTER_ARTICLE = "lines/after_article",
    /// Whole lines that are buttons and labels.
    LABELS = "lines/labels",
    /// Whole headings of pages that say that there is no page, without "404" and the like.
    NOT_FOUND = "gate/not_found",
    /// Whole headings of pages to sign in on.
    SIGN_IN = "gate/sign_in",
    /// Whole headings of other pages in front of an article.
    OBSTACLES = "gate/obstacles",
    /// What is in the place of an author's name but is none.
    NO_NAMES = "bylines/no_names",
    /// Words of names of organizations.
    ORGANIZATIONS = "bylines/organizations",
} }

lexicon! { List {
    /// Words of a name, joined, of the element that holds an article's text.
    NAMES_BODY = "names/body",
    /// Beginnings of lines that belong to no article.
    LINE_STARTS = "lines/starts",
    /// Beginnings of credits and captions.
    CREDIT_STARTS = "lines/credits",
    /// Picture agencies whose name ends captions.
    AGENCIES = "lines/agencies",
    /// Beginnings of notes about mistakes of the outlet's own.
    CORRECTION_STARTS = "lines/corrections",
    /// Beginnings of notes of the editors; with one of `CHANGES` they are about a mistake.
    NOTES = "lines/notes",
    /// What notes say of mistakes.
    CHANGES = "lines/changes",
    /// Two parts of lines that feeds write under articles.
    FEED_ENDS = "lines/feed_ends",
    /// What appeals to pay say.
    APPEALS = "lines/appeals",
    /// Words in front of authors' names; longer ones are tried after shorter ones.
    BYLINE_STARTS = "bylines/starts",
    /// Words about consent.
    CONSENT = "gate/consent",
    /// Buttons that give consent.
    ACCEPT = "gate/accept",
    /// Words that ask to pay or to sign in.
    PAY = "gate/pay",
    /// What the text of a page says that says that there is no page.
    NOT_FOUND_TEXT = "gate/not_found_text",
    /// Beginnings of headings of pages that look whether a person asks.
    BLOCKED = "gate/blocked",
    /// What such pages say in their text.
    BLOCKED_TEXT = "gate/blocked_text",
    /// Words that ask to allow scripts.
    NEEDS_SCRIPTS = "gate/needs_scripts",
} }

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_lower_case_without_blank_or_double_entries() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/page/lexicon");
        let mut files = 0;
        for kind in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
            for file in std::fs::read_dir(kind).unwrap().map(|entry| entry.unwrap().path()) {
                let text = std::fs::read_to_string(&file).unwrap();
                let lines: Vec<&str> = text.lines().collect();
                let mut once = lines.clone();
                once.sort_unstable();
                once.dedup();
                assert_eq!(once.len(), lines.len(), "double entries in {file:?}");
                for line in lines {
                    assert!(!line.trim().is_empty() && line == line.to_lowercase(), "{line:?} in {file:?}");
                }
                files += 1;
            }
        }
        assert!(files > 10);
    }
}
