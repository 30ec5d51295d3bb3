//! Pages without an article.

use crate::{TEXT, page};
use article_reader::{Unreadable, read_page};

fn teasers(count: usize) -> String {
    let teaser = |at: usize| {
        format!(
            "<div><h2><a href='/story-{at}'>Story number {at} has a long headline</a></h2><p>The story number {at} tells of a town by the sea, and of the people who live there.</p></div>"
        )
    };
    (0..count).map(teaser).collect::<Vec<_>>().concat()
}

#[test]
fn each_kind_of_page_has_its_code() {
    let links = (0..40)
        .map(|at| format!("<li><a href='/story-{at}'>Story number {at} has a long headline</a></li>"))
        .collect::<Vec<_>>()
        .concat();
    let cases = [
        ("nothing", String::new(), Unreadable::Empty),
        ("blanks", "<html><body> \n\t </body></html>".to_owned(), Unreadable::Empty),
        ("scripts only", "<body><div id=app></div><script>start()</script></body>".to_owned(), Unreadable::Empty),
        ("asks for scripts", "<body><p>Please enable JavaScript to use this page.</p><script>start()</script></body>".to_owned(), Unreadable::Empty),
        ("noscript", "<body><div>Loading</div><noscript>You need JavaScript.</noscript><script>start()</script>".to_owned(), Unreadable::Empty),
        ("paywall", "<h1>Crane falls</h1><p>A crane fell on Monday.</p><div class=wall><p>Subscribe to continue reading. Already a subscriber? Sign in.</p></div>".to_owned(), Unreadable::Paywall),
        ("Bezahlschranke", "<h1>Kran fällt</h1><p>Ein Kran fiel am Montag um.</p><div><p>Jetzt weiterlesen mit dem Probeabo. Bereits Abonnent? Hier geht es zum Text.</p></div>".to_owned(), Unreadable::Paywall),
        ("login", "<h1>Sign in</h1><form><label>Name</label><input name=n><input type=password><button>Go</button></form>".to_owned(), Unreadable::Paywall),
        ("consent", "<h1>Before you go on</h1><p>We and our partners use cookies and personal data to show advertising, and to measure it. You may accept or refuse, and change your mind at any time.</p><button>Reject</button><p>Accept all</p>".to_owned(), Unreadable::Consent),
        ("Einwilligung", "<p>Mit Ihrer Einwilligung nutzen wir und unsere Partner Cookies, um Werbung zu zeigen und zu messen.</p><a href=#>Alle akzeptieren</a>".to_owned(), Unreadable::Consent),
        ("front page", teasers(20), Unreadable::Listing),
        ("links", format!("<h1>All stories</h1><ul>{links}</ul>"), Unreadable::Listing),
    ];
    for (name, html, expected) in cases {
        assert_eq!(read_page(&html, Some("https://news.example/a/b")).unwrap_err().reason, expected, "{name}");
    }
}

#[test]
fn data_of_a_list_make_a_short_list_one() {
    let head = r#"<script type="application/ld+json">{"@type":"CollectionPage"}</script>"#;
    let html = format!("{head}{}", teasers(4));
    assert_eq!(read_page(&html, Some("https://news.example/topic")).unwrap_err().reason, Unreadable::Listing);
}

#[test]
fn articles_with_such_things_around_are_read() {
    let consent =
        "<div class=cookie-banner><p>We and our partners use cookies and personal data.</p><p>Accept all</p></div>";
    let pay = "<p>Subscribe to read more. Already a subscriber? Sign in to read.</p><input type=password>";
    let long = TEXT.repeat(2);
    for extra in
        [consent.to_owned(), pay.to_owned(), teasers(20), "<noscript>You need JavaScript.</noscript>".to_owned()]
    {
        let html = page("<meta property='og:type' content='article'>").replace(TEXT, &format!("{long}{extra}"));
        let reading = read_page(&html, Some("https://news.example/harbour/crane")).unwrap();
        assert!(reading.text.contains("harbour of Ostwick"), "{extra}");
    }
}

/// The reason of a page at an address of an article; nothing if the page is one.
fn reason(html: &str) -> Option<Unreadable> {
    read_page(html, Some("https://news.example/harbour/crane")).err().map(|page| page.reason)
}

