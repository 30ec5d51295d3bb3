//! Phrases of pages that belong to no article, in the languages of the pages we know.

/// What a short text says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phrase {
    /// Ordinary text.
    None,
    /// A line that belongs to no article.
    Drop,
    /// A heading of what follows an article.
    Tail,
}

/// Whole texts, without case and punctuation, that head what follows an article.
const TAIL: &[&str] = &[
    "related", "related articles", "related stories", "related posts", "related content", "related topics", "related news", "more stories", "more from", "most popular", "most read",
    "recommended", "recommended for you", "you may also like", "you might also like", "read next", "up next", "see also",
    "comments", "comment", "leave a comment", "leave a reply", "about the author", "about the authors", "join the conversation", "more on this story", "more on this topic", "share this article", "further reading",
    "mehr zum thema", "mehr zu", "mehr themen", "weitere artikel", "weitere beiträge", "weitere informationen", "weitere nachrichten", "weitere meldungen", "ähnliche beiträge", "ähnliche artikel", "verwandte beiträge",
    "verwandte artikel", "verwandte themen", "das könnte sie auch interessieren", "das könnte dich auch interessieren", "auch interessant", "kommentare", "kommentar schreiben", "kommentar verfassen",
    "meistgelesene artikel", "meistgelesen", "über den autor", "über die autorin", "zum thema", "themen im artikel", "themen", "schlagwörter", "schlagworte", "empfohlene beiträge", "empfehlungen aus der redaktion", "schreibe einen kommentar", "mehr interessantes", "diskutieren sie mit", "artikel teilen", "weiterlesen", "lesen sie auch", "lesetipps", "newsletter",
    "à lire aussi", "lire aussi", "sur le même sujet", "commentaires", "articles similaires", "à voir aussi", "articles liés",
    "artículos relacionados", "noticias relacionadas", "comentarios", "temas", "te puede interesar", "más noticias", "articoli correlati", "leggi anche", "commenti", "notícias relacionadas", "comentários", "leia também", "leia mais",
    "lees ook", "lees meer", "läs mer", "les også", "læs også", "czytaj także",
];

/// Whole texts that are buttons and labels.
const LABELS: &[&str] = &[
    "inhaltsverzeichnis", "table of contents", "contents", "inhalt", "quellen ausblenden", "quellen anzeigen", "quellen einblenden", "permalink", "permalien", "don t miss", "listen to this article", "artikel anhören", "audio", "galerie", "bildergalerie", "image gallery", "mehr anzeigen", "show more", "weniger anzeigen",
    "advertisement", "advertisements", "advert", "ad", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade", "sponsored", "sponsored content", "article continues below advertisement",
    "share", "share this", "tweet", "teilen", "twitter", "facebook", "whatsapp", "pinterest", "linkedin", "email", "e mail", "drucken", "print", "kommentieren", "caption", "close", "image caption", "loading", "read more", "mehr lesen", "weiterlesen", "story continues",
    "story continues below advertisement", "scroll to continue", "next prev", "save", "copy link", "link kopieren", "merken", "vorlesen", "pdf", "nach oben", "back to top", "zurück", "zur startseite", "foto", "video", "photo", "image", "view comments", "follow us", "subscribe", "jetzt anmelden",
];

/// Beginnings of lines that belong to no article, in lower case.
const STARTS: &[&str] = &[
    "read more:", "read also:", "also read:", "see also:", "related:", "more:", "don't miss:", "click here to", "follow us on", "follow us:", "like us on", "sign up for", "sign up to", "subscribe to", "download our app", "like this story? share",
    "this article was originally published", "join our ", "listen to the podcast", "watch:", "watch more", "read the full story", "you can follow ", "get the latest", "never miss", "have a tip", "got a tip",
    "unterstütze uns", "unterstützen sie", "werden sie mitglied", "werde mitglied", "jetzt spenden", "support our journalism", "donate ", "we need your help", "möchten sie den artikel teilen", "anzeige -", "anzeige:", "advertisement:", "permalien ", "permalink ", "published:", "veröffentlicht:", "veröffentlicht am", "aktualisiert:", "updated:", "zuletzt aktualisiert", "last updated", "stand:", "publicado por", "posted on ", "posted by ", "search for articles",
    "lesen sie auch", "lesen sie mehr", "lesen sie hier", "lies auch", "lies mehr", "auch lesen:", "auch interessant", "mehr dazu:", "mehr zum thema", "mehr zu diesem thema", "weiterlesen:", "zum newsletter", "jetzt newsletter", "newsletter abonnieren", "folgen sie uns", "folge uns", "hier geht es zu", "passend dazu", "siehe auch:",
    "à lire aussi", "lire aussi", "abonnez-vous", "suivez-nous", "lea también", "lee también", "te puede interesar", "leggi anche", "leia também", "lees ook", "image caption", "media caption", "share this article", "this website uses cookies", "diese website verwendet cookies", "diese seite verwendet cookies",
    "dieser beitrag wurde veröffentlicht", "dieser eintrag wurde veröffentlicht", "this entry was posted", "posted in ", "filed under", "tagged with", "tags:", "schlagwörter:", "schlagworte:", "tag:", "copyright ©", "©", "all rights reserved", "alle rechte vorbehalten", "sie müssen sich einloggen", "you must be logged in",
];

