//! Properties of every reading: blocks cover the text exactly, and any bytes end in a reading or a code.

#![expect(clippy::unwrap_used, reason = "a test")]

use article_reader::{BlockKind, Reading, document_type, read_document};
use proptest::prelude::*;
use unicode_normalization::is_nfc;

/// Blocks are in order, in the text, without blanks around them, and with only line ends between them.
fn check(reading: &Reading) {
    let chars: Vec<char> = reading.text.chars().collect();
    let mut end = 0;
    let mut before: Option<BlockKind> = None;
    for block in &reading.blocks {
        let between: String = chars.get(end..block.span.start).unwrap().iter().collect();
        let rows = [BlockKind::ListItem, BlockKind::TableRow].contains(&block.kind) && before == Some(block.kind);
        let expected = if before.is_none() {
            ""
        } else if rows {
            "\n"
        } else {
            "\n\n"
        };
        assert_eq!(between, expected);
        let words: String = chars.get(block.span.clone()).unwrap().iter().collect();
        assert!(!words.trim().is_empty() && !words.contains(['\n', '\0']), "{words:?}");
        assert!(block.kind == BlockKind::TableRow || words == words.trim(), "{words:?}");
        end = block.span.end;
        before = Some(block.kind);
    }
    assert_eq!(end, chars.len());
    assert!(is_nfc(&reading.text));
    assert!(!reading.blocks.is_empty());
}

/// Lines as documents have them.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[a-zé]{1,9}( [a-z0-9-]{1,9}){0,12}[.:-]?",
        "(- |\\* |• |> |# |1\\. |\t|  )[A-Za-z]{0,9}( [a-z]{1,9}){0,5}",
        "[0-9]{1,2}:[0-5][0-9]:[0-5][0-9][.,][0-9]{3} --> 00:00:0[0-9].000",
        "(\\[[0-9]{2}:[0-9]{2}\\] )?[A-Z][a-z]{1,6}( [A-Z][a-z]{1,6})?: [a-z ]{0,30}",
        "<v [A-Z][a-z]{1,5}>[a-z <>&;]{0,20}",
        "a\tb\tc|---|===|-- |On Monday, A wrote:|From: a@b.example|Subject: x",
        "\\PC{0,40}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn texts_are_covered(lines in prop::collection::vec(line(), 0..30), end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r")]) {
        let text = lines.join(end);
        for name in ["a.txt", "a.srt", "a.vtt", "a.eml"] {
            if let Ok(reading) = read_document(text.as_bytes(), Some(name), None) {
                check(&reading);
            }
        }
    }

    #[test]
    fn any_bytes_end_well(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0_usize..5) {
        let heads: [&[u8]; 5] = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"\xff\xfe", b"From: a\nDate: b\n\n"];
        let bytes = [heads.get(head).unwrap(), bytes.as_slice()].concat();
        let kind = document_type(&bytes, None, None);
        if let Ok(reading) = read_document(&bytes, None, None) {
            prop_assert!(kind.is_some());
            check(&reading);
        }
    }
}

#[test]
fn fixtures_are_covered() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let mut read = 0;
    for kind in ["pdf", "office", "text", "timed", "mail"] {
        for file in std::fs::read_dir(folder.join(kind)).unwrap() {
            if let Ok(reading) = read_document(&std::fs::read(file.unwrap().path()).unwrap(), None, None) {
                check(&reading);
                read += 1;
            }
        }
    }
    assert_eq!(read, 14);
}

/// Parts of pages: tags with and without ends, attributes of every quoting, data, texts.
fn page_part() -> impl Strategy<Value = String> {
    prop_oneof![
        "</?(div|p|ul|li|table|tr|td|th|h1|h2|article|section|blockquote|figure|figcaption|time|a|b|br|svg|title|script|style|textarea)",
        " (class|id|href|datetime|itemprop|content|name|property|lang)(=\"[a-z0-9 :/-]{0,12}\"|='[a-z&;]{0,6}'|=[a-z]{1,5}|)",
        "[>/\"'=&<! \\n-]{1,3}",
        ">([A-Z][a-z]{1,8} ?){1,9}[.,:]? ?",
        ">[0-9]{1,4}[./年 :-][0-9]{1,2}[./月 :-][0-9]{1,4}( (am|PM|EST|CET|Uhr|日))?",
        ">(Editor’s note: |Correction: |By |بقلم: |The post |Page not found|404|Just a moment|Support us from )",
        "<meta http-equiv=refresh content='[0-9]{0,2};? ?(url=)?[a-z/:.]{0,9}'>",
        "<script type='application/ld\\+json'>\\{\"@type\":\"(NewsArticle|LiveBlogPosting)\"[,:}\\[\\]\"a-z]{0,9}</script>",
        "<!--|-->|<!doctype |&(amp|lt|#x41|#65);?|\0|\\PC{0,9}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_page_ends_well(parts in prop::collection::vec(page_part(), 0..60)) {
        let html = parts.concat();
        match article_reader::read_page(&html, Some("https://news.example/a/b")) {
            Ok(reading) => check(&reading),
            Err(page) => prop_assert!(page.about.text.is_empty() && page.about.blocks.is_empty()),
        }
    }
}
