//! Kinds of blocks, live blogs.

use crate::{TEXT, blocks_of, page, read, text_of};
use article_reader::BlockKind::{Caption, Correction, ListItem, Paragraph, Quotation, Subhead, TableRow};

#[test]
fn every_layer_has_its_kind() {
    let cases = [
        ("<h2>What happened</h2>", Subhead, "What happened"),
        ("<p><strong>What happened</strong></p>", Subhead, "What happened"),
        ("<ul><li>One ferry turned around</li></ul>", ListItem, "One ferry turned around"),
        ("<blockquote><p>We heard a bang.</p></blockquote>", Quotation, "We heard a bang."),
        ("<table><tr><th>Ferry</th><th>Passengers</th></tr></table>", TableRow, "Ferry\tPassengers"),
        (
            "<figure><img src=a.jpg><figcaption>The crane on Monday</figcaption></figure>",
            Caption,
            "The crane on Monday",
        ),
        (
            "<p>The crane before the fall. (Photo: Ben Voss)</p>",
            Caption,
            "The crane before the fall. (Photo: Ben Voss)",
        ),
        (
            "<p>Correction: An earlier text named the wrong basin.</p>",
            Correction,
            "Correction: An earlier text named the wrong basin.",
        ),
        (
            "<p>In einer früheren Version stand ein falscher Name.</p>",
            Correction,
            "In einer früheren Version stand ein falscher Name.",
        ),
        ("<p>Nobody else spoke.</p>", Paragraph, "Nobody else spoke."),
        ("<p>Corrections officers came, too.</p>", Paragraph, "Corrections officers came, too."),
    ];
    for (html, kind, text) in cases {
        let reading = read(&page("").replacen("</p>", &format!("</p>{html}"), 1));
        assert_eq!(blocks_of(&reading)[1], (kind, text.to_owned()), "{html}");
    }
}

#[test]
fn items_and_rows_are_separated_by_one_line_end() {
    let html = "<ul><li>One</li><li>Two</li></ul><table><tr><td>a<td>1<tr><td>b<td>2</table>";
    let reading = read(&page("").replacen("</p>", &format!("</p>{html}"), 1));
    assert!(reading.text.contains("\n\nOne\nTwo\n\na\t1\nb\t2\n\n"), "{}", reading.text);
}

#[test]
fn the_text_without_captions_keeps_everything_else() {
    let reading =
        read(&page("").replacen("</p>", "</p><figure><figcaption>The crane on Monday</figcaption></figure>", 1));
    let bare = read(&page(""));
    assert!(reading.text.contains("The crane on Monday"));
    assert_eq!(reading.without(&[Caption]), (bare.text.clone(), bare.blocks.clone()));
    assert_eq!(bare.without(&[Caption]), (bare.text.clone(), bare.blocks.clone()));
}

#[test]
fn entries_of_live_blogs_carry_their_time() {
    let entry =
        |time: &str, title: &str, text: &str| format!("<div class=entry>{time}<h3>{title}</h3><p>{text}</p></div>");
    let entries = [
        entry(
            "<time datetime='2024-03-05T14:32:00+01:00'>14:32</time>",
            "Third",
            "The basin is open again, says the port office on its page, and ferries leave.",
        ),
        entry(
            "<time>12.05 Uhr</time>",
            "Second",
            "Divers are in the water now, and the crane has moved, says a witness there.",
        ),
        entry(
            "<time>9:15 am</time>",
            "First",
            "A crane has fallen into the basin of Ostwick, and all ferries have been stopped.",
        ),
    ];
    let head = "<meta property='article:published_time' content='2024-03-05T09:00:00+01:00'>";
    let html = format!("<head>{head}</head><h1>Crane</h1><div class='live-blog'>{}</div>", entries.concat());
    let reading = read(&html);
    let times: Vec<(String, String)> = reading
        .blocks
        .iter()
        .map(|block| (text_of(&reading, block), block.time.unwrap().format("%d %H:%M %z").to_string()))
        .collect();
    let expected = [("Third", "05 14:32 +0100"), ("Second", "05 12:05 +0100"), ("First", "05 09:15 +0100")];
    for (title, time) in expected {
        let at = times.iter().position(|(text, _)| text == title).unwrap();
        assert_eq!((times[at].1.as_str(), times[at + 1].1.as_str()), (time, time), "{title}");
    }
    assert_eq!(times.len(), 6, "{times:?}");
}

#[test]
fn entries_of_live_blogs_are_read_from_json_ld_if_the_page_shows_none() {
    let body = "The basin is open again, says the port office on its page, and ferries leave. ".repeat(3);
    let update = |time: &str| {
        format!(r#"{{"headline":"At {time}","datePublished":"2024-03-05T{time}:00+01:00","articleBody":"{body}"}}"#)
    };
    let updates = [update("14:32"), update("12:05"), update("09:15")].join(",");
    let html = format!(
        "<script type='application/ld+json'>{{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{updates}]}}</script><h1>Crane</h1><p>Loading</p>"
    );
    let reading = read(&html);
    let times: Vec<String> =
        reading.blocks.iter().map(|block| block.time.unwrap().format("%H:%M").to_string()).collect();
    assert_eq!(times, ["14:32", "14:32", "12:05", "12:05", "09:15", "09:15"]);
    assert_eq!(text_of(&reading, &reading.blocks[0]), "At 14:32");
}

#[test]
fn other_articles_have_no_times() {
    let time = "<time datetime='2024-03-05T14:32:00+01:00'>14:32</time>";
    let html = format!("<h1>Crane</h1><article>{time}{time}{time}{TEXT}</article>");
    assert!(read(&html).blocks.iter().all(|block| block.time.is_none()));
}