#[test]
fn pages_that_do_not_exist_say_so_in_their_heading() {
    let heading = |title: &str, heading: &str, text: &str| {
        format!("<title>{title}</title><nav><a href=/a>Home</a></nav><main><h1>{heading}</h1><p>{text}</p></main>")
    };
    let teasers = teasers(12);
    let cases = [
        heading(
            "Not found | Ostwick Post",
            "404",
            "We looked everywhere, and the page is gone. Search for something else.",
        ),
        heading("Ostwick Post", "Error 404 – page not found", "Use the search, or start at the front page."),
        heading("Ostwick Post", "Oops!", "We can’t find the page you were looking for. It may have been moved."),
        heading("Ostwick Post", "This page doesn’t exist", ""),
        heading(
            "Ostwick Post",
            "That page can't be found.",
            &format!("It was moved, or it does not exist. Look here:</p>{teasers}<p>"),
        ),
        heading(
            "Fehler 404 – Ostwicker Bote",
            "Hoppla",
            "Diese Seite existiert nicht mehr, vielleicht wurde sie verschoben.",
        ),
        heading(
            "Seite nicht gefunden",
            "Leider kein Treffer",
            "Bitte prüfen Sie die Adresse, oder nutzen Sie die Suche oben.",
        ),
        heading("Courrier", "Page introuvable", "La page que vous cherchez a été déplacée, ou elle n’existe plus."),
        heading("Correo", "Página no encontrada", "Vuelva a la portada, o use el buscador."),
        heading("Corriere", "Errore 404", "La pagina richiesta non esiste, o è stata spostata altrove."),
        heading("Correio", "404: Página não encontrada", "Volte à capa."),
        heading("Bode", "Deze pagina bestaat niet", "Ga naar de voorpagina, of zoek verder."),
        heading("新聞", "お探しのページは見つかりませんでした", "移動または削除された可能性があります。"),
        "<title>Ostwick Post</title><p>This page does not exist. Go to the front page.</p>".to_owned(),
        "<title>404</title>".to_owned(),
    ];
    for html in cases {
        assert_eq!(reason(&html), Some(Unreadable::NotFound), "{html}");
    }
}

#[test]
fn articles_about_pages_that_do_not_exist_are_articles() {
    let cases = [
        page("").replace("Crane falls into the basin", "Page not found: the short history of 404"),
        page("<title>Error 404 and what it means | Post</title>")
            .replace(TEXT, "<p>The code 404 says that a page could not be found, and browsers show it since 1992.</p>"),
        page("<meta property='og:type' content='article'>").replace("Crane falls into the basin", "Page not found"),
        page("").replacen(
            "<p>",
            "<p>The page you are looking for does not exist, said the office to everybody who asked for the plans. ",
            1,
        ),
        page("").replace("Crane falls into the basin", "Just a moment, please: how the crane fell"),
        page("").replace("Crane falls into the basin", "Access denied to the basin"),
        format!(
            "<h1>Crane falls</h1>{TEXT}<h2>404</h2><p>So many passengers spent the night in a gym, and some of them slept.</p>"
        ),
    ];
    for html in cases {
        assert_eq!(reason(&html), None, "{html}");
    }
}

#[test]
fn pages_that_look_for_persons_say_so() {
    let cases = [
        "<title>Just a moment...</title><h1>news.example</h1><p>Checking your browser before you go on. Please wait a few seconds.</p>",
        "<title>Attention Required!</title><h1>Please complete the captcha</h1><p>We have seen unusual traffic from your network.</p>",
        "<title>news.example</title><h1>Verify you are human</h1><p>It takes a second. Ray ID: 12ab</p>",
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don’t have permission to access this page on this server.</p>",
        "<title>Einen Moment</title><h1>Einen Moment, bitte</h1><p>Ihr Browser wird überprüft, und dann geht es weiter.</p>",
        "<title>Un momento…</title><h1>Un momento</h1><p>Estamos comprobando su navegador, no tardará.</p>",
        "<title>Un instant</title><p>Confirmez que vous êtes humain, s’il vous plaît.</p>",
        "<title>Access denied</title>",
    ];
    for html in cases {
        assert_eq!(reason(html), Some(Unreadable::Blocked), "{html}");
    }
}

