//! Frame of public pages: head, header with the ways on, search form.

use maud::{DOCTYPE, Markup, html};

use super::verdict_page::{STYLE_PATH, footer};
use crate::domain::publishing::publisher::Publisher;

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
    page.into_string()
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
