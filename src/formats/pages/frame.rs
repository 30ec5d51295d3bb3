//! Frame of public pages: stylesheet, head, header with the ways on, links to feeds, search form, footer.

use std::fmt::Write;

use maud::{DOCTYPE, Markup, html};

use crate::domain::publishing::look::{PageLink, Scheme, Style};
use crate::domain::publishing::publisher::Publisher;
use crate::formats::texts::Locale;

/// The stylesheet of public pages, served as a file because the pages have no inline styles.
const STYLE: &str = include_str!("verdict_page.css");

/// The stylesheet with the colours and the font of a newsroom.
#[must_use]
pub fn stylesheet(style: Style) -> String {
    let mut css = STYLE.to_owned();
    let font = style.font.stack();
    let _ = writeln!(css, ":root {{ --text: {font}; }}");
    if let (Some(light), Some(dark)) = (style.accent, style.dark_accent()) {
        let _ = writeln!(css, "@media screen {{ :root {{ --accent: {light}; }} }}");
        let _ = writeln!(css, "@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}");
    }
    if let Some(ground) = style.header {
        // The header is as wide as the text, and its ground as wide as the window.
        let ink = ground.ink();
        let _ = writeln!(
            css,
            "@media screen {{
  header.site {{ background: {ground}; color: {ink}; box-shadow: 0 0 0 100vmax {ground}; clip-path: inset(0 -100vmax); }}
  header.site::after {{ border: 0; }}
  header.site a {{ color: inherit; }}
  header.site a:focus-visible {{ outline-color: currentcolor; }}
}}"
        );
    }
    match style.scheme {
        None => css,
        Some(scheme) => {
            // Every window is wider than nothing.
            let always = if scheme == Scheme::Dark { "(min-width: 0)" } else { "(max-width: 0)" };
            let only = format!("color-scheme: {}", scheme.name());
            css.replace("(prefers-color-scheme: dark)", always).replace("color-scheme: light dark", &only)
        }
    }
}

/// The page in one scheme, to be looked at in a frame whose links lead nowhere.
#[must_use]
pub fn previewed(page: &str, style: Style, scheme: Scheme) -> String {
    let path = style_path(Style { scheme: Some(scheme), ..style }).replace('&', "&amp;");
    let page = page.replace(&style_path(style).replace('&', "&amp;"), &path);
    page.replacen("<head>", "<head><base target=\"_blank\">", 1)
}

/// Path of the stylesheet of a newsroom. Another look has another address, so that no cache keeps the former one.
pub(crate) fn style_path(style: Style) -> String {
    let colors = [("accent", style.accent), ("header", style.header)];
    let colors = colors.into_iter().filter_map(|(name, color)| Some(format!("{name}={}", color?.digits())));
    let font = (style.font != Style::default().font).then(|| format!("font={}", style.font.name()));
    let scheme = style.scheme.map(|scheme| format!("scheme={}", scheme.name()));
    let query: Vec<String> = colors.chain(font).chain(scheme).collect();
    let path = "/verdicts/style.css";
    if query.is_empty() { path.to_owned() } else { format!("{path}?{}", query.join("&")) }
}

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
                link rel="stylesheet" href=(style_path(publisher.rules.look.style()));
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
/// get it here, so that no page can forget it. Only tags are changed: what people write has no tag of its own.
pub(crate) fn finished(page: Markup, publisher: &Publisher) -> String {
    let (page, below) = (page.into_string(), publisher.path("/"));
    if below == "/" {
        return page;
    }
    let mut finished = String::with_capacity(page.len() + 1024);
    let mut rest = page.as_str();
    while let Some(start) = rest.find('<') {
        let (text, from) = rest.split_at(start);
        // In values of attributes, `>` is escaped.
        let (tag, after) = from.split_at(from.find('>').map_or(from.len(), |end| end + 1));
        let mut tag = tag.to_owned();
        for attribute in ["href", "src", "action"] {
            tag = tag.replace(&format!(" {attribute}=\"/"), &format!(" {attribute}=\"{below}"));
        }
        finished.extend([text, &tag]);
        rest = after;
    }
    finished + rest
}

/// The link past the header, the publisher's name, and the ways on.
fn header(publisher: &Publisher, t: Locale) -> Markup {
    html! {
        a.skip href="#content" { (t.skip) }
        header.site {
            @if let Some(logo) = &publisher.rules.logo { p.logo { img src=(logo.as_str()) alt="" height="40"; } }
            p { @if let Some(home) = publisher.home() { a href=(home) { bdi { (publisher.name) } } } @else { bdi { (publisher.name) } } }
            nav aria-label=(t.site) {
                @if publisher.home().is_some() { a href="/verdicts" { (t.all_verdicts) } }
                a href="/corrections" { (t.corrections) }
                (links(&publisher.rules.look.header_links))
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
    let feeds =
        t.listed(feeds.map(|(name, ending)| html! { a href=(format!("/feeds/verdicts.{ending}")) { bdi { (name) } } }));
    html! {
        footer {
            p { (Locale::named(t.published_by, &publisher.name)) " "
                @if !rules.private_feeds { (Locale::with(t.as_feeds, &[("feeds", feeds)])) " " }
                a href="/corrections" { (t.all_corrections) } ". "
                a href="/ask" { (t.ask) } "."
                @for (url, name) in policies {
                    @if let Some(url) = url { " " a href=(url.as_str()) { (name) } "." }
                }
                @if let Some(license) = &rules.license { " " a href=(license.as_str()) rel="license" { (t.license) } "." }
            }
            @if !rules.look.footer_links.is_empty() { p.links { (links(&rules.look.footer_links)) } }
        }
    }
}

/// Links that the newsroom chose.
fn links(links: &[PageLink]) -> Markup {
    html! { @for link in links { a href=(link.url.as_str()) { bdi { (&*link.label) } } " " } }
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
