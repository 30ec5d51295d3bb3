//! HTML parts of messages as plain text: blocks apart, list items with a mark, all other tags removed.

use mail_parser::decoders::html::html_to_text;

/// Tags that end a line and leave a blank one.
const BLOCKS: [&str; 20] = [
    "article",
    "blockquote",
    "center",
    "div",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "ol",
    "p",
    "section",
    "table",
    "td",
    "tr",
    "ul",
];

/// The text of an HTML part. Scripts, styles and the head are left out.
pub(crate) fn text_of_html(html: &str) -> String {
    let mut marked = String::with_capacity(html.len() + html.len() / 4);
    for piece in html.split_inclusive('<') {
        // A piece ends with the bracket of the next tag; it starts with the name of the one before.
        let name = piece.trim_start_matches('/');
        let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let name = name.get(..length).unwrap_or_default().to_ascii_lowercase();
        let inserted = match name.as_str() {
            "li" if !piece.starts_with('/') => "br><br>\u{2022} <",
            name if BLOCKS.contains(&name) => "br><br><",
            _ => "",
        };
        if marked.ends_with('<') {
            marked.push_str(inserted);
        }
        marked.push_str(piece);
    }
    html_to_text(&marked)
}

#[cfg(test)]
mod tests {
    use super::text_of_html;

    #[test]
    fn sets_blocks_apart() {
        let cases = [
            ("<h1>Quota</h1><p>Cut to <b>24,800</b>&nbsp;t.<br>Now.</p>", "Quota|Cut to 24,800\u{a0}t.|Now."),
            ("<ul><li>One</li><LI>Two</LI></ul>", "\u{2022} One|\u{2022} Two"),
            ("<style>p{}</style><script>x('<p>')</script>a <pre>b</pre>", "a b"),
            ("1 < 2<", "1"),
        ];
        for (html, expected) in cases {
            let text = text_of_html(html);
            let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            assert_eq!(lines.join("|"), expected, "{html}");
        }
    }
}
