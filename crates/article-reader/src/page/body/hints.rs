//! What `class`, `id`, `role` and `itemprop` say of an element: boilerplate, the article's body, a caption.

use crate::page::dom::{Attr, Element, Tag, name_words};

/// What an element's names say of its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// Not part of the article: navigation, sharing, related articles, comments, advertising.
    Boilerplate,
    /// Legal notes, consent texts: running text that is never the article's.
    Foreign,
    /// Comments of readers.
    Comments,
    /// The article's text.
    Body,
    /// Says nothing.
    None,
}

/// Words of names that mark boilerplate.
const BOILERPLATE: &[&str] = &[
    "actions", "ad", "addthis", "addtoany", "ads", "adslot", "advert", "advertisement", "advertising", "advertorial",
    "aktionen", "anzeige", "anzeigen", "authorbio", "authorbox", "banner", "bio", "bookmark", "bookmarks", "breadcrumb", "breadcrumbs",
    "byline", "cmp", "consent", "cookie", "cookies", "copyright", "cta", "disclaimer", "donate", "donation", "fbshare",
    "feedback", "footer", "gdpr", "jobs", "kicker", "ligatus", "login", "masthead", "menu", "modal", "mostread", "mostpopular",
    "nav", "navbar", "navi", "navigation", "newsletter", "newsletters", "outbrain", "overlay", "pager", "pagination",
    "paging", "paywall", "piano", "popular", "popup", "prev", "print", "promo", "promobox", "promotion", "rating",
    "ratings", "readmore", "recirc", "recirculation", "recommend", "recommendation", "recommendations",
    "recommended", "register", "related", "relatedposts", "relatedarticles", "reklame", "share", "sharebar",
    "sharedaddy", "sharer", "sharethis", "sharing", "shariff", "shop", "sidebar", "signup", "skip", "sociable", "social", "socials",
    "socialmedia", "sponsor", "sponsored", "sponsors", "subscribe", "subscription", "taboola", "tagcloud", "taglist",
    "tags", "tag-list", "teaser", "teasers", "teaserlist", "teilen", "toolbar", "tooltip", "trending", "vgwort", "werbung", "widget",
    "widgets", "yarpp", "werbebox", "linkliste", "posttags", "entrymeta", "postmeta", "storytags", "relposts",
];

/// Pairs of neighbouring words that mark boilerplate.
const PAIRS: &[(&str, &str)] = &[
    ("about", "author"), ("after", "content"), ("article", "meta"), ("article", "tags"), ("author", "bio"),
    ("author", "box"), ("author", "card"), ("author", "description"), ("author", "info"), ("author", "profile"), ("entry", "footer"), ("entry", "meta"),
    ("entry", "tags"), ("entry", "utility"), ("mehr", "zum"), ("meta", "data"), ("more", "articles"), ("more", "from"), ("more", "in"), ("more", "news"),
    ("more", "on"), ("more", "stories"), ("most", "popular"), ("most", "read"), ("next", "article"), ("next", "post"), ("post", "author"),
    ("post", "meta"), ("post", "navigation"), ("post", "tags"), ("post", "footer"), ("read", "also"), ("read", "more"), ("read", "next"),
    ("screen", "reader"), ("see", "also"), ("sr", "only"), ("tag", "cloud"), ("tag", "links"), ("tag", "list"),
    ("top", "stories"), ("visually", "hidden"), ("also", "read"), ("up", "next"), ("cat", "links"), ("posted", "on"), ("posted", "in"),
];

/// Words of names that mark running text of others.
const FOREIGN: &[&str] = &["cookie", "cookies", "consent", "footer", "gdpr", "newsletter", "copyright", "notification"];

/// Words of names that mark comments.
const COMMENTS: &[&str] = &[
    "comment", "commentlist", "comments", "disqus", "kommentar", "kommentare", "leserbriefe", "livefyre", "respond",
    "reply", "discussion", "commentform", "commentsection", "forum",
];

