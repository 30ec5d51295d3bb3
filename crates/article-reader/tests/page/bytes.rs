//! Bytes to text.

use article_reader::decode;

#[test]
fn the_encoding_is_found_in_every_place() {
    let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain("Größe".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let bare: Vec<u8> = "<p>Groessen".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: &[(&str, &[u8], Option<&str>, &str)] = &[
        ("byte order mark", b"\xEF\xBB\xBFGr\xC3\xB6\xC3\x9Fe", Some("text/html; charset=iso-8859-1"), "Größe"),
        ("UTF-16 mark", &utf16, None, "Größe"),
        ("header", b"Gr\xF6\xDFe", Some("text/html; Charset=\"ISO-8859-1\""), "Größe"),
        ("meta", b"<meta charset=windows-1252>Gr\xF6\xDFe", None, "<meta charset=windows-1252>Größe"),
        (
            "http-equiv",
            b"<META http-equiv=Content-Type content='text/html; charset=latin1'>\xF6",
            None,
            "<META http-equiv=Content-Type content='text/html; charset=latin1'>ö",
        ),
        ("detected UTF-8", "Größe".as_bytes(), None, "Größe"),
        ("wrong header", "Größe".as_bytes(), Some("text/html; charset=windows-1252"), "Größe"),
        ("wrong UTF-8", b"<meta charset=utf-8>Gr\xF6\xDFe und \xC4rger", None, "<meta charset=utf-8>Größe und Ärger"),
        ("Shift_JIS", b"\x93\xFA\x96{", Some("text/html; charset=Shift_JIS"), "日本"),
        ("unknown name", "Größe".as_bytes(), Some("text/html; charset=nonsense"), "Größe"),
        ("UTF-16 without a mark", &bare, None, "<p>Groessen"),
        ("UTF-16 of ASCII", b"Groesse", Some("text/html; charset=utf-16"), "Groesse"),
        ("nothing", b"", None, ""),
    ];
    for (name, bytes, header, expected) in cases {
        assert_eq!(decode(bytes, *header), *expected, "{name}");
    }
}

#[test]
fn detection_knows_old_encodings() {
    let russian: Vec<u8> = b"\xCA\xF0\xE0\xED \xF3\xEF\xE0\xEB \xE2 \xE2\xEE\xE4\xF3, \xED\xE8\xEA\xF2\xEE \xED\xE5 \xEF\xEE\xF1\xF2\xF0\xE0\xE4\xE0\xEB.".to_vec();
    assert_eq!(decode(&russian, None), "Кран упал в воду, никто не пострадал.");
}

#[test]
fn wrong_bytes_become_replacement_characters() {
    assert_eq!(decode(b"a \xC3\xB6 \xC3\xA4 \xFF b", Some("text/html; charset=utf-8")), "a ö ä \u{FFFD} b");
}
