//! Metadata of articles: what is known of an article, and how it changes.

use super::article::{Language, Source};
use super::reading::Description;
use crate::domain::kernel::moment::Moment;
use crate::domain::kernel::patch::Patch;
use crate::domain::kernel::text::{Text, WebAddress};
use crate::domain::newsroom::event::{Change, Field};

/// What is known of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
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
}

/// A change of what is known of an article.
#[derive(Debug, Clone, Default)]
pub struct MetadataPatch {
    /// The headline.
    pub title: Patch<Text<500>>,
    /// The publication.
    pub outlet: Patch<Text<200>>,
    /// The article's web address.
    pub url: Patch<WebAddress>,
    /// The authors, as printed.
    pub byline: Patch<Text<300>>,
    /// BCP 47 tag of the article's language.
    pub language: Patch<Language>,
    /// When the article was published.
    pub published_at: Patch<Moment>,
}

impl Metadata {
    /// The fields of `other`, and those that `other` lacks.
    #[must_use]
    pub fn over(self, other: Self) -> Self {
        Self {
            title: other.title.or(self.title),
            outlet: other.outlet.or(self.outlet),
            url: other.url.or(self.url),
            byline: other.byline.or(self.byline),
            language: other.language.or(self.language),
            published_at: other.published_at.or(self.published_at),
        }
    }

    /// The fields that differ from what the page said: those that people gave.
    #[must_use]
    pub fn without(self, said: &Description) -> Self {
        Self {
            title: self.title.filter(|title| said.title.as_ref() != Some(title)),
            outlet: self.outlet.filter(|outlet| said.outlet.as_ref() != Some(outlet)),
            byline: self.byline.filter(|byline| said.byline.as_ref() != Some(byline)),
            language: self.language.filter(|language| said.language.as_ref() != Some(language)),
            published_at: self.published_at.filter(|published| said.published_at.as_ref() != Some(published)),
            url: self.url,
        }
    }

    /// The metadata after the change.
    #[must_use]
    pub fn with(mut self, patch: MetadataPatch) -> Self {
        patch.title.over(&mut self.title);
        patch.outlet.over(&mut self.outlet);
        patch.url.over(&mut self.url);
        patch.byline.over(&mut self.byline);
        patch.language.over(&mut self.language);
        patch.published_at.over(&mut self.published_at);
        self
    }

    /// The fields that differ.
    #[must_use]
    pub fn changes(&self, after: &Self) -> Vec<Change> {
        let moment = |moment: Option<Moment>| moment.map(|moment| moment.to_string());
        [
            (Field::Title, self.title.clone(), after.title.clone()),
            (Field::Outlet, self.outlet.clone(), after.outlet.clone()),
            (Field::Address, self.url.clone(), after.url.clone()),
            (Field::Byline, self.byline.clone(), after.byline.clone()),
            (Field::Published, moment(self.published_at), moment(after.published_at)),
            (Field::Language, self.language.clone(), after.language.clone()),
        ]
        .into_iter()
        .filter(|(_, from, to)| from != to)
        .map(|(field, from, to)| Change::new(field, from, to))
        .collect()
    }

    /// Whether the claims of the text depend on what has changed: the analyser reads dates by the day of publication,
    /// words by the language, and skips the headline.
    #[must_use]
    pub fn changes_reading(&self, after: &Self) -> bool {
        self.title != after.title || self.language != after.language || self.published_at != after.published_at
    }
}

impl From<&Source> for Metadata {
    fn from(source: &Source) -> Self {
        Self {
            title: source.title.as_deref().map(str::to_owned),
            outlet: source.outlet.as_deref().map(str::to_owned),
            url: source.url.as_ref().map(|url| url.as_str().to_owned()),
            byline: source.byline.as_deref().map(str::to_owned),
            language: source.language.as_ref().map(|language| language.as_str().to_owned()),
            published_at: source.published_at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &str, outlet: &str) -> Metadata {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Metadata { title: some(title), outlet: some(outlet), ..Metadata::default() }
    }

    #[test]
    fn a_page_replaces_its_own_words_and_not_those_of_people() {
        let said =
            Description { title: Some("Flood".to_owned()), outlet: Some("Post".to_owned()), ..Description::default() };
        let known = titled("Flood", "The Post");
        let page = titled("Flood kills 14", "Karvia Post");
        let after = known.clone().over(page).over(known.without(&said));
        assert_eq!(after, titled("Flood kills 14", "The Post"));
    }

    #[test]
    fn a_page_that_says_less_takes_nothing_away() {
        let said = Description { title: Some("Flood".to_owned()), ..Description::default() };
        let known = titled("Flood", "");
        let after = known.clone().over(titled("", "Post")).over(known.without(&said));
        assert_eq!(after, titled("Flood", "Post"));
    }
}
