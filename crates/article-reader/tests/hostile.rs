//! Hostile documents: each ends in a code or a reading, in time, and without a panic.

#![expect(clippy::unwrap_used, reason = "a test")]

#[path = "hostile/pdf.rs"]
mod pdf;
#[path = "common/pdf_file.rs"]
mod pdf_file;
#[path = "hostile/zip.rs"]
mod zip_files;

use article_reader::{Reading, Unreadable, read_document};
use std::sync::mpsc::channel;
use std::time::Duration;

/// Name, bytes, expected code.
type Case = (&'static str, Vec<u8>, Option<Unreadable>);

/// Time for one document, without optimisation and on a busy machine.
const DEADLINE: Duration = Duration::from_mins(1);

/// Reads as a server should: in a thread with a large stack and a deadline.
fn read(name: &str, bytes: Vec<u8>) -> Result<Reading, Unreadable> {
    let (sender, receiver) = channel();
    let file = name.to_owned();
    let reader = std::thread::Builder::new().stack_size(8 << 20);
    reader.spawn(move || sender.send(read_document(&bytes, Some(&file), None)).is_ok()).unwrap();
    receiver.recv_timeout(DEADLINE).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Reads all, then names those that end otherwise than expected.
fn check(cases: impl IntoIterator<Item = Case>) {
    let read = |(name, bytes, expected)| (name, read(name, bytes).err(), expected);
    let found: Vec<(&str, _, _)> = cases.into_iter().map(read).collect();
    let wrong: Vec<_> = found.iter().filter(|(_, found, expected)| found != expected).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn zip_files_end_in_codes() {
    check(zip_files::cases());
}

#[test]
fn pdf_files_end_in_codes() {
    check(pdf::cases());
}

#[test]
fn texts_end_in_time() {
    let cues = "1\n00:00:01,000 --> 00:00:02,000\n".to_owned();
    let cases = [
        ("large.txt", "word ".repeat(500_000), Some(Unreadable::TooLarge)),
        ("blank.txt", " \n".repeat(500_000), Some(Unreadable::Empty)),
        ("brackets.srt", format!("{cues}{}", "<".repeat(1_000_000)), None),
        ("braces.srt", format!("{cues}{}", "{<".repeat(500_000)), None),
        ("lines.srt", format!("{cues}{}\n\n{cues}{}", "a\n".repeat(200_000), "b\n".repeat(200_000)), None),
        ("turns.txt", "A: b\n".repeat(200_000), None),
        ("hyphens.txt", "ab-\n".repeat(200_000), None),
        ("marks.txt", "- > # 1. \n".repeat(100_000), None),
        ("rules.txt", "---\n===\n".repeat(100_000), Some(Unreadable::Empty)),
        ("tabs.txt", "a\tb\n".repeat(100_000), None),
        ("no-times.vtt", "WEBVTT\n\nNOTE nothing\n".to_owned(), Some(Unreadable::Damaged)),
        ("no-text.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n[music]\n".to_owned(), Some(Unreadable::Empty)),
    ];
    check(cases.into_iter().map(|(name, text, expected)| (name, text.into_bytes(), expected)));
}

#[test]
fn messages_end_in_time() {
    let head = "From: a@mail.example\nSubject: x\nMIME-Version: 1.0\n";
    let part = |n: usize| format!("Content-Type: multipart/mixed; boundary=\"b{n}\"\n\n--b{n}\n");
    let nested: String = (0..5_000).map(part).collect();
    let forwarded = "Content-Type: message/rfc822\n\nFrom: a@mail.example\n".repeat(5_000);
    let html = |body: &str| format!("{head}Content-Type: text/html\n\n{body}");
    let cases = [
        ("nested.eml", format!("{head}{nested}")),
        ("forwarded.eml", format!("{head}{forwarded}")),
        ("brackets.eml", html(&"<".repeat(1_000_000))),
        ("comments.eml", html(&"<!--".repeat(250_000))),
        ("entities.eml", html(&"&lt".repeat(250_000))),
        ("quoted.eml", format!("{head}\n{}", ">".repeat(1_000_000))),
        ("headers.eml", format!("{}{}", head, "To: <a@mail.example>,\n ".repeat(50_000))),
    ];
    for (name, text) in cases {
        // Only the time matters here: some have a text.
        let result = read(name, text.into_bytes());
        assert!(result.is_ok() || matches!(result, Err(Unreadable::Empty | Unreadable::Damaged)), "{name}: {result:?}");
    }
}

#[test]
fn damaged_fixtures_never_panic() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/");
    let mut seed = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % u64::try_from(below).unwrap()).unwrap()
    };
    for name in [
        "pdf/bulletin.pdf",
        "pdf/placed.pdf",
        "pdf/owner-locked.pdf",
        "office/herring.odt",
        "office/tram.docx",
        "timed/debate.vtt",
        "mail/release.eml",
    ] {
        let whole = std::fs::read(format!("{folder}{name}")).unwrap();
        for round in 0..40 {
            let mut bytes = whole.clone();
            for _ in 0..=round {
                let at = next(bytes.len());
                *bytes.get_mut(at).unwrap() = u8::try_from(next(256)).unwrap();
            }
            if round % 4 == 0 {
                bytes.truncate(next(whole.len()));
            }
            if let Ok(reading) = read(name, bytes) {
                assert!(!reading.text.is_empty(), "{name} {round}");
            }
        }
    }
}
