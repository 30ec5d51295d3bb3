//! Selection of the sentences that are offered as claims.

use super::sentences::AnalysedSentence;
use crate::claim::{LeftOutReason, Support, Value};
use crate::signals::features::Features;
use crate::signals::kinds::input::is_fate;
use crate::signals::model::MODEL;
use crate::signals::names::Signal;

/// Signals of something that can be looked up: a name, figure, date, action or decision. "It was a grey morning" has none.
const CHECKABLE: &[Signal] = &[
    Signal::FIGURE,
    Signal::MONEY,
    Signal::SHARE,
    Signal::DATE,
    Signal::DURATION,
    Signal::SINCE,
    Signal::NAMES,
    Signal::ROLE,
    Signal::ORGANISATION,
    Signal::ACT,
    Signal::CASUALTY,
    Signal::STIPULATION,
    Signal::STIPULATES,
    Signal::ACCUSATION,
    Signal::ATTRIBUTED,
    Signal::SPEECH,
    Signal::SOURCE,
    Signal::CAUSE,
    Signal::MEASURED,
    Signal::COMPARISON,
    Signal::RUNNING,
];

/// The reason for not offering a sentence as a claim; `None` if it is offered.
pub(super) fn left_out(sentence: &AnalysedSentence<'_, '_>, support: Support) -> Option<LeftOutReason> {
    if sentence.left_out.is_some() {
        return sentence.left_out;
    }
    let Some(features) = &sentence.features else {
        return Some(LeftOutReason::Fragment);
    };
    let counts = |v: &Value| v.measures != "number" && v.measures != "date" && v.date.is_none();
    if sentence.row.is_some() {
        return (!sentence.values.iter().any(counts)).then_some(LeftOutReason::Fragment);
    }
    if support == Support::Basic {
        let counted = sentence.values.iter().any(|v| v.measures != "number" || v.low >= Some(10.0));
        return (!counted).then_some(LeftOutReason::NotCheckable);
    }
    // A question asserts nothing, whatever figures it has.
    if features.has(Signal::QUESTION) && !features.has(Signal::ATTRIBUTED) {
        return Some(LeftOutReason::Question);
    }
    let checkable = CHECKABLE.iter().any(|signal| features.has(*signal));
    let vector = sentence.vector.as_deref();
    if checkable
        && (MODEL.score(features, vector) >= MODEL.threshold(vector) || counts_harm(features, &sentence.values))
    {
        return None;
    }
    Some(if features.has(Signal::OPEN_END) && !features.has(Signal::RUNNING) {
        LeftOutReason::Headline
    } else if features.has(Signal::OPINION) || features.has(Signal::OBLIGATION) {
        LeftOutReason::Opinion
    } else {
        LeftOutReason::NotCheckable
    })
}

/// True for the words of a speaker with a count of dead, hurt or missing people: worth a check, however short.
pub(super) fn counts_harm(features: &Features, values: &[Value]) -> bool {
    let counted = |v: &Value| v.asserted && v.low >= Some(2.0) && v.low == v.high && is_fate(&v.measures);
    features.has(Signal::ATTRIBUTED) && !features.has(Signal::QUESTION) && values.iter().any(counted)
}
