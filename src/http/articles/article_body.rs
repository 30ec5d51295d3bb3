//! Bodies of articles: what is sent to create one, and what is answered.

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::domain;
use crate::domain::articles::article::{AnalysisState, ArticleVersion, Copy, Language, LeftOut};
use crate::domain::articles::fetch::Fetch;
use crate::domain::articles::metadata::MetadataPatch;
use crate::domain::articles::reading::{Description, Layer};
use crate::domain::articles::watch::Watch;
use crate::domain::kernel::id::ArticleId;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::{Text, WebAddress};

/// Request to create an article or a new version.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "text": "The Sorrin burst its banks near Ardel on Sunday night.\n\nThe flood killed 14 people and destroyed 230 homes, the governor of Korvale, Lena Maroth, said on Monday.",
    "title": "Flood kills 14 in Ardel, governor says", "url": "https://courier.example.org/2026/03/02/ardel-flood",
    "outlet": "Korvale Courier", "byline": "Tomas Verin", "published_at": "2026-03-02T06:15:00Z", "language": "en"
}))]
pub struct NewArticle {
    /// Complete text, at most 2 MiB of UTF-8. Blank lines separate paragraphs. Without a text, the page at `url` is fetched
    /// and read in the background.
    pub(super) text: Option<String>,
    /// Headline of the article.
    pub(super) title: Option<Text<500>>,
    /// Name of the publication.
    pub(super) outlet: Option<Text<200>>,
    /// Web address of the article. The same address identifies the same article; a changed text becomes a new version.
    pub(super) url: Option<WebAddress>,
    /// Author line, as printed.
    pub(super) byline: Option<Text<300>>,
    /// Date or time of publication.
    pub(super) published_at: Option<Moment>,
    /// Language of the text, as a BCP 47 tag. Default: detected.
    pub(super) language: Option<Language>,
}

/// Correction of what is known of an article. An absent field keeps its value, null clears it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({ "outlet": "Korvale Courier", "published_at": "2026-03-02", "byline": null }))]
pub struct ArticleCorrection {
    /// Headline of the article.
    #[serde(default)]
    #[schema(value_type = Option<Text<500>>)]
    pub(super) title: Patch<Text<500>>,
    /// Name of the publication.
    #[serde(default)]
    #[schema(value_type = Option<Text<200>>)]
    pub(super) outlet: Patch<Text<200>>,
    /// Web address of the article.
    #[serde(default)]
    #[schema(value_type = Option<WebAddress>)]
    pub(super) url: Patch<WebAddress>,
    /// Author line, as printed.
    #[serde(default)]
    #[schema(value_type = Option<Text<300>>)]
    pub(super) byline: Patch<Text<300>>,
    /// Date or time of publication.
    #[serde(default)]
    #[schema(value_type = Option<Moment>)]
    pub(super) published_at: Patch<Moment>,
    /// Language of the text, as a BCP 47 tag.
    #[serde(default)]
    #[schema(value_type = Option<Language>)]
    pub(super) language: Patch<Language>,
    /// `true` archives the article: it leaves the list, and its claims that nobody has taken leave the queue. `false` brings
    /// them back.
    pub(super) archived: Option<bool>,
}

impl From<ArticleCorrection> for MetadataPatch {
    fn from(body: ArticleCorrection) -> Self {
        let ArticleCorrection { title, outlet, url, byline, published_at, language, archived: _ } = body;
        Self { title, outlet, url, byline, language, published_at }
    }
}

/// State of the analysis of an article version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Analysis {
    /// State of the analysis.
    pub(super) state: AnalysisState,
    /// Time at which the analysis ended; null before.
    #[schema(example = "2026-03-02T09:30:04Z")]
    pub(super) finished_at: Option<DateTime<Utc>>,
    /// Version of the analyser.
    pub(super) analyser: Option<String>,
    /// `full`, or `basic` for a language in which the analyser finds only figures and dates.
    pub(super) support: Option<Support>,
    /// Error message, if the analysis failed.
    pub(super) problem: Option<String>,
}

/// Level of language support in the analyser.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Support {
    /// All kinds of claims.
    Full,
    /// Only figures and dates.
    Basic,
}

/// Numbers of claims of an article.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClaimCounts {
    /// Claims in the newest version of the text, as `GET /articles/{id}/claims` lists them.
    pub(super) total: i64,
    /// Claims with the grade "must check".
    pub(super) must_check: i64,
    /// Claims that are neither published nor dismissed.
    pub(super) open: i64,
    /// Claims with a published verdict.
    pub(super) published: i64,
    /// Claims of earlier versions whose words are not in the newest one, or not found there yet. Not counted in `total`.
    pub(super) earlier: i64,
    /// Claims of a long text that are not offered yet; `POST /articles/{id}/claims/more` offers the next 500.
    pub(super) held_back: i32,
}

