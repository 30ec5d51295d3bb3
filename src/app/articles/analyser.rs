//! The analyser: claim analysis, with sentence embeddings if a model file is configured.

use chrono::NaiveDate;
use claim_analysis::{Context, Extraction, SentenceVectors, Span, VECTOR};
use claim_matching::CompactVector;
use sentence_vectors::Model;

use crate::domain::articles::article::Article;
use crate::domain::kernel::moment::Moment;
use crate::domain::newsroom::system::AnalysisInForce;

/// The analysis that is in force on this server.
#[derive(Debug, Default)]
pub struct Analyser {
    vectors: Option<Vectors>,
}

impl Analyser {
    /// Analysis with a model of sentence embeddings, or the built-in analysis alone.
    #[must_use]
    pub fn new(model: Option<Model>) -> Self {
        Self { vectors: model.map(Vectors) }
    }

    /// The version that is stored with each analysis.
    #[must_use]
    pub fn version(&self) -> &'static str {
        if self.vectors.is_some() { claim_analysis::VERSION_WITH_VECTORS } else { claim_analysis::VERSION }
    }

    /// Finds the claims of a text. Takes milliseconds for each sentence if there is a model.
    #[must_use]
    pub fn extract(&self, text: &str, context: &Context<'_>) -> Extraction {
        claim_analysis::extract(text, &Context { vectors: self.source(), ..*context })
    }

    /// Finds the claims of a text of an article, with its title, language and day of publication as context, and the days of
    /// stretches that have their own.
    pub(crate) fn read(&self, article: &Article, text: &str, written_on: &[(Span, NaiveDate)]) -> Extraction {
        let context = Context {
            title: article.title.as_deref(),
            language: article.language.as_deref(),
            published_on: article.published_at.map(Moment::day),
            written_on,
            vectors: None,
        };
        self.extract(text, &context)
    }

    /// Check-worthiness of a sentence without context, from 0 to 1.
    #[must_use]
    pub fn score(&self, sentence: &str) -> f64 {
        claim_analysis::score(sentence, self.source())
    }

    /// Name of the model of sentence vectors; `None` without a model file.
    #[must_use]
    pub(crate) fn model(&self) -> Option<&'static str> {
        self.vectors.is_some().then_some("all-MiniLM-L6-v2")
    }

    /// The vector of a text for storage; `None` without a model file. Takes milliseconds.
    #[must_use]
    pub(crate) fn vector(&self, text: &str) -> Option<CompactVector> {
        self.vectors.as_ref().map(|vectors| CompactVector::new(vectors.0.embed(text).values()))
    }

    /// What is in force, how many articles were read by another version, and how many claims have no vector.
    pub(crate) fn state(&self, outdated: i64, without_vector: i64) -> AnalysisInForce {
        let without_vector = self.model().map(|_| without_vector);
        AnalysisInForce { version: self.version(), model: self.model(), outdated, without_vector }
    }

    fn source(&self) -> Option<&dyn SentenceVectors> {
        self.vectors.as_ref().map(|vectors| vectors as &dyn SentenceVectors)
    }
}

#[derive(Debug)]
struct Vectors(Model);

impl SentenceVectors for Vectors {
    fn vector(&self, sentence: &str) -> [f32; VECTOR] {
        *self.0.embed(sentence).values()
    }
}
