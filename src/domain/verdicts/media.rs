//! Pictures, video and sound that a claim shows: where they were seen, and what was done to them (schema.org's MediaReview).

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::text::{DraftText, Text, WebAddress};
use crate::domain::people::name::check_visible;

/// Maximum number of appearances of one medium.
pub const MOST_APPEARANCES: usize = 5;

/// What a claim shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MediaKind {
    /// A photograph, drawing or screenshot.
    Image,
    /// A film with or without sound.
    Video,
    /// A recording of sound.
    Audio,
}

impl MediaKind {
    /// The kind in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Video => "video",
            Self::Audio => "audio",
        }
    }
}

/// What was done to a medium, in the context in which it was shared (schema.org's `MediaManipulationRatingEnumeration`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Authenticity {
    /// Unaltered, but shown as something that it is not.
    Decontextualized,
    /// Cut or cropped so that it misleads.
    EditedOrCropped,
    /// Unaltered; what is said about it may be false.
    Original,
    /// Made as satire or parody.
    SatireOrParody,
    /// Acted for the recording.
    Staged,
    /// Parts were added, deleted, synthesised or changed in speed.
    Transformed,
}

impl Authenticity {
    /// All categories.
    pub const ALL: [Self; 6] = [
        Self::Decontextualized,
        Self::EditedOrCropped,
        Self::Original,
        Self::SatireOrParody,
        Self::Staged,
        Self::Transformed,
    ];

    /// The category in exports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Decontextualized => "decontextualized",
            Self::EditedOrCropped => "edited_or_cropped",
            Self::Original => "original",
            Self::SatireOrParody => "satire_or_parody",
            Self::Staged => "staged",
            Self::Transformed => "transformed",
        }
    }
}

/// A place where a medium was seen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MediaAppearance {
    /// Web address of the post, the page or the file.
    #[serde(deserialize_with = "visible")]
    pub url: WebAddress,
    /// Web address of an archived copy.
    #[serde(default, deserialize_with = "visible_if_any", skip_serializing_if = "Option::is_none")]
    pub archived_url: Option<WebAddress>,
}

/// The picture, video or sound that a claim shows, as a verdict rates it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "type": "image",
    "authenticity": "decontextualized",
    "appearances": [{"url": "https://social.example.org/p/4711", "archived_url": "https://archive.example.org/p/4711"}],
    "original_url": "https://pictures.example.org/2019/ardel-flood.jpg",
    "original_context": "The picture shows the flood of 2019."
}))]
pub struct Media {
    /// Picture, video or sound.
    #[serde(rename = "type")]
    pub kind: MediaKind,
    /// What was done to it.
    pub authenticity: Authenticity,
    /// Where it was seen, 1 to 5 places.
    #[serde(deserialize_with = "a_few")]
    #[schema(min_items = 1, max_items = 5)]
    pub appearances: Vec<MediaAppearance>,
    /// Web address of the original.
    #[serde(default, deserialize_with = "visible_if_any", skip_serializing_if = "Option::is_none")]
    pub original_url: Option<WebAddress>,
    /// What the original shows, and when and where it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub original_context: Option<Text<1000>>,
}

impl Media {
    /// Kind, category and addresses, for the event log.
    #[must_use]
    pub fn words(&self) -> String {
        let places = self.appearances.iter().flat_map(|place| [Some(&place.url), place.archived_url.as_ref()]);
        let addresses = places.chain([self.original_url.as_ref()]).flatten().map(WebAddress::as_str);
        let words: Vec<&str> = [self.kind.name(), self.authenticity.name()].into_iter().chain(addresses).collect();
        words.join(", ")
    }
}

/// A place in a draft.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftAppearance {
    /// Web address of the post, the page or the file.
    #[serde(default)]
    #[schema(example = "https://social.example.org/p/4711")]
    pub url: DraftText<2048>,
    /// Web address of an archived copy.
    #[serde(default)]
    #[schema(example = "https://archive.example.org/p/4711")]
    pub archived_url: DraftText<2048>,
}

