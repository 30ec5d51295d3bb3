//! Hostile office documents.

use super::Case;
use article_reader::Unreadable;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub fn cases() -> Vec<Case> {
    let word = |words: &str| {
        format!("<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>")
    };
    let docx = |xml: &[u8]| archive(&[("word/document.xml", xml)]);
    let bomb = vec![b' '; 70 << 20];
    let entities =
        format!("<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;'><!ENTITY c '&b;&b;&b;'>]>{}", word("&c;&c; fine"));
    let deep = format!("{}{}", "<w:p>".repeat(100_000), "</w:p>".repeat(100_000));
    let attributes: String = (0..50_000).fold(String::new(), |all, n| all + &format!(" a{n}='1'"));
    let rows = format!(
        "<w:document><w:tbl>{}</w:tbl></w:document>",
        "<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc/></w:tr>".repeat(50_000)
    );
    let whole = docx(word("Whole.").as_bytes());
    let half = whole.get(..whole.len() / 2).unwrap_or_default().to_vec();
    let many: Vec<String> = (0..5_000).map(|n| format!("m{n}")).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
    let manifest = b"<manifest><file-entry><encryption-data/></file-entry></manifest>".as_slice();
    let odt = ("mimetype", b"application/vnd.oasis.opendocument.text".as_slice());
    let compound = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
        &"EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    ]
    .concat();
    vec![
        ("whole.docx", whole, None),
        ("half.docx", half, Some(Unreadable::Damaged)),
        ("bomb.docx", docx(&bomb), Some(Unreadable::TooLarge)),
        (
            "styles-bomb.docx",
            archive(&[("word/document.xml", word("x").as_bytes()), ("word/styles.xml", &bomb)]),
            Some(Unreadable::TooLarge),
        ),
        ("entities.docx", docx(entities.as_bytes()), None),
        ("deep.docx", docx(deep.as_bytes()), Some(Unreadable::TooLarge)),
        ("attributes.docx", docx(format!("<a{attributes}>{}</a>", word("x")).as_bytes()), None),
        ("rows.docx", docx(rows.as_bytes()), None),
        ("open.docx", docx(b"<w:document><w:p><w:t>Open"), Some(Unreadable::Damaged)),
        ("empty.docx", docx(word(" ").as_bytes()), Some(Unreadable::Empty)),
        ("binary.docx", docx(&[0, 1, 2, 3]), Some(Unreadable::Damaged)),
        ("many.docx", archive(&many), Some(Unreadable::TooLarge)),
        ("no-content.odt", archive(&[odt]), Some(Unreadable::Damaged)),
        (
            "locked.odt",
            archive(&[odt, ("META-INF/manifest.xml", manifest), ("content.xml", &[9, 0, 7])]),
            Some(Unreadable::Encrypted),
        ),
        ("locked.docx", compound, Some(Unreadable::Encrypted)),
        ("other.zip", archive(&[("a.txt", b"words".as_slice())]), Some(Unreadable::Unsupported)),
    ]
}

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
