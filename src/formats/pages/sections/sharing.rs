//! What readers take with them from a verdict page: links to share it, its citation, and the code to embed it.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::publishing::publisher::Publisher;
use crate::formats::markup::citation;
use crate::formats::texts::Locale;
use crate::formats::verdict_text::title;

/// Preferred width of the card in pixels; the layout supports 240 pixels and more.
pub(in crate::formats) const WIDTH: u32 = 600;
/// Height in pixels for a card of typical length.
pub(in crate::formats) const HEIGHT: u32 = 340;

/// Services that take a text and an address by a plain link. Nothing is loaded from them, and they hear of a reader who follows
/// the link only.
const SERVICES: [(&str, &str); 5] = [
    ("WhatsApp", "https://wa.me/?text={text}%20{url}"),
    ("Telegram", "https://t.me/share/url?url={url}&text={text}"),
    ("Bluesky", "https://bsky.app/intent/compose?text={text}%20{url}"),
    ("X", "https://x.com/intent/post?text={text}&url={url}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
];

/// The section *Share, cite, embed*, closed at first. It needs no script: what is to be copied stands in fields.
#[must_use]
pub fn section(verdict: &PublicVerdict, publisher: &Publisher) -> Markup {
    let t = Locale::of(publisher);
    let url = publisher.verdict(&verdict.slug);
    let title = title(verdict, t);
    let (text, address) = (encoded(&title), encoded(&url));
    let here = format!("/verdicts/{}", verdict.slug);
    let mail = html! { a href=(format!("mailto:?subject={text}&body={address}")) { (t.mail) } };
    let services = SERVICES.map(|(name, link)| {
        let link = link.replace("{text}", &text).replace("{url}", &address);
        html! { a href=(link) rel="nofollow noopener" { bdi { (name) } } }
    });
    let services = t.listed([mail].into_iter().chain(services));
    let formats = [("BibTeX", "bib"), ("CSL-JSON", "json")];
    let formats = t.listed(formats.map(|(name, ending)| {
        html! { a href=(format!("{here}/citation.{ending}")) rel="nofollow" { bdi { (name) } } }
    }));
    html! {
        details.sharing {
            summary { (t.share) }
            p { (Locale::with(t.share_by, &[("services", services)])) }
            p {
                label for="citation" { (t.citation) }
                textarea id="citation" readonly rows="3" dir="auto" { (citation::text(verdict, publisher)) }
                span.accessed { (Locale::with(t.reference_managers, &[("formats", formats)])) }
            }
            p {
                label for="embedding" { (t.embed) }
                textarea id="embedding" readonly rows="3" dir="ltr" spellcheck="false" {
                    (frame(verdict, publisher, (WIDTH, HEIGHT)).into_string())
                }
            }
        }
    }
}

/// A text as a part of an address: unlike in forms, a blank is `%20`, because mail programs show `+` as it is.
fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

/// The iframe that shows the card in another site's page, with its width and height in pixels.
pub(in crate::formats) fn frame(verdict: &PublicVerdict, publisher: &Publisher, (width, height): (u32, u32)) -> Markup {
    html! {
        iframe src=(format!("{}/embed", publisher.verdict(&verdict.slug))) title=(title(verdict, Locale::of(publisher))) width=(width)
            height=(height) sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy" style="border:0" {}
    }
}
