//! Input: claims and queries as texts.

use claim_analysis::{NaiveDate, Value};

use crate::text::post;

/// A verified claim.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Claim<'a> {
    /// The claim in one or a few sentences.
    pub text: &'a str,
    /// Headline of the article that checks the claim.
    pub title: Option<&'a str>,
    /// Who made the claim.
    pub claimant: Option<&'a str>,
    /// Day on which the claim was made. Resolves "on Monday".
    pub day: Option<NaiveDate>,
    /// Figures and dates of the text with their places in it, if they are known. They are read from the text otherwise, in about 30 µs.
    pub values: Option<&'a [Value]>,
}

impl Claim<'_> {
    /// The text to make the vector of: "Mara Velk: The dam broke."
    #[must_use]
    pub fn vector_text(&self) -> String {
        spoken(self.claimant, self.text)
    }
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

    /// The text to make the vector of: "Mara Velk: The dam broke." Verified claims often name who said so.
    #[must_use]
    pub fn vector_text(&self) -> String {
        spoken(self.claimant.as_deref(), &self.text)
    }
}

/// A text with the name of the claimant, without the handle in parentheses.
fn spoken(claimant: Option<&str>, text: &str) -> String {
    let name = claimant.and_then(|name| name.split('(').next()).map_or("", str::trim);
    if name.is_empty() { text.to_owned() } else { format!("{name}: {text}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_says_who_speaks() {
        for (post, vector_text) in [
            ("The dam broke — Mara Velk (@velk) May 3, 2024", "Mara Velk: The dam broke "),
            ("The dam broke", "The dam broke"),
        ] {
            assert_eq!(Query::of_post(post).vector_text(), vector_text);
        }
    }
}
