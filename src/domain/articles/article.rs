//! Articles: metadata, normalised text and immutable versions.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use utoipa::ToSchema;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, SchemaType, Type};

use super::fetch::{Fetch, FetchProblem, FetchState};
use super::reading::Layer;
use crate::domain::kernel::fault::FieldFault;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::text::{Text, WebAddress, is_blank, is_control};

/// Maximum size of an article's text, in bytes of UTF-8.
pub const MAX_TEXT_BYTES: usize = 2 * 1024 * 1024;

/// The source of a text, as the client submits it.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The headline, at most 500 code points.
    pub title: Option<Text<500>>,
    /// The publication, at most 200 code points.
    pub outlet: Option<Text<200>>,
    /// The article's web address. The same text at the same address is the same article.
    pub url: Option<WebAddress>,
    /// The authors, as printed.
    pub byline: Option<Text<300>>,
    /// When the article was published.
    pub published_at: Option<Moment>,
    /// BCP 47 tag of the article's language.
    pub language: Option<Language>,
}

/// A BCP 47 language tag, in lower case: two or three letters and optional subtags.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Checks `text` and converts it to lower case.
    ///
    /// # Errors
    /// The expected form, when `text` is no language tag.
    pub fn new(text: &str) -> Result<Self, FieldFault> {
        let tag = text.trim().to_ascii_lowercase();
        let mut parts = tag.split('-');
        let primary =
            parts.next().is_some_and(|p| (2..=3).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_lowercase()));
        let rest = parts.all(|p| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric()));
        if primary && rest && tag.len() <= 35 { Ok(Self(tag)) } else { Err(FieldFault::LanguageTag) }
    }

    /// The tag in lower case.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(|fault| fault.to_error())
    }
}

impl utoipa::PartialSchema for Language {
    fn schema() -> RefOr<Schema> {
        ObjectBuilder::new().schema_type(SchemaType::Type(Type::String)).examples(["en", "pt-BR"]).into()
    }
}

impl ToSchema for Language {}

/// An article's text in normalised form: NFC, `\n` line ends, no trailing blanks, no outer blank lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleText {
    text: String,
    sha256: [u8; 32],
    length: usize,
}

/// Why a text cannot be an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextRefusal {
    /// The text has no visible characters.
    #[error("the text is empty")]
    Empty,
    /// The text is larger than [`MAX_TEXT_BYTES`].
    #[error("the text is larger than 2 MiB")]
    TooLarge,
    /// The text contains U+0000.
    #[error("the text contains the character U+0000")]
    Nul,
    /// The text contains too many control characters to be prose.
    #[error("this is not text: it is full of control characters")]
    Binary,
}

impl ArticleText {
    /// Normalises `raw`. All spans count code points of the normalised text.
    ///
    /// # Errors
    /// [`TextRefusal`] when `raw` cannot be an article's text.
    pub fn new(raw: &str) -> Result<Self, TextRefusal> {
        if raw.len() > MAX_TEXT_BYTES {
            return Err(TextRefusal::TooLarge);
        }
        if raw.contains('\0') {
            return Err(TextRefusal::Nul);
        }
        let controls = raw.chars().filter(is_control).count();
        if controls > 8 && controls.saturating_mul(50) > raw.chars().count() {
            return Err(TextRefusal::Binary);
        }
        let unified = raw.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let lines: Vec<String> = unified.split('\n').map(|line| line.trim_end().nfc().collect()).collect();
        let text = lines.join("\n").trim_matches('\n').to_owned();
        if is_blank(&text) {
            return Err(TextRefusal::Empty);
        }
        // NFC can lengthen a text; the limit applies to the stored text.
        if text.len() > MAX_TEXT_BYTES {
            return Err(TextRefusal::TooLarge);
        }
        let sha256 = Sha256::digest(text.as_bytes()).into();
        let length = text.chars().count();
        Ok(Self { text, sha256, length })
    }

    /// The normalised text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// SHA-256 of the text's UTF-8 bytes.
    #[must_use]
    pub fn sha256(&self) -> &[u8; 32] {
        &self.sha256
    }

    /// The length of the text in code points.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }
}

/// Progress of the analysis of one article version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, sqlx::Type, ToSchema)]
#[serde(rename_all = "snake_case")]
#[sqlx(type_name = "analysis_state", rename_all = "snake_case")]
pub enum AnalysisState {
    /// The version waits in the queue.
    Pending,
    /// A worker analyses the version.
    Running,
    /// The analysis is complete and its claims are stored.
    Done,
    /// The analysis failed; `problem` gives the reason.
    Failed,
}

/// Number of claims that an article offers at first, and how many more at each request. A long report has a hundred.
pub const OFFERED: i32 = 500;

/// A passage that the analyser skips because it is not the article's own text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LeftOut {
    /// First code point, counted from 0.
    pub start: usize,
    /// One past the last code point (exclusive end).
    pub end: usize,
    /// What the passage is, in English: caption, teaser, …
    #[schema(example = "caption")]
    pub reason: String,
}

/// Why an article counts as the one that somebody is about to add.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Twin {
    /// The article has this address, or another address of the same page.
    SameAddress,
    /// One of its versions is this text.
    SameText,
}

