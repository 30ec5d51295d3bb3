//! Frame of public pages: stylesheet, head, header with the ways on, links to feeds, search form, footer.

use maud::{DOCTYPE, Markup, html};

use crate::domain::publishing::publisher::Publisher;
use crate::formats::texts::Locale;

/// The stylesheet of public pages, served as a file because the pages have no inline styles.
pub const STYLE: &str = include_str!("verdict_page.css");
/// Path of the stylesheet.
pub const STYLE_PATH: &str = "/verdicts/style.css";

/// A public page in the newsroom's look. `head` follows the title, the stylesheet and the viewport.
pub(crate) fn page(title: &str, head: &Markup, content: &Markup, publisher: &Publisher) -> String {
    let t = Locale::of(publisher);
    let page = html! {
        (DOCTYPE)
        html lang=(t.tag) dir=(t.direction) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " – " (publisher.name) }
                link rel="stylesheet" href=(STYLE_PATH);
                (head)
            }
            body {
                (header(publisher, t))
                main id="content" { (content) }
                (footer(publisher, t))
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
fn header(publisher: &Publisher, t: Locale) -> Markup {
    html! {
        a.skip href="#content" { (t.skip) }
        header.site {
            p { @if let Some(home) = publisher.home() { a href=(home) { bdi { (publisher.name) } } } @else { bdi { (publisher.name) } } }
            nav aria-label=(t.site) {
                @if publisher.home().is_some() { a href="/verdicts" { (t.all_verdicts) } }
                a href="/corrections" { (t.corrections) }
                a href="/desk" rel="nofollow" { (t.sign_in) }
            }
        }
    }
}

/// The search form.
pub(crate) fn search(t: Locale) -> Markup {
    html! {
        form.search role="search" action="/verdicts" method="get" {
            label for="q" { (t.search_verdicts) }
            input id="q" type="search" name="q" maxlength="1000" dir="auto";
            button { (t.search) }
        }
    }
}

/// The way to ask for a check.
pub(crate) fn ask(t: Locale) -> Markup {
    html! { p.ask { (t.ask_why) " " a href="/ask" { (t.ask) } "." } }
}

/// Links to the feeds, for feed readers to discover.
pub(crate) fn feeds(publisher: &Publisher) -> Markup {
    let t = Locale::of(publisher);
    let kinds = [("application/feed+json", "json"), ("application/atom+xml", "atom"), ("application/rss+xml", "rss")];
    html! {
        @if !publisher.rules.private_feeds {
            @for (name, title) in [("verdicts", t.verdicts), ("corrections", t.corrections)] {
                @for (kind, ending) in kinds {
                    link rel="alternate" type=(kind) title=(title) href=(format!("/feeds/{name}.{ending}"));
                }
            }
        }
    }
}

/// The footer: publisher, policies and further pages.
fn footer(publisher: &Publisher, t: Locale) -> Markup {
    let rules = &publisher.rules;
    let policies = [
        (&rules.corrections_policy, t.how_we_correct),
        (&rules.fact_checking_policy, t.how_we_check),
        (&rules.ethics_policy, t.our_standards),
        (&rules.ownership, t.who_owns_us),
        (&rules.masthead, t.who_we_are),
    ];
    let feeds = [("JSON Feed", "json"), ("Atom", "atom"), ("RSS", "rss")];
    let feeds = t.listed(feeds.map(|(name, ending)| html! { a href=(format!("/feeds/verdicts.{ending}")) { (name) } }));
    html! {
        footer {
            p { (Locale::named(t.published_by, &publisher.name)) " "
                @if !rules.private_feeds { (Locale::with(t.as_feeds, &[("feeds", feeds)])) " " }
                a href="/corrections" { (t.all_corrections) } ". "
                a href="/ask" { (t.ask) } "."
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
