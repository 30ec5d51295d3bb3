//! Look of public pages: language, colours, font, links.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};
use utoipa::{PartialSchema, ToSchema};

use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::text::{Text, WebAddress};

/// Languages of the public pages' own texts. Verdicts have languages of their own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum PageLanguage {
    /// English.
    #[default]
    En,
    /// German.
    De,
    /// Arabic.
    Ar,
}

impl PageLanguage {
    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Ar => "ar",
        }
    }
}

/// A colour in sRGB, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color([u8; 3]);

impl Color {
    const WHITE: Self = Self([255; 3]);
    const BLACK: Self = Self([0; 3]);

    /// Reads `#rrggbb`.
    ///
    /// # Errors
    /// [`FieldFault::Color`] if the text has another form.
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let is_hex = |digits: &&str| digits.len() == 6 && digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let digits = text.strip_prefix('#').filter(is_hex).ok_or(FieldFault::Color)?;
        let number = u32::from_str_radix(digits, 16).ok().ok_or(FieldFault::Color)?;
        let [_, red, green, blue] = number.to_be_bytes();
        Ok(Self([red, green, blue]))
    }

    /// The six digits, as addresses have them.
    #[must_use]
    pub fn digits(self) -> String {
        self.to_string().replace('#', "")
    }

    /// Relative luminance, 0 (black) to 1 (white): WCAG 2.1.
    fn luminance(self) -> f64 {
        let linear = self.0.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        let [red, green, blue] = linear;
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Contrast ratio of two colours, 1 to 21: WCAG 2.1.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// The smallest contrast with one of the grounds.
    fn contrast_on(self, grounds: &[Self]) -> f64 {
        grounds.iter().map(|ground| self.contrast(*ground)).fold(21.0, f64::min)
    }

    /// The colour with `share` of 256 parts of another.
    fn mixed(self, other: Self, share: u16) -> Self {
        let mut mixed = self;
        for (channel, other) in mixed.0.iter_mut().zip(other.0) {
            let sum = u16::from(*channel) * (256 - share) + u16::from(other) * share;
            *channel = u8::try_from(sum / 256).unwrap_or(u8::MAX);
        }
        mixed
    }

    /// The colour, or the nearest one towards `end` that is readable on all grounds.
    fn readable(self, grounds: &[Self], end: Self) -> Self {
        let mut shares = (0..=256).map(|share| self.mixed(end, share));
        shares.find(|mixed| mixed.contrast_on(grounds) >= READABLE).unwrap_or(end)
    }

    /// White or black, whichever is better to read on this colour. One of them always has a contrast of 4.5:1.
    #[must_use]
    pub fn ink(self) -> Self {
        if self.contrast(Self::WHITE) >= self.contrast(Self::BLACK) { Self::WHITE } else { Self::BLACK }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(|fault| fault.to_error())
    }
}

impl PartialSchema for Color {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new()
            .schema_type(SchemaType::Type(Type::String))
            .pattern(Some("^#[0-9a-fA-F]{6}$"))
            .examples(["#1f4e8c"])
            .into()
    }
}

impl ToSchema for Color {}

/// Least contrast of text with its ground: WCAG 2.1, 1.4.3.
const READABLE: f64 = 4.5;
/// Grounds of text in the light scheme, as in the stylesheet of the public pages.
const LIGHT: [Color; 2] = [Color([0xfa, 0xf8, 0xf4]), Color::WHITE];
/// Grounds of text in the dark scheme, as in the stylesheet of the public pages.
const DARK: [Color; 2] = [Color([0x1a, 0x19, 0x17]), Color([0x23, 0x22, 0x20])];

/// Fonts of the text. Nothing is downloaded: each is a list of fonts that devices have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PageFont)]
pub enum Font {
    /// Georgia and fonts like it.
    #[default]
    Serif,
    /// The device's own font.
    Sans,
    /// Sans-serif with the forms of handwriting: Seravek, Gill Sans, Ubuntu, Calibri.
    Humanist,
    /// Strong serifs: Rockwell, Roboto Slab.
    Slab,
}

impl Font {
    /// The name in JSON and in addresses.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Serif => "serif",
            Self::Sans => "sans",
            Self::Humanist => "humanist",
            Self::Slab => "slab",
        }
    }

    /// The families of the CSS property `font-family`.
    #[must_use]
    pub fn stack(self) -> &'static str {
        match self {
            Self::Serif => "\"Source Serif 4\", Georgia, \"Times New Roman\", serif",
            Self::Sans => "system-ui, sans-serif",
            Self::Humanist => {
                "Seravek, \"Gill Sans Nova\", \"Gill Sans\", Ubuntu, Calibri, \"DejaVu Sans\", sans-serif"
            }
            Self::Slab => "Rockwell, \"Rockwell Nova\", \"Roboto Slab\", \"DejaVu Serif\", serif",
        }
    }
}

/// A link in the header or the footer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PageLink {
    /// Words of the link.
    #[schema(example = "Politics")]
    pub label: Text<40>,
    /// Address that the link leads to.
    #[schema(example = "https://newsroom.example.org/politics")]
    pub url: WebAddress,
}