/// What `text` says of itself.
pub fn phrase(text: &str) -> Phrase {
    let start: String = text.chars().take(48).collect::<String>().to_lowercase().replace('’', "'");
    let short = text.len() <= 60;
    let plain = if short { plain(text) } else { String::new() };
    if short && TAIL.contains(&plain.as_str()) {
        Phrase::Tail
    } else if (short && LABELS.contains(&plain.as_str()))
        || (text.len() <= 300 && STARTS.iter().any(|each| start.starts_with(each)))
    {
        Phrase::Drop
    } else {
        Phrase::None
    }
}

/// Words in lower case, separated by one space.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Beginnings of credits and captions, in lower case.
const CREDITS: &[&str] = &[
    "foto:", "fotos:", "bild:", "bilder:", "photo:", "photos:", "image:", "images:", "photo by ", "photo credit", "image credit", "image via ", "bild via", "credit:", "crédits photo", "crédit photo", "photo :", "bildquelle", "bildnachweis", "(photo", "(image", "(foto", "(bild", "file photo", "titelbild:", "beitragsbild:", "symbolbild", "grafik:", "©",
];

/// Agencies and stores whose name ends captions, in lower case.
const AGENCIES: &[&str] = &["getty images", "shutterstock", "istock", "pixabay", "unsplash", "imago", "dpa", "picture alliance", "afp", "reuters", "associated press", "ap", "apa", "keystone", "adobe stock", "epa", "wikimedia commons", "pexels"];

/// Characters of the longest caption that its words alone give away.
const CAPTION: usize = 200;

/// The text is a credit, or a caption that ends with one.
pub fn is_credit(text: &str) -> bool {
    if text.chars().count() > CAPTION {
        return false;
    }
    let lower = text.to_lowercase();
    let end = lower.trim_end_matches([')', '.', ']', ' ']);
    let marked = text.contains(['©', '|', '/', '(']) && AGENCIES.iter().any(|agency| {
        end.strip_suffix(agency).is_some_and(|rest| rest.ends_with([' ', '/', '(', '|', '©', ',', '-', ':']))
    });
    let sign = text.contains('©') && !text.ends_with('.');
    let inside = lower.contains("(image: ") || lower.contains("(photo: ") || lower.contains("(foto: ") || lower.contains("(bild: ") || lower.contains("(image credit: ");
    CREDITS.iter().any(|credit| lower.starts_with(credit)) || marked || sign || (inside && lower.ends_with(')'))
}

/// Beginnings of notes about mistakes of the outlet's own, in lower case.
const CORRECTIONS: &[&str] = &[
    "correction", "clarification", "corrected", "editor's note: an earlier version", "editor's note: this article", "an earlier version of this", "a previous version of this", "this article was amended", "this article was corrected", "this article has been corrected",
    "this article has been amended", "this story has been corrected", "this story was corrected", "this piece was amended", "korrektur", "berichtigung", "richtigstellung", "anmerkung der redaktion: in einer früheren", "in einer früheren version", "in einer ersten version", "in einer ursprünglichen", "in einer vorherigen version", "korrekturhinweis",
    "rectificatif", "erratum", "corrección", "rectificación", "fe de errores", "rettifica", "errata corrige", "correção", "errata", "correctie", "rättelse",
];

/// The text is the outlet's note about a mistake of its own.
pub fn is_correction(text: &str) -> bool {
    let start: String = text.chars().take(60).collect::<String>().to_lowercase().replace('’', "'");
    let start = start.trim_start_matches(['*', '(', '[', ' ']);
    CORRECTIONS.iter().any(|each| {
        let rest = start.strip_prefix(each);
        let word = each.contains(' ');
        rest.is_some_and(|rest| word || rest.starts_with([':', ' ', 's', '.']) && rest.contains(':'))
    })
}

/// The time of day at the beginning of a text: `14:32`, `14.32 Uhr`, `14h32`.
pub fn clock(text: &str) -> Option<chrono::NaiveTime> {
    let text = text.trim();
    let mut parts = text.splitn(3, |c: char| !c.is_ascii_digit());
    let (hour, minute) = (parts.next()?, parts.next()?);
    if hour.len() > 2 || minute.len() != 2 {
        return None;
    }
    let (mut hour, minute) = (hour.parse::<u32>().ok()?, minute.parse().ok()?);
    let rest = parts.next().unwrap_or_default().trim().to_lowercase();
    if rest.starts_with("pm") || rest.starts_with("p.m") {
        hour = hour % 12 + 12;
    } else if (rest.starts_with("am") || rest.starts_with("a.m")) && hour == 12 {
        hour = 0;
    }
    chrono::NaiveTime::from_hms_opt(hour, minute, 0)
}

/// The text is nothing but a time of day.
pub fn is_clock(text: &str) -> bool {
    text.chars().count() <= 16 && clock(text).is_some()
}
