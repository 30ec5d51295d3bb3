//! Claims from assertions.

use std::borrow::Cow;

use super::assertions::Assertion;
use super::sentences::AnalysedSentence;
use crate::claim::{Ambiguity, Attribution, Claim, Kind, Support, Voice};
use crate::claimant::attribution::SentenceAttribution;
use crate::signals::kinds::facts::KindInput;
use crate::signals::kinds::model::{self, KindGuess};
use crate::signals::kinds::topic::Topic;
use crate::signals::model::MODEL;
use crate::statement::wording::{self, WordingInput};
use crate::text::quotes;

/// Check-worthiness in languages with basic support, where the model cannot score.
const BASIC_SCORE: f64 = 0.5;

/// The claim that an assertion makes. `topic` is the topic of the sentences before.
pub(super) fn claim(
    sentence: &AnalysedSentence<'_, '_>,
    assertion: &Assertion<'_, '_>,
    topic: Topic,
    support: Support,
) -> Claim {
    let speaker = sentence.speaker.map(|speaker| {
        if assertion.is_whole {
            Cow::Borrowed(speaker)
        } else {
            Cow::Owned(speaker.of_part(assertion.start))
        }
    });
    let attribution = attribution(sentence, assertion, speaker.as_deref());
    let features = &assertion.features;
    let (guess, check_worthiness, reasons, mut ambiguities) = match support {
        Support::Full => {
            let score = MODEL.score(features);
            (
                kind(assertion, &attribution, topic),
                (score * 1e4).round() / 1e4,
                MODEL.reasons(features, &assertion.resolved),
                Vec::new(),
            )
        }
        Support::Basic => {
            let dated = assertion.values.iter().all(|v| v.measures == "date");
            (
                KindGuess::certain(if dated { Kind::Date } else { Kind::Quantity }),
                MODEL.threshold.max(BASIC_SCORE),
                Vec::new(),
                vec![Ambiguity::LanguageLimited],
            )
        }
    };
    let wording = wording::compose(&WordingInput {
        text: sentence.text,
        start: assertion.start,
        end: assertion.end,
        tokens: assertion.tokens,
        values: &assertion.values,
        features,
        attribution: speaker.as_deref(),
        voice: attribution.voice,
        kind: guess.kind,
        support,
        event: sentence.event.as_deref(),
        back_references: &sentence.back_references,
        skipped: assertion.skipped,
        antecedent: assertion.antecedent,
        is_whole: assertion.is_whole,
    });
    ambiguities.extend(wording.ambiguities);
    Claim {
        span: sentence.text.span(assertion.start..assertion.end),
        statement: wording.statement,
        kind: guess.kind,
        kind_certainty: guess.certainty,
        second_kind: guess.second,
        check_worthiness,
        reasons,
        attribution,
        values: assertion.values.clone(),
        ambiguities,
    }
}

fn kind(assertion: &Assertion<'_, '_>, attribution: &Attribution, topic: Topic) -> KindGuess {
    model::classify(&KindInput {
        tokens: &assertion.resolved,
        values: &assertion.values,
        features: &assertion.features,
        voice: attribution.voice,
        verb: attribution.verb.as_deref(),
        topic,
    })
}

fn attribution(
    sentence: &AnalysedSentence<'_, '_>,
    assertion: &Assertion<'_, '_>,
    speaker: Option<&SentenceAttribution>,
) -> Attribution {
    let own = speaker.map_or(&sentence.attribution, |speaker| &speaker.attribution);
    let mut attribution = own.clone();
    // “…,” she said, adding that …: the second part is indirect speech.
    if !assertion.is_whole
        && attribution.voice == Voice::Direct
        && quotes::share(assertion.tokens) < 0.5
    {
        attribution.voice = Voice::Reported;
    }
    attribution
}
