//! What a claim shows: the part of a verdict page about its picture, video or sound. Links only; nothing is loaded from elsewhere.

use maud::{Markup, html};

use crate::domain::kernel::text::WebAddress;
use crate::domain::publishing::publication::PublicVerdict;
use crate::domain::verdicts::media::{Authenticity, MediaKind};
use crate::formats::markup::media_review::shown;
use crate::formats::texts::Locale;

/// Maximum length of an address in the text of its link, in code points.
const LONGEST: usize = 80;

/// The section *The picture*, *The video* or *The recording*; nothing for a verdict without one, and after a retraction.
pub(in crate::formats) fn section(verdict: &PublicVerdict, t: Locale) -> Markup {
    let Some(media) = shown(verdict) else { return Markup::default() };
    let heading = match media.kind {
        MediaKind::Image => t.media_picture,
        MediaKind::Video => t.media_video,
        MediaKind::Audio => t.media_recording,
    };
    html! {
        section aria-labelledby="media" {
            h2 id="media" { (heading) }
            p { strong { (category(media.authenticity, t)) } }
            @if let Some(context) = &media.original_context {
                p dir="auto" lang=[verdict.language.as_ref()] { (&**context) }
            }
            p.accessed { (t.media_seen) }
            ul.places {
                @for place in &media.appearances {
                    li {
                        (link(&place.url))
                        @if let Some(copy) = &place.archived_url {
                            (t.comma) a href=(copy.as_str()) rel="nofollow" { (t.media_copy) }
                        }
                    }
                }
            }
            @if let Some(original) = &media.original_url {
                p.accessed { (Locale::with(t.media_original_at, &[("address", link(original))])) }
            }
        }
    }
}

fn category(authenticity: Authenticity, t: Locale) -> &'static str {
    match authenticity {
        Authenticity::Decontextualized => t.media_decontextualized,
        Authenticity::EditedOrCropped => t.media_edited,
        Authenticity::Original => t.media_original,
        Authenticity::SatireOrParody => t.media_satire,
        Authenticity::Staged => t.media_staged,
        Authenticity::Transformed => t.media_transformed,
    }
}

/// A link with the address as its text, without scheme and not longer than a line or two.
fn link(address: &WebAddress) -> Markup {
    let url = address.as_str();
    let words = url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/');
    let cut: String = words.chars().take(LONGEST).collect();
    let rest = if cut.len() < words.len() { "…" } else { "" };
    html! { a href=(url) rel="nofollow" { bdi { (cut) (rest) } } }
}
