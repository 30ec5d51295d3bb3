//! WordPress export (WXR) of the newsroom's own archive: posts with ClaimReview markup or with fields of their own.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::claim_review::{self, Page};
use super::fields::{self, Fields};
use super::input::Progress;
use crate::domain::verdicts::checks::earlier_check::{EarlierCheck, Place, Row};
use crate::formats::markup::claim_review_import::{address, in_page};
use crate::formats::markup::media_review_import::{Found, reviews_with_media};

/// The names of the custom fields that hold a part of the check, if posts have no markup.
#[derive(Debug, Clone)]
pub struct FieldNames {
    /// The claim.
    pub claim: String,
    /// The words of the rating.
    pub rating: String,
    /// Name of the claimant; several names with `|` between them.
    pub claimant: String,
    /// When the claim was made.
    pub claim_date: String,
    /// Where the claim was made.
    pub claim_url: String,
}

/// A post of the export.
#[derive(Debug, Default)]
struct Post {
    title: String,
    link: String,
    date: String,
    date_gmt: String,
    status: String,
    kind: String,
    content: String,
    excerpt: String,
    fields: Vec<(String, String)>,
}

/// Reads an export post by post. Drafts, pages, pictures and menus are left out. `unused` gets each MediaReview that belongs to no
/// ClaimReview of its post: the place and the reason.
///
/// # Errors
/// When the file is not XML from some line on, or defines entities of its own.
pub fn each(
    source: impl BufRead,
    names: &FieldNames,
    progress: &Progress,
    each: &mut dyn FnMut(Row),
    unused: &mut dyn FnMut(String),
) -> Result<(), String> {
    let mut reader = Reader::from_reader(source);
    let (mut path, mut text, mut buffer) = (Vec::<String>::new(), String::new(), Vec::new());
    let (mut post, mut pair) = (None::<Post>, (String::new(), String::new()));
    loop {
        let broken = |error: &dyn std::fmt::Display| format!("line {}: {error}", progress.line());
        match reader.read_event_into(&mut buffer).map_err(|error| broken(&error))? {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                text.clear();
                if name == "item" {
                    progress.next_row();
                    post = Some(Post::default());
                }
                path.push(name);
                if path.len() > DEPTH {
                    return Err(broken(&"elements are nested too deep"));
                }
            }
            Event::Text(piece) => text.push_str(&piece.xml10_content()),
            Event::CData(piece) => text.push_str(&piece.xml10_content()),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().ok().flatten();
                match letter.or_else(|| named_entity(&reference)) {
                    Some(letter) => text.push(letter),
                    None => return Err(broken(&format!("unknown entity &{};", &*reference))),
                }
            }
            Event::DocType(_) => return Err(broken(&"a document type is not part of a WordPress export")),
            Event::End(_) => {
                let name = path.pop().unwrap_or_default();
                if name == "item" {
                    if let Some(post) = post.take().filter(Post::is_published) {
                        post.rows(names, each, unused);
                    }
                } else if let Some(post) = &mut post {
                    post.take_in(&name, &mut text, &mut pair);
                } else {
                    progress.next_row();
                }
                text.clear();
            }
            Event::Eof if path.is_empty() => return Ok(()),
            Event::Eof => return Err(broken(&"the file ends within an element")),
            _ => {}
        }
        buffer.clear();
    }
}

/// Maximum depth of elements; an export has five.
const DEPTH: usize = 50;

/// The entities that XML knows without a definition.
fn named_entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

impl Post {
    /// Takes in the text of an element that has ended. `pair` is the custom field being read.
    fn take_in(&mut self, element: &str, text: &mut String, pair: &mut (String, String)) {
        let text = std::mem::take(text);
        match element {
            "title" => self.title = text,
            "link" => self.link = text,
            "pubDate" => self.date = text,
            "wp:post_date_gmt" => self.date_gmt = text,
            "wp:status" => self.status = text,
            "wp:post_type" => self.kind = text,
            "content:encoded" => self.content = text,
            "excerpt:encoded" => self.excerpt = text,
            "wp:meta_key" => pair.0 = text,
            "wp:meta_value" => pair.1 = text,
            "wp:postmeta" => self.fields.push(std::mem::take(pair)),
            _ => {}
        }
    }

    fn is_published(&self) -> bool {
        let aside = ["attachment", "page", "nav_menu_item", "revision", "wp_block", "custom_css", "wp_navigation"];
        matches!(self.status.trim(), "publish" | "") && !aside.contains(&self.kind.trim())
    }

    /// The checks of the post: of its markup, or else of its fields.
    fn rows(self, names: &FieldNames, each: &mut dyn FnMut(Row), unused: &mut dyn FnMut(String)) {
        let place = format!("\"{}\" ({})", self.title.trim(), self.link.trim());
        let document = in_page(&self.content);
        let Found { reviews, unused: media } = reviews_with_media(&document);
        for media in media {
            unused(format!("{place}: {media}"));
        }
        if reviews.is_empty() {
            return each(Row { place, check: self.of_fields(names) });
        }
        let page = self.page();
        for review in reviews {
            each(Row { place: place.clone(), check: claim_review::check(review, &page) });
        }
    }

    fn page(&self) -> Page {
        Page {
            url: Some(self.link.clone()),
            date: Some(self.date().to_owned()),
            title: Some(self.title.clone()),
            text: Some(self.content.clone()),
            language: None,
        }
    }

    /// WordPress writes a time of zeros for posts without a time in UTC.
    fn date(&self) -> &str {
        let known = Some(self.date_gmt.trim()).filter(|date| !date.is_empty() && !date.starts_with("0000"));
        known.unwrap_or_else(|| self.date.trim())
    }

    fn of_fields(&self, names: &FieldNames) -> Result<EarlierCheck, String> {
        let field = |name: &String| {
            let found = self.fields.iter().find(|(key, _)| key == name)?;
            Some(found.1.clone()).filter(|text| !text.trim().is_empty())
        };
        let (claim, rating) = (field(&names.claim), field(&names.rating));
        if claim.is_none() || rating.is_none() {
            let names = [(claim, &names.claim), (rating, &names.rating)];
            let missing: Vec<&str> =
                names.iter().filter(|(value, _)| value.is_none()).map(|(_, name)| name.as_str()).collect();
            return Err(format!("no ClaimReview in the text, and no field {}", missing.join(" and no field ")));
        }
        let value = rating.as_deref().and_then(|text| text.trim().replace(',', ".").parse().ok());
        let url = field(&names.claim_url).as_deref().and_then(address);
        let page = self.page();
        Fields {
            url: page.url,
            date: page.date,
            claim,
            rating,
            numbers: [value.filter(|number: &f64| number.is_finite()), None, None],
            claimants: fields::names(field(&names.claimant)),
            claim_date: field(&names.claim_date),
            places: url.map(|url| Place { url: Some(url), ..Place::default() }).into_iter().collect(),
            title: page.title,
            summary: Some(self.excerpt.clone()),
            text: page.text,
            language: None,
        }
        .check()
    }
}
