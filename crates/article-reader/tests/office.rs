//! Office documents: elements of `WordprocessingML` and `OpenDocument`, one by one.

#![expect(clippy::unwrap_used, reason = "a test")]

use article_reader::{Reading, read_document};
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(members: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// Kind and words of each block.
fn outline(reading: &Reading) -> Vec<String> {
    let chars: Vec<char> = reading.text.chars().collect();
    let words = |span: std::ops::Range<usize>| chars.get(span).unwrap().iter().collect::<String>();
    reading.blocks.iter().map(|block| format!("{:?} {}", block.kind, words(block.span.clone()))).collect()
}

#[test]
fn word_processing_elements() {
    let cases = [
        ("<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b &amp; c</w:t></w:r></w:p>", "Paragraph a b & c"),
        (
            "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:br/><w:br/><w:t>c</w:t></w:r></w:p>",
            "Paragraph a b|Paragraph c",
        ),
        (
            "<w:p><w:r><w:t>41</w:t></w:r><w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r><w:r><w:t>3</w:t></w:r></w:p>",
            "Paragraph 41²3",
        ),
        (
            "<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del></w:p>",
            "Paragraph a",
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>a</w:t></w:r></w:hyperlink><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            "Paragraph a",
        ),
        (
            "<w:p><w:pPr><w:outlineLvl w:val='0'/></w:pPr><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p>",
            "Headline a|Paragraph b",
        ),
        (
            "<w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val='Heading2'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>b</w:t></w:r></w:p>",
            "Paragraph a|Subhead b",
        ),
        ("<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>", "ListItem a"),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:tc><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "TableRow a b\tc",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "Paragraph a|Paragraph b",
        ),
        (
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent><w:t>a</w:t></w:r></w:p>",
            "Paragraph box|Paragraph a",
        ),
    ];
    for (body, expected) in cases {
        let xml = format!("<w:document><w:body>{body}</w:body></w:document>");
        let reading = read_document(&archive(&[("word/document.xml", &xml)]), None, None).unwrap();
        assert_eq!(outline(&reading).join("|"), expected, "{body}");
    }
}

#[test]
fn open_document_elements() {
    let cases = [
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c\n d</text:p>", "Paragraph a b c d"),
        (
            "<style:style style:name='T1'><style:text-properties style:text-position='super 58%'/></style:style>\
             <text:p>41<text:span text:style-name='T1'>2</text:span> boats</text:p>",
            "Paragraph 41² boats",
        ),
        ("<text:p>a<text:line-break/><text:line-break/>b</text:p>", "Paragraph a|Paragraph b"),
        ("<text:tracked-changes><text:p>gone</text:p></text:tracked-changes><text:p>a</text:p>", "Paragraph a"),
        ("<text:p>a<office:annotation><text:p>no</text:p></office:annotation>b</text:p>", "Paragraph ab"),
        (
            "<text:list><text:list-item><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item></text:list></text:list-item></text:list>",
            "ListItem a|ListItem b",
        ),
        (
            "<text:table-of-content><text:p>1</text:p></text:table-of-content><text:h>a</text:h><text:p>b</text:p>",
            "Headline a|Paragraph b",
        ),
        (
            "<table:table><table:table-row><table:table-cell table:number-columns-repeated='1000000'/><table:table-cell><text:p>a</text:p></table:table-cell></table:table-row></table:table>",
            "TableRow \ta",
        ),
    ];
    for (body, expected) in cases {
        let xml = format!(
            "<office:document-content><office:body><office:text>{body}</office:text></office:body></office:document-content>"
        );
        let members = [("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", xml.as_str())];
        let reading = read_document(&archive(&members), None, None).unwrap();
        assert_eq!(outline(&reading).join("|"), expected, "{body}");
    }
}
