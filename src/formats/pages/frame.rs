//! Frame of public pages: stylesheet, head, header with the ways on, links to feeds, search form, footer.

use maud::{DOCTYPE, Markup, html};

use crate::domain::publishing::publisher::Publisher;

/// The stylesheet of public pages, served as a file because the pages have no inline styles.
pub const STYLE: &str = include_str!("verdict_page.css");
/// Path of the stylesheet.
pub const STYLE_PATH: &str = "/verdicts/style.css";

/// A public page in the newsroom's look. `head` follows the title, the stylesheet and the viewport.
pub(crate) fn page(title: &str, head: &Markup, content: &Markup, publisher: &Publisher) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (publisher.name) }
                link rel="stylesheet" href=(STYLE_PATH);
                (head)
            }
            body {
                (header(publisher))
                main id="content" { (content) }
                (footer(publisher))
            }
        }
    };
    finished(page, publisher)
}

/// The text of a public page. Pages write links from the root of the server; where its public URL has a path, all of them
/// get it here, so that no page can forget it. Words from outside cannot be mistaken for a link: quotation marks in them
/// are escaped.
pub(crate) fn finished(page: Markup, publisher: &Publisher) -> String {
    let mut page = page.into_string();
    let below = publisher.path("/");
    if below != "/" {
        for attribute in ["href", "src", "action"] {
            page = page.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{below}"));
        }
    }
    page
}

/// The link past the header, the publisher's name, and the ways on.
pub(crate) fn header(publisher: &Publisher) -> Markup {
    html! {
        a.skip href="#content" { "Skip to content" }
        header.site {
            p { @if let Some(home) = publisher.home() { a href=(home) { bdi { (publisher.name) } } } @else { bdi { (publisher.name) } } }
            nav aria-label="Site" {
                @if publisher.home().is_some() { a href="/verdicts" { "All verdicts" } }
                a href="/corrections" { "Corrections" }
                a href="/desk" rel="nofollow" { "Newsroom sign-in" }
            }
        }
    }
}

/// The search form.
pub(crate) fn search() -> Markup {
    html! {
        form.search role="search" action="/verdicts" method="get" {
            label for="q" { "Search verdicts" }
            input id="q" type="search" name="q" maxlength="1000" dir="auto";
            button { "Search" }
        }
    }
}

/// The way to ask for a check.
pub(crate) fn ask() -> Markup {
    html! { p.ask { "Have you read something that we should check? " a href="/ask" { "Ask for a check" } "." } }
}

/// Links to the feeds, for feed readers to discover.
pub(crate) fn feeds(publisher: &Publisher) -> Markup {
    let kinds = [("application/feed+json", "json"), ("application/atom+xml", "atom"), ("application/rss+xml", "rss")];
    html! {
        @if !publisher.rules.private_feeds {
            @for (name, title) in [("verdicts", "Verdicts"), ("corrections", "Corrections")] {
                @for (kind, ending) in kinds {
                    link rel="alternate" type=(kind) title=(title) href=(format!("/feeds/{name}.{ending}"));
                }
            }
        }
    }
}

/// The footer: publisher, policies and further pages.
pub(crate) fn footer(publisher: &Publisher) -> Markup {
    let rules = &publisher.rules;
    let policies = [
        (&rules.corrections_policy, "How we correct"),
        (&rules.fact_checking_policy, "How we check"),
        (&rules.ethics_policy, "Our standards"),
        (&rules.ownership, "Who owns and funds us"),
        (&rules.masthead, "Who we are"),
    ];
    html! {
        footer {
            p { "Published by " bdi { (publisher.name) } ". "
                @if !rules.private_feeds {
                    "Verdicts as feeds: "
                    a href="/feeds/verdicts.json" { "JSON Feed" } ", "
                    a href="/feeds/verdicts.atom" { "Atom" } ", "
                    a href="/feeds/verdicts.rss" { "RSS" } ". "
                }
                a href="/corrections" { "All corrections" } ". "
                a href="/ask" { "Ask for a check" } "."
                @for (url, name) in policies {
                    @if let Some(url) = url { " " a href=(url.as_str()) { (name) } "." }
                }
            }
        }
    }
}

/// The text, cut at a word to at most `most` characters.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return text.to_owned();
    };
    let cut = text.get(..end).unwrap_or(text);
    let cut = cut.rsplit_once(char::is_whitespace).map_or(cut, |(words, _)| words);
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_ends_at_a_word() {
        assert_eq!(shortened("Fourteen people died.", 21), "Fourteen people died.");
        assert_eq!(shortened("Fourteen people died.", 20), "Fourteen people…");
        assert_eq!(shortened("人人人人", 2), "人人…");
    }
}
