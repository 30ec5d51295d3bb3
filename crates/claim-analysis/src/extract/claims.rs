//! Claims from assertions.

use std::borrow::Cow;

use super::assertions::Assertion;
use super::selection::counts_harm;
use super::sentences::AnalysedSentence;
use crate::claim::{Ambiguity, Attribution, Claim, Kind, Reason, Support, VECTOR, Value, Voice};
use crate::claimant::attribution::SentenceAttribution;
use crate::signals::kinds::input::KindInput;
use crate::signals::kinds::input::Topic;
use crate::signals::kinds::model::{self, KindGuess};
use crate::signals::model::MODEL;
use crate::statement::wording::{self, WordingInput};
use crate::text::quotes;
use crate::text::sentences::Extent;

/// Check-worthiness in languages with basic support, where the model cannot score.
const BASIC_SCORE: f64 = 0.5;

/// The claim that an assertion with these values makes. `topic` is the topic of the sentences before.
pub(super) fn claim(
    sentence: &AnalysedSentence<'_, '_>,
    assertion: Assertion<'_, '_>,
    values: Vec<Value>,
    topic: Topic,
    support: Support,
) -> Claim {
    let speaker = sentence.speaker.map(|speaker| {
        if assertion.is_whole { Cow::Borrowed(speaker) } else { Cow::Owned(speaker.of_part(assertion.start)) }
    });
    let attribution = attribution(sentence, assertion, speaker.as_deref());
    let Judgement { guess, score, reasons, mut ambiguities } =
        judge(sentence, assertion, &values, &attribution, topic, support);
    let is_part = sentence.sentence.extent != Extent::Whole;
    if is_part {
        ambiguities.push(Ambiguity::ReadInParts);
    }
    let wording = wording::compose(&WordingInput {
        text: sentence.text,
        start: assertion.start,
        end: assertion.end,
        tokens: assertion.tokens,
        values: &values,
        features: assertion.features,
        attribution: speaker.as_deref(),
        voice: attribution.voice,
        kind: guess.kind,
        support,
        event: sentence.event.as_deref(),
        back_references: &sentence.back_references,
        skipped: assertion.skipped,
        antecedent: assertion.antecedent,
        is_whole: assertion.is_whole && !is_part,
    });
    ambiguities.extend(wording.ambiguities);
    ambiguities.extend(unread(&values));
    Claim {
        span: if assertion.is_whole { sentence.span } else { sentence.text.span(assertion.start..assertion.end) },
        appearances: Vec::new(),
        statement: wording.statement,
        kind: guess.kind,
        kind_certainty: guess.certainty,
        second_kind: guess.second,
        check_worthiness: score,
        reasons,
        attribution,
        values,
        ambiguities,
    }
}

/// Kind and check-worthiness of an assertion.
struct Judgement {
    guess: KindGuess,
    /// From 0 to 1, rounded to four decimals.
    score: f64,
    reasons: Vec<Reason>,
    ambiguities: Vec<Ambiguity>,
}

fn judge(
    sentence: &AnalysedSentence<'_, '_>,
    assertion: Assertion<'_, '_>,
    values: &[Value],
    attribution: &Attribution,
    topic: Topic,
    support: Support,
) -> Judgement {
    if support == Support::Basic {
        let dated = values.iter().all(|v| v.measures == "date");
        return Judgement {
            guess: KindGuess::certain(if dated { Kind::Date } else { Kind::Quantity }),
            score: MODEL.threshold(None).max(BASIC_SCORE),
            reasons: Vec::new(),
            ambiguities: vec![Ambiguity::LanguageLimited],
        };
    }
    let features = assertion.features;
    let own = if assertion.is_whole { None } else { sentence.embed(assertion.start..assertion.end) };
    let vector = own.as_deref().or(sentence.vector.as_deref());
    let mut score = MODEL.score(features, vector);
    if sentence.row.is_some() || counts_harm(features, values) {
        score = score.max(MODEL.threshold(vector));
    }
    Judgement {
        guess: kind(assertion, values, attribution, topic, vector),
        score: (score * 1e4).round() / 1e4,
        reasons: MODEL.reasons(features, assertion.resolved),
        ambiguities: Vec::new(),
    }
}

/// The figures whose marks do not fit the language of the text.
fn unread(values: &[Value]) -> impl Iterator<Item = Ambiguity> {
    let without = |v: &&Value| v.low.is_none() && v.high.is_none();
    let figures = values.iter().filter(|v| !matches!(v.measures.as_str(), "date" | "score"));
    figures.filter(without).map(|v| Ambiguity::HowMuch { words: v.text.clone() })
}

fn kind(
    assertion: Assertion<'_, '_>,
    values: &[Value],
    attribution: &Attribution,
    topic: Topic,
    vector: Option<&[f32; VECTOR]>,
) -> KindGuess {
    let input = KindInput {
        tokens: assertion.resolved,
        values,
        features: assertion.features,
        voice: attribution.voice,
        verb: attribution.verb.as_deref(),
        topic,
    };
    model::classify(&input, vector)
}

fn attribution(
    sentence: &AnalysedSentence<'_, '_>,
    assertion: Assertion<'_, '_>,
    speaker: Option<&SentenceAttribution>,
) -> Attribution {
    let own = speaker.map_or(sentence.attribution, |speaker| &speaker.attribution);
    let mut attribution = own.clone();
    // “…,” she said, adding that …: the second part is indirect speech.
    if !assertion.is_whole && attribution.voice == Voice::Direct && quotes::share(assertion.tokens) < 0.5 {
        attribution.voice = Voice::Reported;
    }
    attribution
}