/// The picture, video or sound of a draft. All fields are optional, and addresses may be incomplete.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DraftMedia {
    /// Picture, video or sound; null before one is chosen.
    #[serde(rename = "type", default)]
    pub kind: Option<MediaKind>,
    /// What was done to it; null before one is chosen.
    #[serde(default)]
    pub authenticity: Option<Authenticity>,
    /// Where it was seen, at most 5 places.
    #[serde(default, deserialize_with = "not_many")]
    #[schema(max_items = 5)]
    pub appearances: Vec<DraftAppearance>,
    /// Web address of the original.
    #[serde(default)]
    #[schema(example = "https://pictures.example.org/2019/ardel-flood.jpg")]
    pub original_url: DraftText<2048>,
    /// What the original shows, and when and where it was made.
    #[serde(default)]
    #[schema(example = "The picture shows the flood of 2019.")]
    pub original_context: DraftText<1000>,
}

impl DraftMedia {
    /// The medium, if the draft is complete and valid; for previews. Places without any address are left out, as in a submission.
    #[must_use]
    pub fn complete(&self) -> Option<Media> {
        let optional = |text: &str| (!text.trim().is_empty()).then(|| address(text)).transpose().ok();
        let mut appearances = Vec::new();
        let is_filled =
            |place: &&DraftAppearance| [&place.url, &place.archived_url].iter().any(|text| !text.trim().is_empty());
        for place in self.appearances.iter().filter(is_filled) {
            let archived_url = optional(&place.archived_url)?;
            appearances.push(MediaAppearance { url: address(&place.url).ok()?, archived_url });
        }
        let appearances = checked(appearances).ok()?;
        let context = &self.original_context;
        let original_context = (!context.trim().is_empty()).then(|| Text::new(context)).transpose().ok()?;
        let original_url = optional(&self.original_url)?;
        Some(Media { kind: self.kind?, authenticity: self.authenticity?, appearances, original_url, original_context })
    }
}

impl From<Media> for DraftMedia {
    fn from(media: Media) -> Self {
        let text = |address: Option<WebAddress>| address.map(|address| DraftText::of(&address.into_string()));
        let places = media.appearances.into_iter().map(|place| DraftAppearance {
            url: DraftText::of(place.url.as_str()),
            archived_url: text(place.archived_url).unwrap_or_default(),
        });
        Self {
            kind: Some(media.kind),
            authenticity: Some(media.authenticity),
            appearances: places.collect(),
            original_url: text(media.original_url).unwrap_or_default(),
            original_context: media.original_context.map(|context| DraftText::of(&context)).unwrap_or_default(),
        }
    }
}

/// A web address in which every character is visible: of a pasted address nobody sees a character that breaks the link.
///
/// # Errors
/// What is wrong with the address.
pub fn address(text: &str) -> Result<WebAddress, FieldFault> {
    check_visible(text.trim())?;
    WebAddress::new(text)
}

/// Checks the number of the appearances, and that each is another one.
///
/// # Errors
/// [`FieldFault::NothingChosen`], [`FieldFault::TooMany`] or [`FieldFault::UsedTwice`].
pub fn checked(appearances: Vec<MediaAppearance>) -> Result<Vec<MediaAppearance>, FieldFault> {
    if appearances.is_empty() {
        return Err(FieldFault::NothingChosen);
    }
    if appearances.len() > MOST_APPEARANCES {
        return Err(FieldFault::TooMany { max: MOST_APPEARANCES });
    }
    let is_known = |place: usize, url: &WebAddress| appearances.iter().take(place).any(|before| before.url == *url);
    if appearances.iter().enumerate().any(|(place, appearance)| is_known(place, &appearance.url)) {
        return Err(FieldFault::UsedTwice);
    }
    Ok(appearances)
}

fn visible<'de, D: Deserializer<'de>>(deserializer: D) -> Result<WebAddress, D::Error> {
    address(&String::deserialize(deserializer)?).map_err(|fault| fault.to_error())
}

fn visible_if_any<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<WebAddress>, D::Error> {
    let text: Option<String> = Option::deserialize(deserializer)?;
    text.as_deref().map(address).transpose().map_err(|fault| fault.to_error())
}

fn a_few<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<MediaAppearance>, D::Error> {
    checked(Vec::deserialize(deserializer)?).map_err(|fault| fault.to_error())
}