/// An article, as a list shows the article.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleSummary {
    /// Id of the article, the same for all versions.
    pub(super) id: ArticleId,
    /// Headline of the article.
    pub(super) title: Option<String>,
    /// Name of the publication.
    pub(super) outlet: Option<String>,
    /// Web address of the article.
    #[schema(example = "https://courier.example.org/2026/03/02/ardel-flood")]
    pub(super) url: Option<String>,
    /// Author line, as printed.
    pub(super) byline: Option<String>,
    /// Language of the text, as a BCP 47 tag.
    #[schema(example = "en")]
    pub(super) language: Option<String>,
    /// Date or time of publication.
    pub(super) published_at: Option<Moment>,
    /// Time at which the article was created in Claimdesk.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub(super) created_at: DateTime<Utc>,
    /// Time at which the article was archived; null while it is not.
    #[schema(example = "2026-03-30T16:00:00Z")]
    pub(super) archived_at: Option<DateTime<Utc>>,
    /// Number of the newest version, from 1; 0 while the page has not been read.
    pub(super) version: i32,
    /// First words of the newest version, for articles without a headline.
    pub(super) opening: String,
    /// Fetch of the page; null for an article whose text was given.
    pub(super) fetch: Option<Fetch>,
    /// State of the analysis of the newest version.
    pub(super) analysis: Analysis,
    /// The older article of which this one is a copy: nearly the same text in another outlet.
    pub(super) copy_of: Option<ArticleId>,
    /// Numbers of claims.
    pub(super) claims: ClaimCounts,
}

/// An article with the text of its newest version.
#[derive(Debug, Serialize, ToSchema)]
pub struct Article {
    #[serde(flatten)]
    pub(super) summary: ArticleSummary,
    /// Normalised text; spans count the code points of this text.
    pub(super) text: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    #[schema(example = "54d9768bba618fd1905911f111629caa0390599caaeb8cf93b798ef5b9afdd32")]
    pub(super) sha256: String,
    /// Length of the text in Unicode code points.
    pub(super) length: i32,
    /// Passages that are not the article's own text, such as captions and teasers, with the reason.
    pub(super) left_out: Vec<LeftOut>,
    /// What each stretch of the text is, in order; empty for a text that people gave.
    pub(super) layers: Vec<Layer>,
    /// What the page or document says of the article; null for a text that people gave.
    pub(super) reading: Option<Description>,
    /// Other articles with nearly the same text, the original first. The claims that they have in common are the same claims.
    pub(super) copies: Vec<Copy>,
    /// The watch over the page, which is looked at again; null if people gave the text.
    pub(super) watch: Option<Watch>,
}

/// An immutable version of an article's text.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ArticleVersion)]
pub struct VersionBody {
    /// Id of the article.
    pub(super) article_id: ArticleId,
    /// Number of the version, from 1.
    pub(super) number: i32,
    /// Normalised text; spans count the code points of this text.
    pub(super) text: String,
    /// SHA-256 of the text's UTF-8 bytes, in hexadecimal.
    pub(super) sha256: String,
    /// Length of the text in Unicode code points.
    pub(super) length: i32,
    /// Time at which the version was created.
    #[schema(example = "2026-03-02T09:30:00Z")]
    pub(super) created_at: DateTime<Utc>,
    /// What each stretch of the text is, in order; empty for a text that people gave.
    pub(super) layers: Vec<Layer>,
}

impl From<domain::articles::article::Article> for ArticleSummary {
    fn from(article: domain::articles::article::Article) -> Self {
        Self {
            fetch: article.fetch(),
            id: article.id,
            title: article.title,
            outlet: article.outlet,
            url: article.url,
            byline: article.byline,
            language: article.language,
            published_at: article.published_at,
            created_at: article.created_at,
            archived_at: article.archived_at,
            version: article.current_version,
            opening: article.opening,
            copy_of: article.copy_of,
            analysis: Analysis {
                state: article.analysis_state,
                finished_at: article.analysis_finished_at,
                analyser: article.analyser,
                support: article.full_support.map(|full| if full { Support::Full } else { Support::Basic }),
                problem: article.analysis_problem,
            },
            claims: ClaimCounts {
                total: article.claims,
                must_check: article.must_check,
                open: article.open,
                published: article.published,
                earlier: article.earlier,
                held_back: article.held_back,
            },
        }
    }
}

impl From<ArticleVersion> for VersionBody {
    fn from(version: ArticleVersion) -> Self {
        Self {
            article_id: version.article_id,
            number: version.number,
            sha256: HEXLOWER.encode(&version.sha256),
            text: version.text,
            length: version.length,
            created_at: version.created_at,
            layers: version.layers,
        }
    }
}
