//! Input: claims and queries as texts.

use claim_analysis::NaiveDate;

use crate::text::post;

/// A verified claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Claim<'a> {
    /// The claim in one or a few sentences.
    pub text: &'a str,
    /// Headline of the article that checks the claim.
    pub title: Option<&'a str>,
    /// Who made the claim.
    pub claimant: Option<&'a str>,
    /// Day on which the claim was made. Resolves "on Monday".
    pub day: Option<NaiveDate>,
}

/// A sentence or post whose check is searched for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// The words to compare.
    pub text: String,
    /// Who says so.
    pub claimant: Option<String>,
    /// Day of the text. Resolves "on Monday".
    pub day: Option<NaiveDate>,
}

impl Query {
    /// A text as pasted. Links are left out. The signature of an embedded post ("— Mara Velk (@velk) May 3, 2024") gives
    /// claimant and day.
    #[must_use]
    pub fn of_post(text: &str) -> Self {
        let post = post::split(text);
        Self { text: post.text, claimant: post.author, day: post.day }
    }
}
