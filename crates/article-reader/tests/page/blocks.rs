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
fn cells_stay_in_their_columns() {
    let cases = [
        ("<tr><th></th><th>Dead</th><th>Hurt</th></tr>", "Dead\tHurt"),
        ("<tr><td>Ostwick</td><td></td><td>14</td></tr>", "Ostwick\t14"),
        ("<tr><th>Ostwick</th><td></td><td>14</td></tr>", "Ostwick\t–\t14"),
        ("<tr><td>Ostwick</td><td>–</td><td>14</td></tr>", "Ostwick\t–\t14"),
        ("<tr><td>Ostwick</td><td>--</td><td>14</td></tr>", "Ostwick\t--\t14"),
        ("<tr><td>Ostwick</td><td>3</td><td></td></tr>", "Ostwick\t3"),
        ("<tr><td><p>Ostwick</p><p>(port)</p></td><td>3</td></tr>", "Ostwick (port)\t3"),
        ("<tr><td>Ostwick<td>3<td><b>14</b>", "Ostwick\t3\t14"),
    ];
    for (row, expected) in cases {
        let reading = read(&page("").replacen("</p>", &format!("</p><table>{row}</table>"), 1));
        assert_eq!(blocks_of(&reading)[1], (TableRow, expected.to_owned()), "{row}");
    }
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

#[test]
fn two_entries_make_a_live_blog_if_the_data_say_so() {
    let entry = |time: &str, shown: &str, title: &str, text: &str| {
        format!(
            "<div class=post><h3>{title}</h3><div class=meta><span>Ada</span> <time datetime='{time}'>{shown}</time></div><p>{text}</p></div>"
        )
    };
    let entries = [
        entry(
            "2024-03-05T14:32:00Z",
            "14:32 GMT",
            "Toll rises to 12",
            "The office says that 12 people were hurt when the crane fell into the basin on Monday.",
        ),
        entry(
            "2024-03-05T09:10:00Z",
            "09:10 GMT",
            "7 ferries wait",
            "Ferries of the port of Ostwick wait outside, and the basin stays closed, says the office.",
        ),
    ];
    let points = "<ul><li>Office: 12 hurt since Monday</li><li>The basin stays closed</li></ul>";
    let page = |data: &str| {
        format!(
            "<head><script type='application/ld+json'>{{\"@type\":\"{data}\",\"headline\":\"Crane\"}}</script></head><main><h1>Crane</h1>{points}{}</main>",
            entries.concat()
        )
    };
    let reading = read(&page("LiveBlogPosting"));
    let texts: Vec<String> = blocks_of(&reading).into_iter().map(|(_, text)| text).collect();
    assert_eq!(
        texts[..4],
        [
            "Office: 12 hurt since Monday",
            "The basin stays closed",
            "Toll rises to 12",
            "The office says that 12 people were hurt when the crane fell into the basin on Monday."
        ],
        "{texts:?}"
    );
    assert_eq!(texts[4..].len(), 2, "{texts:?}");
    let times: Vec<Option<String>> =
        reading.blocks.iter().map(|block| block.time.map(|time| time.format("%H:%M").to_string())).collect();
    let (late, early) = (Some("14:32".to_owned()), Some("09:10".to_owned()));
    assert_eq!(times, [None, None, late.clone(), late, early.clone(), early]);
    assert!(read(&page("NewsArticle")).blocks.iter().all(|block| block.time.is_none()));
}

#[test]
fn notes_about_mistakes_are_corrections_and_other_notes_are_not() {
    let cases = [
        ("Editor’s note: This story has been updated. It first said that 9 ferries waited.", Correction),
        ("* This story was updated on 6 March to correct the number of ferries.", Correction),
        ("(This article has been updated to clarify who owns the crane.)", Correction),
        ("Anmerkung der Redaktion: Zunächst hieß es, neun Fähren hätten gewartet.", Correction),
        ("Cet article a été modifié : le nombre de bateaux était donné par erreur à neuf.", Correction),
        ("Este artículo fue actualizado para corregir el número de barcos.", Correction),
        ("Nota della redazione: nella prima versione le navi erano nove.", Correction),
        ("Este texto foi atualizado para corrigir o número de barcos.", Correction),
        ("Dit artikel is aangepast: in een eerdere versie stond een onjuist aantal schepen.", Correction),
        ("Editor’s note: This story has been updated with words of the mayor.", Paragraph),
        ("This story was first told by the keeper of the lighthouse.", Paragraph),
        ("The minister said that the article was wrong, and that it had to be corrected.", Paragraph),
    ];
    for (text, kind) in cases {
        let reading = read(&page("").replace("</p></div>", &format!("</p><p><em>{text}</em></p></div>")));
        let (found, words) = blocks_of(&reading).pop().unwrap();
        assert_eq!((found, words.as_str()), (kind, text));
    }
}

#[test]
fn lists_before_the_text_are_kept_whole_and_dates_are_not() {
    let start = |html: &str| {
        let reading = read(&page("").replacen("<p>", &format!("{html}<p>"), 1));
        let texts: Vec<String> = blocks_of(&reading).into_iter().map(|(_, text)| text).collect();
        texts[..texts.len() - 3].to_vec()
    };
    let kept: &[(&str, &[&str])] = &[
        (
            "<ul><li>Dead: 3</li><li>Hurt, says the office: 12 people</li></ul>",
            &["Dead: 3", "Hurt, says the office: 12 people"],
        ),
        (
            "<ul><li>12 people were hurt</li><li>Ferries wait outside</li></ul>",
            &["12 people were hurt", "Ferries wait outside"],
        ),
        ("<h2>Toll: 12</h2>", &["Toll: 12"]),
        ("<p>The crane fell on 4 March 2024.</p>", &["The crane fell on 4 March 2024."]),
        ("<p>死者は14人、負傷者は9人に</p>", &["死者は14人、負傷者は9人に"]),
    ];
    for (html, expected) in kept {
        assert_eq!(start(html), *expected, "{html}");
    }
    let dropped = [
        "<p>5 March 2024</p>",
        "<p>Published on Tuesday, 5 March 2024 at 10:30, updated 6 March 2024 at 11:45 GMT</p>",
        "<p>Publié le 5 mars 2024 à 17h40, mis à jour le 6 mars 2024 par Ada Lund</p>",
        "<p>Veröffentlicht am 5. März 2024, zuletzt aktualisiert um 10.30 Uhr</p>",
        "<p>2024年3月5日 19時30分</p>",
        "<p>5 min read</p>",
        "<ul><li>5 March 2024</li><li>5 min read</li></ul>",
        "<h2>Tuesday, 5 March 2024</h2>",
        "<p>بقلم: سليم حداد</p>",
        "<p>Автор: Анна Лунд</p>",
        "<p>Von Ada Lund und Ben Voss</p>",
    ];
    for html in dropped {
        assert_eq!(start(html), [""; 0], "{html}");
    }
}

#[test]
fn the_date_under_a_standfirst_is_no_text() {
    let standfirst = "<p class=standfirst>A crane fell into the basin of Ostwick, and nobody was hurt in the port.</p>";
    for line in ["<time>5 March 2024, 18:45</time>", "<p>5 March 2024</p>", "<div>Ostwick, 5. März 2024</div>"] {
        let reading = read(&page("").replacen("<p>", &format!("{standfirst}{line}<p>"), 1));
        assert!(!reading.text.contains("2024") && reading.text.starts_with("A crane"), "{}", reading.text);
    }
    let day = |day: u32| {
        format!(
            "<p>{day} March 2024</p><p>The crane was looked at again, and the basin stayed closed for another day.</p>"
        )
    };
    let chronicle = (3..9).map(day).collect::<String>();
    assert!(read(&page("").replacen("<p>", &format!("{standfirst}{chronicle}<p>"), 1)).text.contains("3 March 2024"));
}

#[test]
fn posts_of_social_networks_are_quotations() {
    let posts = [
        "<blockquote class=twitter-tweet><p>We count 30 ferries now.</p></blockquote>",
        "<div class='embed bluesky-embed'><div>We count 30 ferries now.</div></div>",
        "<div class=fb-post><p>We count 30 ferries now.</p></div>",
    ];
    for post in posts {
        let reading = read(&page("").replacen("</p>", &format!("</p>{post}"), 1));
        assert_eq!(blocks_of(&reading)[1], (Quotation, "We count 30 ferries now.".to_owned()), "{post}");
    }
}

#[test]
fn lines_of_feeds_appeals_and_posts_are_no_text() {
    let lines = [
        "<p>The post <a href=/a>Crane falls</a> appeared first on <a href=/>Ostwick Post</a>.</p>",
        "<p>Der Beitrag <a href=/a>Kran fällt</a> erschien zuerst auf <a href=/>Ostwicker Bote</a>.</p>",
        "<p>L’article <a href=/a>La grue</a> est apparu en premier sur <a href=/>Le Courrier</a>.</p>",
        "<p>La entrada <a href=/a>La grúa</a> se publicó primero en <a href=/>El Correo</a>.</p>",
        "<p>Support us from 4 pounds a month.</p>",
        "<p>The Ostwick Post is a reader-funded paper with 11 reporters in 3 towns.</p>",
        "<p>Unterstützen Sie uns ab 4 Euro im Monat, damit wir weiter berichten.</p>",
        "<p>Apóyanos desde 4 euros al mes.</p>",
        "<p><a href=/x>View this post on Instagram</a></p>",
        "<p>A post shared by Ada (@ada) on Mar 5, 2024 at 9:24am PDT</p>",
    ];
    let bare = read(&page("")).text;
    for line in lines {
        assert_eq!(read(&page("").replacen("</p>", &format!("</p>{line}"), 1)).text, bare, "{line}");
        assert_eq!(read(&page("").replace("</p></div>", &format!("</p>{line}</div>"))).text, bare, "{line}");
    }
    let kept = [
        "<p>The post of the mayor, who appeared in public on Monday, is paid.</p>",
        "<p>A reader-funded newspaper was closed by the town on Monday.</p>",
    ];
    for line in kept {
        assert!(read(&page("").replacen("</p>", &format!("</p>{line}"), 1)).text.len() > bare.len(), "{line}");
    }
}