/// Maximum number of links in the header, and in the footer.
pub const MAX_LINKS: usize = 8;

/// Colours, font and links of the public pages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Look {
    /// Colour of links and buttons in the light scheme, with a contrast of at least 4.5:1 with the page. The colour of the dark
    /// scheme is made of it. If null, blue.
    #[serde(default)]
    pub accent: Option<Color>,
    /// Ground of the header. Its text is white or black. If null, that of the page.
    #[serde(default)]
    pub header: Option<Color>,
    /// Font of the text. Default: serif.
    #[serde(default)]
    pub font: Font,
    /// Further links in the header, at most 8.
    #[serde(default)]
    pub header_links: Vec<PageLink>,
    /// Further links in the footer, at most 8.
    #[serde(default)]
    pub footer_links: Vec<PageLink>,
}

impl Look {
    /// What is wrong with the look: the field, and the fault.
    #[must_use]
    pub fn faults(&self) -> Vec<(&'static str, FieldFault)> {
        let dim = self.accent.filter(|accent| accent.contrast_on(&LIGHT) < READABLE).map(|accent| {
            // Rounded down: 4.49 is not 4.5.
            let ratio = (accent.contrast_on(&LIGHT) * 100.0).floor() / 100.0;
            let nearest = accent.readable(&LIGHT, Color::BLACK).to_string();
            ("accent", FieldFault::LowContrast { ratio: format!("{ratio:.2}"), nearest })
        });
        let many = [("header_links", &self.header_links), ("footer_links", &self.footer_links)];
        let many = many.into_iter().filter(|(_, links)| links.len() > MAX_LINKS);
        dim.into_iter().chain(many.map(|(field, _)| (field, FieldFault::TooMany { max: MAX_LINKS }))).collect()
    }

    /// What the stylesheet says of the look.
    #[must_use]
    pub fn style(&self) -> Style {
        Style { accent: self.accent, header: self.header, font: self.font, scheme: None }
    }
}

/// Colours and font, without the links.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Colour of links and buttons in the light scheme.
    pub accent: Option<Color>,
    /// Ground of the header.
    pub header: Option<Color>,
    /// Font of the text.
    pub font: Font,
    /// The scheme, whatever the reader's device prefers; `None` for what it prefers.
    pub scheme: Option<Scheme>,
}

/// Colour schemes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = PageScheme)]
pub enum Scheme {
    /// Dark text on a light ground.
    Light,
    /// Light text on a dark ground.
    Dark,
}

impl Scheme {
    /// The name in addresses and in CSS.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Style {
    /// The accent in the dark scheme: as light as it has to be.
    #[must_use]
    pub fn dark_accent(self) -> Option<Color> {
        self.accent.map(|accent| accent.readable(&DARK, Color::WHITE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn color(text: &str) -> Color {
        Color::new(text).unwrap()
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        for (one, other, ratio) in
            [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#ff0000", "#ffffff", 4.0)]
        {
            assert!((color(one).contrast(color(other)) - ratio).abs() < 0.01, "{one} {other}");
        }
        for wrong in ["", "#12345", "#1234567", "1f4e8c", "#1f4e8g", "#ä2345", "red"] {
            assert_eq!(Color::new(wrong), Err(FieldFault::Color), "{wrong}");
        }
        assert_eq!(color("#1F4E8C").to_string(), "#1f4e8c");
    }

    #[test]
    fn a_colour_that_nobody_can_read_is_refused_with_one_that_would_do() {
        let look = |accent: &str| Look { accent: Some(color(accent)), ..Look::default() };
        assert_eq!(look("#1f4e8c").faults(), []);
        let faults = look("#ff8800").faults();
        let [("accent", FieldFault::LowContrast { ratio, nearest })] = faults.as_slice() else { panic!("{faults:?}") };
        assert_eq!(ratio, "2.25");
        assert_eq!(look(nearest).faults(), []);
        // It is still orange.
        let Color([red, green, blue]) = color(nearest);
        assert!(red > green && green > blue && blue == 0, "{nearest}");
    }

    #[test]
    fn every_colour_can_be_read_in_the_dark_and_under_the_header() {
        for red in (0..=255).step_by(51) {
            for green in (0..=255).step_by(51) {
                for blue in (0..=255).step_by(51) {
                    let one = Color([red, green, blue]);
                    let style = Style { accent: Some(one), ..Style::default() };
                    assert!(style.dark_accent().unwrap().contrast_on(&DARK) >= READABLE, "{one}");
                    assert!(one.ink().contrast(one) >= READABLE, "{one}");
                }
            }
        }
    }

    #[test]
    fn there_are_at_most_eight_links() {
        let link =
            PageLink { label: Text::new("Politics").unwrap(), url: WebAddress::new("https://a.example/").unwrap() };
        let look = Look { footer_links: vec![link; MAX_LINKS + 1], ..Look::default() };
        assert_eq!(look.faults(), [("footer_links", FieldFault::TooMany { max: MAX_LINKS })]);
    }
}