fn not_many<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<DraftAppearance>, D::Error> {
    let places: Vec<DraftAppearance> = Vec::deserialize(deserializer)?;
    let fault = FieldFault::TooMany { max: MOST_APPEARANCES };
    if places.len() > MOST_APPEARANCES { Err(fault.to_error()) } else { Ok(places) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn whole() -> Value {
        json!({
            "type": "video", "authenticity": "edited_or_cropped",
            "appearances": [
                {"url": "https://social.example/p/1", "archived_url": "https://archive.example/1"},
                {"url": "https://social.example/p/2"},
            ],
            "original_url": "https://films.example/a", "original_context": "A talk of 2019.",
        })
    }

    fn read(value: Value) -> Result<Media, FieldFault> {
        serde_json::from_value(value).map_err(|error| FieldFault::of_message(&error.to_string()))
    }

    #[test]
    fn a_medium_is_written_as_it_was_read() {
        let media = read(whole()).unwrap();
        assert_eq!(serde_json::to_value(&media).unwrap(), whole());
        let log = "video, edited_or_cropped, https://social.example/p/1, https://archive.example/1, https://social.example/p/2, \
                   https://films.example/a";
        assert_eq!(media.words(), log);
        let least =
            json!({"type": "audio", "authenticity": "original", "appearances": [{"url": "https://a.example/x"}]});
        assert_eq!(serde_json::to_value(read(least.clone()).unwrap()).unwrap(), least);
        for category in Authenticity::ALL {
            assert_eq!(serde_json::to_value(category).unwrap(), category.name());
        }
        for kind in [MediaKind::Image, MediaKind::Video, MediaKind::Audio] {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
        }
    }

    #[test]
    fn what_is_wrong_with_a_medium_is_named() {
        let with = |pointer: &str, value: Value| {
            let mut media = whole();
            *media.pointer_mut(pointer).unwrap() = value;
            read(media)
        };
        let place = |number: usize| json!({"url": format!("https://social.example/p/{number}")});
        let places = |count: usize| (0..count).map(place).collect::<Value>();
        assert!(with("/appearances", places(5)).is_ok());
        let invisible = FieldFault::InvisibleCharacter { character: "U+200B".to_owned() };
        for (pointer, value, fault) in [
            ("/appearances", json!([]), FieldFault::NothingChosen),
            ("/appearances", places(6), FieldFault::TooMany { max: 5 }),
            ("/appearances", json!([place(1), place(1)]), FieldFault::UsedTwice),
            ("/appearances/0/url", json!("javascript:alert(1)"), FieldFault::NotAWebAddress),
            ("/appearances/0/url", json!("https://a.example/\u{200b}x"), invisible.clone()),
            ("/appearances/0/archived_url", json!("ftp://a.example/x"), FieldFault::NotAWebAddress),
            ("/original_url", json!("https://u:p@a.example/"), FieldFault::AddressWithPassword),
            ("/original_context", json!("x".repeat(1001)), FieldFault::TooLong { max: 1000, length: 1001 }),
            ("/original_context", json!("\u{200b}"), FieldFault::Empty),
            ("/original_context", json!("a\u{7}"), FieldFault::ControlCharacter { character: "U+0007".to_owned() }),
        ] {
            assert_eq!(with(pointer, value.clone()), Err(fault), "{pointer} {value}");
        }
        assert!(with("/type", json!("hologram")).is_err());
        assert!(with("/authenticity", json!("fake")).is_err());
    }

    #[test]
    fn a_draft_is_complete_when_a_medium_could_be_submitted() {
        let media = read(whole()).unwrap();
        let draft = DraftMedia::from(media.clone());
        assert_eq!(draft.complete(), Some(media));
        let mut with_blank = draft.clone();
        with_blank.appearances.insert(0, DraftAppearance::default());
        assert_eq!(with_blank.complete(), draft.complete());
        let without_context = DraftMedia { original_context: DraftText::of(" "), ..draft.clone() };
        assert_eq!(without_context.complete().unwrap().original_context, None);
        let mut incomplete: Vec<DraftMedia> = vec![DraftMedia::default()];
        incomplete.push(DraftMedia { original_context: DraftText::of("\u{200b}"), ..draft.clone() });
        incomplete.push(DraftMedia { kind: None, ..draft.clone() });
        incomplete.push(DraftMedia { authenticity: None, ..draft.clone() });
        incomplete.push(DraftMedia { original_url: DraftText::of("https:"), ..draft.clone() });
        let place = DraftAppearance { url: DraftText::of("social.example"), ..DraftAppearance::default() };
        incomplete.push(DraftMedia { appearances: vec![place], ..draft });
        for draft in incomplete {
            assert_eq!(draft.complete(), None, "{draft:?}");
        }
    }
}