/// Names, joined without separators, of the element that holds an article's text.
const BODY: &[&str] = &[
    "articlebody", "articlecontent", "articletext", "articlebodycontent", "articlebodytext", "articlecopy", "articlemain",
    "articlemaincontent", "articlecontentbody", "artikeltext", "artikelinhalt", "blogcontent", "bodycopy", "contentbody",
    "entrycontent", "entrybody", "entrytext", "maincontenttext", "mainarticle", "newsbody", "newscontent", "newstext", "postbody", "postcontent",
    "postentry", "posttext", "richtext", "storybody", "storybodytext", "storycontent", "storytext", "textbody", "thecontent", "bodytext",
    "storybodycopy", "contenttext", "textcontent", "singlecontent", "articledetail", "newsdetail", "fullarticle", "fullstory", "storymain", "pagecontent",
    "fieldnamebody", "postfullcontent", "bodyarticle", "contentarticle", "articlewrap", "wpblockpostcontent", "detailtext", "documenttext",
];

/// What the element's names say.
pub fn hint(element: &Element) -> Hint {
    if let Some(hint) = of_markup(element) {
        return hint;
    }
    if matches!(element.tag, Tag::Html | Tag::Body | Tag::Main) {
        return Hint::None;
    }
    let names = [Attr::Id, Attr::Class].into_iter().filter_map(|attr| element.attr(attr));
    let mut found = Hint::None;
    for name in names.flat_map(str::split_ascii_whitespace).take(24) {
        match of_name(name) {
            Hint::Comments => return Hint::Comments,
            Hint::Foreign => return Hint::Foreign,
            Hint::Boilerplate => found = Hint::Boilerplate,
            Hint::Body if found == Hint::None => found = Hint::Body,
            _ => {}
        }
    }
    found
}

fn of_markup(element: &Element) -> Option<Hint> {
    if element.has_word(Attr::ItemProp, "articleBody") {
        return Some(Hint::Body);
    }
    if element.has_word(Attr::ItemProp, "description") {
        return Some(Hint::None);
    }
    if element.has_word(Attr::ItemProp, "comment") {
        return Some(Hint::Comments);
    }
    let role = element.attr(Attr::Role).unwrap_or_default();
    let roles = ["navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alert", "menu", "toolbar"];
    if element.tag == Tag::Footer {
        return Some(Hint::Foreign);
    }
    let tag = matches!(element.tag, Tag::Nav | Tag::Menu | Tag::Aside | Tag::Dialog | Tag::Address);
    (tag || roles.contains(&role)).then_some(Hint::Boilerplate)
}

/// What one name of `class` or `id` says.
fn of_name(name: &str) -> Hint {
    let words = name_words(name);
    let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
    if has(COMMENTS) {
        return Hint::Comments;
    }
    if has(FOREIGN) {
        return Hint::Foreign;
    }
    let pair = |pair: &[String]| {
        let [first, second] = pair else { return false };
        PAIRS.contains(&(first.as_str(), second.as_str()))
    };
    if has(BOILERPLATE) || words.windows(2).any(pair) {
        return Hint::Boilerplate;
    }
    let joined = words.concat();
    if BODY.iter().any(|body| joined == *body || joined.ends_with(body)) { Hint::Body } else { Hint::None }
}

/// Words of names that mark captions, credits and galleries.
const CAPTION: &[&str] = &[
    "bildnachweis", "bildquelle", "bildtext", "bildunterschrift", "bu", "caption", "captions", "carousel", "copyrights", "credit",
    "credits", "figcaption", "fotocredit", "galerie", "gallery", "imagecredit", "lightbox", "photo", "photos", "slideshow", "slider", "slick", "swiper",
];

/// The element holds words about pictures.
pub fn is_caption(element: &Element) -> bool {
    if matches!(element.tag, Tag::Figure | Tag::FigCaption) {
        return true;
    }
    let names = [Attr::Id, Attr::Class].into_iter().filter_map(|attr| element.attr(attr));
    let caption = |name: &str| {
        let words = name_words(name);
        words.iter().any(|word| CAPTION.contains(&word.as_str()) || word.ends_with("caption"))
    };
    !matches!(element.tag, Tag::Html | Tag::Body | Tag::Main | Tag::Article) && names.flat_map(str::split_ascii_whitespace).take(24).any(caption)
}