/// An article as a list shows it.
#[derive(Debug, Clone)]
pub struct Article {
    /// The article's id, the same for all versions.
    pub id: ArticleId,
    /// The headline.
    pub title: Option<String>,
    /// The publication.
    pub outlet: Option<String>,
    /// The article's web address.
    pub url: Option<String>,
    /// The authors, as printed.
    pub byline: Option<String>,
    /// BCP 47 tag of the article's language.
    pub language: Option<String>,
    /// When the article was published.
    pub published_at: Option<Moment>,
    /// When the article was ingested.
    pub created_at: DateTime<Utc>,
    /// When the article was archived; `None` while it is not.
    pub archived_at: Option<DateTime<Utc>>,
    /// Number of the newest version, from 1.
    pub current_version: i32,
    /// The first 160 code points of the newest text, for articles without a headline.
    pub opening: String,
    /// Progress of the analysis of the newest version.
    pub analysis_state: AnalysisState,
    /// When the analysis of the newest version ended.
    pub analysis_finished_at: Option<DateTime<Utc>>,
    /// Name and version of the analyser.
    pub analyser: Option<String>,
    /// Whether the language has full support. With limited support only figures and dates are extracted.
    pub full_support: Option<bool>,
    /// Why the analysis failed.
    pub analysis_problem: Option<String>,
    /// State of the fetch of the page; `None` for an article whose text was given.
    pub fetch_state: Option<FetchState>,
    /// Code of the fetch's last failure.
    pub fetch_problem: Option<String>,
    /// HTTP status of the fetch's last response.
    pub fetch_status: Option<i32>,
    /// When the page was read or given up.
    pub fetch_finished_at: Option<DateTime<Utc>>,
    /// The article whose page the address leads to.
    pub fetch_same_as: Option<ArticleId>,
    /// The older article of which this one is a copy.
    pub copy_of: Option<ArticleId>,
    /// Number of claims in the newest version that the analyser holds back, because the article already offers enough.
    pub held_back: i32,
    /// Number of claims in the newest version, extracted or added by hand.
    pub claims: i64,
    /// Number of claims of earlier versions whose words are not in the newest one.
    pub earlier: i64,
    /// Number of claims with the grade "must check".
    pub must_check: i64,
    /// Number of claims that still need work.
    pub open: i64,
    /// Number of claims with a published verdict.
    pub published: i64,
}

impl Article {
    /// The fetch of the page; `None` for an article whose text was given.
    #[must_use]
    pub fn fetch(&self) -> Option<Fetch> {
        self.fetch_state.map(|state| Fetch {
            state,
            problem: self.fetch_problem.as_deref().and_then(FetchProblem::from_code),
            status: self.fetch_status,
            finished_at: self.fetch_finished_at,
            same_as: self.fetch_same_as,
        })
    }
}

/// Another article with nearly the same text.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = ArticleCopy)]
pub struct Copy {
    /// Id of the other article.
    pub id: ArticleId,
    /// Its headline.
    pub title: Option<String>,
    /// Its publication.
    pub outlet: Option<String>,
    /// Its web address.
    #[schema(example = "https://courier.example.org/2026/03/02/ardel-flood")]
    pub url: Option<String>,
    /// When it was published.
    pub published_at: Option<Moment>,
    /// Whether it came first: its claims are those of all copies.
    pub is_original: bool,
}

/// One immutable text of an article.
#[derive(Debug, Clone)]
pub struct ArticleVersion {
    /// The article.
    pub article_id: ArticleId,
    /// Version number, from 1.
    pub number: i32,
    /// The normalised text; spans count its code points.
    pub text: String,
    /// SHA-256 of the text's UTF-8 bytes.
    pub sha256: Vec<u8>,
    /// Length in code points.
    pub length: i32,
    /// When the version was ingested.
    pub created_at: DateTime<Utc>,
    /// Passages that the analyser skipped, with the reason.
    pub left_out: Vec<LeftOut>,
    /// What each stretch of the text is, in order; empty for a text that people gave.
    pub layers: Vec<Layer>,
}

#[cfg(test)]
mod tests {
    use super::*;

    // ASVS 1.1.1
    #[test]
    fn text_is_normalised_once_and_keeps_its_paragraphs() {
        let text = ArticleText::new("\u{feff}\n\nCafe\u{301} one.  \r\n\r\nTwo.\rThree.\n\n").unwrap();
        assert_eq!(text.as_str(), "Café one.\n\nTwo.\nThree.");
        assert_eq!(text.length(), 22);
        assert_eq!(ArticleText::new(text.as_str()).unwrap(), text);
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        for empty in [" \n\t ", " \u{feff}", "\u{200b}\n\u{200e}"] {
            assert_eq!(ArticleText::new(empty), Err(TextRefusal::Empty));
        }
        assert_eq!(ArticleText::new("a\0b"), Err(TextRefusal::Nul));
        assert_eq!(ArticleText::new(&"a".repeat(MAX_TEXT_BYTES + 1)), Err(TextRefusal::TooLarge));
        assert!(ArticleText::new(&"a".repeat(MAX_TEXT_BYTES)).is_ok());
        assert_eq!(ArticleText::new(&"\u{1}\u{2}\u{3}ELF".repeat(9)), Err(TextRefusal::Binary));
        assert!(ArticleText::new("نص من اليمين إلى اليسار").is_ok());
    }
}
