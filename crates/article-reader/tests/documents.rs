//! Documents in `tests/documents`: kinds of their blocks, words, and what they say of themselves.

#![expect(clippy::unwrap_used, reason = "a test")]

use article_reader::{BlockKind, Reading, Unreadable, read_document};
use std::fmt::Write as _;

fn read(name: &str) -> Result<Reading, Unreadable> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/");
    read_document(&std::fs::read(format!("{folder}{name}")).unwrap(), Some(name), None)
}

/// One line a block: kind, speaker, offset, words.
fn outline(reading: &Reading) -> String {
    let chars: Vec<char> = reading.text.chars().collect();
    let mut lines = String::new();
    for block in &reading.blocks {
        let words: String = chars.get(block.span.clone()).unwrap().iter().collect();
        write!(lines, "{:?}", block.kind).unwrap();
        if let Some(speaker) = &block.speaker {
            write!(lines, " {speaker}").unwrap();
        }
        if let Some(offset) = block.offset_ms {
            write!(lines, " {offset}").unwrap();
        }
        writeln!(lines, ": {words}").unwrap();
    }
    lines
}

#[test]
fn outlines_are_as_expected() {
    let names = [
        "pdf/columns.pdf",
        "pdf/placed.pdf",
        "pdf/owner-locked.pdf",
        "office/tram.docx",
        "office/herring.odt",
        "text/wrapped.txt",
        "text/verse.txt",
        "timed/interview.txt",
        "timed/names.txt",
        "timed/debate.vtt",
        "timed/debate.srt",
        "mail/release.eml",
        "mail/html.eml",
    ];
    for name in names {
        let expected = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/expected/");
        let (_, file) = name.split_once('/').unwrap();
        let expected = std::fs::read_to_string(format!("{expected}{file}.outline")).unwrap();
        assert_eq!(outline(&read(name).unwrap()), expected, "{name}");
    }
}

#[test]
fn running_heads_and_page_numbers_are_left_out() {
    let reading = read("pdf/bulletin.pdf").unwrap();
    assert!(!reading.text.contains("Bulletin 14") && !reading.text.contains("Page "), "{}", reading.text);
    let count = |kind| reading.blocks.iter().filter(|block| block.kind == kind).count();
    assert_eq!([count(BlockKind::Headline), count(BlockKind::Subhead), count(BlockKind::Paragraph)], [1, 5, 15]);
}

#[test]
fn documents_say_what_they_are() {
    let cases = [
        ("pdf/bulletin.pdf", "Households and rents in 2025", "Statistical Office of Varnholm", None, None),
        (
            "office/tram.docx",
            "Osterby opens its second tram line",
            "Ada Berg, Tom Lind",
            Some("2026-03-14T09:30:00+00:00"),
            Some("en-GB"),
        ),
        ("office/herring.odt", "Herring quota cut by a third", "Mara Lindqvist", None, Some("en")),
        (
            "mail/release.eml",
            "Unemployment in Varnholm falls to 5,2 percent",
            "Jörg Lind",
            Some("2026-03-10T09:15:00+01:00"),
            None,
        ),
        ("mail/html.eml", "Quota", "press@office.example", Some("2026-03-10T09:15:00-05:00"), None),
        ("text/wrapped.txt", "Lighthouse keeper retires after forty years", "", None, None),
        ("timed/interview.txt", "Interview with the minister of fisheries", "", None, None),
    ];
    for (name, title, authors, moment, language) in cases {
        let reading = read(name).unwrap();
        assert_eq!(reading.title.as_deref(), Some(title), "{name}");
        assert_eq!(reading.authors.join(", "), authors, "{name}");
        if let Some(moment) = moment {
            assert_eq!(reading.published_at.map(|at| at.to_rfc3339()).as_deref(), Some(moment), "{name}");
        }
        assert_eq!(reading.language.as_deref(), language, "{name}");
    }
    assert_eq!(read("office/herring.odt").unwrap().published_on.unwrap().to_string(), "2026-02-03");
}

#[test]
fn scans_and_locked_documents_say_so() {
    for (name, expected) in [("pdf/scan.pdf", Unreadable::Scan), ("pdf/locked.pdf", Unreadable::Encrypted)] {
        assert_eq!(read(name), Err(expected), "{name}");
    }
}

#[test]
fn messages_forwarded_as_attachments_are_read() {
    let inner = "From: Ada Lund <ada@mail.example>\nSubject: Fwd: Crane\nDate: Tue, 5 Mar 2024 10:30:00 +0100\nContent-Type: text/plain; charset=utf-8\n\nThe crane fell into the basin on Monday.\n";
    let around = |words: &str, inner: &str| {
        format!(
            "From: Tom Lind <tom@mail.example>\nSubject: Fwd: look\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=m\n\n{words}--m\nContent-Type: message/rfc822\n\n{inner}\n--m--\n"
        )
    };
    let read = |text: &str| read_document(text.as_bytes(), Some("a.eml"), None).unwrap();
    for message in [around("", inner), around("", &around("", inner).replace("=m", "=n").replace("--m", "--n"))] {
        let reading = read(&message);
        assert_eq!(reading.text, "The crane fell into the basin on Monday.", "{message}");
        assert_eq!(
            (reading.title.as_deref(), reading.authors.as_slice()),
            (Some("Crane"), ["Ada Lund".to_owned()].as_slice())
        );
        assert_eq!(reading.published().as_deref(), Some("2024-03-05T10:30:00+01:00"));
    }
    let own = read(&around("--m\nContent-Type: text/plain\n\nMy own words about it.\n", inner));
    assert_eq!(
        (own.text.as_str(), own.authors.as_slice()),
        ("My own words about it.", ["Tom Lind".to_owned()].as_slice())
    );
}

#[test]
fn files_cut_off_before_their_text_are_damaged() {
    let whole = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/pdf/placed.pdf")).unwrap();
    let text = read_document(&whole, None, None).unwrap().text;
    for end in (8..whole.len()).step_by(40) {
        match read_document(whole.get(..end).unwrap(), None, None) {
            Ok(reading) => assert!(!reading.text.is_empty() && text.len() >= reading.text.len(), "{end}"),
            Err(reason) => assert_eq!(reason, Unreadable::Damaged, "{end}"),
        }
    }
}
