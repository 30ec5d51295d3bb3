//! Markdown: converts a rationale to safe HTML.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd, html};

/// Maximum nesting depth of elements. Deeper elements are flattened to this depth: browsers and feed readers fail
/// at some hundreds of levels, and a rationale of only `>` could have thousands.
const DEEPEST: usize = 32;

/// Converts `markdown` to safe HTML: `CommonMark` without raw HTML, without images, and with links to http, https
/// and e-mail addresses only. Headings are lowered to fit the page's outline.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let parser = Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TABLES);
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    html::push_html(&mut html, shallow(parser).filter_map(harmless));
    html
}

fn shallow<'a>(events: impl Iterator<Item = Event<'a>>) -> impl Iterator<Item = Event<'a>> {
    let mut depth = 0_usize;
    events.filter(move |event| match event {
        Event::Start(_) => {
            depth += 1;
            depth <= DEEPEST
        }
        Event::End(_) => {
            depth = depth.saturating_sub(1);
            depth < DEEPEST
        }
        _ => true,
    })
}

fn harmless(event: Event<'_>) -> Option<Event<'_>> {
    match event {
        // Raw HTML is shown as text.
        // mutant C41.1: Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::InlineHtml(raw)),
        Event::Html(raw) | Event::InlineHtml(raw) => Some(Event::Text(raw)),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let web = ["https://", "http://"].into_iter().any(|scheme| {
                let start = dest_url.get(..scheme.len());
                start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            });
            let mail = link_type == LinkType::Email;
            let dest_url = if web || mail { dest_url } else { "#".into() };
            Some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            let level = lowered(level);
            Some(Event::Start(Tag::Heading { level, id, classes, attrs }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lowered(level)))),
        other => Some(other),
    }
}

fn lowered(level: pulldown_cmark::HeadingLevel) -> pulldown_cmark::HeadingLevel {
    use pulldown_cmark::HeadingLevel::{H1, H2, H3, H4, H5, H6};
    match level {
        H1 | H2 => H3,
        H3 => H4,
        H4 => H5,
        H5 | H6 => H6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_becomes_html() {
        assert_eq!(
            to_html("# Why\n\nSee [the log](https://data.example/1) and **this**."),
            "<h3>Why</h3>\n<p>See <a href=\"https://data.example/1\">the log</a> and <strong>this</strong>.</p>\n"
        );
    }

    #[test]
    fn what_is_nested_without_end_stays_shallow() {
        let html = to_html(&format!("{} deep", ">".repeat(20_000)));
        assert_eq!(html.matches("<blockquote>").count(), DEEPEST);
        assert_eq!(html.matches("</blockquote>").count(), DEEPEST);
        assert!(html.contains("deep"));
    }

    #[test]
    fn a_link_to_the_web_is_kept_however_its_scheme_is_written() {
        let html = to_html("[a](HTTPS://data.example/1) [b](ftp://data.example)");
        assert!(html.contains("href=\"HTTPS://data.example/1\""), "{html}");
        assert!(html.contains("href=\"#\""), "{html}");
    }

    // ASVS 1.2.2, 1.3.1, 1.3.5, 3.2.2
    // threat C41.1
    #[test]
    fn nothing_in_it_can_run() {
        for evil in [
            "<script>alert(1)</script>",
            "hi <img src=x onerror=alert(1)> there",
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "![x](javascript:alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](data:text/html;base64,PHNjcmlwdD4=)",
            "<svg/onload=alert(1)>",
        ] {
            let html = to_html(evil);
            let page = scraper::Html::parse_fragment(&html);
            let all = scraper::Selector::parse("*").unwrap();
            for element in page.select(&all) {
                let name = element.value().name();
                assert!(["html", "p", "a"].contains(&name), "{evil} made <{name}>: {html}");
                for (attribute, value) in element.value().attrs() {
                    assert!(attribute == "href" && value == "#", "{evil} made {attribute}={value}");
                }
            }
        }
    }
}
