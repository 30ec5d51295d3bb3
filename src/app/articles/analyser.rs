//! The analyser: claim analysis and vectors of claims, with the model files that are configured.

use chrono::NaiveDate;
use claim_analysis::{Context, Extraction, SentenceVectors, Span, VECTOR};
use claim_matching::{CompactVector, VectorModel};
use sentence_vectors::Model;

use crate::domain::articles::article::Article;
use crate::domain::kernel::moment::Moment;
use crate::domain::newsroom::system::AnalysisInForce;

/// The analysis that is in force on this server.
#[derive(Debug, Default)]
pub struct Analyser {
    /// The model for English, which corrects kinds and scores.
    english: Option<Vectors>,
    /// The model that compares claims across languages.
    multilingual: Option<Model>,
}

impl Analyser {
    /// Analysis with a model for English, or the built-in analysis alone. Claims are compared by the multilingual model, or by
    /// the one for English without it.
    #[must_use]
    pub fn new(english: Option<Model>, multilingual: Option<Model>) -> Self {
        Self { english: english.map(Vectors), multilingual }
    }

    /// The version that is stored with each analysis.
    #[must_use]
    pub fn version(&self) -> &'static str {
        if self.english.is_some() { claim_analysis::VERSION_WITH_VECTORS } else { claim_analysis::VERSION }
    }

    /// Finds the claims of a text. Takes milliseconds for each sentence if there is a model.
    #[must_use]
    pub fn extract(&self, text: &str, context: &Context<'_>) -> Extraction {
        claim_analysis::extract(text, &Context { vectors: self.source(), ..*context })
    }

    /// Finds the claims of a text by its words alone, in microseconds for each sentence: for texts that somebody waits for.
    #[must_use]
    pub(crate) fn extract_by_words(text: &str) -> Extraction {
        claim_analysis::extract(text, &Context::default())
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

    /// Name of the model that compares claims; `None` without a model file.
    #[must_use]
    pub(crate) fn matching_model(&self) -> Option<&str> {
        self.matching().map(Model::name)
    }

    /// The vector of a text for storage; `None` without a model file. Takes milliseconds.
    #[must_use]
    pub(crate) fn vector(&self, text: &str) -> Option<CompactVector> {
        self.matching().map(|model| CompactVector::new(model.embed(text).values()))
    }

    /// Whose vectors are compared.
    pub(crate) fn vector_model(&self) -> VectorModel {
        self.matching().map_or(VectorModel::default(), |model| VectorModel::new(model.is_multilingual()))
    }

    fn matching(&self) -> Option<&Model> {
        self.multilingual.as_ref().or(self.english.as_ref().map(|vectors| &vectors.0))
    }

    /// What is in force, how many articles were read by another version, and how many claims have no vector.
    pub(crate) fn state(&self, outdated: i64, without_vector: i64) -> AnalysisInForce {
        let matching_model = self.matching_model().map(str::to_owned);
        AnalysisInForce {
            version: self.version(),
            model: self.english.as_ref().map(|vectors| vectors.0.name().to_owned()),
            without_vector: matching_model.as_ref().map(|_| without_vector),
            matching_model,
            outdated,
        }
    }

    fn source(&self) -> Option<&dyn SentenceVectors> {
        self.english.as_ref().map(|vectors| vectors as &dyn SentenceVectors)
    }
}

#[derive(Debug)]
struct Vectors(Model);

impl SentenceVectors for Vectors {
    fn vector(&self, sentence: &str) -> [f32; VECTOR] {
        *self.0.embed(sentence).values()
    }
}

#[cfg(test)]
mod tests {
    use sentence_vectors::{Published, UnigramScores, pack};

    use super::*;

    /// A model without layers that knows the letter a.
    fn model(is_multilingual: bool) -> Model {
        let scores = [0.0, 0.0, 0.0, -1.0];
        let published = Published {
            name: if is_multilingual { "across" } else { "english" },
            layers: 0,
            vocabulary: if is_multilingual { "<unk>\n<s>\n</s>\n▁a\n" } else { "[UNK]\n[CLS]\n[SEP]\na\n" },
            unigram: is_multilingual.then_some(UnigramScores { prefix: "", scores: &scores }),
            centre: [0.0; VECTOR],
        };
        let rows = |name: &str| match name.split('.').nth(1) {
            Some("word_embeddings") => 4,
            Some("position_embeddings") => 512,
            Some("token_type_embeddings") => 2,
            _ => 1,
        };
        let values = |at: usize| if at.is_multiple_of(3) { 0.5 } else { -0.25 };
        let mut file = Vec::new();
        pack(&published, |name| Some((0..rows(name) * VECTOR).map(values).collect()), &mut file).unwrap();
        Model::read(file.as_slice()).unwrap()
    }

    #[test]
    fn the_multilingual_model_compares_claims_and_the_english_one_analyses() {
        for (english, multilingual, version, analysing, comparing) in [
            (false, false, claim_analysis::VERSION, None, None),
            (true, false, claim_analysis::VERSION_WITH_VECTORS, Some("english"), Some("english")),
            (false, true, claim_analysis::VERSION, None, Some("across")),
            (true, true, claim_analysis::VERSION_WITH_VECTORS, Some("english"), Some("across")),
        ] {
            let analyser = Analyser::new(english.then(|| model(false)), multilingual.then(|| model(true)));
            let state = analyser.state(0, 7);
            assert_eq!((state.version, state.model.as_deref()), (version, analysing));
            assert_eq!(state.matching_model.as_deref(), comparing);
            assert_eq!(analyser.matching_model(), comparing);
            assert_eq!(state.without_vector, comparing.map(|_| 7));
            assert_eq!(analyser.vector("a").is_some(), comparing.is_some());
        }
    }
}