#[test]
fn pages_that_lead_on_name_the_address() {
    let read = |html: &str| read_page(html, Some("https://news.example/a/b"));
    let cases = [
        ("<meta http-equiv=refresh content='0; url=/harbour/crane'>", Some("https://news.example/harbour/crane")),
        (
            "<meta http-equiv=Refresh content=\"3;URL='https://other.example/c'\"><p>You are sent on, please wait.</p>",
            Some("https://other.example/c"),
        ),
        (
            "<meta http-equiv=refresh content='0; url=/c'><script>location = '/c'</script>",
            Some("https://news.example/c"),
        ),
    ];
    for (html, expected) in cases {
        let page = read(html).unwrap_err();
        assert_eq!((page.reason, page.leads_to.as_deref()), (Unreadable::Moved, expected), "{html}");
    }
    let relative = read_page(cases[0].0, None).unwrap_err();
    assert_eq!((relative.reason, relative.leads_to), (Unreadable::Moved, None));
    let reload = read("<meta http-equiv=refresh content='30'><p>x</p>");
    assert_eq!(reload.map_err(|page| page.reason), Err(Unreadable::Empty));
    for head in [
        "<meta http-equiv=refresh content='30; url=/'>",
        "<meta http-equiv=refresh content='5; url=/c'><meta property=og:type content=article>",
    ] {
        assert!(read(&page(head)).is_ok(), "{head}");
    }
}

#[test]
fn unreadable_pages_say_what_they_are() {
    let head = r#"<html lang=en-GB><title>Crane falls into the basin | Ostwick Post</title><link rel=canonical href=/harbour/crane><meta property=og:site_name content="Ostwick Post">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Crane falls into the basin","author":{"name":"Ada Lund"},"datePublished":"2024-03-05T18:30:00+01:00"}</script>"#;
    let walls = [
        (
            "paywall",
            "<h1>Crane falls into the basin</h1><p>A crane fell.</p><p>Subscribe to continue reading. Already a subscriber?</p>",
            Unreadable::Paywall,
        ),
        ("login", "<h1>Sign in</h1><input type=password>", Unreadable::Paywall),
        ("empty", "<div id=app></div><script>start()</script>", Unreadable::Empty),
        ("moved", "<meta http-equiv=refresh content='0; url=/c'>", Unreadable::Moved),
    ];
    for (name, body, reason) in walls {
        let page = read_page(&format!("{head}{body}"), Some("https://news.example/a?b=1")).unwrap_err();
        let about = &page.about;
        assert_eq!(page.reason, reason, "{name}");
        assert_eq!(about.outlet.as_deref(), Some("Ostwick Post"), "{name}");
        assert_eq!(about.authors, ["Ada Lund"], "{name}");
        assert_eq!(about.published().as_deref(), Some("2024-03-05T18:30:00+01:00"), "{name}");
        assert_eq!(about.language.as_deref(), Some("en-GB"), "{name}");
        assert_eq!(about.canonical.as_deref(), Some("https://news.example/harbour/crane"), "{name}");
        assert!(about.text.is_empty() && about.blocks.is_empty(), "{name}");
        let title = about.title.as_deref();
        assert!(
            title == Some("Crane falls into the basin") || (name == "login" && title.is_none()),
            "{name}: {title:?}"
        );
    }
}

#[test]
fn obstacles_give_no_title() {
    let cases = [
        ("<title>Sign in - Ostwick Post</title><h1>Sign in to continue</h1><input type=password>", Unreadable::Paywall),
        ("<title>Anmelden</title><h1>Anmelden</h1><form><input type=password></form>", Unreadable::Paywall),
        ("<title>Page not found</title><h1>404</h1><meta name=author content='Ada Lund'>", Unreadable::NotFound),
        ("<title>Just a moment</title><p>Checking your browser.</p>", Unreadable::Blocked),
        (
            "<title>Before you continue</title><h1>We care</h1><p>We and our partners use cookies and personal data.</p><p>Accept all</p>",
            Unreadable::Consent,
        ),
        ("<title>Redirecting</title><meta http-equiv=refresh content='0; url=/c'>", Unreadable::Moved),
    ];
    for (html, reason) in cases {
        let page = read_page(html, Some("https://news.example/a/b")).unwrap_err();
        assert_eq!((page.reason, page.about.title.as_deref()), (reason, None), "{html}");
        assert!(page.about.authors.is_empty(), "{html}");
        assert_eq!(page.about.outlet.as_deref(), Some("news.example"), "{html}");
    }
}

#[test]
fn other_documents_are_no_pages() {
    for text in [
        "%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj and words, many words, of a file.",
        "{\\rtf1 words}",
        "PK\u{3}\u{4}words",
    ] {
        assert_eq!(reason(text), Some(Unreadable::Unsupported), "{text}");
    }
    assert!(read_page(&page("<!-- %PDF-1.7 -->"), None).is_ok());
}
