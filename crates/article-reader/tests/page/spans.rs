//! Blocks cover the text exactly, whatever the page.

use article_reader::read_page;
use proptest::prelude::*;

/// Pieces of pages, well-formed or not.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div class=article-body>",
    "</div>",
    "<h1>Title</h1>",
    "<h2>",
    "</h2>",
    "<ul><li>",
    "</ul>",
    "<table><tr><td>",
    "</table>",
    "<blockquote>",
    "</blockquote>",
    "<b>",
    "</b>",
    "<br>",
    "<figure><figcaption>",
    "</figure>",
    "<a href=/x>",
    "</a>",
    "<article>",
    "</article>",
    "<time datetime='2024-03-05T14:32:00+01:00'>14:32</time>",
    "<div class=liveblog>",
    "Nobody was hurt, but two ferries had to turn around, and 400 passengers spent the night in a gym. ",
    "Cafe\u{301} ",
    "日本語の文章です。",
    "e\u{301}",
    "🚢 ",
    "&nbsp;",
    "&amp;",
    "\n\t ",
    "Correction: The name was wrong. ",
    "Foto: dpa",
    "\0",
    "ﬁ\u{200b}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn spans_cover_the_text(pieces in proptest::collection::vec(0..PIECES.len(), 0..60)) {
        let html: String = pieces.iter().map(|at| PIECES[*at]).collect();
        let Ok(reading) = read_page(&html, None) else { return Ok(()) };
        let text: Vec<char> = reading.text.chars().collect();
        let mut at = 0;
        for block in &reading.blocks {
            let gap: String = text[at..block.span.start].iter().collect();
            prop_assert!(if at == 0 { gap.is_empty() } else { gap == "\n" || gap == "\n\n" }, "{gap:?}");
            prop_assert!(block.span.start < block.span.end);
            let inner = &text[block.span.clone()];
            prop_assert!(!inner[0].is_whitespace() && !inner[inner.len() - 1].is_whitespace() && !inner.contains(&'\n'));
            at = block.span.end;
        }
        prop_assert_eq!(at, text.len());
        prop_assert_eq!(reading.without(&[]), (reading.text.clone(), reading.blocks.clone()));
    }
}
